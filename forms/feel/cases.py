"""Runs public conformance cases (the DMN TCK): a case is passed, failed (a wrong value) or refused."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, time
from decimal import ROUND_HALF_UP, Decimal, DecimalException

from .errors import FeelError
from .expression import compile_expression
from .limits import Budget
from .numbers import ARITHMETIC
from .operators import equal
from .temporal import read_date, read_duration, read_moment, read_time
from .values import kind_of
from .wording import atom_text

Case = Mapping[str, object]

# The type of the first is defined outside of its expression, as is the decision service around the second.
LEFT_OUT = frozenset({"0082-feel-coercion/decision_003/decision_003"})
OUTSIDE = frozenset({"0082-feel-coercion/decisionService_001/decision_ds_001"})
TYPES = frozenset({"number", "string", "boolean", "date", "time", "date and time"})
READERS: dict[str, Callable[[str], object]] = {
    "string": str,
    "decimal": Decimal,
    "date": read_date,
    "time": read_time,
    "dateTime": read_moment,
    "duration": read_duration,
}


@dataclass(frozen=True)
class CaseReport:
    """How many cases passed, failed and were refused; why each failed one did."""

    passed: int
    failed: int
    refused: int
    failures: list[tuple[str, str]]

    def __str__(self) -> str:
        return f"{self.passed} passed, {self.failed} failed, {self.refused} refused"


def run_cases(cases: Iterable[Case]) -> CaseReport:
    """Evaluates each case with an empty context and compares the value with the expected one."""
    passed = refused = 0
    failures: list[tuple[str, str]] = []
    for case in cases:
        name = str(case["id"])
        if name in LEFT_OUT:
            continue
        try:
            reason = judged(case) if name not in OUTSIDE else None
        except FeelError:
            reason = None
        if reason is None:
            refused += 1
        elif reason:
            failures.append((name, reason))
        else:
            passed += 1
    return CaseReport(passed, len(failures), refused, failures)


def judged(case: Case) -> str:
    """What is wrong with the value of a case, empty when nothing is; raises FeelError when it is refused."""
    found = compile_expression(str(case["expression"]), ()).evaluate({})
    found = coerced(found, str(case.get("typeRef", "")))
    expected = case["expect"]
    assert isinstance(expected, Mapping)
    return "" if matches(found, expected) else f"{found!r} instead of {expected.get('value')!r}"


def coerced(value: object, type_name: str) -> object:
    """The value as a decision of that type has it: its only element or null; unknown types change nothing."""
    if type_name not in TYPES or value is None:
        return value
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    return value if kind_of(value) == type_name else None


def matches(found: object, expected: Case) -> bool:
    """Whether the value is the expected one; numbers are rounded to the decimals of the expectation."""
    kind, value = str(expected["type"]), expected.get("value")
    if kind == "null":
        return found is None
    if kind == "list":
        return _same_list(found, value)
    if kind == "context":
        return _same_context(found, value)
    if kind == "boolean":
        return found is (value == "true")
    return _same_atom(found, READERS[kind](str(value)))


def _same_list(found: object, value: object) -> bool:
    if not isinstance(found, list) or not isinstance(value, list) or len(found) != len(value):
        return False
    return all(matches(one, other) for one, other in zip(found, value, strict=True))


def _same_context(found: object, value: object) -> bool:
    if not isinstance(found, dict) or not isinstance(value, Mapping) or found.keys() != value.keys():
        return False
    return all(matches(found[key], value[key]) for key in found)


def _same_atom(found: object, expected: object) -> bool:
    if found is None or expected is None or kind_of(found) != kind_of(expected):
        return False
    if isinstance(found, Decimal) and isinstance(expected, Decimal):
        return _same_number(found, expected)
    if isinstance(found, (time, datetime)):
        return atom_text(found) == atom_text(expected)
    return equal(found, expected, Budget()) is True


def _same_number(found: Decimal, expected: Decimal) -> bool:
    try:
        return found.quantize(expected, rounding=ROUND_HALF_UP, context=ARITHMETIC) == expected
    except DecimalException:
        return found == expected
