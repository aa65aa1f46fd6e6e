"""Hit policies (DMN 1.5 8.2.11): what a table says where none, one or several of its rules hold."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from forms.feel import FeelError, Range, compile_expression
from forms.messages import message
from processes.engine.decisions.compiling import Compiled
from processes.engine.decisions.errors import DecisionFailed
from processes.engine.decisions.model import LISTS, RANKED, Decision, Table

SAME = compile_expression("one = other", {"one", "other"})
AGGREGATES = {
    name: compile_expression(f"{name.lower()}(values)", {"values"}) for name in ("SUM", "MIN", "MAX", "COUNT")
}
Results = tuple[object, ...]


@dataclass(frozen=True)
class Hit:
    """A rule that holds, and the values of its results."""

    number: int
    results: Results


def settle(
    decision: Decision, table: Table, compiled: Compiled, hits: Sequence[Hit], default: Results | None
) -> tuple[object, list[int]]:
    """The value of the table, and the numbers of the rules it comes from in the order they count.

    Raises DecisionFailed where UNIQUE holds twice, ANY differs, or an aggregation has no value.
    """
    if not hits:
        return _without(table, default), []
    if table.policy in ("UNIQUE", "ANY"):
        _refuse_several(decision, table, hits)
    if table.policy in RANKED:
        hits = sorted(hits, key=lambda hit: _rank(table, compiled, hit))
    if table.policy not in LISTS:
        hits = hits[:1] if table.policy != "ANY" else hits
        return _told(table, hits[0].results), [hit.number for hit in hits]
    values = [_told(table, hit.results) for hit in hits]
    return _aggregated(decision, table, values), [hit.number for hit in hits]


def _told(table: Table, results: Results) -> object:
    """One output is its value, several are a context."""
    if len(table.outputs) == 1:
        return results[0]
    return {output.name: value for output, value in zip(table.outputs, results, strict=True)}


def _without(table: Table, default: Results | None) -> object:
    """No rule holds: the default; without one an empty list, a count of 0, otherwise nothing."""
    listed = table.policy in LISTS and not table.aggregation
    if default is not None:
        value = _told(table, default)
        return [value] if listed else value
    return [] if listed else Decimal(0) if table.aggregation == "COUNT" else None


def _refuse_several(decision: Decision, table: Table, hits: Sequence[Hit]) -> None:
    numbers = ", ".join(str(hit.number) for hit in hits)
    if table.policy == "UNIQUE" and len(hits) > 1:
        text = message(
            "Bảng “{table}” chỉ cho một quy tắc đúng, nhưng các quy tắc {rules} cùng đúng.",
            table=decision.name,
            rules=numbers,
        )
        raise DecisionFailed(text)
    if not all(_same(one.results, other.results) for one, other in pairwise(hits)):
        text = message(
            "Các quy tắc {rules} của bảng “{table}” cùng đúng nhưng cho kết quả khác nhau.",
            table=decision.name,
            rules=numbers,
        )
        raise DecisionFailed(text)


def _same(one: Results, other: Results) -> bool:
    try:
        return all(
            SAME.evaluate({"one": left, "other": right}) is True
            for left, right in zip(one, other, strict=True)
        )
    except FeelError:
        return False


def _rank(table: Table, compiled: Compiled, hit: Hit) -> tuple[int, ...]:
    """Where the results stand in the lists of their columns, from left to right."""
    return tuple(
        _position(compiled.tests(output.allowed).constants, value) if output.allowed else 0
        for output, value in zip(table.outputs, hit.results, strict=True)
    )


def _position(constants: object, value: object) -> int:
    values = getattr(constants, "values", ())
    for index, each in enumerate(values):
        if not isinstance(each, Range) and each == value and each.__class__ is value.__class__:
            return index
    return len(values)


def _aggregated(decision: Decision, table: Table, values: list[object]) -> object:
    if not table.aggregation:
        return values
    try:
        value = AGGREGATES[table.aggregation].evaluate({"values": values})
    except FeelError:
        value = None
    if value is None:
        text = message("Không gộp được kết quả của bảng “{table}”.", table=decision.name)
        raise DecisionFailed(text)
    return value
