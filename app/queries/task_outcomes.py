"""The ways to finish a task, each with what follows: who gets the dossier next, and by when."""

from collections.abc import Iterable

from flask_babel import gettext

from app.formatting import short_moment
from app.queries.outlook import Ahead, after_outcome, promised, usual_way
from app.queries.people import officers_of
from app.queries.reading import Reading
from app.queries.views_officer_task import NextStep, OutcomeCard
from processes.actions.advance import unit_of_slot
from processes.actions.case import CaseInHand
from processes.domain.access import Pair
from processes.domain.dossier.codes import day_of
from processes.domain.dossier.work import DONE, WorkItem
from processes.domain.procedure import Outcome, TaskNode


def outcome_cards(reading: Reading, case: CaseInHand, item: WorkItem, chosen: str) -> tuple[OutcomeCard, ...]:
    """A card for each outcome; the only one is chosen already."""
    outcomes = case.facts.tasks[item.node].outcomes
    ahead = {outcome.id: after_outcome(case, item.task_id, outcome) for outcome in outcomes}
    names = Receivers(reading, case, [step.node for steps in ahead.values() for step in steps])
    return tuple(
        OutcomeCard(
            id=outcome.id,
            label=outcome.label.read(reading.locale),
            consequence=_consequence(reading, names, outcome, ahead[outcome.id]),
            warning=_warning(case, outcome, ahead[outcome.id]),
            note=outcome.note,
            chosen=outcome.id == chosen or len(outcomes) == 1,
        )
        for outcome in outcomes
    )


def next_steps(reading: Reading, case: CaseInHand, item: WorkItem) -> tuple[NextStep, ...]:
    """What comes after this task on the usual way, and the promise at its end."""
    steps = [
        NextStep(step.node.name.read(reading.locale), step.due_at)
        for step in usual_way(case, item.task_id)
        if step.node.lane.role != "applicant"
    ]
    return (*steps, *_promise(case))


class Receivers:
    """Who gets tasks: whoever did the task before, the one officer of the role, or the role."""

    def __init__(self, reading: Reading, case: CaseInHand, nodes: Iterable[TaskNode]) -> None:
        self.reading, self.case = reading, case
        pairs = [self._pair(node) for node in nodes if node.lane.role != "applicant"]
        self.names = officers_of(reading.session, pairs, day_of(reading.now))

    def of(self, node: TaskNode) -> str:
        """The receiver in words."""
        if node.lane.role == "applicant":
            return gettext("người nộp")
        before = [
            item.done_by_name for item in self.case.items if item.node == node.id and item.state == DONE
        ]
        holders = self.names.get(self._pair(node), [])
        if before:
            return before[-1]
        return holders[0] if len(holders) == 1 else node.lane.name.read(self.reading.locale)

    def _pair(self, node: TaskNode) -> Pair:
        return unit_of_slot(self.case, node.lane.slot), node.lane.role


def _consequence(reading: Reading, names: Receivers, outcome: Outcome, ahead: list[Ahead]) -> str:
    said = outcome.consequence.read(reading.locale) if outcome.consequence else ""
    return " ".join([said, *(_receives(reading, names, step) for step in ahead)]).strip()


def _receives(reading: Reading, names: Receivers, step: Ahead) -> str:
    if step.due_at is None:
        return gettext("Người nhận việc: %(who)s.", who=names.of(step.node))
    moment = short_moment(step.due_at, reading.now)
    return gettext("Người nhận việc: %(who)s, hạn %(moment)s.", who=names.of(step.node), moment=moment)


def _warning(case: CaseInHand, outcome: Outcome, ahead: list[Ahead]) -> str:
    """A second request counts against the desk in the index of service quality (decision 766/QĐ-TTg)."""
    moves = [outcome.move or ""] + [o.move or "" for step in ahead for o in step.node.outcomes]
    if not case.dossier.supplement_rounds or not any(move.startswith("ask_supplement") for move in moves):
        return ""
    return gettext(
        "Đây là lần thứ %(round)s yêu cầu bổ sung. Bộ chỉ số 766 sẽ tính hồ sơ này là quá hạn.",
        round=case.dossier.supplement_rounds + 1,
    )


def _promise(case: CaseInHand) -> tuple[NextStep, ...]:
    if case.dossier.due_current is not None:
        return (NextStep(gettext("Hẹn trả"), case.dossier.due_current, promised=True),)
    due = promised(case)
    return (NextStep(gettext("Hẹn trả nếu tiếp nhận bây giờ"), due, promised=True),) if due else ()
