"""What a diagram needs is named with whether it is here, also through its blocks; any bytes give an answer."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from app.diagrams import expand_source, shared_parts
from processes.checks import check
from processes.checks.dependencies import KINDS, dependencies
from processes.domain.procedure import Facts
from processes.engine.diagram import read_facts

MODELS = Path(__file__).parents[3] / "bpmn_models"
SHOP = (MODELS / "procedures" / "1.001612.bpmn").read_bytes()
PARTS = shared_parts(MODELS)


def needed(xml, parts=PARTS, blocks=None):
    return dependencies(xml, parts.blocks if blocks is None else blocks, parts.library, parts.decisions)


def names(found, kind):
    return {need.name: need.present for need in found.of(kind)}


def lanes_of(facts: Facts):
    return {
        (task.lane.slot, task.lane.role) for task in facts.tasks.values() if task.lane.role != "applicant"
    }


def test_everything_of_the_household_business_is_here():
    found = needed(SHOP)
    assert found.missing == ()
    assert names(found, "block").keys() == {"approval", "intake", "issue", "return_result", "supplement"}
    assert names(found, "step") == {"record": True}
    assert names(found, "slot") == {"competent": None, "receiving": None}
    assert {need.name: need.through for need in found.of("role")}["clerk"] == ("issue",)
    assert found.lanes == lanes_of(read_facts(expand_source(SHOP, MODELS).xml))


def test_what_is_not_here_is_named_with_where():
    strange = SHOP.replace(b'calledElement="issue"', b'calledElement="issue_twice"')
    strange = strange.replace(b'<motcua:step name="record"', b'<motcua:step name="fly"')
    strange = strange.replace(b'slot="competent"', b'slot="tax_agency"')
    use = (
        b'<motcua:useForm id="a" from="nowhere"/><motcua:useDecision id="b" from="no_table"/><motcua:profile'
    )
    found = needed(strange.replace(b"<motcua:profile", use, 1))
    missing = {(need.kind, need.name) for need in found.missing}
    assert missing >= {("block", "issue_twice"), ("form", "nowhere"), ("decision", "no_table")}
    assert next(need for need in found.missing if need.name == "issue_twice").where == ("issue",)
    assert ("tax_agency", "specialist") in found.lanes


def test_an_expanded_diagram_needs_people_and_steps_only_and_is_in_order_again():
    expanded = expand_source(SHOP, MODELS).xml
    found = needed(expanded, blocks={})
    assert (found.missing, found.of("block"), found.of("form")) == ((), (), ())
    assert found.lanes == needed(SHOP).lanes
    assert expand_source(expanded, MODELS).xml == expanded
    assert check(expanded, {}, {}, {}) == []
    hidden = expanded.replace(b'id="appraise"', b'id="appraise__x"')
    assert any(one.rule == "ids" and one.element == "appraise__x" for one in check(hidden, {}, {}, {}))


def test_blocks_that_call_each_other_end():
    other = PARTS.blocks["approval"].replace(b"<bpmn:userTask", b'<bpmn:callActivity id="c" calledElement="approval"/><bpmn:userTask', 1)  # fmt: skip
    found = needed(SHOP, blocks={**PARTS.blocks, "approval": other})
    assert names(found, "block")["approval"]


@given(st.binary(max_size=200))
def test_any_bytes_give_an_answer(noise):
    found = needed(noise)
    assert all(need.kind in KINDS for need in found.needs)
