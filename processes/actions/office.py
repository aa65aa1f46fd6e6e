"""Writing the journal of the office: every change an administrator makes, with its reason."""

import json
from dataclasses import asdict
from typing import Any

from forms.messages import message
from processes.domain.access import Actor, may
from processes.domain.errors import NotAllowed, Refusal
from processes.domain.office_journal import OfficeEntry, office_hash
from processes.ports import World

NEVER_NOTED = {"password", "totp_secret", "recovery_codes", "fs_uniquifier"}
"""Fields that no journal may hold."""


class ReasonRequired(Refusal):
    """The change touches people or law and needs a reason in words."""

    http = 422
    text = message("Ghi lý do bằng lời: người kiểm tra sau này cần biết vì sao.")


def require_administrator(actor: Actor) -> None:
    """Raises NotAllowed for anybody but administrators and the operator of the machine."""
    if not may(actor, "administer"):
        raise NotAllowed


def take_turns(world: World) -> None:
    """Wait until nobody else is changing something of the office, so that what is read now stays true until
    this change is kept (two local fees for the same days, two changes of one calendar)."""
    world.last_office_entry()


def require_reason(reason: str) -> str:
    """The reason without spaces around it. Raises ReasonRequired when nothing is left."""
    if not reason.strip():
        raise ReasonRequired
    return reason.strip()


def as_noted(thing: Any) -> dict[str, Any]:
    """A dataclass as the journal keeps it: plain data, without secrets."""
    kept = {name: value for name, value in asdict(thing).items() if name not in NEVER_NOTED}
    data: dict[str, Any] = json.loads(json.dumps(kept, default=str))
    return data


def note_change(
    world: World,
    actor: Actor,
    action: str,
    subject: tuple[str, str, str],
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
    reason: str = "",
) -> OfficeEntry:
    """Add an entry; ``subject`` is its kind (``unit``, ``officer``, …), id and name at this moment.

    Of ``before`` and ``after`` only what differs is kept, when both are given.
    """
    if before is not None and after is not None:
        changed = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
        before = {key: before[key] for key in sorted(changed) if key in before}
        after = {key: after[key] for key in sorted(changed) if key in after}
    newest = world.last_office_entry()
    kind, id_, name = subject
    entry = OfficeEntry(
        seq=newest.seq + 1 if newest else 1,
        at=world.now,
        actor_id=actor.id,
        actor_name=actor.name,
        action=action,
        subject_kind=kind,
        subject_id=id_,
        subject_name=name,
        before=before,
        after=after,
        reason=reason,
        previous=newest.sha256 if newest else "",
    )
    entry.sha256 = office_hash(entry)
    world.add(entry)
    world.flush()
    return entry
