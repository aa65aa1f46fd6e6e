"""The diagrams of the house: valid against the schema, described alike in every place, all in use."""

import json
from pathlib import Path

import pytest
from drawings import our_blocks, our_procedure, ours_expanded
from lxml import etree

from processes.checks import check
from processes.domain.dossier.case_actions import CASE_ACTIONS
from processes.engine.diagram import parse_xml, read_facts
from processes.engine.diagram.namespaces import MOTCUA, bpmn, namespace
from processes.engine.diagram.vocabulary import EXTENSIONS
from processes.engine.runs import parse_spec

MODELS = Path(__file__).parents[2] / "bpmn_models"
DIAGRAMS = sorted(MODELS.rglob("*.bpmn"))
PROCEDURES = sorted(path.stem for path in (MODELS / "procedures").glob("*.bpmn"))
XS = "{http://www.w3.org/2001/XMLSchema}"


def schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(MODELS / "motcua.xsd"))


@pytest.mark.parametrize("path", DIAGRAMS, ids=lambda path: path.stem)
def test_extension_elements_are_valid(path: Path) -> None:
    rules, seen = schema(), 0
    for holder in parse_xml(path.read_bytes()).root.iter(bpmn("extensionElements")):
        for element in holder:
            assert namespace(element) == MOTCUA
            assert rules.validate(element), rules.error_log.last_error
            seen += 1
    assert seen > 3


@pytest.mark.parametrize(
    "wrong",
    [
        '<motcua:task kind="party"/>',
        "<motcua:lane/>",
        '<motcua:outcome id="" label="a"/>',
        '<motcua:profile code="1.000001" colour="red"/>',
        "<motcua:unheardOf/>",
    ],
)
def test_the_schema_refuses_what_the_checker_refuses(wrong: str) -> None:
    element = etree.fromstring(
        wrong.replace(" ", f' xmlns:motcua="{MOTCUA}" ', 1).replace("/>", " />", 1)
        if " " in wrong
        else wrong.replace("/>", f' xmlns:motcua="{MOTCUA}"/>')
    )
    assert not schema().validate(element)


def test_schema_descriptor_and_vocabulary_say_the_same() -> None:
    wanted = {name: known.known() for name, known in EXTENSIONS.items()}
    moddle = json.loads((MODELS / "motcua.moddle.json").read_text("utf-8"))
    described = {
        kind["name"][0].lower() + kind["name"][1:]: {p["name"] for p in kind["properties"] if p.get("isAttr")}
        for kind in moddle["types"]
        if "superClass" in kind
    }
    assert described == wanted
    declared = {
        str(element.get("name")): {str(a.get("name")) for a in element.iter(f"{XS}attribute")}
        for element in etree.parse(MODELS / "motcua.xsd").getroot().iterchildren(f"{XS}element")
    }
    assert declared == wanted


def test_the_values_of_schema_and_vocabulary_are_the_same() -> None:
    for element in etree.parse(MODELS / "motcua.xsd").getroot().iterchildren(f"{XS}element"):
        for attribute in element.iter(f"{XS}attribute"):
            said = EXTENSIONS[str(element.get("name"))].attributes.get(str(attribute.get("name")))
            values = tuple(str(value.get("value")) for value in attribute.iter(f"{XS}enumeration"))
            assert said is None or said.values == values
            assert said is None or said.required == (attribute.get("use") == "required")


@pytest.mark.parametrize("code", PROCEDURES)
def test_procedures_can_be_put_in_force(code: str) -> None:
    assert check(our_procedure(code), our_blocks(), {}) == []
    expanded = ours_expanded(code)
    assert read_facts(expanded.xml).profile.code == code
    assert parse_spec(expanded.xml)


@pytest.mark.parametrize("action", CASE_ACTIONS)
def test_every_case_action_has_a_side_diagram(action: str) -> None:
    source = (MODELS / "side" / f"{action}.bpmn").read_bytes()
    assert check(source, our_blocks(), {}) == []
    side = read_facts(source).side
    assert side is not None
    assert side.action == action
    assert parse_spec(source)


def test_every_block_is_called_and_explained() -> None:
    called = {
        call.get("calledElement")
        for path in DIAGRAMS
        for call in parse_xml(path.read_bytes()).root.iter(bpmn("callActivity"))
    }
    assert our_blocks().keys() == called
    told = (MODELS / "README.md").read_text("utf-8")
    assert [name for name in our_blocks() if f"`{name}`" not in told] == []


def test_every_extension_element_is_explained() -> None:
    told = (MODELS / "README.md").read_text("utf-8")
    assert [name for name in EXTENSIONS if f"`{name}`" not in told] == []
