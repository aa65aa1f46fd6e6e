"""Asking decisions: their inputs, their types, those they need, and every way to fail in a sentence."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from dmn_texts import column, decision, file, given, literal, one_table, result, table

from processes.engine.decisions import DecisionFailed, needs, read_decisions, wants


def failed(xml: bytes, context: dict[str, object], name: str = "fee") -> str:
    with pytest.raises(DecisionFailed) as caught:
        read_decisions(xml).evaluate(name, context)
    return str(caught.value.text)


PERSON = file(
    given("Tuổi người nộp", "number"),
    decision(
        table(column("Tuổi người nộp", "number"), result(kind="string"), '< 16 : "minor"', '>= 16 : "adult"'),
        "Nhóm tuổi",
    ),
    decision(literal('if form.ask.poor then 0 else 1000 * count("Nhóm tuổi")'), "Đơn giá"),
    decision(
        table(
            column("Nhóm tuổi"), column("Đơn giá"), result(), '"minor" ; - : 0', '"adult" ; - : Đơn giá * 2'
        ),
        "fee",
        "Nhóm_tuổi",
        "Đơn_giá",
    ),
)


def test_a_decision_asks_those_it_needs_by_names_with_blanks():
    model = read_decisions(PERSON)
    outcome = model.evaluate("fee", {"Tuổi người nộp": 20, "form": {"ask": {"poor": False}}})
    assert outcome.value == 2000
    assert outcome.rules == {"Nhóm_tuổi": [2], "fee": [2]}
    assert outcome.inputs["form.ask.poor"] is False
    assert model.evaluate("fee", {"Tuổi_người_nộp": 3, "form": {}, "dossier": {}}).value == 0


def test_what_a_decision_reads_is_known_without_asking_it():
    model = read_decisions(PERSON)
    assert needs(model, "fee") == {("form",), ("form", "ask", "poor")}
    assert wants(model, "fee") == {"Tuổi_người_nộp"}
    assert wants(model, "Đơn_giá") == frozenset()


def test_a_name_nobody_gives_is_refused_and_null_is_given():
    xml = one_table(column("age"), result(), "- : 1")
    assert "“age”" in failed(xml, {"dossier": {}})
    assert read_decisions(xml).evaluate("fee", {"age": None}).value == 1


@pytest.mark.parametrize(
    ("kind", "right", "wrong"),
    [
        ("number", 5, "5"),
        ("integer", 5, Decimal("5.5")),
        ("double", 5.5, True),
        ("string", "a", 1),
        ("boolean", True, "true"),
        ("date", date(2025, 7, 1), datetime(2025, 7, 1, 8)),  # noqa: DTZ001
        ("dateTime", datetime(2025, 7, 1, 8), date(2025, 7, 1)),  # noqa: DTZ001
        ("feel:number", 5, "5"),
        ("Any", "x", None),
        ("grade", "A", 1),
        ("grades", ["A", "B"], ["A", 1]),
    ],
)
def test_an_input_of_another_type_is_refused(kind, right, wrong):
    types = (
        '<itemDefinition name="grade"><typeRef>string</typeRef>'
        '<allowedValues><text>"A", "B"</text></allowedValues></itemDefinition>'
        '<itemDefinition name="grades" isCollection="true"><typeRef>grade</typeRef></itemDefinition>'
    )
    xml = file(types, decision(table(column("x", kind), result(), "- : 1")))
    assert read_decisions(xml).evaluate("fee", {"x": right}).value == 1
    assert read_decisions(xml).evaluate("fee", {"x": None}).value == 1
    if wrong is not None:
        assert "“x”" in failed(xml, {"x": wrong})


def test_a_value_that_is_not_allowed_is_refused_where_it_goes_in_and_where_it_comes_out():
    inside = one_table(column("x", values='"a", "b"'), result(), "- : 1")
    assert "danh sách cho phép" in failed(inside, {"x": "c"})
    assert read_decisions(inside).evaluate("fee", {"x": "b"}).value == 1
    outside = one_table(column("x"), result(values="1, 2"), "- : x")
    assert "danh sách cho phép" in failed(outside, {"x": 3})
    typed = one_table(column("x"), result(kind="number"), "- : x")
    assert "phải là số" in failed(typed, {"x": "3"})


def test_the_type_of_a_variable_holds():
    xml = file(decision(literal("form.a"), kind="number"))
    assert read_decisions(xml).evaluate("fee", {"form": {"a": 5}}).value == 5
    assert "phải cho số" in failed(xml, {"form": {"a": "5"}})


def test_a_broken_cell_is_a_sentence_and_the_others_are_found():
    xml = one_table(column("x"), result(), "< : 1", "2 : 3 +", "3 : foo(1)", "4 : other")
    model = read_decisions(xml)
    places = [(fault.cell.rule, fault.cell.tests, fault.error.code) for fault in model.faults]
    assert places == [
        (1, True, "unexpected_end"),
        (2, False, "unexpected_end"),
        (3, False, "unknown_function"),
    ]
    assert "không đọc được" in failed(xml, {"x": 1, "other": 1})


def test_an_evaluation_that_breaks_names_its_cell():
    xml = one_table(column("x"), result(), "2 : 1", "3 : sum(for i in 1..9000 return i)")
    text = failed(xml, {"x": 3})
    assert "quy tắc 2" in text
    assert "“x”" in failed(one_table(column("x"), result(), "2 : 1"), {"x": object()})


def test_an_unknown_decision_is_a_sentence():
    assert "“other”" in failed(PERSON, {}, "other")


def test_a_model_is_read_and_compiled_once():
    assert read_decisions(bytes(PERSON)) is read_decisions(bytes(PERSON))
    assert read_decisions(PERSON).compiled is read_decisions(PERSON).compiled


def test_a_hostile_table_stops_by_its_steps():
    cells = [f"? = sum(for i in 1..{900 + n} return i) : 1" for n in range(300)]
    assert "Không tính được" in failed(one_table(column("x"), result(), *cells), {"x": 1})
    assert "biểu thức" in failed(file(decision(literal("sum(for i in 1..9000 return i)"))), {})
