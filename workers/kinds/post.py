"""A post whose last day has passed."""

from app.services import Services
from processes.actions.post_ends import LookAtPost, look_at_post
from processes.domain.access import SYSTEM


def act(at_hand: Services, id_: str) -> None:
    """Free what its holder had claimed through it."""
    at_hand.transactions.perform(look_at_post, SYSTEM, LookAtPost(id_))
