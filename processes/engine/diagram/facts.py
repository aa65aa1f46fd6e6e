"""Reads an expanded diagram into facts, once, when it is put in force."""

from collections.abc import Iterable
from typing import TypeVar

from processes.domain.procedure import Facts, MessageNode, Name, Stage, TaskNode, TimerNode
from processes.engine.diagram.decision_parts import decision_files, heads_of
from processes.engine.diagram.document import Document, parse_xml
from processes.engine.diagram.form_parts import forms_of, read_schema
from processes.engine.diagram.lanes import lane_elements
from processes.engine.diagram.namespaces import Element, bpmn
from processes.engine.diagram.node_facts import (
    read_decide,
    read_message,
    read_step,
    read_task,
    read_timer,
)
from processes.engine.diagram.order import nodes_in_order
from processes.engine.diagram.profile_facts import read_profile
from processes.engine.diagram.side_facts import read_side, side_profile

Node = TypeVar("Node", TimerNode, MessageNode)

EVENTS = (
    bpmn("boundaryEvent"),
    bpmn("intermediateCatchEvent"),
    bpmn("startEvent"),
)


def read_facts(expanded_xml: bytes) -> Facts:
    """Everything the service needs to know of an expanded diagram.

    Raises a :class:`~processes.engine.diagram.errors.DiagramError` for a diagram that says something it
    cannot mean; one that passed the checks says nothing like that.
    """
    return facts_of(parse_xml(expanded_xml))


def facts_of(document: Document) -> Facts:
    """Like :func:`read_facts`, of a diagram already parsed."""
    process = document.process()
    lanes = lane_elements(process)
    names = {str(m.get("id")): m.get("name") or "" for m in document.root.iterchildren(bpmn("message"))}
    events = [node for node in process.iter(*EVENTS) if node.get("id")]
    tasks = {str(n.get("id")): read_task(n, lanes) for n in process.iter(bpmn("userTask")) if n.get("id")}
    side = read_side(process)
    return Facts(
        profile=read_profile(process) if side is None else side_profile(side, process),
        process_id=str(process.get("id")),
        tasks=tasks,
        timers=_by_id(read_timer(node) for node in events),
        steps={str(n.get("id")): read_step(n) for n in process.iter(bpmn("serviceTask")) if n.get("id")},
        messages=_by_id(read_message(node, names) for node in events),
        forms={form: read_schema(element) for form, element in forms_of(process).items()},
        stages=stages_of(process, tasks),
        side=side,
        deciding={
            str(n.get("id")): read_decide(n) for n in process.iter(bpmn("businessRuleTask")) if n.get("id")
        },
        tables=heads_of(process),
        decisions={name: (e.text or "").strip() for name, e in decision_files(process).items()},
    )


def _by_id(nodes: Iterable[Node | None]) -> dict[str, Node]:
    return {node.id: node for node in nodes if node is not None}


def stages_of(process: Element, tasks: dict[str, TaskNode]) -> tuple[Stage, ...]:
    """The stations of the citizen's progress line: stage names in the order of the diagram, each once."""
    stages: dict[str, tuple[Name, list[str]]] = {}
    for node in nodes_in_order(process):
        task = tasks.get(str(node.get("id")))
        if task and task.stage:
            stages.setdefault(task.stage.vi, (task.stage, []))[1].append(task.id)
    return tuple(Stage(name, tuple(nodes)) for name, nodes in stages.values())
