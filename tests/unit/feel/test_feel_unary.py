"""Unary tests: the cells of decision tables."""

from datetime import date

import pytest

from forms.feel import (
    Constants,
    FeelError,
    FeelNameError,
    FeelSyntaxError,
    Range,
    compile_expression,
    compile_tests,
)

HELD = [
    ("-", 5, True),
    ("-", None, True),
    ("5", 5, True),
    ("5", 6, False),
    ("-5", -5, True),
    ("< 5", 4, True),
    ("< 5", 5, False),
    (">= 5", 5, True),
    ("= 5", 5, True),
    ("!= 5", 5, False),
    ("(< 5)", 4, True),
    ("[1..5)", 5, False),
    ("[1..5)", 1, True),
    ("]1..5]", 1, False),
    ("[1..5[", 5, False),
    ("(1..5), > 9, 7", 7, True),
    ("(1..5), > 9, 7", 8, False),
    ('"a", "b"', "b", True),
    ('"a", "b"', "c", False),
    ('["a", "b"]', "b", True),
    ('["a", "b"]', ["a", "b"], True),
    ('not("a", "b")', "c", True),
    ('not("a", "b")', "a", False),
    ("not(< 5, [7..8])", 6, True),
    ("not(< 5, [7..8])", 7, False),
    ("not(1) and not(2)", True, None),
    ("null", None, True),
    ("null", 3, False),
    ("not(null)", 3, True),
    ("not(null)", None, False),
    ("true", False, False),
    ("false", False, True),
    ("limit", 3, True),
    ("< limit", 3, False),
    ("[1..limit]", 2, True),
    ("limits", 4, True),
    ("limit > 2", "a", True),
    ("limit > 2", None, True),
    ("limit > 5", "a", False),
    ("limit > 2 and limit < 9", "a", True),
    ("not(limit > 2)", "a", False),
    ("limit > 2", True, True),
    ("limit > 2", False, False),
    ('"a" or "b"', "a", None),
    ("? > limit", 4, True),
    ("? > limit", 3, False),
    ("? * 2 = 6, 9", 9, True),
    ("? * 2 = 6, 9", 3, True),
    ("? + 0", 7, True),
    ('contains(?, "x")', "oxo", True),
    ('not(contains(?, "x"))', "oxo", False),
    ("some each in limits satisfies each = ?", 4, True),
    ("?.age > 3", {"age": 4}, True),
    ('date("2025-07-01")', date(2025, 7, 1), True),
    ('> date("2025-07-01")', date(2025, 7, 1), False),
    ("< 5", "a", None),
    ("< 5", None, None),
    ("not(< 5)", "a", None),
]


@pytest.mark.parametrize(("text", "value", "held"), HELD)
def test_a_value_meets_its_tests(text, value, held):
    tests = compile_tests(text, {"limit", "limits"})
    assert tests.evaluate({"?": value, "limit": 3, "limits": [3, 4]}) is held


def test_what_a_test_reads_is_known():
    tests = compile_tests("< form.a.limit, ? > fee")
    assert (tests.names, tests.paths) == ({"form", "fee"}, {("form", "a", "limit"), ("fee",)})


@pytest.mark.parametrize(
    ("text", "position"),
    [("", 0), ("< ", 2), ("1,", 2), ("not(-)", 4), ("not()", 0), ("-, 1", 1), ("1 2", 2), ("not(< )", 6)],
)
def test_what_is_no_test_is_refused_with_its_place(text, position):
    with pytest.raises(FeelSyntaxError) as caught:
        compile_tests(text)
    assert caught.value.position == position


def test_names_are_checked():
    with pytest.raises(FeelNameError):
        compile_tests("< other", {"limit"})


def test_the_tested_value_is_known_in_tests_only():
    with pytest.raises(FeelSyntaxError):
        compile_expression("? > 3")


@pytest.mark.parametrize(
    ("text", "constants"),
    [
        ("-", Constants((), negated=True)),
        ('"a", "b"', Constants(("a", "b"))),
        ('["a", "b"], "c"', Constants(("a", "b", "c"))),
        ("not(< 5)", Constants((Range(None, 5, False, False),), negated=True)),
        ("[1..2 + 3)", Constants((Range(1, 5, True, False),))),
        (">= 5", Constants((Range(5, None, True, False),))),
        ('date("2025-07-01")', Constants((date(2025, 7, 1),))),
        ("null", Constants((None,))),
        ("< limit", None),
        ("? > 3", None),
        ("for i in [1] return ?", None),
    ],
)
def test_tests_that_read_nothing_are_laid_open(text, constants):
    assert compile_tests(text, {"limit"}).constants == constants


def test_tests_stay_within_their_bounds():
    for text in ("1," * 3000 + "1", "[" * 100 + "1" + "]" * 100, "not(" * 50 + "1" + ")" * 50):
        with pytest.raises(FeelError):
            compile_tests(text)
