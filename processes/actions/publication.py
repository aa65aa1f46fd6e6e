"""Putting a diagram in force: it is frozen by its hash, and new dossiers are filed under it."""

from dataclasses import dataclass

from processes.actions.refusals import DiagramNotInOrder
from processes.domain.access import Actor, may
from processes.domain.errors import NotAllowed
from processes.domain.organisation import ProcedureRecord, ProcedureVersion
from processes.domain.procedure import Profile
from processes.engine.diagram import Expanded, facts_to_json, read_facts
from processes.ports import World


@dataclass(frozen=True)
class Publish:
    """A diagram that has been expanded and checked; ``errors`` are its findings of severity error."""

    source: bytes
    expanded: Expanded
    errors: tuple[object, ...] = ()


def publish(world: World, actor: Actor, command: Publish) -> ProcedureVersion:
    """Put a version in force; the same expanded diagram again changes nothing.

    Raises DiagramNotInOrder when the checker found errors.
    """
    if not may(actor, "publish"):
        raise NotAllowed
    if command.errors:
        raise DiagramNotInOrder(command.errors)
    known = world.version_by_hash(command.expanded.sha256)
    if known is not None:
        return known
    facts = read_facts(command.expanded.xml)
    record = _record(world, facts.profile, "procedure" if facts.side is None else "side")
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
    record.version_id = version.id
    return version


def _record(world: World, profile: Profile, kind: str) -> ProcedureRecord:
    record: ProcedureRecord | None = world.get(ProcedureRecord, profile.code)
    if record is None:
        record = ProcedureRecord(profile.code, profile.name.vi, None)
        world.add(record)
        world.flush()
    record.name, record.kind = profile.name.vi, kind
    record.field, record.field_en = profile.field.vi, profile.field.en or profile.field.vi
    record.online_level, record.agency_level = profile.online_level, profile.agency_level
    record.life_event = profile.life_event
    record.search_text = world.fold(_searchable(profile))
    return record


def _searchable(profile: Profile) -> str:
    names = (profile.name, profile.short_name, profile.summary, profile.field)
    words = [text for name in names for text in (name.vi, name.en) if text]
    return " ".join([profile.code, *words, *profile.keywords])
