"""How points and ranges lie to each other, against sets of points."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.feel import compile_expression

offline = settings(derandomize=True, database=None, deadline=None, max_examples=300)
GRID = [Fraction(n, 4) for n in range(0, 29)]
ends = st.integers(min_value=1, max_value=6)


@st.composite
def spans(draw):
    """A range with whole ends, or a point, as it is written."""
    start, end = sorted(draw(st.tuples(ends, ends)))
    if start == end:
        return str(start)
    return draw(st.sampled_from("[(")) + f"{start}..{end}" + draw(st.sampled_from("])"))


def points(written):
    """The points of a fine grid in it."""
    if ".." not in written:
        return {Fraction(written)}
    start, end = map(Fraction, written[1:-1].split(".."))
    return {
        at for at in GRID
        if (start < at or (start == at and written[0] == "[")) and (at < end or (at == end and written[-1] == "]"))
    }  # fmt: skip


def said(function, *arguments):
    return compile_expression(f"{function}({', '.join(arguments)})").evaluate({})


def first_is_range(one):
    return ".." in one


@offline
@given(one=spans(), other=spans())
def test_relations_hold_as_between_sets_of_points(one, other):
    ours, theirs = points(one), points(other)
    assert said("before", one, other) is (max(ours) < min(theirs))
    assert said("after", one, other) is (min(ours) > max(theirs))
    assert said("coincides", one, other) is (ours == theirs)
    if first_is_range(one):
        assert said("includes", one, other) is (theirs <= ours)
    if first_is_range(other):
        assert said("during", one, other) is (ours <= theirs)
        assert said("starts", one, other) is (ours <= theirs and min(ours) == min(theirs))
        assert said("finishes", one, other) is (ours <= theirs and max(ours) == max(theirs))
    if first_is_range(one) and first_is_range(other):
        common = ours & theirs
        assert said("overlaps", one, other) is bool(common)
        assert said("overlaps before", one, other) is (
            bool(common) and min(ours) < min(theirs) and max(ours) <= max(theirs)
        )
        assert said("meets", one, other) is (max(ours) == min(theirs))


@offline
@given(one=spans(), other=spans())
def test_turned_round_they_say_the_same(one, other):
    pairs = [("before", "after"), ("coincides", "coincides")]
    if first_is_range(other):
        pairs += [("during", "includes"), ("starts", "started by"), ("finishes", "finished by")]
    if first_is_range(one) and first_is_range(other):
        pairs += [("meets", "met by"), ("overlaps", "overlaps"), ("overlaps before", "overlaps after")]
    for name, turned in pairs:
        assert said(name, one, other) is said(turned, other, one)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ('before(1, "a")', None),
        ("before(null, 1)", None),
        ("includes((< 10), 3)", True),
        ("includes((< 10), 10)", False),
        ("before((> 3), (<= 3))", False),
        ("before((< 3), (>= 3))", True),
        ("meets((< 3), (>= 3))", False),
        ("meets((<= 3), (>= 3))", True),
        ("coincides((!= 3), (!= 3))", None),
        ("during(point: 3, range: [1..5])", True),
        ("includes(range: [1..5], point: 6)", False),
        ("overlaps(range1: [1..5], range2: [5..6])", True),
        ("meets(1, [1..5])", None),
        ('after(date("2026-11-23"), [date("2026-11-20")..date("2026-11-22")])', True),
        ('includes([@"P1D"..@"P3D"], @"P2D")', True),
        ('includes([@"08:00:00"..@"11:30:00"], time("11:30:00"))', True),
    ],
)
def test_corners(written, value):
    assert compile_expression(written).evaluate({}) is value


def test_partial_is_the_list_so_far():
    fibonacci = "for i in 0..7 return if i < 2 then i else partial[-1] + partial[-2]"
    assert compile_expression(fibonacci).evaluate({}) == [0, 1, 1, 2, 3, 5, 8, 13]
    assert compile_expression("for i in 1..3 return partial").evaluate({}) == [[], [[]], [[], [[]]]]
    assert compile_expression("for i in 1..2, j in 1..2 return count(partial)").evaluate({}) == [0, 1, 2, 3]
