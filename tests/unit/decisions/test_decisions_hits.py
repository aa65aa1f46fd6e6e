"""Every hit policy, with no rule, one rule and several rules that hold (DMN 1.5 8.2.11)."""

from datetime import date
from decimal import Decimal

import pytest
from dmn_texts import column, decision, file, one_table, result, table

from processes.engine.decisions import DecisionFailed, read_decisions

ROWS = ('>= 10 : "a"', '>= 20 : "b"', '>= 30 : "c"')
ORDERED = result(kind="string", values='"c", "a", "b"')


def asked(xml: bytes, **context: object) -> tuple[object, list[int]]:
    outcome = read_decisions(xml).evaluate("fee", context)
    return outcome.value, outcome.rules["fee"]


@pytest.mark.parametrize(
    ("policy", "age", "value", "rules"),
    [
        ("UNIQUE", 10, "a", [1]),
        ("UNIQUE", 5, None, []),
        ("ANY", 10, "a", [1]),
        ("FIRST", 35, "a", [1]),
        ("FIRST", 5, None, []),
        ("PRIORITY", 35, "c", [3]),
        ("PRIORITY", 25, "a", [1]),
        ("PRIORITY", 5, None, []),
        ("OUTPUT ORDER", 35, ["c", "a", "b"], [3, 1, 2]),
        ("OUTPUT ORDER", 5, [], []),
        ("RULE ORDER", 25, ["a", "b"], [1, 2]),
        ("COLLECT", 25, ["a", "b"], [1, 2]),
        ("COLLECT", 5, [], []),
    ],
)
def test_what_a_hit_policy_makes_of_the_rules_that_hold(policy, age, value, rules):
    assert asked(one_table(column("age"), ORDERED, *ROWS, policy=policy), age=age) == (value, rules)


@pytest.mark.parametrize(
    ("aggregation", "age", "value"),
    [
        ("SUM", 35, 60),
        ("MIN", 35, 10),
        ("MAX", 25, 20),
        ("COUNT", 35, 3),
        ("SUM", 5, None),
        ("MIN", 5, None),
        ("COUNT", 5, 0),
    ],
)
def test_collect_aggregates(aggregation, age, value):
    rows = (">= 10 : 10", ">= 20 : 20", ">= 30 : 30")
    xml = one_table(column("age"), result(), *rows, policy="COLLECT", aggregation=aggregation)
    assert asked(xml, age=age)[0] == value


def test_unique_refuses_a_second_rule():
    xml = one_table(column("age"), result(), *ROWS)
    with pytest.raises(DecisionFailed) as failed:
        read_decisions(xml).evaluate("fee", {"age": 20})
    assert failed.value.text.values == {"table": "fee", "rules": "1, 2"}


def test_any_takes_rules_that_agree_and_refuses_those_that_do_not():
    xml = one_table(
        column("age"),
        result("a"),
        result("b"),
        "> 1 : 2 ; [1]",
        "> 2 : 1 + 1 ; [1]",
        "> 3 : 2 ; [2]",
        policy="ANY",
    )
    assert asked(xml, age=3) == ({"a": 2, "b": [1]}, [1, 2])
    with pytest.raises(DecisionFailed) as failed:
        read_decisions(xml).evaluate("fee", {"age": 4})
    assert failed.value.text.values["rules"] == "1, 2, 3"


def test_sum_of_texts_has_no_value():
    xml = one_table(column("age"), result(), *ROWS, policy="COLLECT", aggregation="SUM")
    with pytest.raises(DecisionFailed):
        read_decisions(xml).evaluate("fee", {"age": 20})


def test_priority_goes_by_the_outputs_from_left_to_right():
    outputs = (result("risk", values='"high", "low"'), result("way", values="2, 1"))
    rows = ('- : "low" ; 2', '> 1 : "high" ; 1', '> 2 : "high" ; 2')
    xml = one_table(column("age"), *outputs, *rows, policy="PRIORITY")
    assert asked(xml, age=1) == ({"risk": "low", "way": 2}, [1])
    assert asked(xml, age=2) == ({"risk": "high", "way": 1}, [2])
    assert asked(xml, age=3) == ({"risk": "high", "way": 2}, [3])
    several = one_table(column("age"), *outputs, *rows, policy="OUTPUT ORDER")
    assert asked(several, age=3)[1] == [3, 2, 1]


def test_outputs_without_a_list_of_values_do_not_count_for_the_order():
    outputs = (result("rate"), result("status", values='"yes", "no"'))
    rows = ('> 1 : "basic" ; "no"', '- : "usual" ; "yes"')
    xml = one_table(column("age"), *outputs, *rows, policy="OUTPUT ORDER")
    assert asked(xml, age=2)[1] == [2, 1]


def test_the_values_of_the_variable_are_those_of_its_only_output():
    levels = (
        '<itemDefinition name="level"><typeRef>string</typeRef>'
        '<allowedValues><text>"high", "low"</text></allowedValues></itemDefinition>'
    )
    rows = table(column("age"), result(), '- : "low"', '> 1 : "high"', '> 5 : "none"', policy="PRIORITY")
    xml = file(levels, decision(rows, kind="level"))
    assert asked(xml, age=2) == ("high", [2])
    with pytest.raises(DecisionFailed):
        read_decisions(xml).evaluate("fee", {"age": 6})


def test_a_default_stands_in_where_no_rule_holds():
    one = one_table(column("age"), result(default="0"), "> 1 : 5")
    assert asked(one, age=1) == (0, [])
    assert asked(one, age=2) == (5, [1])
    many = one_table(column("age"), result("a", default="1"), result("b"), "> 1 : 5 ; 6")
    assert asked(many, age=1) == ({"a": 1, "b": None}, [])
    listed = one_table(column("age"), result(default='"none"'), '> 1 : "x"', policy="COLLECT")
    assert asked(listed, age=1) == (["none"], [])
    summed = one_table(column("age"), result(default="7"), "> 1 : 5", policy="COLLECT", aggregation="SUM")
    assert asked(summed, age=1) == (7, [])


def test_a_rule_holds_when_each_of_its_cells_does():
    xml = one_table(
        column("form.ask.born", "date"),
        column("dossier.channel", "string"),
        column("form.ask.copies + 0", "number"),
        result(),
        '< date("2000-01-01") ; "online", "post" ; [1..3] : "a"',
        '- ; not("online") ; > 3 : "b"',
    )
    context = {"form": {"ask": {"born": date(1990, 1, 1), "copies": 2}}, "dossier": {"channel": "online"}}
    outcome = read_decisions(xml).evaluate("fee", context)
    assert (outcome.value, outcome.rules) == ("a", {"fee": [1]})
    assert outcome.inputs == {
        "form.ask.born": date(1990, 1, 1),
        "dossier.channel": "online",
        "form.ask.copies + 0": Decimal(2),
    }


def test_an_empty_value_meets_only_what_asks_for_nothing():
    xml = one_table(column("age"), result(), '> 1 : "a"', 'null : "b"', '- : "c"', policy="COLLECT")
    assert asked(xml, age=None) == (["b", "c"], [2, 3])


def test_a_table_without_inputs_has_one_rule():
    assert asked(one_table(result(), " : 5")) == (5, [1])
