"""What an officer has claimed goes back to his colleagues when he leaves; one administrator always stays."""

from datetime import date, timedelta

from forms.messages import message
from processes.actions.case import CaseInHand
from processes.domain.access import Actor
from processes.domain.dossier.work import OPEN, SUSPENDED, WorkItem
from processes.domain.errors import Refusal
from processes.domain.organisation import Officer, Post
from processes.ports import World


class LastAdministrator(Refusal):
    """Nobody would be left who could administer."""

    http = 422
    text = message(
        "Đây là quản trị viên cuối cùng còn đăng nhập được. Giao quản trị cho người khác trước, rồi làm lại."
    )


def require_another_administrator(world: World, officer: Officer, last_day: date) -> None:
    """Raises LastAdministrator when nobody but ``officer`` could administer after ``last_day``."""
    day = max(world.today(), last_day + timedelta(days=1))
    if officer.id in world.administrators(world.today()) and not world.administrators(day) - {officer.id}:
        raise LastAdministrator


def give_back(world: World, actor: Actor, officer: Officer, ended: Post | None = None) -> int:
    """Free what the officer had claimed, each with an entry in its dossier's journal; how many tasks.

    With ``ended`` only what he had through that post, unless another post of his gives it to him still.
    """
    kept = _pairs_kept(world, officer, ended) if ended else set()
    freed = 0
    for dossier_id in world.dossiers_held_by(officer.id):
        case = CaseInHand(world, actor, world.lock_dossier(dossier_id))
        for item in world.find(WorkItem, dossier_id=dossier_id, holder_id=officer.id):
            if item.state not in (OPEN, SUSPENDED) or not _leaves(item, ended, kept):
                continue
            item.holder_id = item.held_at = None
            case.note("task_released", label=item.label, node=item.node, holder=officer.name)
            freed += 1
    return freed


def _leaves(item: WorkItem, ended: Post | None, kept: set[tuple[str, str]]) -> bool:
    pair = (item.unit_id, item.role)
    return ended is None or (pair == (ended.unit_id, ended.role) and pair not in kept)


def _pairs_kept(world: World, officer: Officer, ended: Post) -> set[tuple[str, str]]:
    today = world.today()
    others = (post for post in world.find(Post, officer_id=officer.id) if post is not ended)
    return {(post.unit_id, post.role) for post in others if post.holds_on(today)}
