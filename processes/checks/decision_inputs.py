"""The values that the inputs of a decision table may have in a diagram: options, statuses, cases."""

import json
from collections.abc import Iterator

from forms.feel import FeelError, UnaryTests, compile_expression, compile_tests
from processes.checks.answers import Answered, answered, at_the_start
from processes.checks.decisions import Asked, Use, uses
from processes.checks.domains import Path, Values, values_at
from processes.checks.forms import questions
from processes.checks.subject import Subject
from processes.domain.procedure.profile import CHANNELS
from processes.engine.decisions import EVERYWHERE, Table, called_also, required_by


def listed(subject: Subject, asked: Asked) -> dict[str, UnaryTests]:
    """For the inputs whose values can be listed, these values as unary tests, by the text of the input."""
    table = asked.decision.logic
    found: dict[str, UnaryTests] = {}
    for column in table.inputs if isinstance(table, Table) else ():
        values = _values(subject, asked, column.value.text)
        if values:
            found[column.value.text] = compile_tests(", ".join(_feel(value) for value in values))
    return found


def _values(subject: Subject, asked: Asked, text: str) -> Values | None:
    """None where they cannot be listed."""
    path = _path(text)
    if path is None or path[0] in EVERYWHERE:
        return None if path is None else _at(subject, path)
    found: list[object] = []
    for given in _given(subject, asked, path[0]):
        values = _at(subject, given) if given is not None and len(path) == 1 else None
        if values is None:
            return None
        found += values
    return tuple(dict.fromkeys(found))


def _at(subject: Subject, path: Path) -> Values | None:
    """A table may be shared by procedures of other channels: its rules for those are not in vain."""
    return CHANNELS if path == ("dossier", "channel") else values_at(subject, path)


def _given(subject: Subject, asked: Asked, name: str) -> Iterator[Path | None]:
    """What the tasks that ask for the decision give under a name; None where that is not just a path."""
    return (path for _, path in _read_as(subject, asked, name))


def _read_as(subject: Subject, asked: Asked, name: str) -> Iterator[tuple[Use, Path | None]]:
    """The same, each with its task."""
    for use in _uses(subject, asked):
        for given, text in use.inputs.items():
            if name in called_also(asked.model, given):
                yield use, _path(text)


def _uses(subject: Subject, asked: Asked) -> Iterator[Use]:
    """The tasks and fees for which the decision is taken, itself or for another one."""
    for use in subject.once(uses):
        here = use.decision in asked.model.decisions
        if here and asked.decision.id in required_by(asked.model, use.decision):
            yield use


def may_be_empty(subject: Subject, asked: Asked) -> frozenset[str]:
    """The texts of the inputs that read a question which perhaps nobody has answered by then."""
    table = asked.decision.logic
    columns = table.inputs if isinstance(table, Table) else ()
    return frozenset(c.value.text for c in columns if _unanswered(subject, asked, c.value.text))


def _unanswered(subject: Subject, asked: Asked, text: str) -> bool:
    path = _path(text)
    if path is None:
        return False
    if path[0] == "form":
        return any(_open(subject, use, path) for use in _uses(subject, asked))
    read = _read_as(subject, asked, path[0])
    return any(given is not None and _open(subject, use, given) for use, given in read)


def _open(subject: Subject, use: Use, path: Path) -> bool:
    """Whether the answer at the path may be missing when the decision is taken."""
    field = subject.once(questions).get(path[1:]) if path[0] == "form" and len(path) == 3 else None
    if field is None or field.kind.name == "checkbox":
        return False
    started = at_the_start(subject)
    moment = subject.once(answered).get(use.element or "", Answered(started)) if use.task else None
    surely = moment.surely if moment else started
    return bool(path[1] not in surely and use.task) or not field.limits.required or bool(field.hides)


def _path(text: str) -> Path | None:
    """The path that an expression is; None of any other expression."""
    try:
        expression = compile_expression(text)
    except FeelError:
        return None
    path = tuple(part.strip() for part in text.split("."))
    return path if path in expression.paths | {(name,) for name in expression.names} else None


def _feel(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
