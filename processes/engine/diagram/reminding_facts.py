"""Reads who is told before and after a deadline: ``motcua:remind`` and ``motcua:escalate``."""

from collections.abc import Iterable
from typing import TypedDict

from processes.domain.procedure import Escalation, Reminder
from processes.engine.diagram.extensions import Attributes
from processes.engine.diagram.namespaces import Element, ours


class Drawn(TypedDict):
    """The parts of a profile or task that say who is told."""

    reminders: tuple[Reminder, ...]
    escalations: tuple[Escalation, ...]


def read_watch(elements: Iterable[Element]) -> Drawn:
    """The reminders and escalations among ``elements``."""
    found = list(elements)
    return {
        "reminders": tuple(_reminder(Attributes(e)) for e in found if e.tag == ours("remind")),
        "escalations": tuple(_escalation(Attributes(e)) for e in found if e.tag == ours("escalate")),
    }


def _reminder(read: Attributes) -> Reminder:
    return Reminder(
        at=read.decimal("at") if read.maybe("at") else None,
        before=read.decimal("before") if read.maybe("before") else None,
        of=read.text("of", "task"),
    )


def _escalation(read: Attributes) -> Escalation:
    return Escalation(read.decimal("after"), read.text("to"), read.text("of", "task"))
