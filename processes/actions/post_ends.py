"""The moment after the last day of a post: what its holder had claimed through it is free again."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from processes.actions.held_work import give_back
from processes.domain.access import Actor, may
from processes.domain.dossier.codes import ZONE
from processes.domain.dossier.work import Due
from processes.domain.errors import NotAllowed, NotFound
from processes.domain.organisation import Officer, Post
from processes.ports import World


@dataclass(frozen=True)
class LookAtPost:
    """The day after the last day of a post has begun."""

    post_id: str


def watch_post(world: World, post: Post) -> None:
    """Set the moment at which a post with a last day will have ended; one without is not watched."""
    if post.valid_to is None:
        return
    row: Due | None = world.get(Due, post.id)
    if row is None:
        row = Due(post.id, world.now, "post")
        world.add(row)
    row.due_at = midnight_after(post.valid_to)


def look_at_post(world: World, actor: Actor, command: LookAtPost) -> int:
    """Free what was claimed through a post that has ended; how many tasks. Raises NotFound for no post.

    One that lasts longer meanwhile is looked at again when it ends.
    """
    if not may(actor, "administer"):
        raise NotAllowed
    row: Due | None = world.get(Due, command.post_id)
    post: Post | None = world.get(Post, command.post_id)
    if row is None or post is None:
        raise NotFound
    if post.valid_to is None or post.valid_to >= world.today():
        row.due_at = midnight_after(post.valid_to) if post.valid_to else None
        return 0
    world.remove(row)
    officer: Officer | None = world.get(Officer, post.officer_id)
    return give_back(world, actor, officer, post) if officer else 0


def midnight_after(day: date) -> datetime:
    """When the next day begins in Vietnam."""
    return datetime.combine(day + timedelta(days=1), time(0), ZONE)
