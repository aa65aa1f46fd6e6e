"""Putting a diagram in force: it is frozen by its hash, and new dossiers are filed under it."""

from dataclasses import dataclass
from typing import Any

from processes.actions.office import note_change, require_reason
from processes.actions.refusals import DiagramNotInOrder
from processes.domain.access import Actor, may
from processes.domain.errors import NotAllowed
from processes.domain.organisation import ProcedureRecord, ProcedureVersion
from processes.domain.procedure import Profile
from processes.engine.diagram import Expanded, facts_from_json, facts_to_json, read_facts
from processes.ports import World


@dataclass(frozen=True)
class Publish:
    """A diagram that has been expanded and checked; ``errors`` are its findings of severity error.

    The operator of the machine needs no ``reason``.
    """

    source: bytes
    expanded: Expanded
    errors: tuple[object, ...] = ()
    reason: str = ""


def publish(world: World, actor: Actor, command: Publish) -> ProcedureVersion:
    """Put a version in force; the same expanded diagram again changes nothing.

    Raises DiagramNotInOrder when the checker found errors, and ReasonRequired.
    """
    if not may(actor, "publish"):
        raise NotAllowed
    if command.errors:
        raise DiagramNotInOrder(command.errors)
    reason = command.reason.strip() if actor.system else require_reason(command.reason)
    known = world.version_by_hash(command.expanded.sha256)
    if known is not None:
        return known
    facts = read_facts(command.expanded.xml)
    record = _record(world, facts.profile)
    record.kind = "procedure" if facts.side is None else "side"
    version = ProcedureVersion(
        id=world.new_id(),
        procedure_code=record.code,
        number=world.next_number(f"version:{record.code}"),
        sha256=command.expanded.sha256,
        source=command.source,
        xml=command.expanded.xml,
        facts=facts_to_json(facts),
        published_at=world.now,
        published_by=actor.id,
    )
    world.add(version)
    enforce(world, actor, record, version, ("publish_version", reason))
    return version


def enforce(
    world: World, actor: Actor, record: ProcedureRecord, version: ProcedureVersion, why: tuple[str, str]
) -> None:
    """Let new dossiers be filed under ``version``; ``why``: what was done and the reason, for the journal."""
    before = as_in_force(world, record)
    record.version_id = version.id
    describe(world, record, facts_from_json(version.facts).profile)
    world.flush()
    action, reason = why
    note_change(world, actor, action, subject_of(record), before, as_in_force(world, record), reason)


def as_in_force(world: World, record: ProcedureRecord) -> dict[str, Any]:
    """What the journal keeps: the number and hash of the version in force, nothing where there is none."""
    version = world.get(ProcedureVersion, record.version_id) if record.version_id else None
    return {"version": version.number, "sha256": version.sha256} if version else {"version": None}


def subject_of(record: ProcedureRecord) -> tuple[str, str, str]:
    """A procedure as the journal names it."""
    return "procedure", record.code, record.name[:300]


def _record(world: World, profile: Profile) -> ProcedureRecord:
    record: ProcedureRecord | None = world.get(ProcedureRecord, profile.code)
    if record is None:
        record = ProcedureRecord(profile.code, profile.name.vi, None)
        world.add(record)
        world.flush()
    return record


def describe(world: World, record: ProcedureRecord, profile: Profile) -> None:
    """Let the catalogue say what the card says."""
    record.name = profile.name.vi
    record.field, record.field_en = profile.field.vi, profile.field.en or profile.field.vi
    record.online_level, record.agency_level = profile.online_level, profile.agency_level
    record.life_event = profile.life_event
    record.search_text = world.fold(_searchable(profile))


def _searchable(profile: Profile) -> str:
    names = (profile.name, profile.short_name, profile.summary, profile.field)
    words = [text for name in names for text in (name.vi, name.en) if text]
    return " ".join([profile.code, *words, *profile.keywords])
