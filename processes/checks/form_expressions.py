"""The expressions inside a form: conditions, rules, prefill, with the names each may read."""

from collections.abc import Iterator
from dataclasses import dataclass

from forms.definition import FormDefinition
from forms.feel import Expression, compile_expression
from forms.fields import Field


@dataclass(frozen=True)
class FormPlace:
    """An expression of the question ``key``; ``sees`` are the answers it may read by their bare keys, and
    ``decides`` says that it must be true or false."""

    expression: Expression
    key: str
    sees: frozenset[str]
    decides: bool


def expressions(form: FormDefinition) -> Iterator[FormPlace]:
    """Every expression of a form, columns of tables included."""
    keys = frozenset(field.key for field in form.fields)
    for field in form.fields:
        yield from _of_field(field, keys)
        for column in field.columns:
            yield from _of_field(column, keys | {other.key for other in field.columns})


def _of_field(field: Field, sees: frozenset[str]) -> Iterator[FormPlace]:
    for condition in (*field.hides, *(rule.when for rule in field.rules)):
        yield FormPlace(compile_expression(condition.text), field.key, sees, True)
    if field.prefill:
        yield FormPlace(compile_expression(field.prefill.text), field.key, sees, False)
