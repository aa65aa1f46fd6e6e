"""The values that the inputs of a decision table may have in a diagram: options, statuses, cases."""

import json
from collections.abc import Iterator

from forms.feel import FeelError, UnaryTests, compile_expression, compile_tests
from processes.checks.decisions import Asked, uses
from processes.checks.domains import Path, Values, values_at
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
    for use in subject.once(uses):
        if use.decision in asked.model.decisions and asked.decision.id in required_by(
            asked.model, use.decision
        ):
            for given, text in use.inputs.items():
                if name in called_also(asked.model, given):
                    yield _path(text)


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
