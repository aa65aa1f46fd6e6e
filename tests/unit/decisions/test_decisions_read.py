"""Reading DMN files: all versions, what editors write, and every refusal with a sentence and a place."""

import pytest
from dmn_texts import DMN_13, column, decision, file, given, literal, one_table, result, table
from hypothesis import given as drawn
from hypothesis import strategies as st

from processes.engine.decisions import DecisionCircle, DecisionError, read_decisions, reading
from processes.engine.decisions.xml import DMN

ONE = decision(table(column("x"), result(), "- : 1"))
OTHER = '<outputEntry id="o"><text>1</text></outputEntry>'


@pytest.mark.parametrize("namespace", sorted(DMN))
def test_every_version_of_dmn_is_read(namespace):
    model = read_decisions(file(ONE, namespace=namespace))
    assert model.evaluate("fee", {"x": 5}).value == 1


BY_DMN_JS = b"""<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:dmndi="https://www.omg.org/spec/DMN/20191111/DMNDI/"
    xmlns:dc="http://www.omg.org/spec/DMN/20180521/DC/" xmlns:biodi="http://bpmn.io/schema/dmn/biodi/2.0"
    xmlns:modeler="http://camunda.org/schema/modeler/1.0" xmlns:camunda="http://camunda.org/schema/1.0/dmn"
    id="dish" name="Dish" namespace="http://camunda.org/schema/1.0/dmn" exporter="Camunda Modeler"
    exporterVersion="5.20.0" modeler:executionPlatform="Camunda Cloud" modeler:executionPlatformVersion="8.4.0">
  <decision id="Decision_1abc" name="Dish" camunda:historyTimeToLive="180">
    <extensionElements><camunda:properties/></extensionElements>
    <informationRequirement id="InformationRequirement_1"><requiredInput href="#InputData_1"/></informationRequirement>
    <informationRequirement id="InformationRequirement_2"><requiredDecision href="#season"/></informationRequirement>
    <authorityRequirement id="AuthorityRequirement_1"><requiredAuthority href="#KnowledgeSource_1"/></authorityRequirement>
    <decisionTable id="DecisionTable_1" hitPolicy="RULE ORDER" biodi:annotationsWidth="400">
      <input id="Input_1" label="Season" biodi:width="192">
        <inputExpression id="InputExpression_1" typeRef="string"><text>season</text></inputExpression>
        <inputValues id="UnaryTests_1"><text>"Winter","Summer"</text></inputValues>
      </input>
      <input id="Input_2" camunda:inputVariable="guests">
        <inputExpression id="InputExpression_2" typeRef="integer"><text>guests</text></inputExpression>
      </input>
      <output id="Output_1" label="Dish" name="dish" typeRef="string"/>
      <output id="Output_2" name="price" typeRef="double"/>
      <rule id="DecisionRule_1">
        <description>Cold outside</description>
        <inputEntry id="UnaryTests_2"><text>"Winter"</text></inputEntry>
        <inputEntry id="UnaryTests_3"><text></text></inputEntry>
        <outputEntry id="LiteralExpression_1"><text>"Stew"</text></outputEntry>
        <outputEntry id="LiteralExpression_2"><text>guests * 2.5</text></outputEntry>
      </rule>
      <rule id="DecisionRule_2">
        <inputEntry id="UnaryTests_4"><text></text></inputEntry>
        <inputEntry id="UnaryTests_5"><text>[2..8]</text></inputEntry>
        <outputEntry id="LiteralExpression_3"><text>"Salad"</text></outputEntry>
        <outputEntry id="LiteralExpression_4"><text></text></outputEntry>
      </rule>
    </decisionTable>
  </decision>
  <decision id="season" name="Season">
    <variable id="InformationItem_1" name="season" typeRef="string"/>
    <literalExpression id="LiteralExpression_5" expressionLanguage="feel"><text>if temperature &lt; 10 then "Winter" else "Summer"</text></literalExpression>
  </decision>
  <inputData id="InputData_1" name="Guest count"><variable id="v1" name="guests" typeRef="integer"/></inputData>
  <knowledgeSource id="KnowledgeSource_1" name="Cook"/>
  <textAnnotation id="TextAnnotation_1"><text>note</text></textAnnotation>
  <association id="Association_1"><sourceRef href="#season"/><targetRef href="#TextAnnotation_1"/></association>
  <dmndi:DMNDI><dmndi:DMNDiagram><dmndi:DMNShape dmnElementRef="season"><dc:Bounds height="80" width="180" x="1" y="1"/></dmndi:DMNShape></dmndi:DMNDiagram></dmndi:DMNDI>
</definitions>"""


def test_what_an_editor_writes_is_read():
    outcome = read_decisions(BY_DMN_JS).evaluate("Decision_1abc", {"guests": 4, "temperature": 3})
    assert outcome.value == [{"dish": "Stew", "price": 10}, {"dish": "Salad", "price": None}]
    assert outcome.rules == {"Decision_1abc": [1, 2]}
    assert outcome.inputs == {"temperature": 3, "season": "Winter", "guests": 4}


def refused(xml: bytes) -> DecisionError:
    with pytest.raises(DecisionError) as caught:
        read_decisions(xml)
    assert str(caught.value.text)
    assert str(caught.value.remedy)
    return caught.value


@pytest.mark.parametrize(
    ("xml", "says"),
    [
        (b"", "XML"),
        (b"<definitions/>", "DMN"),
        (b'<!DOCTYPE d [<!ENTITY a "b">]><d>&a;</d>', "DOCTYPE"),
        (b"<a>" * 100 + b"</a>" * 100, "tầng"),
        (b'<decision xmlns="%s"/>' % DMN_13.encode(), "DMN"),
        (file(), "0 quyết định"),
        (file(*(decision(literal("1"), f"d{n}") for n in range(101))), "101 quyết định"),
        (file(ONE, ONE), "cùng mang id"),
        (file('<decision name="fee"><literalExpression/></decision>'), "chưa có id"),
        (file('<decision id="fee"/>'), "chưa có bảng"),
        (file(decision(literal("1") + literal("2"))), "chưa có bảng"),
        (file(ONE, '<businessKnowledgeModel id="b" name="b"/>'), "businessKnowledgeModel"),
        (file(ONE, '<decisionService id="b" name="b"/>'), "decisionService"),
        (file('<import name="x"/>', ONE), "import"),
        (file(decision("<invocation/>")), "invocation"),
        (file(decision("<context/>")), "context"),
        (file(decision("<relation/>")), "relation"),
        (file(decision("<knowledgeRequirement/>" + literal("1"))), "knowledgeRequirement"),
        (file(decision(literal("1"), "fee", "lost")), "“lost”"),
        (file(ONE, more=' expressionLanguage="javascript"'), "javascript"),
        (file(decision(literal("1"), kind="colour")), "“colour”"),
        (one_table(column("x", "colour"), result(), "- : 1"), "“colour”"),
        (file('<itemDefinition name="a"><typeRef>a</typeRef></itemDefinition>', ONE), "“a”"),
        (one_table(column("x"), "- : 1"), "chưa có cột kết quả"),
        (one_table("<input/>", result(), "- : 1"), "chưa có biểu thức"),
        (one_table(column("x"), result(), "- ; - : 1"), "không đủ ô"),
        (one_table(column("x"), result(), "- : 1", policy="LUCKY"), "LUCKY"),
        (one_table(column("x"), result(), "- : 1", policy="COLLECT", aggregation="MEAN"), "MEAN"),
        (one_table(column("x"), result("a"), result("a"), "- : 1 ; 2"), "trùng tên"),
        (one_table(column("x"), result("a"), result(), "- : 1 ; 2"), "chưa có tên"),
        (one_table(column("x"), result(), "- : 1", policy="PRIORITY"), "ưu tiên"),
        (one_table(result("a"), result("b"), " : 1 ; 2", policy="COLLECT", aggregation="SUM"), "một cột"),
        (one_table(*[column("x")] * 51, result()), "51 cột đầu vào"),
        (one_table(*[result(f"r{n}") for n in range(21)]), "21 cột kết quả"),
        (one_table(column("x"), result(), *["- : 1"] * 2001), "2001 quy tắc"),
    ],
)
def test_what_cannot_be_read_says_why(xml, says):
    assert says in str(refused(xml).text)


def test_the_cells_of_a_file_are_counted_together(monkeypatch):
    monkeypatch.setattr(reading, "MOST_CELLS", 5)
    table_of_seven = one_table(column("xyz"), result(), "- : 1", "- : 2", "1 : 3")
    assert "7 ô" in str(refused(table_of_seven).text)


def test_a_refusal_has_its_place():
    xml = file("\n\n", ONE, "\n", '<businessKnowledgeModel id="b" name="b"/>')
    error = refused(xml)
    assert (error.line, error.element) == (4, "b")


def test_a_circle_names_its_decisions():
    one, other = decision(literal("1"), "one", "other"), decision(literal("1"), "other", "one")
    with pytest.raises(DecisionCircle) as caught:
        read_decisions(file(decision(literal("1"), "start", "one"), one, other))
    assert caught.value.text.values["names"] in ("one → other → one", "other → one → other")
    with pytest.raises(DecisionCircle):
        read_decisions(file(decision(literal("1"), "self", "self")))


def test_many_ways_to_a_decision_are_not_walked_again_and_again():
    layers = [decision(literal("1"), f"a{n}", *([f"a{n - 1}", f"b{n - 1}"] if n else [])) for n in range(40)]
    beside = [decision(literal("1"), f"b{n}", *([f"a{n - 1}", f"b{n - 1}"] if n else [])) for n in range(40)]
    assert read_decisions(file(*layers, *beside)).evaluate("a39", {}).value == 1


@drawn(st.binary(max_size=60), st.integers(0, len(BY_DMN_JS) - 1), st.integers(0, 80))
def test_damaged_files_are_refused_or_read_never_an_accident(noise, at, length):
    damaged = BY_DMN_JS[:at] + noise + BY_DMN_JS[at + length :]
    try:
        model = read_decisions(damaged)
    except DecisionError:
        return
    assert model.faults is not None


def test_inputs_need_no_requirement():
    xml = file(given("age", "number"), decision(literal("age + 1")))
    assert read_decisions(xml).evaluate("fee", {"age": 1}).value == 2
