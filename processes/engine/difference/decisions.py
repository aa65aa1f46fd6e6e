"""Decision tables, decision by decision and rule by rule."""

from collections.abc import Iterator
from difflib import SequenceMatcher

from processes.engine.decisions import Decision, DecisionError, Table, read_decisions
from processes.engine.diagram.decision_parts import decision_files
from processes.engine.diagram.document import Document
from processes.engine.difference.change import (
    ADDED,
    CHANGED,
    REMOVED,
    Change,
    FieldChange,
    Fields,
    field_changes,
)

Rows = list[tuple[str, ...]]


def decision_changes(before: Document, after: Document) -> Iterator[Change]:
    """Decisions that are new, gone or changed, and the rules that differ."""
    old, new = _decisions(before), _decisions(after)
    for id_ in (*new, *(id_ for id_ in old if id_ not in new)):
        decision = new.get(id_) or old[id_]
        if id_ not in old or id_ not in new:
            kind = ADDED if id_ in new else REMOVED
            yield Change(kind, "decision", id_, decision.name, "decision")
            continue
        if told := field_changes(_said(old[id_]), _said(new[id_])):
            yield Change(CHANGED, "decision", id_, decision.name, "decision", fields=told)
        yield from _rule_changes(old[id_], new[id_])


def _decisions(document: Document) -> dict[str, Decision]:
    """By id; a file that cannot be read has none."""
    found: dict[str, Decision] = {}
    for element in decision_files(document.process()).values():
        try:
            found.update(read_decisions((element.text or "").strip().encode()).decisions)
        except DecisionError:
            continue
    return found


def _said(decision: Decision) -> Fields:
    """What a decision says besides its rules."""
    said = {"name": decision.name, "requires": ", ".join(decision.requires)}
    logic = decision.logic
    if not isinstance(logic, Table):
        return {**said, "text": logic.value.text}
    said |= {"policy": logic.policy, "aggregation": logic.aggregation}
    for number, column in enumerate(logic.inputs, 1):
        said[f"input[{column.label or number}]"] = column.value.text
        said[f"input[{column.label or number}].values"] = column.allowed.text if column.allowed else ""
    for output in logic.outputs:
        said[f"output[{output.name}]"] = output.label
        said[f"output[{output.name}].values"] = output.allowed.text if output.allowed else ""
        said[f"output[{output.name}].default"] = output.default.text if output.default else ""
    return said


def _rule_changes(old: Decision, new: Decision) -> Iterator[Change]:
    """Rules with the same cells are the same rule; of the others, pairs are told first, then what is left."""
    before, after = _rows(old), _rows(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, from_old, to_old, from_new, to_new in matcher.get_opcodes():
        if kind == "equal":
            continue
        both = min(to_old - from_old, to_new - from_new)
        for step in range(both):
            told = field_changes(_cells(old, before[from_old + step]), _cells(new, after[from_new + step]))
            yield _rule(CHANGED, new, from_new + step, told)
        for at in range(from_old + both, to_old):
            yield _rule(REMOVED, old, at, field_changes(_cells(old, before[at]), {}))
        for at in range(from_new + both, to_new):
            yield _rule(ADDED, new, at, field_changes({}, _cells(new, after[at])))


def _rule(kind: str, decision: Decision, place: int, told: tuple[FieldChange, ...]) -> Change:
    return Change(kind, "rule", str(place + 1), str(place + 1), "rule", decision.name, told)


def _rows(decision: Decision) -> Rows:
    logic = decision.logic
    rules = logic.rules if isinstance(logic, Table) else ()
    return [tuple(cell.text.strip() for cell in (*rule.tests, *rule.results)) for rule in rules]


def _cells(decision: Decision, row: tuple[str, ...]) -> Fields:
    logic = decision.logic
    if not isinstance(logic, Table):
        return {}
    labels = [column.label for column in logic.inputs] + [o.label or o.name for o in logic.outputs]
    return {
        label or str(number): cell for number, (label, cell) in enumerate(zip(labels, row, strict=True), 1)
    }
