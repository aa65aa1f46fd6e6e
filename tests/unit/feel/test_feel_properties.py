"""Against an independent way to compute: Python's Decimal, tables of three-valued logic, random text."""

from decimal import ROUND_HALF_EVEN, Context, Decimal
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.feel import FeelError, compile_expression

DECIMAL128 = Context(prec=34, rounding=ROUND_HALF_EVEN)
numbers = st.decimals(min_value=-(10**12), max_value=10**12, places=4)
offline = settings(derandomize=True, database=None, deadline=None, max_examples=150)


@offline
@given(a=numbers, b=numbers, c=numbers)
def test_arithmetic_is_decimal_arithmetic(a, b, c):
    found = compile_expression("[a + b * c, a - b - c, (a + b) * c]").evaluate({"a": a, "b": b, "c": c})
    assert found == [
        DECIMAL128.add(a, DECIMAL128.multiply(b, c)),
        DECIMAL128.subtract(DECIMAL128.subtract(a, b), c),
        DECIMAL128.multiply(DECIMAL128.add(a, b), c),
    ]
    quotient = compile_expression("a / b").evaluate({"a": a, "b": b})
    assert quotient == (DECIMAL128.divide(a, b) if b else None)


@offline
@given(a=numbers, b=numbers)
def test_a_written_number_is_the_number(a, b):
    assert compile_expression(f"{a:f} < {b:f}").evaluate({}) is (a < b)
    assert Decimal(compile_expression("string(a)").evaluate({"a": a})) == a


@pytest.mark.parametrize(("left", "right"), list(product((True, False, None, "x"), repeat=2)))
def test_three_valued_logic(left, right):
    def known(value):
        return value if isinstance(value, bool) else None

    values = (known(left), known(right))
    both = False if False in values else None if None in values else True
    either = True if True in values else None if None in values else False
    context = {"l": left, "r": right}
    assert compile_expression("l and r").evaluate(context) is both
    assert compile_expression("l or r").evaluate(context) is either
    opposite = None if known(left) is None else not left
    assert compile_expression("not(l)").evaluate(context) is opposite


WORDS = """
1 2.5 "a" a b.c item null true + - * / ** ( ) [ ] { } , : .. . = < >= != in and or between if then else for
return some satisfies function instance|of list > number @"P1D" @"2025-01-01" count( not( date|and|time(
matches( string( sort( before( overlaps|before( (< partial // /* x
"""
PIECES = st.sampled_from([word.replace("|", " ") for word in WORDS.split()] + ["\n", " "])
CONTEXT = {"a": 1, "b": {"c": ["x", None, 2]}}


@offline
@given(text=st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=14).map(" ".join)))
def test_random_text_raises_nothing_but_feel_errors(text):
    refused = None
    try:
        compile_expression(text).evaluate(CONTEXT)
    except FeelError as error:
        refused = error
    if refused is not None:
        assert refused.text
        assert refused.code != "failed"
        assert refused.position is None or 0 <= refused.position <= len(text)
