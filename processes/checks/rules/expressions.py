"""Every expression of the diagram can be read, and reads only what it may see there."""

from collections.abc import Iterator

from forms.feel import FeelError, compile_expression
from forms.feel_reasons import explain
from forms.messages import Message, message
from processes.checks.expressions import Place, places
from processes.checks.finding import Finding
from processes.checks.kinds import SPAN
from processes.checks.reading import Known, strangers
from processes.checks.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Conditions, timers, inputs of steps, conditions of the card: syntax, names and paths."""
    known = subject.once(Known.of)
    for place in places(subject):
        yield from _check(place, known)


def _example(place: Place) -> Message:
    if place.wants == SPAN:  # As of a moment: both are timers.
        return message('Viết thời gian chờ, ví dụ: working_hours(8), working_days(3), duration("P30D").')
    return message('Sửa biểu thức, ví dụ: dossier.status = "refused"')


def _check(place: Place, known: Known) -> Iterator[Finding]:
    try:
        expression = compile_expression(place.text)
    except FeelError as error:
        text = message(
            "Biểu thức “{expression}” không đọc được: {reason}", expression=place.short, reason=explain(error)
        )
        yield Finding(text, _example(place), place.element)
        return
    for path in sorted(expression.paths | {(name,) for name in expression.names}):
        stranger = strangers(path, place.sees, known)
        if stranger is not None:
            yield Finding(stranger.message, stranger.remedy, place.element)
