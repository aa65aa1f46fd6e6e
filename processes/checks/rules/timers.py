"""Timers say how long or until when, in one of the ways that the clock understands."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

from forms.feel import FeelError, WorkingTime, compile_expression
from forms.messages import Message, message
from processes.checks.bounds import YEARS, is_enormous, is_nothing
from processes.checks.finding import Finding
from processes.checks.subject import Subject, title
from processes.engine.diagram.namespaces import bpmn

EXAMPLE = message('Viết thời gian chờ, ví dụ: working_hours(8), working_days(3), duration("P30D").')
CALL = re.compile(r'working_(?:hours|days)\(\s*(?:[-+]?[\d.]+|"[^"]*"|true|false|null)?\s*\)')
"""A call with something written out, wherever it stands in an expression."""


def check(subject: Subject) -> Iterator[Finding]:
    """Timers without an expression, and times written out that are no time, nothing, negative or enormous."""
    for node in subject.nodes("boundaryEvent", "intermediateCatchEvent", "startEvent"):
        for definition in node.iterchildren(bpmn("timerEventDefinition")):
            said = [definition.findtext(bpmn(way)) for way in ("timeDuration", "timeDate")]
            text = next((each for each in said if each and each.strip()), None)
            if text is None and definition.find(bpmn("timeCycle")) is not None:
                continue  # that it repeats has a finding of its own
            if text is None:
                words = message("Sự kiện chờ giờ “{name}” chưa có thời gian.", name=title(node))
                yield Finding(words, EXAMPLE, node.get("id"))
            elif (fault := _fault(text, title(node))) is not None:
                yield Finding(fault, EXAMPLE, node.get("id"))


def _fault(text: str, name: str) -> Message | None:
    """Why a timer with this expression cannot wait; None where that depends on the dossier."""
    for literal in [text, *CALL.findall(text)]:
        known, value = _value(literal)
        if not known or isinstance(value, datetime):
            continue
        if not isinstance(value, timedelta | WorkingTime):
            return message(
                "Thời gian chờ của “{name}” không phải là thời gian: {written}.",
                name=name,
                written=_short(literal),
            )
        if is_nothing(value):
            return message(
                "Thời gian chờ của “{name}” phải lớn hơn 0: {written}.", name=name, written=_short(literal)
            )
        if is_enormous(value):
            return message(
                "Thời gian chờ của “{name}” dài quá {years} năm: {written}.",
                name=name,
                years=YEARS,
                written=_short(literal),
            )
    return None


def _value(text: str) -> tuple[bool, object]:
    """Whether the value of an expression is known without a dossier, and which it is."""
    try:
        expression = compile_expression(text)
        return (False, None) if expression.names else (True, expression.evaluate({}))
    except FeelError:
        # What cannot be read has a finding of its own.
        return False, None


def _short(text: str) -> str:
    return " ".join(text.split())[:80]
