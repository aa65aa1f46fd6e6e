"""Overlaps and gaps of tables: named examples, and the same answer as asking the table for every value."""

from datetime import date
from decimal import Decimal
from itertools import combinations, product

import pytest
from dmn_texts import column, decision, file, one_table, result, table
from hypothesis import given, settings
from hypothesis import strategies as st

from processes.engine.decisions import Coverage, coverage_of, read_decisions


def covered(*parts: str, policy: str = "UNIQUE") -> Coverage:
    found = coverage_of(read_decisions(one_table(*parts, policy=policy)), "fee")
    assert found is not None
    return found


def pairs(found: Coverage) -> list[tuple[int, int]]:
    return [overlap.rules for overlap in found.overlaps]


@pytest.mark.parametrize(
    ("kind", "rows", "overlaps", "gap"),
    [
        ("number", ["< 1 : 1", "[1..5] : 2", "> 5 : 3"], [], None),
        ("number", ["<= 1 : 1", "[1..5) : 2", "> 5 : 3"], [(1, 2)], Decimal(5)),
        ("number", ["<= 1 : 1", ">= 2 : 2"], [], Decimal("1.5")),
        ("integer", ["<= 1 : 1", ">= 2 : 2"], [], None),
        ("integer", ["< 1.5 : 1", "> 2.5 : 2"], [], Decimal(2)),
        ("number", ["not(1, 2) : 1", "1 : 2"], [], Decimal(2)),
        ("", ['"a", "b" : 1', 'not("a", "b") : 2'], [], None),
        ("", ['"a" : 1', '"b" : 2'], [], "…"),
        ("string", ['< "m" : 1', '> "m" : 2'], [], "m"),
        ("string", ['< "m" : 1', '>= "ma" : 2'], [], "m"),
        ("boolean", ["true : 1"], [], False),
        ("", ["true : 1", "false : 2"], [], None),
        ("date", ['<= date("2025-06-30") : 1', '>= date("2025-07-01") : 2'], [], None),
        ("date", ['< date("2025-06-30") : 1', '>= @"2025-07-01" : 2'], [], date(2025, 6, 30)),
        ("number", ["null : 1", "- : 2"], [(1, 2)], None),
        ("number", ["null : 1", "not(null) : 2"], [], None),
        ("dateTime", ['< @"2025-07-01T08:00:00" : 1', '>= @"2025-07-01T08:00:00" : 2'], [], None),
        ("time", ['< @"08:00:00" : 1', '> @"08:00:00" : 2', '@"08:00:00" : 3'], [], None),
        ("dayTimeDuration", ['<= @"P1D" : 1', '> @"P1D" : 2'], [], None),
        ("yearMonthDuration", ['<= @"P1M" : 1', '>= @"P2M" : 2'], [], None),
    ],
)
def test_one_column(kind, rows, overlaps, gap):
    found = covered(column("x", kind), result(), *rows)
    assert pairs(found) == overlaps
    assert found.gap == (None if gap is None else {"x": gap})
    assert (found.unread, found.too_many) == ([], False)


def test_several_columns_overlap_only_where_all_do():
    parts = (column("x"), column("y"), result())
    assert pairs(covered(*parts, '"a" ; < 5 : 1', '"b" ; - : 2', "- ; > 5 : 3", "- ; 5 : 4")) == [
        (2, 3),
        (2, 4),
    ]
    found = covered(*parts, '"a" ; < 5 : 1', 'not("a") ; - : 2', '"a" ; > 5 : 3')
    assert (pairs(found), found.gap) == ([], {"x": "a", "y": 5})
    assert pairs(covered(*parts, "- ; < 5 : 1", "- ; < 4 : 2")) == [(1, 2)]
    assert covered(*parts, "- ; < 5 : 1", "- ; < 4 : 2").overlaps[0].example == {"y": 3}


def test_the_allowed_values_are_all_there_are():
    assert covered(column("x", values='"a", "b"'), result(), '"a" : 1', '"b" : 2').gap is None
    assert covered(column("x", values='"a", "b", "c"'), result(), '"a" : 1', '"b" : 2').gap == {"x": "c"}
    found = covered(column("x", "number", "[0..10]"), result(), "< 5 : 1", "[5..10] : 2", "> 10 : 3")
    assert (found.gap, found.dead) == (None, [3])
    typed = '<itemDefinition name="sign"><typeRef>number</typeRef><allowedValues><text>&gt; 0</text></allowedValues></itemDefinition>'
    xml = file(typed, decision(table(column("x", "sign"), result(), "(0..5] : 1", "> 5 : 2")))
    assert coverage_of(read_decisions(xml), "fee") == Coverage()


def test_columns_of_the_same_input_are_one():
    found = covered(column("x"), column(" x"), result(), "< 5 ; > 1 : 1", ">= 5 ; - : 2", "<= 1 ; - : 3")
    assert found == Coverage()


def test_what_cannot_be_looked_at_is_never_guessed():
    found = covered(column("x", "number"), result(), "< form.limit : 1", "? * 2 > 8 : 2", "5 : 3")
    assert (found.overlaps, found.gap) == ([], None)
    assert [cell.rule for cell in found.unread] == [1, 2]
    sure = covered(column("x"), column("y"), result(), "< form.limit ; 1 : 1", "- ; > 1 : 2", "- ; > 2 : 3")
    assert (pairs(sure), sure.gap) == ([(2, 3)], {"y": 0})
    mixed = covered(column("x"), result(), '"a" : 1', "5 : 2")
    assert (len(mixed.unread), mixed.gap, mixed.overlaps) == (2, None, [])
    many = covered(column("x"), result(), '@"2025-01-01T08:00:00" : 1', '@"2025-01-01T08:00:00Z" : 2')
    assert len(many.unread) == 2


def test_any_refuses_only_rules_that_say_something_else():
    rows = ("> 1 : 1 + 1 ; [1, 2]", "> 2 : 2.0 ; [1, 2]", "> 3 : 2 ; [1]", "> 4 : dossier.rounds ; [9]")
    found = covered(column("x"), result("a"), result("b"), *rows, policy="ANY")
    assert pairs(found) == [(1, 3), (2, 3)]
    assert covered(column("x"), result(), "> 1 : 1", "> 2 : 2", policy="FIRST").overlaps == []


def test_a_large_table_is_looked_at_or_given_up_never_endless():
    wide = [" ; ".join(str(i == j).lower() for j in range(30)) + f" : {i}" for i in range(30)]
    assert covered(*[column(f"x{i}") for i in range(30)], result(), *wide).gap is not None
    long = [f"[{i}..{i + 1}) : {i}" for i in range(100)]
    assert pairs(covered(column("x"), result(), *long, "[3..5] : 0")) == [(4, 101), (5, 101), (6, 101)]
    many = [f"[{i}..{i + 1}) : {i}" for i in range(500)]
    assert covered(column("x"), result(), *many).too_many


def test_a_cell_that_is_costly_to_know_is_left_out():
    found = covered(column("x"), result(), "sum(for i in 1..2000 return i) : 1", "1 : 2", "1 : 3")
    assert ([cell.rule for cell in found.unread], pairs(found)) == ([1], [(2, 3)])


NUMBERS = ["-", "1", "< 2", "[1..3]", "]1..3[", ">= 3", "not(2)", "1, 3", "null", "not(< 2, 3)", "!= 1"]
TEXTS = ["-", '"a"', '"a", "b"', 'not("a")', "null", "not(null)"]
FLAGS = ["-", "true", "false", "not(true)"]
VALUES = (
    [None, *[Decimal(n) / 2 for n in range(0, 9)]],
    [None, "a", "b", "other"],
    [None, True, False],
)
ROWS = st.lists(
    st.tuples(st.sampled_from(NUMBERS), st.sampled_from(TEXTS), st.sampled_from(FLAGS)),
    min_size=1,
    max_size=7,
)


@settings(max_examples=60, deadline=None)
@given(rows=ROWS)
def test_the_answer_is_that_of_asking_for_every_value(rows):
    columns = (column("n", "number"), column("t", "string"), column("f", "boolean"), result())
    lines = [f"{' ; '.join(cells)} : {number}" for number, cells in enumerate(rows, 1)]
    found = covered(*columns, *lines)
    asked = read_decisions(one_table(*columns, *lines, policy="COLLECT"))
    holding = {
        values: asked.evaluate("fee", dict(zip("ntf", values, strict=True))).rules["fee"]
        for values in product(*VALUES)
    }
    together = {pair for numbers in holding.values() for pair in combinations(numbers, 2)}
    assert set(pairs(found)) == set(sorted(together)[:20])
    gaps = [values for values, numbers in holding.items() if not numbers and None not in values]
    assert (found.gap is None) == (not gaps)
    for example, numbers in [(o.example, o.rules) for o in found.overlaps] + (
        [(found.gap, ())] if found.gap else []
    ):
        told = asked.evaluate("fee", {"n": Decimal(2), "t": "a", "f": True, **example}).rules["fee"]
        assert set(numbers) <= set(told)
        assert numbers or not told
    dead = [n for n in range(1, len(rows) + 1) if not any(n in numbers for numbers in holding.values())]
    assert found.dead == dead
