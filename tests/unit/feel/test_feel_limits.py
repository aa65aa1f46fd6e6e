"""Hostile expressions are refused or stop: counted in steps, so the same everywhere."""

from itertools import pairwise

import pytest

from forms.feel import FeelBudgetError, FeelError, FeelNotSupported, compile_expression
from forms.feel.limits import MAX_STEPS, Budget

NESTED = []
for _ in range(500):
    NESTED = [NESTED]
CYCLE: list[object] = []
CYCLE.append(CYCLE)
CONTEXT = {
    "n": list(range(4000)),
    "rows": [{"a": number} for number in range(2000)],
    "text": "a" * 19_000,
    "huge": "a" * 60_000,
    "nested": NESTED,
    "cycle": CYCLE,
}
LETTERS = "abcdefghijklmnopqrstuvwxyz"
DOUBLED = "{a: [1, 1], " + ", ".join(f"{b}: [{a}, {a}]" for a, b in pairwise(LETTERS)) + "}"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("1+" * 3000 + "1", FeelBudgetError),
        ("1+" * 800 + "1", FeelBudgetError),
        ("(" * 300 + "[1]" + ")" * 300 + "[" * 100 + "]" * 100, FeelBudgetError),
        ("[" * 200 + "]" * 200, FeelBudgetError),
        ("{a:" * 100 + "1" + "}" * 100, FeelBudgetError),
        ("-" * 900 + "1", FeelBudgetError),
        ("function(x) " * 100 + "1", FeelBudgetError),
        ("a" + ".b" * 300, FeelBudgetError),
        ("a" + "[1]" * 200, FeelBudgetError),
        ("for " + ", ".join(f"i{n} in n" for n in range(100)) + " return 1", FeelBudgetError),
        ('matches("a", "' + "a" * 600 + '")', FeelBudgetError),
    ],
)
def test_it_is_refused_when_compiled(text, kind):
    with pytest.raises(kind) as caught:
        compile_expression(text)
    assert caught.value.position is not None


@pytest.mark.parametrize(
    "text",
    [
        "for i in 1..4000, j in 1..4000 return i * j",
        "some x in n, y in n satisfies x + y = -1",
        "for i in 1..1e30 return i",
        "for x in n return n",
        "for x in n return string(n)",
        "for x in n return exp(x / 7)",
        "for x in n return 1.1 ** (x / 7)",
        "for x in n return index of(n, x)",
        "sort(n, function(x, y) x > y)",
        "distinct values(n)",
        "n[count(n[item = 1]) = 1]",
        "concatenate(n, n)",
        "(function(f) f(f))(function(f) f(f))",
        "{f: function(x) for i in 1..50 return x(1), g: f(function(y) f(function(z) f(function(w) w)))}",
        "replace(text, \"a\", \"$0$0\")",
        'split(text, "a")',
        'matches(text, "(a|b)*a(a|b){200}c")',
        'some i in n satisfies matches(text, "b")',
        "huge",
        "nested = nested",
        "nested",
        "flatten(nested)",
        "cycle",
        "text + text + text",
        DOUBLED,
        f"string({DOUBLED})",
        f"{DOUBLED}.y = {DOUBLED}.y",
        f"flatten({DOUBLED}.y)",
    ],
)  # fmt: skip
def test_it_stops_when_evaluated(text):
    expression = compile_expression(text)
    with pytest.raises(FeelBudgetError) as caught:
        expression.evaluate(CONTEXT)
    assert caught.value.text


@pytest.mark.parametrize(
    "text",
    [
        "9**9**9**9**9", "0.9 ** 1e6000", "exp(1e30)", 'matches(text, "(a+)+b")',
        'matches(text, "(a|a)*$")', 'time("10:00:00@../../etc/passwd")', 'time("10:00:00@America")',
        "date(99999999999999999999, 1, 1)", 'number("' + "1" * 900 + '")', "round up(1.5, 6000)", "count(n)",
        "rows[a = 3].a", "count(rows[a < 1000])",
    ],
)  # fmt: skip
def test_it_is_answered(text):
    compile_expression(text).evaluate(CONTEXT)


def test_beyond_what_python_holds_is_refused():
    for text in (
        '@"2020-01-01" + @"P999999999999Y"',
        '@"P999999999D" * 1e6',
        '@"P999999999999Y" * 1e30',
        '@"9999-12-31" + @"P1D"',
    ):
        with pytest.raises(FeelNotSupported):
            compile_expression(text).evaluate({})


def test_work_is_counted_not_timed():
    budget = Budget()
    budget.spend(MAX_STEPS)
    with pytest.raises(FeelError):
        budget.spend(1)


def test_a_deep_python_stack_is_no_recursion_error():
    expression = compile_expression("[[[[[[[[1 + 1]]]]]]]]")

    def dig(depth):
        return dig(depth - 1) if depth else expression.evaluate({})

    outcomes = set()
    for depth in range(800, 990):
        try:
            outcomes.add(type(dig(depth)))
        except (FeelBudgetError, RecursionError) as error:
            outcomes.add(type(error))
    assert list in outcomes
