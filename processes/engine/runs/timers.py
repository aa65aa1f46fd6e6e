"""Timer events that only look at a flag.

The library reads the wall clock and keeps due moments in its state. Here the host keeps them, where they
can be paused and recalculated, and fires a timer when its moment has come.
"""
# mypy: disallow-subclassing-any=False

from typing import Any

from SpiffWorkflow.bpmn.specs.event_definitions.base import EventDefinition
from SpiffWorkflow.bpmn.specs.event_definitions.multiple import MultipleEventDefinition
from SpiffWorkflow.bpmn.specs.event_definitions.timer import TimerEventDefinition


class FlagTimer(EventDefinition):
    """A timer that has fired when the host said so; equal only to the timer of the same node."""

    def __init__(self, node: str) -> None:
        super().__init__(node)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, FlagTimer) and self.name == other.name

    def __hash__(self) -> int:
        return hash(self.name)


def replace_timers(process: Any) -> None:
    """Put a FlagTimer in the place of every timer definition of a freshly parsed process."""
    for spec in process.task_specs.values():
        definition = getattr(spec, "event_definition", None)
        if isinstance(definition, TimerEventDefinition):
            spec.event_definition = FlagTimer(spec.name)
        elif isinstance(definition, MultipleEventDefinition):
            definition.event_definitions = [
                FlagTimer(name) if isinstance(inner, TimerEventDefinition) else inner
                for name, inner in zip(spec._outputs, definition.event_definitions, strict=True)
            ]
