"""Procedures in force: put an earlier version back, or let one end. Running dossiers stay as they are."""

from dataclasses import dataclass

from forms.messages import message
from processes.actions.office import note_change, require_administrator, require_reason, take_turns
from processes.actions.publication import as_in_force, enforce, subject_of
from processes.actions.scheduling import call_off
from processes.domain.access import Actor
from processes.domain.errors import NotFound, Refusal
from processes.domain.organisation import ProcedureRecord, ProcedureVersion
from processes.ports import World


class AlreadyInForce(Refusal):
    """The version asked for is the one in force."""

    text = message("Bản này đang áp dụng rồi. Tải lại trang để xem bản đang áp dụng.")


class AlreadyRetired(Refusal):
    """The procedure has no version in force."""

    text = message("Thủ tục này đã thôi áp dụng. Tải lại trang để xem.")


class SideStays(Refusal):
    """Side diagrams belong to every procedure: without one, withdrawing or stopping would be impossible."""

    text = message("Quy trình bên dùng cho mọi thủ tục nên không thôi áp dụng được. Nạp bản mới để thay.")


@dataclass(frozen=True)
class PutBackInForce:
    """Let new dossiers be filed under a version that was in force before."""

    procedure_code: str
    version_id: str
    reason: str


@dataclass(frozen=True)
class RetireProcedure:
    """Let no new dossier be filed."""

    procedure_code: str
    reason: str


def put_back_in_force(world: World, actor: Actor, command: PutBackInForce) -> ProcedureVersion:
    """Put an earlier version in force again. Raises NotFound, AlreadyInForce, ReasonRequired."""
    require_administrator(actor)
    record = _record(world, command.procedure_code)
    version: ProcedureVersion | None = world.get(ProcedureVersion, command.version_id)
    if version is None or version.procedure_code != record.code:
        raise NotFound
    if record.version_id == version.id:
        raise AlreadyInForce
    enforce(world, actor, record, version, ("put_back_in_force", require_reason(command.reason)))
    return version


def retire_procedure(world: World, actor: Actor, command: RetireProcedure) -> ProcedureRecord:
    """Let no new dossier be filed; those running finish on their version, the public is no longer offered it.

    A version that waits for its day is called off with it.

    Raises NotFound, AlreadyRetired, SideStays, ReasonRequired.
    """
    require_administrator(actor)
    record = _record(world, command.procedure_code)
    if record.kind == "side":
        raise SideStays
    if record.version_id is None:
        raise AlreadyRetired
    reason, before = require_reason(command.reason), as_in_force(world, record)
    for version in world.scheduled_versions(record.code):
        call_off(world, actor, record, version, ("call_off_version", reason))
    record.version_id = None
    note_change(
        world, actor, "retire_procedure", subject_of(record), before, as_in_force(world, record), reason
    )
    return record


def _record(world: World, code: str) -> ProcedureRecord:
    take_turns(world)
    record: ProcedureRecord | None = world.get(ProcedureRecord, code)
    if record is None:
        raise NotFound
    return record
