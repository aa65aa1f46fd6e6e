"""The expressions inside a form: conditions, rules, prefill, with the names each may read."""

from collections.abc import Iterator
from dataclasses import dataclass

from forms.definition import FormDefinition
from forms.feel import Expression, compile_expression
from forms.fields import Field


@dataclass(frozen=True)
class FormPlace:
    """An expression of the question ``key``; ``sees`` are the answers it may read by their bare keys."""

    expression: Expression
    key: str
    sees: frozenset[str]


def expressions(form: FormDefinition) -> Iterator[FormPlace]:
    """Every expression of a form, columns of tables included."""
    keys = frozenset(field.key for field in form.fields)
    for field in form.fields:
        yield from _of_field(field, keys)
        for column in field.columns:
            yield from _of_field(column, keys | {other.key for other in field.columns})


def _of_field(field: Field, sees: frozenset[str]) -> Iterator[FormPlace]:
    own = [*field.hides, *(rule.when for rule in field.rules), *([field.prefill] if field.prefill else [])]
    for expression in own:
        yield FormPlace(compile_expression(expression.text), field.key, sees)
