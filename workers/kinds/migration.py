"""A dossier that is to go to another version, and the end of such a migration."""

from app.services import Services
from processes.actions.migration_turns import MigrationDue, migration_due
from processes.domain.access import SYSTEM


def act(at_hand: Services, id_: str) -> None:
    """Move it, or see whether all have had their turn."""
    at_hand.transactions.perform(migration_due, SYSTEM, MigrationDue(id_))
