"""Decisions by table: a business rule task takes one when the run comes to it, a fee asks what it costs."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from forms.feel import FeelError, compile_expression
from forms.messages import message
from processes.actions.case import CaseInHand
from processes.domain.dossier.records import DecisionRecord
from processes.domain.procedure import DecideNode, Facts, Fee
from processes.domain.procedure.fee_lines import FeeNotDecided, undecided
from processes.engine.decisions import DecisionFailed, DecisionModel, Outcome, read_decisions
from processes.engine.runs import DataRefused, DecisionNotTaken, PendingStep, pack

LONGEST_VALUE = 300
_AS_TEXT = compile_expression("string(value)", ("value",))
_TICK = timedelta(microseconds=1)


def take_decision(case: CaseInHand, node: DecideNode, pending: PendingStep) -> None:
    """Decide at a business rule task: what the table says is kept, and counts from here on.

    Raises DecisionNotTaken where it says nothing, too much, or something that cannot be kept.
    """
    try:
        outcome = _outcome(case, node, pending)
        record = _record(case, node, outcome)
    except DecisionFailed as failed:
        raise DecisionNotTaken(str(failed.text), node.id) from failed
    except (FeelError, DataRefused) as failed:
        raise DecisionNotTaken(str(failed), node.id) from failed
    case.world.add(record)
    case.decision_records.append(record)
    case.note(
        "decided",
        node=node.id,
        label=node.name.vi,
        decision=node.decision,
        table=case.facts.tables[node.decision].name.vi,
        rules=record.rules,
        value=value_text(outcome.value),
    )


def _outcome(case: CaseInHand, node: DecideNode, pending: PendingStep) -> Outcome:
    inputs = _inputs(case, node, pending)
    outcome = model_of(case.facts, node.decision).evaluate(node.decision, {**case.context(), **inputs})
    if outcome.value is None and not outcome.rules.get(node.decision):
        # Read as null, a decision that was not taken would let every gateway behind it take its default.
        name = case.facts.tables[node.decision].name.vi
        raise DecisionFailed(message("Không quy tắc nào của bảng “{table}” đúng.", table=name))
    return outcome


def _record(case: CaseInHand, node: DecideNode, outcome: Outcome) -> DecisionRecord:
    return DecisionRecord(
        id=case.world.new_id(),
        dossier_id=case.dossier.id,
        node=node.id,
        decision=node.decision,
        version_id=case.version.id,
        inputs=packed(outcome.inputs),
        value=pack(outcome.value),
        rules={name: list(held) for name, held in outcome.rules.items()},
        at=_after(case, node.decision),
    )


def model_of(facts: Facts, decision: str) -> DecisionModel:
    """The tables of the file that holds a decision of a diagram; read once and kept."""
    return read_decisions(facts.decisions[facts.tables[decision].file].encode())


def decided_amount(case: CaseInHand, fee: Fee) -> object:
    """What the decision of a fee says of the dossier as it is. Raises FeeNotDecided."""
    if fee.decision not in case.facts.tables:
        return undecided(fee)
    try:
        return model_of(case.facts, fee.decision).evaluate(fee.decision, dict(case.context())).value
    except DecisionFailed as failed:
        raise FeeNotDecided(fee, failed.text) from failed


def value_text(value: object) -> str:
    """A FEEL value as people read it; one that says nothing is a dash."""
    if value is None:
        return "–"
    text = str(_AS_TEXT.evaluate({"value": value}))
    return text if len(text) <= LONGEST_VALUE else f"{text[: LONGEST_VALUE - 1]}…"


def packed(values: Mapping[str, object]) -> dict[str, object]:
    """FEEL values as JSON, by name. Raises DataRefused."""
    return {name: pack(value) for name, value in values.items()}


def _inputs(case: CaseInHand, node: DecideNode, pending: PendingStep) -> dict[str, object]:
    sees = {**case.context(), "item": pending.item}
    return {name: compile_expression(text).evaluate(sees) for name, text in node.inputs.items()}


def _after(case: CaseInHand, decision: str) -> datetime:
    """Now; a little later where it was taken in this very moment already, so that the newest is plain."""
    taken = [record.at for record in case.decision_records if record.decision == decision]
    return max([case.world.now, *(at + _TICK for at in taken)])
