"""Mails to officers about a task: to who holds it, else to those who may take it."""

from collections.abc import Iterable, Iterator

from processes.actions.case import CaseInHand
from processes.actions.notices import queue_message
from processes.domain.dossier.work import WorkItem
from processes.domain.organisation import Officer, Post
from processes.ports import World

ABOVE = ("unit_head", "leader")
"""The roles of a unit that hear of what is late."""


def notify_officers(case: CaseInHand, item: WorkItem, kind: str, above: bool = False) -> None:
    """One mail a person; ``above`` adds those who lead the unit. Officers get no short messages."""
    due = item.due_at.isoformat() if item.due_at else None
    data = {
        "code": case.dossier.code,
        "dossier_id": item.dossier_id,
        "item_id": item.id,
        "task": item.label,
        "procedure": case.facts.profile.short_name.vi,
        "due": due,
    }
    for officer in _concerned(case.world, item, above):
        # A deadline that was moved is reminded of anew; the same deadline never twice.
        key = f"{item.id}:{kind}:{due}:{officer.id}"
        if officer.email:
            to = ("mail", officer.email)
            queue_message(case.world, key, kind, to, {**data, "name": officer.name}, "vi", item.dossier_id)


def _concerned(world: World, item: WorkItem, above: bool) -> list[Officer]:
    holders = [item.holder_id] if item.holder_id else list(_in_post(world, item.unit_id, (item.role,)))
    leading = _in_post(world, item.unit_id, ABOVE) if above else ()
    found = (world.get(Officer, id_) for id_ in dict.fromkeys([*holders, *leading]))
    return [officer for officer in found if officer is not None and officer.active]


def _in_post(world: World, unit_id: str, roles: Iterable[str]) -> Iterator[str]:
    for role in roles:
        for post in world.find(Post, unit_id=unit_id, role=role):
            if post.holds_on(world.today()):
                yield post.officer_id
