"""Statuses are followed through sub-processes, past the events on their edges, and not out of what watches."""

from drawings import END, START, drawing, flow, line, outcome, task
from example_parts import inside, on_edge, within

from processes.checks.statuses import possible_statuses
from processes.checks.subject import Subject
from processes.engine.diagram import facts_of, parse_xml

TAKING = task("take", outcome("done", "accept")) + task("go", outcome("done", "transfer"))


def before(xml: bytes) -> dict[str, frozenset[str]]:
    document = parse_xml(xml)
    subject = Subject(document, document, facts_of(document), {}, {})
    return {node: passage.before for node, passage in possible_statuses(subject).items()}


def test_an_event_on_a_sub_process_may_come_after_any_move_inside() -> None:
    body = START + inside(within(TAKING, "take", "go")) + on_edge("", host="part") + task("after") + END
    found = before(
        drawing(
            body + line("start", "part", "end") + line("late", "after", "end"),
            in_lane=("take", "go", "after"),
        )
    )
    assert found["after"] == {"submitted", "accepted", "in_process"}
    assert found["end"] == {"submitted", "accepted", "in_process"}


def test_what_only_watches_does_not_leave_its_sub_process() -> None:
    edge = on_edge("", host="take").replace("attachedToRef", 'cancelActivity="false" attachedToRef')
    inner = within(TAKING + edge + '<bpmn:endEvent id="watched"/>', "take", "go") + flow("late", "watched")
    found = before(
        drawing(START + inside(inner) + END + line("start", "part", "end"), in_lane=("take", "go"))
    )
    assert found["watched"] == {"submitted"}
    assert found["end"] == {"in_process"}
