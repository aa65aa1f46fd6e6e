"""Facts: what the diagram of a procedure says, and that it survives being stored."""

import json
from dataclasses import fields, replace
from decimal import Decimal

import pytest
from drawings import END, START, drawing, form, line, ours_expanded, outcome, task
from hypothesis import given
from hypothesis import strategies as st

from processes.domain.procedure import Amount, Facts, Fee, Name, TaskDeadline
from processes.engine.diagram import AttributeProblem, facts_from_json, facts_to_json, read_facts


def facts_of(body: str, **more: object) -> Facts:
    return read_facts(drawing(body, **more))  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def household() -> Facts:
    return read_facts(ours_expanded().xml)


@pytest.mark.shows("X-03")
def test_the_card_of_the_household_business(household: Facts) -> None:
    profile = household.profile
    assert (profile.code, profile.online_level, profile.agency_level) == ("1.001612", "full", "commune")
    assert [case.id for case in profile.cases] == ["by_individual", "by_family"]
    assert [component.id for component in profile.components] == [
        "application",
        "family_authorisation",
        "filer_papers",
        "principal_id_copy",
    ]
    assert [choice.id for choice in profile.components[2].choices] == [
        "authorisation_individual",
        "service_contract",
        "post_slip",
    ]
    fee = profile.fees[0]
    assert {amount.channel: amount.value for amount in fee.amounts} == {
        "online": Decimal(150000),
        "post": Decimal(150000),
        "direct": Decimal(50000),
    }
    assert (fee.timing, fee.refundable) == ("on_submission", False)
    assert [(limit.mode, limit.value) for limit in profile.limits] == [("same_clock", 3)]
    assert len(profile.legal_basis) == 5
    assert [result.kind for result in profile.results] == ["positive", "notice"]


def test_the_steps_of_the_card_fill_three_days_of_eight_hours(household: Facts) -> None:
    wanted = {"intake__check": "4", "appraise": "12", "approval__approve": "4", "issue__issue_result": "2"}
    wanted["return_result__confirm"] = "2"
    found = {name: t.deadline.amount for name, t in household.tasks.items() if t.deadline and name in wanted}
    assert found == wanted
    assert sum(map(int, found.values())) == 24


def test_citizens_see_five_stages(household: Facts) -> None:
    assert [stage.name.vi for stage in household.stages] == [
        "Tiếp nhận",
        "Kiểm tra điều kiện",
        "Ký duyệt",
        "Vào số, ký số cơ quan",
        "Trả kết quả",
    ]
    assert household.stages[1].nodes == (
        "appraise",
        "supplement__send",
        "supplement__supply",
        "supplement__decide",
    )


def test_who_works_where(household: Facts) -> None:
    roles = {name: task.lane.role for name, task in household.tasks.items()}
    assert roles["intake__check"] == roles["return_result__hand_over"] == "receiver"
    assert roles["intake__supply"] == roles["supplement__supply"] == "applicant"
    assert (roles["appraise"], roles["approval__approve"]) == ("specialist", "leader")
    slots = {task.lane.slot for task in household.tasks.values() if task.lane.role == "specialist"}
    assert slots == {"competent"}


def test_timers_say_what_they_wait_for(household: Facts) -> None:
    timer = household.timers["intake__intake_timer"]
    assert (timer.expression, timer.clock, timer.interrupting) == ("working_hours(8)", "intake", False)
    assert household.timers["supplement__supply_timer"].expression == 'duration("P30D")'


def test_the_moves_of_the_household_business(household: Facts) -> None:
    moves = {o.move for task in household.tasks.values() for o in task.outcomes if o.move}
    moves |= {step.move for step in household.steps.values() if step.move}
    assert moves == {
        "accept",
        "refuse",
        "ask_supplement_intake",
        "complete_supplement_intake",
        "extend_supplement",
        "transfer",
        "submit_for_approval",
        "ask_supplement",
        "complete_supplement",
        "stop",
        "approve",
        "send_back",
        "issue",
        "confirm_result",
        "return_result",
        "archive",
    }


def test_facts_survive_being_stored(household: Facts) -> None:
    assert facts_from_json(facts_to_json(household)) == household


names = st.builds(Name, st.text(max_size=20), st.none() | st.text(max_size=20))
amounts = st.builds(
    Amount, st.decimals(allow_nan=False, allow_infinity=False), st.none() | st.sampled_from(["online"])
)
fees = st.builds(
    Fee, st.text(), names, st.text(), st.text(), st.tuples(amounts), st.booleans(), st.none() | names
)


@given(st.lists(fees, max_size=3), st.dictionaries(st.text(), st.integers() | st.text(), max_size=3))
def test_any_facts_survive_being_stored(some: list[Fee], schema: dict[str, object]) -> None:
    plain = facts_of(START + END)
    profile = replace(plain.profile, fees=tuple(some))
    task_ = replace(read_facts(TASK).tasks["work"], deadline=TaskDeadline("hours", "1.50"))
    facts = replace(plain, profile=profile, forms={"form": schema}, tasks={"work": task_})
    assert facts_from_json(facts_to_json(facts)) == facts


TASK = drawing(
    START + task("work", outcome("yes") + outcome("no", "refuse")) + END + line("start", "work", "end"),
    in_lane=("work",),
)


def test_what_is_not_said_has_its_default() -> None:
    work = read_facts(TASK).tasks["work"]
    assert (work.kind, work.form, work.stage, work.deadline) == ("work", None, None, None)
    assert work.assignment.rule == "pool"
    assert [(o.id, o.move, o.note) for o in work.outcomes] == [
        ("yes", None, "optional"),
        ("no", "refuse", "optional"),
    ]


def test_a_task_outside_every_lane_is_refused() -> None:
    with pytest.raises(AttributeProblem, match="làn") as refused:
        facts_of(START + task("work") + END)
    assert refused.value.element == "work"


@pytest.mark.parametrize(
    "profile",
    [
        "",
        '<motcua:profile name="a"/>',
        '<motcua:profile code="1" name="a" field="f" agencyLevel="a" competentUnit="u" onlineLevel="l" '
        'supplementDays="many"/>',
        '<motcua:profile code="1" name="a" field="f" agencyLevel="a" competentUnit="u" onlineLevel="l" '
        'anywhereInProvince="yes"/>',
    ],
)
def test_a_card_that_cannot_be_read_is_refused(profile: str) -> None:
    with pytest.raises(AttributeProblem) as refused:
        facts_of(START + END, profile=profile)
    assert refused.value.line


@pytest.mark.shows("X-02")
@pytest.mark.parametrize("level", [3, 4])
def test_the_former_levels_can_be_said(level: int) -> None:
    card = (
        '<motcua:profile code="1" name="a" field="f" agencyLevel="district" competentUnit="u" '
        f'onlineLevel="partial" legacyLevel="{level}"/>'
    )
    profile = facts_of(START + END, profile=card).profile
    assert (profile.legacy_level, profile.agency_level) == (level, "district")


def test_forms_carry_their_title() -> None:
    schema = facts_of(START + END, said=form("note")).forms["note"]
    assert (schema["title"], schema["title_en"]) == ("note", "note")


def test_a_message_says_its_name_and_a_timer_its_moment() -> None:
    events = (
        '<bpmn:intermediateCatchEvent id="paid" name="Đã trả"><bpmn:extensionElements>'
        '<motcua:receive move="settle_payment" nameEn="Paid"/></bpmn:extensionElements>'
        '<bpmn:messageEventDefinition messageRef="m"/></bpmn:intermediateCatchEvent>'
        '<bpmn:intermediateCatchEvent id="late"><bpmn:timerEventDefinition>'
        "<bpmn:timeDate>dossier.due_at</bpmn:timeDate></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>"
    )
    facts = facts_of(START + events + END, before='<bpmn:message id="m" name="payment"/>')
    assert (facts.messages["paid"].message, facts.messages["paid"].move) == ("payment", "settle_payment")
    assert (facts.timers["late"].date, facts.timers["late"].expression) == (True, "dossier.due_at")


def test_every_field_of_the_facts_is_stored() -> None:
    assert {field.name for field in fields(Facts)} == set(json.loads(facts_to_json(facts_of(START + END))))
