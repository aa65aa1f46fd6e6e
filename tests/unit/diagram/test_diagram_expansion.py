"""Blocks become sub-processes with ids of their own; the result depends on nothing but its input."""

import pytest
from drawings import (
    END,
    FORM,
    MODELS,
    START,
    block,
    call,
    drawing,
    flow,
    form,
    line,
    our_blocks,
    our_procedure,
    ours_expanded,
    outcome,
    task,
)

from processes.engine.diagram import BlockError, DiagramError, FormError, expand, parse_xml, read_facts
from processes.engine.diagram.namespaces import bpmn, bpmndi

HOURS = '<motcua:parameter name="hours" type="number" default="8"/>'
STEP = block(
    "step",
    START
    + task("work", '<motcua:deadline kind="hours" amount="${hours}"/>' + outcome("done"), 'form="note"')
    + '<bpmn:exclusiveGateway id="gate" default="gate-end"/>'
    + END
    + line("start", "work", "gate", "end"),
    said=HOURS + form("note"),
    in_lane=("work",),
)
OUTER = block(
    "outer", START + call("inner", "step", hours="${hours}") + END + line("start", "inner", "end"), said=HOURS
)


def procedure(*calls: str, said: str = "", more: str = "") -> bytes:
    names = [one.split('id="')[1].split('"')[0] for one in calls]
    return drawing(START + "".join(calls) + END + line("start", *names, "end") + more, said=said)


def ids(xml: bytes, tag: str) -> list[str | None]:
    return [element.get("id") for element in parse_xml(xml).process().iter(bpmn(tag))]


def test_a_call_becomes_a_sub_process() -> None:
    xml = expand(procedure(call("check", "step")), {"step": STEP}, {}).xml
    assert ids(xml, "callActivity") == []
    assert ids(xml, "subProcess") == ["check"]
    assert ids(xml, "userTask") == ["check__work"]
    gate = parse_xml(xml).ids["check__gate"]
    assert gate.get("default") == "check__gate-end"
    work = parse_xml(xml).ids["check__start-work"]
    assert (work.get("sourceRef"), work.get("targetRef")) == ("check__start", "check__work")


def test_parameters_are_given_or_have_a_default() -> None:
    xml = expand(procedure(call("a", "step"), call("b", "step", hours="4")), {"step": STEP}, {}).xml
    tasks = read_facts(xml).tasks
    amounts = {name: task.deadline.amount for name, task in tasks.items() if task.deadline}
    assert amounts == {"a__work": "8", "b__work": "4"}


def test_a_block_may_call_a_block() -> None:
    blocks = {"step": STEP, "outer": OUTER}
    facts = read_facts(expand(procedure(call("a", "outer", hours="3")), blocks, {}).xml)
    deadline = facts.tasks["a__inner__work"].deadline
    assert deadline is not None
    assert deadline.amount == "3"
    assert facts.tasks["a__inner__work"].lane.role == "receiver"


def test_blocks_that_call_each_other_are_refused() -> None:
    one = block("one", START + call("x", "two") + END + line("start", "x", "end"))
    two = block("two", START + call("y", "one") + END + line("start", "y", "end"))
    with pytest.raises(BlockError, match="one → two → one") as refused:
        expand(procedure(call("a", "one")), {"one": one, "two": two}, {})
    assert refused.value.element == "a"


def test_blocks_that_multiply_are_refused() -> None:
    blocks = {"b0": STEP.replace(b'id="step"', b'id="b0"')}
    for level in range(1, 12):
        body = (
            START
            + call("x", f"b{level - 1}")
            + call("y", f"b{level - 1}")
            + END
            + line("start", "x", "y", "end")
        )
        blocks[f"b{level}"] = block(f"b{level}", body)
    with pytest.raises(BlockError, match="200"):
        expand(procedure(call("a", "b11")), blocks, {})


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"hours": "four"}, "phải là số"),
        ({"hours": ""}, "phải là số"),
        ({"days": "3"}, "days"),
    ],
)
def test_wrong_parameters_are_refused(given: dict[str, str], says: str) -> None:
    with pytest.raises(BlockError, match=says) as refused:
        expand(procedure(call("a", "step", **given)), {"step": STEP}, {})
    assert refused.value.element == "a"


def test_unknown_names_are_refused() -> None:
    with pytest.raises(BlockError, match="nowhere"):
        expand(procedure(call("a", "nowhere")), {"step": STEP}, {})
    needs = block(
        "needs", START + END + line("start", "end"), said='<motcua:parameter name="days" type="number"/>'
    )
    with pytest.raises(BlockError, match="days"):
        expand(procedure(call("a", "needs")), {"needs": needs}, {})
    uses = block("uses", START + '<bpmn:endEvent id="end" name="${typo}"/>' + line("start", "end"))
    with pytest.raises(BlockError, match="typo"):
        expand(procedure(call("a", "uses")), {"uses": uses}, {})


def test_a_form_comes_once_for_two_calls() -> None:
    xml = expand(procedure(call("a", "step"), call("b", "step")), {"step": STEP}, {}).xml
    facts = read_facts(xml)
    assert list(facts.forms) == ["note"]
    assert {task.form for task in facts.tasks.values()} == {"note"}


def test_a_form_of_the_same_name_and_other_content_is_renamed() -> None:
    text = '{"components":[{"type":"textfield","key":"k","label":"${label}"}]}'
    named = block(
        "named",
        START
        + task("work", "", 'form="note"')
        + '<bpmn:exclusiveGateway id="gate" default="gate-end"/>'
        + END
        + line("start", "work", "gate")
        + flow("gate", "end", 'form.note.k = "form.note.k"'),
        said='<motcua:parameter name="label" type="text" default="A"/>' + form("note", text),
        in_lane=("work",),
    )
    xml = expand(procedure(call("a", "named"), call("b", "named", label="B")), {"named": named}, {}).xml
    facts = read_facts(xml)
    assert facts.tasks["b__work"].form == "b__note"
    assert facts.forms["b__note"]["components"][0]["label"] == "B"
    condition = parse_xml(xml).ids["b__gate-end"].findtext(bpmn("conditionExpression"))
    assert condition == 'form.b__note.k = "form.note.k"'


def test_the_caller_chooses_a_form() -> None:
    chooses = block(
        "chooses",
        START + task("work", "", 'form="${form}"') + END + line("start", "work", "end"),
        said='<motcua:parameter name="form" type="form" default="usual"/>' + form("usual"),
        in_lane=("work",),
    )
    source = procedure(call("a", "chooses", form="mine"), said=form("mine", FORM.replace("note", "own")))
    facts = read_facts(expand(source, {"chooses": chooses}, {}).xml)
    assert facts.tasks["a__work"].form == "mine"
    assert list(facts.forms) == ["mine"]


def test_shared_forms_are_taken_in() -> None:
    source = procedure(call("a", "step"), said='<motcua:useForm id="owner" from="person"/>')
    library = {
        "person": {"title": "Người", "components": [{"type": "textfield", "key": "n", "label": "Tên"}]}
    }
    facts = read_facts(expand(source, {"step": STEP}, library).xml)
    assert facts.forms["owner"]["title"] == "Người"
    with pytest.raises(FormError, match="person"):
        expand(source, {"step": STEP}, {})


def test_the_result_depends_on_the_content_only() -> None:
    source, blocks = our_procedure(), our_blocks()
    spread = source.replace(b"><", b">\n\n  <").replace(
        b"<bpmn:startEvent", b"<!-- a remark --><bpmn:startEvent"
    )
    assert expand(spread, blocks, {}) == expand(source, dict(reversed(blocks.items())), {})
    changed = source.replace(b'name="hours" value="4"', b'name="hours" value="5"', 1)
    assert expand(changed, blocks, {}).sha256 != expand(source, blocks, {}).sha256


def test_an_expanded_diagram_stays_as_it_is() -> None:
    once = ours_expanded()
    assert expand(once.xml, {}, {}) == once


def test_blocks_bring_their_pictures() -> None:
    root = parse_xml(ours_expanded().xml).root
    planes = [plane.get("bpmnElement") for plane in root.iter(bpmndi("BPMNPlane"))]
    assert planes == ["Collaboration", "intake", "supplement", "approval", "issue", "return_result"]
    shapes = {shape.get("bpmnElement") for shape in root.iter(bpmndi("BPMNShape"))}
    drawn = {
        str(e.get("id")) for e in parse_xml(ours_expanded().xml).process().iter() if e.tag == bpmn("userTask")
    }
    assert drawn <= shapes


def test_every_id_stands_once() -> None:
    root = parse_xml(ours_expanded().xml).root
    found = [e.get("id") for e in root.iter() if e.get("id") and "motcua" not in str(e.tag)]
    assert len(found) == len(set(found)) > 200


def test_what_is_wrong_in_a_block_is_shown_at_its_call() -> None:
    broken = block("broken", START + END, said=form("f", "{"))
    with pytest.raises(DiagramError) as refused:
        expand(procedure(call("a", "broken")), {"broken": broken}, {})
    assert refused.value.element == "a"


def test_the_name_of_a_block_is_the_id_of_its_process() -> None:
    for path in (MODELS / "blocks").glob("*.bpmn"):
        assert path.stem in parse_xml(path.read_bytes()).ids
