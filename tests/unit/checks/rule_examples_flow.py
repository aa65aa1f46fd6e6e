"""For each rule about the flow: diagrams it must refuse, and the nearest ones it must let pass."""

from drawings import END, START, drawing, flow, form, line, outcome, task
from example_parts import (
    AND,
    BLOCK,
    BY_TIMER,
    CASE,
    EITHER,
    FORK,
    FORKED,
    INNER_END,
    INNER_START,
    LIMIT,
    LOOP,
    MESSAGE,
    PLAIN,
    XOR,
    Examples,
    calling,
    carded,
    catching,
    deciding,
    desk,
    inside,
    on_edge,
    path,
    timer,
    waiting,
)

FLOW: dict[str, Examples] = {
    "allowed_elements": Examples(
        bad=(
            path('<bpmn:scriptTask id="x"><bpmn:script>import os</bpmn:script></bpmn:scriptTask>', "x"),
            path('<bpmn:task id="x"/>', "x"),
            path('<bpmn:complexGateway id="x"/>', "x"),
            path('<bpmn:transaction id="x"/>', "x"),
            path('<bpmn:adHocSubProcess id="x"/>', "x"),
            path('<bpmn:businessRuleTask id="x"/>', "x"),
            catching('<bpmn:linkEventDefinition name="l"/>'),
            catching("<bpmn:compensateEventDefinition/>"),
            catching("<bpmn:conditionalEventDefinition/>"),
            catching(timer("R3/PT1H", "timeCycle")),
            catching(timer("working_hours(1)") + MESSAGE, '<bpmn:message id="m" name="m"/>'),
            drawing(START + END + line("start", "end") + '<bpmn:subProcess id="x" triggeredByEvent="true"/>'),
            path('<bpmn:unheardOf id="x"/>', "x"),
        ),
        good=(PLAIN, desk(), catching(timer("working_hours(1)"))),
    ),
    "blocks": Examples(
        bad=(
            calling("nowhere"),
            calling("step"),
            calling("step", hours="many"),
            calling("step", hours="1", days="2"),
            calling("step", hours="1", form="nobody"),
            path('<bpmn:callActivity id="c"/>', "c"),
        ),
        good=(calling("step", hours="1"), PLAIN),
        blocks={"step": BLOCK},
    ),
    "dead_ends": Examples(
        bad=(
            drawing(START + task("work") + END + line("start", "work"), in_lane=("work",)),
            drawing(START + END),
            drawing(START + task("work") + BY_TIMER.format(host="work") + END + line("start", "work", "end")),
        ),
        good=(PLAIN, desk()),
    ),
    "drawn": Examples(
        bad=(PLAIN, drawing(START + END + line("start", "end"), after="<bpmndi:BPMNDiagram/>")),
        good=(
            drawing(
                START + END + line("start", "end"),
                after="<bpmndi:BPMNDiagram>"
                '<bpmndi:BPMNPlane><bpmndi:BPMNShape bpmnElement="start"/>'
                '<bpmndi:BPMNShape bpmnElement="end"/>'
                '<bpmndi:BPMNEdge bpmnElement="start-end"/></bpmndi:BPMNPlane></bpmndi:BPMNDiagram>',
            ),
        ),
    ),
    "end_reachable": Examples(
        bad=(
            drawing(START + task("a") + task("b") + END + line("start", "a", "b", "a"), in_lane=("a", "b")),
            drawing(START + task("a") + line("start", "a"), in_lane=("a",)),
        ),
        good=(PLAIN, desk()),
    ),
    "events": Examples(
        bad=(
            catching(""),
            catching("<bpmn:terminateEventDefinition/>"),
            catching("<bpmn:messageEventDefinition/>"),
            catching(MESSAGE, '<bpmn:message id="m"/>'),
            path('<bpmn:eventBasedGateway id="e"/>' + task("work"), "e", "work", in_lane=("work",)),
        ),
        good=(
            catching(MESSAGE, '<bpmn:message id="m" name="paid"/>'),
            catching(timer("working_hours(1)")),
            path(
                '<bpmn:eventBasedGateway id="e"/>'
                + waiting("one", timer("working_hours(1)"))
                + waiting("two", timer("working_days(2)"))
                + line("e", "two", "end"),
                "e",
                "one",
            ),
        ),
    ),
    "gateway_conditions": Examples(
        bad=(
            deciding("", flow("gate", "end", 'outcome = "yes"'), flow("gate", "other")),
            deciding(' default="start-work"', flow("gate", "end", "true"), flow("gate", "other", "false")),
            deciding(' default="gate-end"', flow("gate", "end", "true"), flow("gate", "other", "false")),
            path(AND.format(id="fork") + '<bpmn:endEvent id="o"/>' + flow("fork", "o", "true"), "fork"),
        ),
        good=(
            deciding(' default="gate-end"', flow("gate", "end"), flow("gate", "other", 'outcome = "no"')),
            deciding("", flow("gate", "end", 'outcome = "yes"'), flow("gate", "other", 'outcome = "no"')),
        ),
    ),
    "ids": Examples(
        bad=(
            drawing(START + END + END + line("start", "end")),
            drawing(START + "<bpmn:endEvent/>"),
            path(task("a__b"), "a__b"),
            desk(more=outcome("yes") + outcome("yes")),
            drawing(START + END + line("start", "end"), said=form("f") + form("f")),
            carded(LIMIT, LIMIT + CASE.format(more="") + CASE.format(more="")),
        ),
        good=(PLAIN, desk(more=outcome("yes") + outcome("no"))),
    ),
    "inclusive_alone": Examples(
        bad=(
            path(EITHER + line("fork", "a", "join") + line("fork", "b", "join"), "fork"),
            path(
                inside(
                    INNER_START
                    + EITHER
                    + AND.format(id="x")
                    + INNER_END
                    + line("s", "fork", "a", "join", "x", "e")
                    + line("fork", "b", "join")
                ),
                "part",
            ),
        ),
        good=(
            path(
                inside(
                    INNER_START
                    + EITHER
                    + INNER_END
                    + line("s", "fork", "a", "join", "e")
                    + line("fork", "b", "join")
                ),
                "part",
            ),
            PLAIN,
        ),
    ),
    "outcomes_covered": Examples(
        bad=(
            deciding("", flow("gate", "end", 'outcome = "yes"')),
            deciding("", flow("gate", "end", 'outcome = "yes"'), flow("gate", "other", 'outcome = "maybe"')),
            deciding(' default="gate-end"', flow("gate", "end"), flow("gate", "other", '"maybe" = outcome')),
        ),
        good=(
            deciding("", flow("gate", "end", 'outcome = "yes"'), flow("gate", "other", 'outcome = "no"')),
            deciding("", flow("gate", "end", 'outcome in ("yes", "no")')),
            deciding(' default="gate-end"', flow("gate", "end"), flow("gate", "other", 'outcome = "no"')),
            deciding(
                "",
                flow("gate", "end", "dossier.rounds > 1"),
                flow("gate", "other", "dossier.rounds <= 1".replace("<", "&lt;")),
            ),
        ),
    ),
    "parallel_in_loop": Examples(
        bad=(
            drawing(
                START
                + FORK
                + XOR.format(more=' default="gate-end"')
                + END
                + FORKED
                + line("start", "fork")
                + line("join", "gate", "end")
                + flow("gate", "fork", "dossier.rounds = 1"),
                in_lane=("a", "b"),
            ),
        ),
        good=(
            drawing(
                START + FORK + END + FORKED + line("start", "fork") + line("join", "end"), in_lane=("a", "b")
            ),
            PLAIN,
        ),
    ),
    "reachable": Examples(
        bad=(
            path(task("lost") + flow("lost", "end"), in_lane=("lost",)),
            path(task("a") + task("b") + line("a", "b", "a"), in_lane=("a", "b")),
        ),
        good=(PLAIN, desk()),
    ),
    "references": Examples(
        bad=(
            drawing(START + END + line("start", "end", "nowhere")),
            drawing(START + END + line("start", "end", "start")),
            path(inside(task("work")) + flow("start", "work"), "part", in_lane=("work",)),
            path(BY_TIMER.format(host="nobody") + flow("late", "end")),
            path("", in_lane=("nobody",)),
        ),
        good=(
            PLAIN,
            path(
                task("work") + BY_TIMER.format(host="work") + flow("late", "end"), "work", in_lane=("work",)
            ),
        ),
    ),
    "repeated": Examples(
        bad=(
            path(
                inside(INNER_START + INNER_END + line("s", "e") + LOOP.format(more="")),
                "part",
            ),
            path('<bpmn:exclusiveGateway id="g">' + LOOP.format(more="") + "</bpmn:exclusiveGateway>", "g"),
        ),
        good=(
            path(
                inside(
                    INNER_START + INNER_END + line("s", "e") + LOOP.format(more=' motcua:collection="[1, 2]"')
                ),
                "part",
            ),
        ),
    ),
    "start_events": Examples(
        bad=(
            drawing(END),
            path('<bpmn:startEvent id="second"/>' + flow("second", "end")),
            drawing(
                f'<bpmn:startEvent id="start">{timer("working_hours(1)")}</bpmn:startEvent>'
                + END
                + line("start", "end")
            ),
        ),
        good=(PLAIN,),
    ),
    "task_conditions": Examples(
        bad=(
            drawing(
                START + task("work") + END + line("start", "work") + flow("work", "end", "true"),
                in_lane=("work",),
            ),
            desk().replace(
                b"</bpmn:process>",
                b'<bpmn:endEvent id="o"/>' + flow("work", "o").encode() + b"</bpmn:process>",
            ),
        ),
        good=(desk(), PLAIN),
    ),
    "timers": Examples(
        bad=(
            catching("<bpmn:timerEventDefinition/>"),
            catching(timer(" ")),
            *(
                catching(timer(text))
                for text in (
                    "working_hours(0)",
                    "working_hours(-1)",
                    'working_days("two")',
                    "working_days()",
                    "working_hours(40001)",
                    "working_days(5001)",
                    'duration("-PT1H")',
                    'duration("PT0S")',
                    'duration("P7301D")',
                    'duration("P2M")',
                    'duration("soon")',
                    "8",
                    "null",
                    'if dossier.channel = "online" then working_hours(-1) else working_hours(1)',
                )
            ),
            path(
                task("work") + on_edge("", "working_days(0)") + flow("late", "end"), "work", in_lane=("work",)
            ),
        ),
        good=tuple(
            catching(timer(text, way))
            for text, way in (
                ("working_hours(1)", "timeDuration"),
                ("working_hours(0.5)", "timeDuration"),
                ("working_days(5000)", "timeDuration"),
                ('duration("P30D")', "timeDuration"),
                ('dossier.due_at - duration("P1D")', "timeDate"),
                ('dossier.due_at + duration("-P1D")', "timeDate"),
                ('date and time("2026-11-23T09:00:00+07:00")', "timeDate"),
                ("working_days(dossier.rounds)", "timeDuration"),
            )
        ),
    ),
    "timer_clocks": Examples(
        bad=(
            path(
                task("take", outcome("yes", "accept"))
                + task("go", outcome("yes", "transfer"))
                + task("ask", outcome("yes", "ask_confirmation"))
                + task("work", outcome("yes", "answer_confirmation"))
                + on_edge('clock="processing"')
                + line("late", "end"),
                "take",
                "go",
                "ask",
                "work",
                in_lane=("take", "go", "ask", "work"),
            ),
            path(
                task("work", outcome("yes", "accept")) + on_edge('clock="processing"') + line("late", "end"),
                "work",
                in_lane=("work",),
            ),
        ),
        good=(
            path(
                task("work", outcome("yes", "accept")) + on_edge('clock="intake"') + line("late", "end"),
                "work",
                in_lane=("work",),
            ),
            path(
                task("take", outcome("yes", "accept"))
                + task("work", outcome("yes", "transfer"))
                + on_edge('clock="processing"')
                + line("late", "end"),
                "take",
                "work",
                in_lane=("take", "work"),
            ),
        ),
    ),
}
