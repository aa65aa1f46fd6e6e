"""Whose diagram a file is: read before anything is known to be right in it."""

from dataclasses import dataclass

from processes.engine.diagram.document import parse_xml
from processes.engine.diagram.errors import DiagramError
from processes.engine.diagram.extensions import extension
from processes.engine.diagram.namespaces import bpmn


@dataclass(frozen=True)
class Card:
    """Code and Vietnamese name of the procedure that a diagram says it is; empty where it says none."""

    code: str
    name: str


def read_card(source: bytes) -> Card:
    """The card of ``source``; any bytes at all give one, an empty one where they are no diagram."""
    try:
        processes = list(parse_xml(source).root.iterchildren(bpmn("process")))
    except DiagramError:
        return Card("", "")
    for process in sorted(processes, key=lambda one: one.get("isExecutable") != "true"):
        profile, side = extension(process, "profile"), extension(process, "side")
        if profile is not None:
            return Card(_words(profile.get("code")), _words(profile.get("name")))
        if side is not None:
            return Card(_words(side.get("action")), _words(process.get("name") or side.get("label")))
    return Card("", _words(processes[0].get("name")) if processes else "")


def _words(text: str | None) -> str:
    return " ".join((text or "").split())
