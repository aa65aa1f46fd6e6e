"""Putting a diagram in force: it is frozen by its hash, and new dossiers are filed under it."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from forms.messages import message
from processes.actions.office import note_change, take_turns
from processes.actions.refusals import DiagramNotInOrder
from processes.domain.access import Actor, may
from processes.domain.dossier.work import Due
from processes.domain.errors import NotAllowed, Refusal
from processes.domain.organisation import ProcedureRecord, ProcedureVersion
from processes.domain.procedure import Profile
from processes.engine.diagram import Expanded, facts_from_json, facts_to_json, read_facts
from processes.ports import World


@dataclass(frozen=True)
class Publish:
    """A diagram that has been expanded and checked; ``errors`` are its findings of severity error."""

    source: bytes
    expanded: Expanded
    errors: tuple[object, ...] = ()
    reason: str = ""


@dataclass(frozen=True)
class PublishAll:
    """Several diagrams, all or none."""

    diagrams: tuple[Publish, ...]


@dataclass(frozen=True)
class Drawn:
    """What becomes a version: the diagram as drawn and expanded, the officer who drew it, and his note."""

    source: bytes
    expanded: Expanded
    by: str | None = None
    note: str = ""


class TwoDiagrams(Refusal):
    """Two diagrams of one procedure were to be put in force together."""

    http = 422

    def __init__(self, code: str) -> None:
        text = message("Có hai quy trình cùng mã {code}. Giữ lại một tệp rồi làm lại.", code=code)
        super().__init__(text)


def publish(world: World, actor: Actor, command: Publish) -> ProcedureVersion:
    """Put a version in force without review: the way of the operator of the machine only.

    The same expanded diagram again changes nothing. Raises NotAllowed, DiagramNotInOrder.
    """
    if not may(actor, "publish"):
        raise NotAllowed
    if command.errors:
        raise DiagramNotInOrder(command.errors)
    take_turns(world)
    known = world.version_by_hash(command.expanded.sha256)
    if known is not None:
        return known
    record, version = make_version(world, actor, Drawn(command.source, command.expanded))
    enforce(world, actor, record, version, ("publish_version", command.reason.strip()))
    return version


def publish_all(world: World, actor: Actor, command: PublishAll) -> list[ProcedureVersion]:
    """Put several diagrams in force, all of them or none. Raises TwoDiagrams, and what ``publish`` raises."""
    made = [publish(world, actor, diagram) for diagram in command.diagrams]
    codes = Counter(version.procedure_code for version in made)
    for code, count in codes.items():
        if count > 1:
            raise TwoDiagrams(code)
    return made


def make_version(world: World, actor: Actor, drawn: Drawn) -> tuple[ProcedureRecord, ProcedureVersion]:
    """A new version and its procedure; it is in force only after ``enforce``."""
    facts = read_facts(drawn.expanded.xml)
    record = _record(world, facts.profile)
    record.kind = "procedure" if facts.side is None else "side"
    version = ProcedureVersion(
        id=world.new_id(),
        procedure_code=record.code,
        number=world.next_number(f"version:{record.code}"),
        sha256=drawn.expanded.sha256,
        source=drawn.source,
        xml=drawn.expanded.xml,
        facts=facts_to_json(facts),
        published_at=world.now,
        published_by=actor.id,
        drawn_by=drawn.by,
        note=drawn.note,
    )
    world.add(version)
    return record, version


def enforce(
    world: World, actor: Actor, record: ProcedureRecord, version: ProcedureVersion, why: tuple[str, str]
) -> None:
    """Let new dossiers be filed under ``version``; ``why``: what was done and the reason, for the journal.

    It waits for no other day any more.
    """
    before = as_in_force(world, record)
    unschedule(world, version)
    record.version_id, version.in_force_since = version.id, world.now
    describe(world, record, facts_from_json(version.facts).profile)
    world.flush()
    action, reason = why
    note_change(world, actor, action, subject_of(record), before, as_in_force(world, record), reason)


def unschedule(world: World, version: ProcedureVersion) -> None:
    """Let ``version`` wait for no day; one that waits for none costs no statement."""
    if version.scheduled_for is None:
        return
    version.scheduled_for = None
    row: Due | None = world.get(Due, version.id)
    if row is not None:
        world.remove(row)


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
