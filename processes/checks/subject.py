"""The diagram under examination, as every rule sees it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from processes.domain.procedure import Facts
from processes.engine.diagram import Blocks, Document, Library
from processes.engine.diagram.extensions import extension
from processes.engine.diagram.namespaces import Element, bpmn, local_name
from processes.engine.diagram.nodes import CONTAINERS, DRAWN_NODES, FLOW_NODES

Found = TypeVar("Found")


@dataclass(frozen=True)
class Subject:
    """A diagram with exactly one executable process.

    ``source`` is the file as it was drawn; ``document`` the expanded diagram, or the source where it cannot
    be expanded; ``facts`` None where the diagram says something that has no meaning.
    """

    source: Document
    document: Document
    facts: Facts | None
    blocks: Blocks
    library: Library
    expanded: bool = True
    known: dict[Any, Any] = field(default_factory=dict, repr=False, compare=False)

    def once(self, find: "Callable[[Subject], Found]") -> Found:
        """What ``find`` says of this diagram; several rules that ask the same share one answer."""
        if find not in self.known:
            self.known[find] = find(self)
        return self.known[find]  # type: ignore[no-any-return]

    @cached_property
    def process(self) -> Element:
        """The executable process."""
        return self.document.process()

    @property
    def is_side(self) -> bool:
        """Whether it draws a case action, which may happen at any stage, instead of a procedure."""
        return extension(self.process, "side") is not None

    def nodes(self, *locals_: str) -> Iterator[Element]:
        """Every flow node with an id, of the named kinds or of all."""
        wanted = locals_ or FLOW_NODES
        return (node for node in self.process.iter(*map(bpmn, wanted)) if node.get("id"))

    def containers(self) -> Iterator[Element]:
        """The process and each sub-process in it."""
        return self.process.iter(*map(bpmn, CONTAINERS))

    def flows(self) -> Iterator[Element]:
        """Every sequence flow."""
        return self.process.iter(bpmn("sequenceFlow"))

    @cached_property
    def outgoing(self) -> dict[str, list[Element]]:
        """The flows that leave each node, by the node's id."""
        return self._flows_by("sourceRef")

    @cached_property
    def incoming(self) -> dict[str, list[Element]]:
        """The flows that reach each node, by the node's id."""
        return self._flows_by("targetRef")

    @cached_property
    def edges(self) -> dict[str, list[Element]]:
        """The events on the edge of each activity, by the activity's id."""
        found: dict[str, list[Element]] = {}
        for event in self.process.iter(bpmn("boundaryEvent")):
            found.setdefault(str(event.get("attachedToRef")), []).append(event)
        return found

    def _flows_by(self, end: str) -> dict[str, list[Element]]:
        found: dict[str, list[Element]] = {}
        for flow in self.flows():
            found.setdefault(str(flow.get(end)), []).append(flow)
        return found

    def node(self, name: str) -> Element | None:
        """The flow node with this id, one that does not run here, too."""
        element = self.document.ids.get(name)
        return element if element is not None and local_name(element) in DRAWN_NODES else None


def title(element: Element | None) -> str:
    """What to call an element in a sentence: its name, or its id."""
    if element is None:
        return ""
    name = " ".join(str(element.get("name") or "").split())
    return name or str(element.get("id") or local_name(element))
