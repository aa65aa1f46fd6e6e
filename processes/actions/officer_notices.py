"""Mails to officers about a task or a dossier, and who they are: holders, those who may take it, those above.

Officers get no short messages.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from processes.actions.case import CaseInHand
from processes.actions.notices import queue_message
from processes.domain.dossier.work import WorkItem
from processes.domain.organisation import Officer, Post, Unit
from processes.ports import World


def notify_officers(case: CaseInHand, item: WorkItem, kind: str) -> None:
    """One mail to each who holds a task or may take it."""
    mail_of_task(case, item, kind, holders_of(case.world, item))


def mail_of_task(case: CaseInHand, item: WorkItem, kind: str, to: Iterable[Officer], **extra: Any) -> None:
    """One mail a person about a task; ``extra`` is what its template reads besides."""
    said = {"item_id": item.id, "task": item.label, "due": item.due_at.isoformat() if item.due_at else None}
    _mail(case, item.id, kind, to, {**said, **extra})


def mail_of_dossier(case: CaseInHand, kind: str, to: Iterable[Officer], **extra: Any) -> None:
    """One mail a person about a dossier's promised date."""
    due = case.dossier.due_current
    _mail(case, case.dossier.id, kind, to, {"due": due.isoformat() if due else None, **extra})


def _mail(case: CaseInHand, about: str, kind: str, to: Iterable[Officer], said: dict[str, Any]) -> None:
    dossier = case.dossier
    data = {
        "code": dossier.code,
        "dossier_id": dossier.id,
        "procedure": case.main.facts.profile.short_name.vi,
        **said,
    }
    for officer in to:
        if officer.email:
            # The journal goes on with every rung that is told, so each telling has a key of its own.
            key = f"{about}:{kind}:{dossier.journal_seq:06}:{officer.id}"
            told = {**data, "name": officer.name}
            queue_message(case.world, key, kind, ("mail", officer.email), told, "vi", dossier.id)


def holders_of(world: World, item: WorkItem) -> list[Officer]:
    """Who holds a task; else everybody who may take it."""
    if item.holder_id:
        return list(_active(world, [item.holder_id]))
    return list(_active(world, _in_post(world, item.unit_id, item.role)))


def in_roles(world: World, unit_id: str, roles: Iterable[str]) -> list[Officer]:
    """Everybody who has one of ``roles`` in a unit today; for a role that nobody has there, those who have it
    in the nearest unit above."""
    found = [officer for role in roles for officer in _nearest(world, unit_id, role)]
    return list({officer.id: officer for officer in found}.values())


def _nearest(world: World, unit_id: str, role: str) -> list[Officer]:
    at: str | None = unit_id
    passed: set[str] = set()
    while at is not None and at not in passed:
        found = list(_active(world, _in_post(world, at, role)))
        if found:
            return found
        passed.add(at)
        unit: Unit | None = world.get(Unit, at)
        at = unit.parent_id if unit else None
    return []


def _in_post(world: World, unit_id: str, role: str) -> Iterator[str]:
    for post in world.find(Post, unit_id=unit_id, role=role):
        if post.holds_on(world.today()):
            yield post.officer_id


def _active(world: World, ids: Iterable[str]) -> Iterator[Officer]:
    for id_ in dict.fromkeys(ids):
        officer: Officer | None = world.get(Officer, id_)
        if officer is not None and officer.active:
            yield officer
