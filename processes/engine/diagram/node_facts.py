"""Reads what the elements of an expanded diagram say: tasks, timers, steps, messages."""

from processes.domain.procedure import (
    Assignment,
    DecideNode,
    MessageNode,
    Name,
    Outcome,
    StepNode,
    TaskDeadline,
    TaskNode,
    TimerNode,
)
from processes.engine.diagram.extensions import Attributes, extension, extensions
from processes.engine.diagram.lanes import lane_of
from processes.engine.diagram.namespaces import Element, bpmn, ours
from processes.engine.diagram.reminding_facts import read_watch


def node_name(node: Element, said: Attributes | None) -> Name:
    """The name of a node; its English stands in our extension of it."""
    return Name(node.get("name") or str(node.get("id")), said.maybe("nameEn") if said else None)


def _said(node: Element, local: str) -> Attributes | None:
    element = extension(node, local)
    return None if element is None else Attributes(element)


def outcome_ids(node: Element) -> list[str]:
    """The ids of a task's outcomes, in the order of the diagram."""
    return [str(e.get("id")) for e in extensions(node) if e.tag == ours("outcome") and e.get("id")]


def read_task(node: Element, lanes: dict[str, Element]) -> TaskNode:
    """A user task with its form, deadline, assignment and outcomes."""
    said = _said(node, "task")
    outcomes = tuple(_outcome(Attributes(e)) for e in extensions(node) if e.tag == ours("outcome"))
    deadline, assign = _said(node, "deadline"), _said(node, "assign")
    return TaskNode(
        id=str(node.get("id")),
        name=node_name(node, said),
        lane=lane_of(node, lanes),
        form=said.maybe("form") if said else None,
        stage=said.maybe_name("stage") if said else None,
        deadline=_deadline(deadline) if deadline else None,
        assignment=Assignment(assign.text("rule"), assign.maybe("task")) if assign else Assignment(),
        outcomes=outcomes,
        kind=said.text("kind", "work") if said else "work",
        timing=said.maybe("timing") if said else None,
        **read_watch(extensions(node)),
        shows=said.words("shows") if said else (),
    )


def _outcome(read: Attributes) -> Outcome:
    return Outcome(
        id=read.text("id"),
        label=read.name("label"),
        move=read.maybe("move"),
        consequence=read.maybe_name("consequence"),
        note=read.text("note", "optional"),
    )


def _deadline(read: Attributes) -> TaskDeadline:
    return TaskDeadline(read.text("kind"), read.maybe("amount") or "", read.text("clock", "own"))


def read_step(node: Element) -> StepNode:
    """A service task: its step and the inputs, FEEL texts by name."""
    said = _said(node, "step")
    inputs = {r.text("name"): r.text("value") for r in _inputs(node)}
    return StepNode(
        id=str(node.get("id")),
        name=node_name(node, said),
        step=said.text("name") if said else "",
        inputs=inputs,
        move=said.maybe("move") if said else None,
        later=said.boolean("later", False) if said else False,
    )


def read_decide(node: Element) -> DecideNode:
    """A business rule task: the decision that it takes and the inputs, FEEL texts by name."""
    said = _said(node, "decide")
    return DecideNode(
        id=str(node.get("id")),
        name=node_name(node, said),
        decision=said.text("decision") if said else "",
        inputs={r.text("name"): r.text("value") for r in _inputs(node)},
    )


def _inputs(node: Element) -> list[Attributes]:
    """Inputs stand inside the step, or beside it."""
    return [Attributes(e) for found in extensions(node) for e in found.iter(ours("input"))]


def read_timer(node: Element) -> TimerNode | None:
    """A timer event with its FEEL expression; None if ``node`` has no timer."""
    definition = node.find(bpmn("timerEventDefinition"))
    if definition is None:
        return None
    said = _said(node, "timer")
    moment = definition.find(bpmn("timeDate"))
    expression = moment if moment is not None else definition.find(bpmn("timeDuration"))
    return TimerNode(
        id=str(node.get("id")),
        name=node_name(node, said),
        expression=(expression.text or "").strip() if expression is not None else "",
        clock=said.text("clock", "own") if said else "own",
        move=said.maybe("move") if said else None,
        attached_to=node.get("attachedToRef"),
        interrupting=node.get("cancelActivity", "true") == "true",
        date=moment is not None,
    )


def read_message(node: Element, messages: dict[str, str]) -> MessageNode | None:
    """An event that waits for a message; ``messages`` are the names by id. None if it does not wait."""
    definition = node.find(bpmn("messageEventDefinition"))
    if definition is None or node.tag == bpmn("intermediateThrowEvent") or node.tag == bpmn("endEvent"):
        return None
    said = _said(node, "receive")
    name = messages.get(definition.get("messageRef") or "", "")
    return MessageNode(str(node.get("id")), node_name(node, said), name, said.maybe("move") if said else None)
