"""What an engine would run wrongly without a word, row by row: a rule speaks, or our runs do it right."""

import pytest
from drawings import END, START, drawing, flow, form, line, outcome, task
from example_parts import (
    AND,
    LOOP,
    MESSAGE,
    XOR,
    catching,
    desk,
    inside,
    path,
    reading,
    step,
    timer,
    waiting,
    within,
)

from processes.checks import check

FORK = AND.format(id="fork") + AND.format(id="join") + task("a") + task("b")
JOINED = line("fork", "a", "join") + line("fork", "b", "join")
COMPENSATED = '<bpmn:boundaryEvent id="undo" attachedToRef="work"><bpmn:compensateEventDefinition/></bpmn:boundaryEvent>'
WATCHING = f'<bpmn:subProcess id="x" triggeredByEvent="true"><bpmn:startEvent id="s">{timer("working_hours(1)")}</bpmn:startEvent></bpmn:subProcess>'
THROWN = '<bpmn:intermediateThrowEvent id="x">{}</bpmn:intermediateThrowEvent>'
REPEATED = '<bpmn:multiInstanceLoopCharacteristics motcua:collection="[1]">{}</bpmn:multiInstanceLoopCharacteristics>'

WRONG: dict[str, tuple[str, bytes]] = {
    "a parallel join inside a loop": (
        "parallel_in_loop",
        drawing(
            START
            + FORK
            + JOINED
            + XOR.format(more=' default="gate-end"')
            + END
            + line("start", "fork")
            + line("join", "gate", "end")
            + flow("gate", "fork", "dossier.rounds = 1"),
            in_lane=("a", "b"),
        ),
    ),
    "a link thrown": ("allowed_elements", path(THROWN.format('<bpmn:linkEventDefinition name="l"/>'), "x")),
    "a link caught": ("allowed_elements", catching('<bpmn:linkEventDefinition name="l"/>')),
    "a compensation thrown": (
        "allowed_elements",
        path(THROWN.format("<bpmn:compensateEventDefinition/>"), "x"),
    ),
    "a compensation at the end": (
        "allowed_elements",
        drawing(
            START
            + '<bpmn:endEvent id="end"><bpmn:compensateEventDefinition/></bpmn:endEvent>'
            + line("start", "end")
        ),
    ),
    "a compensation on a task": (
        "allowed_elements",
        path(task("work") + COMPENSATED, "work", in_lane=("work",)),
    ),
    "a condition behind a task": (
        "task_conditions",
        drawing(START + task("work") + END + line("start", "work") + flow("work", "end", "true")),
    ),
    "a task without a way on": ("dead_ends", drawing(START + task("work") + END + line("start", "work"))),
    "a node that cannot be reached": ("reachable", path(task("lost") + flow("lost", "end"))),
    "an event sub-process": ("allowed_elements", drawing(START + END + line("start", "end") + WATCHING)),
    "an ad hoc sub-process": ("allowed_elements", path('<bpmn:adHocSubProcess id="x"/>', "x")),
    "an output collection": (
        "allowed_elements",
        path(
            inside(within("") + REPEATED.format("<bpmn:loopDataOutputRef>found</bpmn:loopDataOutputRef>")),
            "part",
        ),
    ),
    "an item put out": (
        "allowed_elements",
        path(inside(within("") + REPEATED.format('<bpmn:outputDataItem id="o"/>')), "part"),
    ),
    "a decision of the engine": ("allowed_elements", path('<bpmn:businessRuleTask id="x"/>', "x")),
    "a condition that cannot be read": ("expressions", reading("1 +")),
    "a timer that cannot be read": ("expressions", catching(timer("eight hours"))),
    "a timer of the library": ("timers", catching(timer('"P1D"'))),
    "a script": (
        "allowed_elements",
        path('<bpmn:scriptTask id="x"><bpmn:script>1</bpmn:script></bpmn:scriptTask>', "x"),
    ),
    "a step without its name": ("steps", step("")),
    "a multi-instance without a list": ("repeated", path(inside(within("") + LOOP.format(more="")), "part")),
    "an inclusive gateway among others": (
        "inclusive_alone",
        path('<bpmn:inclusiveGateway id="x"/>', "x"),
    ),
    "an exclusive gateway without a way": (
        "outcomes_covered",
        drawing(
            START
            + task("work", outcome("yes") + outcome("no"))
            + XOR.format(more="")
            + END
            + line("start", "work", "gate")
            + flow("gate", "end", 'outcome = "yes"'),
            in_lane=("work",),
        ),
    ),
}


@pytest.mark.parametrize("what", WRONG)
def test_what_would_go_wrong_silently_is_an_error(what: str) -> None:
    rule, xml = WRONG[what]
    assert (rule, "error") in {(finding.rule, finding.severity) for finding in check(xml, {}, {})}


FOREIGN = (
    b'<bpmn:userTask xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"'
    b' camunda:formKey="f" id="work"><bpmn:extensionElements><camunda:properties><camunda:property/>'
    b"</camunda:properties><zeebe:formDefinition/></bpmn:extensionElements></bpmn:userTask>"
)
RIGHT: dict[str, bytes] = {
    # Our timers only look at a flag of their own: tests of runs let either of two go off.
    "an event-based gateway with two timers": path(
        '<bpmn:eventBasedGateway id="e"/>'
        + waiting("one", timer("working_hours(1)"))
        + waiting("two", timer("working_days(2)"))
        + waiting("three", MESSAGE)
        + line("e", "two", "end")
        + line("e", "three", "end"),
        "e",
        "one",
        before='<bpmn:message id="m" name="paid"/>',
    ),
    "a data store that only explains": path(
        task("work") + '<bpmn:dataStoreReference id="register" name="Sổ"/><bpmn:dataObject id="paper"/>',
        "work",
        in_lane=("work",),
    ),
    "a multi-instance over a number": path(
        inside(
            within("")
            + "<bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>3</bpmn:loopCardinality>"
            "</bpmn:multiInstanceLoopCharacteristics>"
        ),
        "part",
    ),
    "extensions of others without their attributes": desk().replace(task("work").encode(), FOREIGN),
}


@pytest.mark.parametrize("what", RIGHT)
def test_what_our_runs_do_right_is_let_through(what: str) -> None:
    told = {finding.rule for finding in check(RIGHT[what], {}, {}) if finding.severity == "error"}
    assert told <= {"ends_legally"}


def test_a_form_reads_only_what_it_may() -> None:
    said = form(
        "ask", '{"components":[{"type":"textfield","key":"a","label":"A","conditional":{"hide":"=b ="}}]}'
    )
    told = check(desk().replace(b"</motcua:profile>", b"</motcua:profile>" + said.encode()), {}, {})
    assert "forms_readable" in {finding.rule for finding in told}
