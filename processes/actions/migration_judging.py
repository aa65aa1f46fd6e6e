"""Whether a dossier can go on under another version, and what becomes of it there; nothing is changed here.

The preview and the move itself ask the same functions.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from forms.messages import Message, message
from processes.actions.advance import unit_of_slot
from processes.actions.case import CaseInHand
from processes.domain.dossier.statuses import ENDED as ENDINGS
from processes.domain.dossier.work import OPEN, SUSPENDED, RunRecord, TaskDraft, WorkItem
from processes.domain.migrating import RunMigration
from processes.domain.organisation import ProcedureRecord, ProcedureVersion
from processes.domain.procedure import Component, Facts, Name, TaskNode
from processes.domain.procedure.choose import limit_for
from processes.engine.runs import (
    CannotMigrate,
    OtherKind,
    OtherScope,
    RunError,
    Unmapped,
    migrate,
)
from processes.ports import Version, World

ENDED = message("Hồ sơ đã xong.")
ELSEWHERE = message("Hồ sơ không còn ở bản cũ: một lần chuyển khác đã đưa hồ sơ sang bản khác.")
NO_CASE = message("Bản mới không còn trường hợp giải quyết của hồ sơ này.")
OTHER_LIMIT = message("Thời hạn giải quyết của bản mới khác, mà hồ sơ đã được hẹn trả theo bản cũ.")
NOT_OFFERED = message("Bản đích không còn áp dụng cho hồ sơ mới.")
UNREADABLE = message("Không đọc được trạng thái đã lưu của quy trình.")


class Stays(Exception):
    """A dossier cannot move; ``words`` say why."""

    def __init__(self, words: Message) -> None:
        super().__init__(str(words))
        self.words = words


@dataclass(frozen=True)
class StepMoved:
    """An open task: where it will stand, whose it is then, and whether its holder keeps it."""

    item: WorkItem
    node: TaskNode
    unit_id: str
    holder_stays: bool


@dataclass(frozen=True)
class Judged:
    """What a dossier would be under the new version. ``lost`` are answers that no form asks for any more,
    ``papers`` components of the new version that nothing was handed in for."""

    state: bytes
    steps: tuple[StepMoved, ...]
    lost: tuple[Name, ...]
    papers: tuple[Component, ...]


def target_offered(world: World, migration: RunMigration) -> bool:
    """Whether dossiers may be moved there: to the version in force; back to an earlier one while the
    procedure has not ended."""
    record: ProcedureRecord | None = world.get(ProcedureRecord, migration.procedure_code)
    if record is None or world.get(ProcedureVersion, migration.to_version_id) is None:
        return False
    if migration.undo_of is not None:
        return record.version_id is not None
    return record.version_id == migration.to_version_id


class Movable(Protocol):
    """What is asked of a dossier before its run is: a dossier, or a row of one."""

    @property
    def status(self) -> str: ...
    @property
    def version_id(self) -> str: ...
    @property
    def case(self) -> str | None: ...
    @property
    def channel(self) -> str: ...
    @property
    def received_at(self) -> datetime | None: ...
    @property
    def finished_at(self) -> datetime | None: ...


def why_stays(dossier: Movable, migration: RunMigration, old: Facts, new: Facts) -> Message | None:
    """What keeps a dossier on its version whatever step it stands at; None when nothing does.

    The legal date never changes by itself: a dossier that was promised one stays where the limit of the new
    version is another, for a later pause would count by it.
    """
    if dossier.status in ENDINGS:
        return ENDED
    if dossier.version_id != migration.from_version_id:
        return ELSEWHERE
    if dossier.case is not None and all(dossier.case != case.id for case in new.profile.cases):
        return NO_CASE
    before, after = _limit(old, dossier), _limit(new, dossier)
    promised = dossier.received_at is not None or after is None
    return OTHER_LIMIT if dossier.finished_at is None and promised and before != after else None


def _limit(facts: Facts, dossier: Movable) -> tuple[str, int, str | None] | None:
    found = limit_for(facts.profile, dossier.channel, dossier.case)
    return (found.mode, found.value, found.cutoff) if found else None


def judge(case: CaseInHand, migration: RunMigration) -> Judged:
    """What becomes of a dossier, as it is now. Raises Stays."""
    record = case.record
    if record is None or record.finished_at is not None:
        raise Stays(ENDED)
    old, new = case.version, case.world.version(migration.to_version_id)
    if words := why_stays(case.dossier, migration, old.facts, new.facts):
        raise Stays(words)
    state = moved_state(old, new, record.state, migration.rename)
    steps = tuple(_steps(case, record, new, migration.rename))
    lost = tuple(_lost(case, new, steps))
    return Judged(state, steps, lost, tuple(_papers(case, new)))


def moved_state(old: Version, new: Version, state: bytes, rename: Mapping[str, str]) -> bytes:
    """The run under the new version. Raises Stays."""
    try:
        return migrate(old.spec, new.spec, state, rename)
    except CannotMigrate as refused:
        raise Stays(why_not(refused, old.facts)) from refused
    except RunError as error:
        raise Stays(UNREADABLE) from error


def why_not(refused: CannotMigrate, facts: Facts) -> Message:
    """Why a run cannot move, with the steps by their names."""
    steps = "”, “".join(node_name(facts, node) for node in refused.nodes)
    if isinstance(refused, Unmapped):
        return message("Bước “{steps}” không có bước tương ứng trong bản mới.", steps=steps)
    if isinstance(refused, OtherKind):
        return message("Bước “{steps}” ứng với một bước loại khác trong bản mới.", steps=steps)
    if isinstance(refused, OtherScope):
        return message("Bước “{steps}” nằm trong nhóm bước khác ở bản mới.", steps=steps)
    return message("Các nhánh hoặc mốc thời gian quanh bước “{steps}” được vẽ khác ở bản mới.", steps=steps)


def node_name(facts: Facts, node: str) -> str:
    """The Vietnamese name of a step, timer or event; its id where it has none."""
    places = (facts.tasks, facts.timers, facts.steps, facts.messages)
    found = next((nodes[node].name.vi for nodes in places if node in nodes), "")
    return found or node


def open_items(case: CaseInHand, record: RunRecord) -> list[WorkItem]:
    """The tasks of the procedure's run that wait, those set aside by a withdrawal included."""
    found: list[WorkItem] = case.world.find(WorkItem, run_id=record.id)
    return sorted((i for i in found if i.state in (OPEN, SUSPENDED)), key=lambda item: item.created_at)


def _steps(
    case: CaseInHand, record: RunRecord, new: Version, rename: Mapping[str, str]
) -> Iterator[StepMoved]:
    for item in open_items(case, record):
        node = new.facts.tasks.get(rename.get(item.node, ""))
        if node is None:
            raise Stays(why_not(Unmapped((item.node,)), case.facts))
        unit = unit_of_slot(case, node.lane.slot)
        yield StepMoved(item, node, unit, _keeps(case, item, (unit, node.lane.role)))


def _keeps(case: CaseInHand, item: WorkItem, pair: tuple[str, str]) -> bool:
    """Whether the holder may go on: nobody loses a task, or keeps one, that the new lane decides."""
    if item.holder_id is None or (item.unit_id, item.role) == pair:
        return True
    return pair in case.world.actor(item.holder_id).pairs


def _lost(case: CaseInHand, new: Version, steps: tuple[StepMoved, ...]) -> Iterator[Name]:
    """Answers kept that no form of the new version asks for, those typed in open tasks included."""
    for form, answers in case.answers.items():
        yield from _fields_gone(case.version, new, form, form, answers.values)
    for step in steps:
        before = case.facts.tasks.get(step.item.node)
        drafts: list[TaskDraft] = case.world.find(TaskDraft, work_item_id=step.item.id)
        for draft in drafts:
            yield from _fields_gone(
                case.version, new, before.form if before else None, step.node.form, draft.values
            )


def _fields_gone(
    old: Version, new: Version, before: str | None, after: str | None, values: Mapping[str, object]
) -> Iterator[Name]:
    here = old.forms.get(before or "")
    there = new.forms.get(after or "")
    kept = {field.key for field in there.fields} if there else set()
    for field in here.fields if here else ():
        if field.key in values and values[field.key] not in (None, "", []) and field.key not in kept:
            yield Name(field.label.vi, field.label.en)


def _papers(case: CaseInHand, new: Version) -> Iterator[Component]:
    known = {one.id for one in case.facts.profile.components} | {paper.component for paper in case.papers}
    for one in new.facts.profile.components:
        fits = not one.cases or case.dossier.case in one.cases
        if one.required and one.is_uploaded and fits and one.id not in known:
            yield one
