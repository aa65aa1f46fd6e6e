"""A file far larger or deeper than anybody draws is refused with a sentence, before it costs anything."""

import pytest
from drawings import END, START, drawing, flow, form, line, task

from processes.checks import check
from processes.checks.size import MOST_FLOWS, MOST_NODES, MOST_SAID, too_large
from processes.engine.diagram import parse_xml

GROUP = '{{"type":"group","label":"g","components":[{}]}}'
LIST = '{{"type":"dynamiclist","path":"p","label":"g","components":[{}]}}'
PROPERTIES = '{{"type":"text","text":"x","properties":{{"a":{}}}}}'
NESTED = '{{"a":{}}}'


def row(tasks: int) -> bytes:
    return drawing(START + "".join(f'<bpmn:userTask id="t{number}"/>' for number in range(tasks)) + END)


def asking(components: str) -> bytes:
    body = START + task("work", "", 'form="f"') + END + line("start", "work", "end")
    return drawing(body, said=form("f", f'{{"components":[{components}]}}'), in_lane=("work",))


@pytest.mark.parametrize(
    "xml",
    [
        row(MOST_NODES),
        drawing(START + END + "".join(flow("start", f"n{number}") for number in range(MOST_FLOWS + 1))),
        drawing(START + END, said="".join(form(f"f{number}") for number in range(MOST_SAID))),
    ],
    ids=["nodes", "flows", "said"],
)
def test_too_many_elements_are_one_finding(xml: bytes) -> None:
    (finding,) = check(xml, {}, {})
    assert (finding.rule, finding.severity, finding.element) == ("too_large", "error", "test")


def test_as_many_as_may_be_are_checked() -> None:
    assert too_large(parse_xml(row(MOST_NODES - 2)).process()) is None


@pytest.mark.parametrize("within", [GROUP, LIST], ids=["groups", "tables"])
@pytest.mark.parametrize("levels", [19, 25, 300, 5_000])
def test_forms_too_deep_are_refused(within: str, levels: int) -> None:
    inner = '{"type":"textfield","key":"a","label":"x"}'
    for _ in range(levels):
        inner = within.format(inner)
    rules = {finding.rule for finding in check(asking(inner), {}, {})}
    assert "rule_failed" not in rules
    assert bool(rules & {"forms_readable", "form_json"}) == (levels > 19 or within is LIST)


@pytest.mark.parametrize("levels", [70, 400])
def test_deep_properties_are_refused(levels: int) -> None:
    inner = "1"
    for _ in range(levels):
        inner = NESTED.format(inner)
    assert "form_json" in {finding.rule for finding in check(asking(PROPERTIES.format(inner)), {}, {})}


def test_a_form_of_a_thousand_questions_is_refused() -> None:
    many = ",".join(f'{{"type":"textfield","key":"k{number}","label":"x"}}' for number in range(1_001))
    assert "forms_readable" in {finding.rule for finding in check(asking(many), {}, {})}
