"""Literals, arithmetic, comparison, paths and containers."""

from datetime import date, timedelta
from decimal import Decimal
from enum import IntEnum, StrEnum
from types import MappingProxyType

import pytest

from forms.feel import Range, YearsMonths, compile_expression


def value(text, **context):
    return compile_expression(text).evaluate(context)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 + 2 * 3", Decimal(7)),
        ("(1 + 2) * 3", Decimal(9)),
        ("10 - 4 - 3", Decimal(3)),
        ("-5 ** 2", Decimal(25)),
        ("2 ** 3 ** 2", Decimal(64)),
        ("0.1 + 0.2", Decimal("0.3")),
        ("1 / 3", Decimal("0." + "3" * 34)),
        ("1.5e3", Decimal(1500)),
        (".5", Decimal("0.5")),
        ('"a" + "b"', "ab"),
        ("1 / 0", None),
        ('1 + "a"', None),
        ("9 ** 9 ** 9 ** 9 ** 9", None),
        ('@"2025-01-31" + @"P1M"', date(2025, 2, 28)),
        ('@"2024-02-29" - @"P1Y"', date(2023, 2, 28)),
        ('@"2025-07-03" - @"2025-07-01"', timedelta(days=2)),
        ('@"P1D" * 1.5', timedelta(hours=36)),
        ('@"P1Y" / 4', YearsMonths(3)),
        ('@"lunch"', None),
    ],
)
def test_arithmetic(text, expected):
    assert value(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 = 1.0", True),
        ('1 = "1"', None),
        ("null = null", True),
        ("1 = null", False),
        ("null != 1", True),
        ("[1, [2]] = [1, [2]]", True),
        ('"a" < "b"', True),
        ('1 < "b"', None),
        ("2 between 1 and 2", True),
        ("null between 1 and 2", None),
        ("3 in [1..3)", False),
        ("1 in ]1..3]", False),
        ("3 in [1..3[", False),
        ("3 in (1, < 2, [3..4])", True),
        ("3 in [1, 2]", False),
        ("3 in != 3", False),
        ("3 in (!= 3)", False),
        ("5 in (null..10]", None),
        ('@"08:00:00+07:00" = @"01:00:00Z"', True),
        ('@"2025-01-01T08:00:00" < @"2025-01-01T01:00:00Z"', None),
        ("1 instance of number", True),
        ('[1, "a"] instance of list<number>', False),
        ('{a: 1} instance of context<a: number>', True),
    ],
)  # fmt: skip
def test_comparison(text, expected):
    assert value(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[1, 2, 3][2]", Decimal(2)),
        ("[1, 2, 3][-1]", Decimal(3)),
        ("[1, 2, 3][4]", None),
        ("[1, 2, 3][item > 1]", [Decimal(2), Decimal(3)]),
        ("[{x: 1}, {x: 2}][x = 2].x", [Decimal(2)]),
        ("[[1, 2], [3]][count(item[item > 1]) = 1]", [[Decimal(1), Decimal(2)], [Decimal(3)]]),
        ("{a: 1, b: a + 1}.b", Decimal(2)),
        ('{"a b": 1, c d: 2}', {"a b": Decimal(1), "c d": Decimal(2)}),
        ("{a: 1, a: 2}", None),
        ("for i in 3..1 return i * i", [Decimal(9), Decimal(4), Decimal(1)]),
        ("for i in [1..3) return i", [Decimal(1), Decimal(2)]),
        ("for i in [1, 2], j in [i, 10] return i * j", [Decimal(n) for n in (1, 10, 4, 20)]),
        ("some i in [1, 2] satisfies i > 1", True),
        ("every i in [1, 2] satisfies i > 1", False),
        ('some i in [1, 2] satisfies i = "a"', None),
        ("every i in [] satisfies false", True),
        ("if null then 1 else 2", Decimal(2)),
        ("(function(a, b) a - b)(b: 1, a: 3)", Decimal(2)),
        ("{f: function(n) n + 1}.f(1)", Decimal(2)),
        ("for f in (for i in [1, 2] return function() i) return f()", [Decimal(1), Decimal(2)]),
        ("[1..3].end included", True),
        ("(> 3).start", Decimal(3)),
        ("1 // to the end\n + /* inside */ 1", Decimal(2)),
    ],
)
def test_structures(text, expected):
    assert value(text) == expected


def test_a_range_keeps_what_was_written():
    assert value("(1..2]") == Range(Decimal(1), Decimal(2), False, True)
    assert value('[1.."a"]') is None


class Colour(StrEnum):
    RED = "red"


class Size(IntEnum):
    LARGE = 3


def test_context_values_are_normalised():
    found = value("[a, b, c, d, e]", a=1, b=0.1, c=Colour.RED, d=Size.LARGE, e=(True, None))
    assert found == [Decimal(1), Decimal("0.1"), "red", Decimal(3), [True, None]]
    assert type(found[2]) is str
    assert found[4][0] is True


def test_paths_read_mappings_lists_and_properties():
    form = MappingProxyType({"rows": [{"n": 1}, {}], "day": date(2025, 7, 1)})
    assert value("form.rows.n", form=form) == [Decimal(1), None]
    assert value("form.day.weekday", form=form) == Decimal(2)
    assert value("form.missing.deeper", form=form) is None
    assert value("missing") is None


def test_a_filter_prefers_the_entries_of_its_element():
    rows = [{"kind": "a"}, {"kind": "b"}, {}]
    assert value("rows[kind = wanted]", rows=rows, wanted="b", kind="b") == [{"kind": "b"}, {}]
    assert value("rows[n].kind", rows=rows, n=2) == "b"
    assert value("rows[kind = 1]") is None


def test_is_defined_tells_null_from_missing():
    assert value("is defined(a.b)", a={"b": None}) is True
    assert value("is defined(a.c)", a={"b": None}) is False
    assert value("is defined(b)", a={}) is False
