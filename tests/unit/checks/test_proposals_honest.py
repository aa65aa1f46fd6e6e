"""A proposal says what is left to do: names to change, a page instead of a task, a date that is the same."""

import json

from drawings import our_blocks
from foreign_exports import EMPTY

from processes.checks import check
from processes.checks.proposals import Proposal, proposals

BLOCKS = our_blocks()
FLOWABLE = "http://flowable.org/bpmn"
ZEEBE = "http://camunda.org/schema/zeebe/1.0"


def read(inside: str, blocks: frozenset[str] = frozenset(BLOCKS), around: str = "") -> list[Proposal]:
    return proposals(_file(inside, around), blocks)


def _file(inside: str, around: str = "") -> bytes:
    spaces = f'xmlns:flowable="{FLOWABLE}" xmlns:zeebe="{ZEEBE}"'
    return EMPTY.replace(
        "/>", f' {spaces}>{around}<process id="p" isExecutable="true">{inside}</process></definitions>'
    ).encode()


def _flow(condition: str) -> str:
    return f'<sequenceFlow id="f"><conditionExpression>{condition}</conditionExpression></sequenceFlow>'


def test_variables_of_another_engine_are_named() -> None:
    (said,) = read(_flow("${approved == true &amp;&amp; order.price &lt; 5}"))
    assert said.draft == "approved = true and order.price < 5"
    assert said.message.values == {"names": "approved, order"}
    (said,) = read(_flow("${form.a.approved == true}"))
    assert not said.message.values


def test_what_a_form_kept_in_the_process_asks_becomes_its_path() -> None:
    asked = {"type": "default", "components": [{"key": "meal"}, {"type": "text"}, {"key": "a.b"}, 3]}
    kept = f'<zeebe:userTaskForm id="Dinner-1">{json.dumps(asked, indent=1)}</zeebe:userTaskForm>'
    form, condition = read(f"<extensionElements>{kept}</extensionElements>" + _flow('= meal = "soup"'))
    assert condition.draft == 'form.Dinner_1.meal = "soup"'
    assert not condition.message.values
    assert "\n" not in form.draft


def test_the_form_of_the_start_is_a_page_of_the_application() -> None:
    (said,) = read('<startEvent id="s" flowable:formKey="app:start.form"/>')
    assert said.draft == '<motcua:section form="start"/>'


def test_a_fixed_day_is_no_deadline() -> None:
    fixed, later = read(
        '<userTask id="a" flowable:dueDate="2012-11-01"/><userTask id="b" flowable:dueDate="${now()}"/>'
    )
    assert "ngày cố định" in str(fixed.message)
    assert "lúc chạy" in str(later.message)
    assert not fixed.draft + later.draft


def test_a_resource_is_called_by_its_name() -> None:
    owner = '<potentialOwner name="Owner"><resourceRef>r</resourceRef></potentialOwner>'
    (said,) = read(f'<userTask id="a">{owner}</userTask>', around='<resource id="r" name="Director"/>')
    assert said.stands == 'resourceRole="Director"'
    assert 'role="leader"' in said.draft


def test_without_blocks_none_is_offered() -> None:
    called = '<callActivity id="c" calledElement="x"/>'
    assert "{blocks}" in read(called)[0].message.text
    assert "{" not in read(called, frozenset())[0].message.text


def test_a_call_of_nothing_is_not_a_block_without_a_name() -> None:
    told = [f for f in check(_file('<callActivity id="c"/>'), BLOCKS, {}) if f.element == "c"]
    assert any("chưa chọn khối" in str(f.message) for f in told)
    assert not any("“”" in str(f.message) for f in told)
