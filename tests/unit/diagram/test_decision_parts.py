"""Decision tables in diagrams: shared ones taken in, those of blocks carried along, facts read of them."""

import pytest
from decision_tables import carried, deciding, dmn, table
from drawings import END, START, block, call, drawing, flow, line

from processes.engine.diagram import (
    DecisionFileError,
    expand,
    facts_from_json,
    facts_to_json,
    parse_xml,
    read_facts,
)
from processes.engine.diagram.namespaces import bpmn

SIZE = table("size", ("pages",), ("size",), '< 10 | "small"', '>= 10 | "big"', label="Cỡ hồ sơ")
OTHER = table("size", ("pages",), ("size",), '- | "one"')
PLACE = table("place", ("dossier.channel",), ("slot", "hours"), '"online" | "far" | 8', '- | "near" | 4')
GATE = '<bpmn:exclusiveGateway id="gate" default="gate-end"/><bpmn:endEvent id="other"/>'


def procedure(said: str, *calls: str) -> bytes:
    names = [one.split('id="')[1].split('"')[0] for one in calls]
    return drawing(START + "".join(calls) + END + line("start", *names, "end"), said=said)


def sorting(content: str) -> bytes:
    """A block that brings a file and decides by it."""
    body = START + deciding("sort", "size", pages="form.a.size") + GATE + END
    flows = line("start", "sort", "gate", "end") + flow("gate", "other", 'decision.size = "decision.size"')
    return block("sorting", body + flows, said=carried("sizes", dmn(content)))


def test_a_task_says_what_it_decides_and_with_what() -> None:
    source = procedure(carried("sizes", dmn(SIZE, PLACE)), deciding("sort", "size", pages="form.a.pages"))
    facts = read_facts(expand(source, {}, {}).xml)
    (node,) = facts.deciding.values()
    assert (node.id, node.decision, node.inputs) == ("sort", "size", {"pages": "form.a.pages"})
    assert (node.name.vi, node.name.en) == ("Xếp loại sort", "Sort sort")
    assert facts.tables["size"].name.vi == "Cỡ hồ sơ"
    assert facts.tables["place"].outputs == ("slot", "hours")
    assert {head.file for head in facts.tables.values()} == set(facts.decisions) == {"sizes"}
    assert facts_from_json(facts_to_json(facts)) == facts


def test_a_shared_file_is_taken_in_and_its_own_wins() -> None:
    source = procedure('<motcua:useDecision id="sizes" from="shared"/>', deciding("sort", "size"))
    shared = expand(source, {}, {}, {"shared": dmn(SIZE).encode()})
    same = procedure(carried("sizes", dmn(SIZE)), deciding("sort", "size"))
    assert expand(same, {}, {}) == shared
    assert expand(shared.xml, {}, {}) == shared
    with pytest.raises(DecisionFileError, match="shared") as refused:
        expand(source, {}, {})
    assert refused.value.line


def test_equal_tables_have_equal_hashes_however_they_were_saved() -> None:
    spread = dmn(SIZE).replace("><", ">\n  <")
    assert expand(procedure(carried("s", spread)), {}, {}) == expand(
        procedure(carried("s", dmn(SIZE))), {}, {}
    )


@pytest.mark.parametrize("bad", ["", "<definitions>", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "text"])
def test_what_is_no_xml_is_refused_at_its_line(bad: str) -> None:
    with pytest.raises(DecisionFileError, match="sizes") as refused:
        expand(procedure(carried("sizes", bad.replace("]]>", "]]]]><![CDATA[>"))), {}, {})
    assert refused.value.line


def test_the_file_of_a_block_called_twice_stands_once() -> None:
    source = procedure("", call("a", "sorting"), call("b", "sorting"))
    facts = read_facts(expand(source, {"sorting": sorting(SIZE)}, {}).xml)
    assert list(facts.decisions) == ["sizes"]
    assert {node.decision for node in facts.deciding.values()} == {"size"}
    assert set(facts.deciding) == {"a__sort", "b__sort"}


def test_another_content_under_the_same_name_is_named_after_the_call() -> None:
    source = procedure(
        carried("sizes", dmn(OTHER, table("top", ("size",), ("x",), "- | 1", needs=("size",))))
    )
    source = source.replace(b'sourceRef="start" targetRef="end"', b'sourceRef="start" targetRef="a"')
    more = call("a", "sorting") + flow("a", "end")
    source = source.replace(b"</bpmn:process>", more.encode() + b"</bpmn:process>")
    xml = expand(source, {"sorting": sorting(SIZE)}, {}).xml
    facts = read_facts(xml)
    assert set(facts.decisions) == {"sizes", "a__sizes"}
    assert {name: head.file for name, head in facts.tables.items()} == {
        "size": "sizes",
        "top": "sizes",
        "a__size": "a__sizes",
    }
    assert facts.deciding["a__sort"].decision == "a__size"
    condition = parse_xml(xml).ids["a__gate-other"].findtext(bpmn("conditionExpression"))
    assert condition == 'decision.a__size = "decision.size"'


def test_a_renamed_decision_is_still_needed_by_those_above_it() -> None:
    above = table("top", ("size",), ("x",), '"small" | 1', "- | 2", needs=("size",), hit="FIRST")
    source = procedure(carried("sizes", dmn(OTHER)), call("a", "sorting"))
    facts = read_facts(expand(source, {"sorting": sorting(SIZE + above)}, {}).xml)
    assert 'href="#a__size"' in facts.decisions["a__sizes"]
    assert facts.tables["top"].file == "a__sizes"


def test_parameters_of_a_block_reach_its_tables() -> None:
    said = '<motcua:parameter name="most" type="number" default="10"/>'
    text = dmn(table("size", ("pages",), ("size",), '< ${most} | "small"', '- | "big"'))
    made = block("sorting", START + END + line("start", "end"), said=said + carried("sizes", text))
    xml = expand(procedure("", call("a", "sorting", most="7")), {"sorting": made}, {}).xml
    assert "&lt; 7" in read_facts(xml).decisions["sizes"]
