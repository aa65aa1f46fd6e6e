"""The code of a dossier and what it is found by: given when it is sent, or taken in at the desk."""

from processes.actions.case import CaseInHand
from processes.domain.dossier.codes import dossier_code, dossier_counter
from processes.domain.dossier.dossier import Dossier


def give_code(case: CaseInHand) -> None:
    """Number the dossier, once: it keeps its code whatever happens (law-and-slips, section 4.1)."""
    dossier, world = case.dossier, case.world
    if dossier.code is None:
        unit = world.unit(dossier.receiving_unit_id)
        number = world.next_number(dossier_counter(unit.code, world.now))
        dossier.code = dossier_code(unit.code, world.now, number)
    dossier.search_text = world.fold(search_text(dossier))


def search_text(dossier: Dossier) -> str:
    """What the desk may search by, in one line."""
    return " ".join(filter(None, (dossier.code, dossier.submitter_name, dossier.owner_name, dossier.subject)))
