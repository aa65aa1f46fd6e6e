"""Versions approved for a later day: the moment at which they begin, and calling one off before."""

from dataclasses import dataclass
from datetime import date, datetime, time

from forms.messages import message
from processes.actions.office import note_change, require_administrator, require_reason, take_turns
from processes.actions.publication import enforce, subject_of, unschedule
from processes.domain.access import Actor, may
from processes.domain.dossier.codes import ZONE
from processes.domain.dossier.work import Due
from processes.domain.errors import NotAllowed, NotFound, Refusal
from processes.domain.organisation import ProcedureRecord, ProcedureVersion
from processes.ports import World

IN_FORCE = "in_force"
"""Kind of the moment; its id is that of the version."""


class NotScheduled(Refusal):
    """The version waits for no day: it has begun, or was called off."""

    text = message("Bản này không còn chờ ngày áp dụng. Tải lại trang để xem.")


@dataclass(frozen=True)
class BeginScheduled:
    """The day of a version has come."""

    version_id: str


@dataclass(frozen=True)
class CallOffVersion:
    """Let a version that waits for its day not begin."""

    version_id: str
    reason: str


def schedule(
    world: World, actor: Actor, record: ProcedureRecord, version: ProcedureVersion, day: date
) -> None:
    """Let ``version`` begin at the first minute of ``day`` in Vietnam."""
    version.scheduled_for = day
    world.add(Due(version.id, world.now, IN_FORCE, due_at=begins_at(day)))
    world.flush()
    after = {"scheduled": version.number, "sha256": version.sha256, "valid_from": day.isoformat()}
    note_change(world, actor, "schedule_version", subject_of(record), None, after, version.note)


def begin_scheduled(world: World, actor: Actor, command: BeginScheduled) -> ProcedureVersion | None:
    """Put the version in force whose day has come, once; None where there is nothing to do.

    Of several whose day has come (the worker slept) only the newest begins. What somebody put in force since
    that minute stays: it is newer.
    """
    if not may(actor, "publish"):
        raise NotAllowed
    take_turns(world)
    row: Due | None = world.get(Due, command.version_id)
    version: ProcedureVersion | None = world.lock(ProcedureVersion, command.version_id)
    if version is None or version.scheduled_for is None:
        if row is not None:
            world.remove(row)
        return None
    if version.scheduled_for > world.today():
        if row is not None:
            row.due_at = begins_at(version.scheduled_for)
        return None
    return _begin(world, actor, version.procedure_code)


def call_off_version(world: World, actor: Actor, command: CallOffVersion) -> ProcedureVersion:
    """Let a scheduled version not begin; it stays among the versions and may be put in force by hand.

    Raises NotAllowed, NotFound, NotScheduled, ReasonRequired.
    """
    require_administrator(actor)
    take_turns(world)
    version: ProcedureVersion | None = world.lock(ProcedureVersion, command.version_id)
    if version is None:
        raise NotFound
    if version.scheduled_for is None:
        raise NotScheduled
    reason = require_reason(command.reason)
    call_off(world, actor, _record(world, version.procedure_code), version, ("call_off_version", reason))
    return version


def call_off(
    world: World, actor: Actor, record: ProcedureRecord, version: ProcedureVersion, why: tuple[str, str]
) -> None:
    """Take a version's day away; ``why``: what was done and the reason, for the journal."""
    day = version.scheduled_for
    before = {"scheduled": version.number, "valid_from": day.isoformat() if day else None}
    unschedule(world, version)
    note_change(world, actor, why[0], subject_of(record), before, None, why[1])


def begins_at(day: date) -> datetime:
    """The first moment of a day in Vietnam."""
    return datetime.combine(day, time(0), ZONE)


def _begin(world: World, actor: Actor, code: str) -> ProcedureVersion | None:
    """The newest of those whose day has come begins; the others are passed over."""
    record = _record(world, code)
    waiting = [one for one in world.scheduled_versions(code) if _day(one) <= world.today()]
    newest = max(waiting, key=lambda one: (_day(one), one.number))
    begun = None if _newer_stands(world, record, _day(newest)) else newest
    for version in waiting:
        if version is not begun:
            call_off(world, actor, record, version, ("pass_over_version", ""))
    if begun is not None:
        enforce(world, actor, record, begun, ("begin_version", begun.note))
    return begun


def _newer_stands(world: World, record: ProcedureRecord, day: date) -> bool:
    current = world.get(ProcedureVersion, record.version_id) if record.version_id else None
    since: datetime | None = current.in_force_since if current else None
    return since is not None and since >= begins_at(day)


def _record(world: World, code: str) -> ProcedureRecord:
    record: ProcedureRecord | None = world.lock(ProcedureRecord, code)
    if record is None:
        raise NotFound
    return record


def _day(version: ProcedureVersion) -> date:
    return version.scheduled_for or date.max
