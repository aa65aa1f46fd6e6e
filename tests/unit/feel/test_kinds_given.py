"""What an expression can give is told without evaluating it, and never too narrowly."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.feel import ANY_KIND, FeelError, comparisons, compile_expression, kinds_given, paths_compared
from forms.feel.values import kind_of

VALUES = {"n": Decimal(3), "t": "ba", "b": True, "l": [Decimal(1)], "nothing": None}
KINDS = {name: frozenset({kind_of(value)}) for name, value in VALUES.items()}


def kinds(text: str) -> frozenset[str]:
    return frozenset(kinds_given(text, lambda path: KINDS.get(".".join(path), ANY_KIND)))


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("n + 1", {"number", "null"}),
        ('t + "x"', {"string", "null"}),
        ("n > 1 and b", {"boolean", "null"}),
        ("not(b)", {"boolean", "null"}),
        ("working_hours(n)", {"working time", "null"}),
        ("if b then n else t", {"number", "string"}),
        ('duration("P1D")', {"days and time duration", "years and months duration", "null"}),
        ("[n, t]", {"list"}),
        ("date and time(t)", {"date and time", "null"}),
    ],
)
def test_the_kinds_are_told(text: str, given: set[str]) -> None:
    assert kinds(text) == given


@pytest.mark.parametrize("text", ["stranger", "l[1]", "abs(n)", "f(t).x", "l.a"])
def test_what_cannot_be_told_is_any_kind(text: str) -> None:
    assert kinds(text) == ANY_KIND


LEAVES = st.sampled_from(
    [*VALUES, "1", '"x"', "true", "null", "[1, 2]", 'date("2026-01-01")', 'duration("P1D")']
)
TEXTS = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.builds("({} {} {})".format, inner, st.sampled_from(["+", "-", "*", "/", "**"]), inner),
        st.builds("({} {} {})".format, inner, st.sampled_from(["=", "<", "and", "or", "!="]), inner),
        st.builds("(if {} then {} else {})".format, inner, inner, inner),
        st.builds(
            "{}({})".format, st.sampled_from(["not", "count", "string", "-", "reverse", "floor"]), inner
        ),
        st.builds("({} in [{}, {}])".format, inner, inner, inner),
    ),
    max_leaves=6,
)


@given(TEXTS)
def test_a_value_is_of_one_of_the_kinds_told(text: str) -> None:
    try:
        value = compile_expression(text).evaluate(VALUES)
    except FeelError:
        return
    assert kind_of(value) in kinds(text)


def test_comparisons_are_found_on_either_side_and_in_lists() -> None:
    text = 'a.b = "x" and (1 != c or d in ("y", "z")) and e = true and f > 2 and g in ["v"] and h = i'
    assert list(comparisons(text)) == [
        (("a", "b"), "x"),
        (("c",), Decimal(1)),
        (("d",), "y"),
        (("d",), "z"),
        (("e",), True),
        (("g",), "v"),
    ]


def test_paths_held_against_something_are_found() -> None:
    text = 'a.b = "x" and c != null and d > 1 and e in ["x"] and f(g) = 1'
    assert paths_compared(text) == {("a", "b"), ("c",), ("e",)}
