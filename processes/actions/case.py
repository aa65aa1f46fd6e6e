"""The case in hand: a locked dossier with its run and everything an action may need of it."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from functools import cached_property
from typing import Any

from forms.answers import feel_values
from forms.feel import compile_expression
from processes.domain.access import Actor, Subject
from processes.domain.dossier.dossier import Answers, ComponentCheck, Dossier, Paper
from processes.domain.dossier.journal import JournalEntry, entry_hash, payload_hash
from processes.domain.dossier.records import DecisionRecord
from processes.domain.dossier.work import DONE, Due, IntakeClock, PauseRecord, RunRecord, WorkItem
from processes.domain.errors import NotFound
from processes.domain.procedure import Facts
from processes.domain.working_time import WorkingCalendar
from processes.engine.runs import Run, unpack
from processes.ports import Version, World


class CaseInHand:
    """A dossier under lock, for one actor, within one transaction. Parts are read when first needed."""

    def __init__(
        self, world: World, actor: Actor, dossier: Dossier, main: "CaseInHand | None" = None
    ) -> None:
        self.world = world
        self.actor = actor
        self.dossier = dossier
        self.main: CaseInHand = main or self
        """The case with the procedure's own run; another one than itself only beside a side run."""
        self.reason = ""

    @cached_property
    def version(self) -> Version:
        """The version the dossier stays on; beside a side run its diagram, with the procedure's card and
        the forms of both."""
        own = self.world.version(self.dossier.version_id)
        if not self.is_side or self.record is None:
            return own
        side = self.world.version(self.record.version_id)
        facts = replace(side.facts, profile=own.facts.profile)
        return replace(side, facts=facts, forms={**own.forms, **side.forms})

    @property
    def is_side(self) -> bool:
        """Whether this is a side run: what may happen at any stage, drawn in a small diagram of its own."""
        return self.main is not self

    @property
    def given(self) -> dict[str, Any]:
        """What the run was started with."""
        return self.record.data if self.record else {}

    def beside(self, record: RunRecord) -> "CaseInHand":
        """The same dossier with a side run in hand."""
        side = CaseInHand(self.world, self.actor, self.dossier, self.main)
        side.record = record
        return side

    def of_run(self, run_id: str | None) -> "CaseInHand":
        """The case with the run of this id in hand. Raises NotFound."""
        if run_id is None or (self.main.record is not None and self.main.record.id == run_id):
            return self.main
        record: RunRecord | None = self.world.get(RunRecord, run_id)
        if record is None or record.dossier_id != self.dossier.id:
            raise NotFound
        return self.beside(record)

    @property
    def facts(self) -> Facts:
        """What the version's diagram says."""
        return self.version.facts

    @cached_property
    def items(self) -> list[WorkItem]:
        """The work items open when first asked for, oldest first, and those made since; of every run."""
        if self.is_side:
            return self.main.items
        return self.world.open_items(self.dossier.id)

    def item(self, item_id: str) -> WorkItem:
        """A work item of the dossier, open or not. Raises NotFound."""
        found = next((item for item in self.items if item.id == item_id), None)
        found = found or self.world.get(WorkItem, item_id)
        if found is None or found.dossier_id != self.dossier.id:
            raise NotFound
        return found

    def last_done(self, nodes: Collection[str]) -> dict[str, WorkItem]:
        """The work item done last at each of ``nodes``, by node, those of this action included."""
        just_done = {item.node: item for item in self.items if item.state == DONE and item.node in nodes}
        asked = set(nodes) - just_done.keys()
        return just_done | (self.world.last_done(self.dossier.id, asked) if asked else {})

    @cached_property
    def record(self) -> RunRecord | None:
        """The saved run in hand."""
        return self.world.main_run(self.dossier.id)

    @cached_property
    def run(self) -> Run:
        """The run, loaded; a case without one (a draft) has nothing to run."""
        return self._loaded[0]

    @cached_property
    def _loaded(self) -> tuple[Run, bool]:
        """The run, and whether it waited for timers when it was loaded."""
        if self.record is None:
            raise LookupError("a draft has no run")
        run = Run.load(self.version.spec, self.record.state)
        return run, bool(run.waiting_timers())

    @cached_property
    def dues(self) -> list[Due]:
        """The moments the run waits for: a run loaded without timers has none to read."""
        if self.record is None or not self._loaded[1]:
            return []
        return self.world.open_dues(self.record.id)

    @cached_property
    def pauses(self) -> list[PauseRecord]:
        """Pauses of the processing clock, oldest first."""
        if self.is_side:
            return self.main.pauses
        return self.world.pauses(self.dossier.id)

    @cached_property
    def intake_clocks(self) -> list[IntakeClock]:
        """The runs of the clock of intake, oldest first."""
        if self.is_side:
            return self.main.intake_clocks
        clocks: list[IntakeClock] = self.world.find(IntakeClock, dossier_id=self.dossier.id)
        return sorted(clocks, key=lambda clock: clock.started_at)

    @cached_property
    def answers(self) -> dict[str, Answers]:
        """What was answered, by form."""
        if self.is_side:
            return self.main.answers
        return {answers.form: answers for answers in self.world.answers(self.dossier.id)}

    @cached_property
    def papers(self) -> list[Paper]:
        """Every paper and version, oldest first."""
        if self.is_side:
            return self.main.papers
        return self.world.papers(self.dossier.id)

    @cached_property
    def decision_records(self) -> list[DecisionRecord]:
        """Every decision taken by table, oldest first; of every run."""
        if self.is_side:
            return self.main.decision_records
        records: list[DecisionRecord] = self.world.find(DecisionRecord, dossier_id=self.dossier.id)
        return sorted(records, key=lambda record: record.at)

    @cached_property
    def component_checks(self) -> list[ComponentCheck]:
        """Papers counted at the desk; only a dossier that was filed there has any."""
        if self.is_side:
            return self.main.component_checks
        return self.world.find(ComponentCheck, dossier_id=self.dossier.id) if self.dossier.filed_by else []

    @cached_property
    def calendar(self) -> WorkingCalendar:
        """The calendar that counts the dossier's working time: that of the receiving unit."""
        return self.world.calendar(self.dossier.receiving_unit_id)

    def subject(self, item: WorkItem | None = None) -> Subject:
        """What a question of access is about."""
        return Subject(self.dossier, item)

    def context(self) -> Mapping[str, Any]:
        """What an expression of the diagram sees."""
        return {
            "dossier": dossier_facts(self.dossier),
            "form": self.form_facts(),
            "decision": self.decided(),
        }

    def decided(self) -> dict[str, object]:
        """What was decided by table, by decision; nothing is read where the diagram decides nothing."""
        if not self.facts.deciding and not self.main.facts.deciding:
            return {}
        return {record.decision: unpack(record.value) for record in self.decision_records}

    def form_facts(self) -> dict[str, Any]:
        """The answers as FEEL values, by form; a form not answered yet is an empty context."""
        return {
            form: feel_values(definition, self.answers[form].values if form in self.answers else {})
            for form, definition in self.version.forms.items()
        }

    def evaluate(self, text: str) -> object:
        """The value of an expression of the diagram."""
        return compile_expression(text).evaluate(self.context())

    def note(self, kind: str, /, **payload: Any) -> None:
        """Write a journal entry; it joins the dossier's chain of hashes."""
        dossier = self.dossier
        dossier.journal_seq += 1
        entry = JournalEntry(
            dossier_id=dossier.id,
            seq=dossier.journal_seq,
            at=self.world.now,
            kind=kind,
            actor_id=self.actor.id,
            actor_name=self.actor.name,
            payload=payload,
            payload_sha256=payload_hash(payload),
            previous=dossier.journal_head,
            sha256="",
            acting_for=self.actor.hat or None,
        )
        entry.sha256 = entry_hash(entry)
        dossier.journal_head = entry.sha256
        dossier.updated_at = self.world.now
        self.world.add(entry)


def dossier_facts(dossier: Dossier) -> dict[str, Any]:
    """The part of a dossier that expressions may read; nothing in it can be changed through them."""
    return {
        "code": dossier.code,
        "status": str(dossier.status),
        "channel": dossier.channel,
        "case": dossier.case,
        "finance_status": dossier.finance_status,
        "delivery_status": dossier.delivery_status,
        "result_form": dossier.result_form,
        "submitted_at": dossier.submitted_at,
        "received_at": dossier.received_at,
        "due_at": dossier.due_current,
        "rounds": dossier.supplement_rounds,
    }
