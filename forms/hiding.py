"""Which questions are asked, given the other answers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from forms.fields import Field


@dataclass(frozen=True)
class Seen:
    """The questions that are asked, and the names their expressions may use."""

    fields: tuple[Field, ...]
    context: Mapping[str, object]


def see(fields: Sequence[Field], values: Mapping[str, object], around: Mapping[str, object]) -> Seen:
    """Drop the questions whose condition hides them; a hidden question counts as not answered.

    A hidden answer may hide further questions, so the conditions are read until nothing changes, at most once
    per question.
    """
    known = {field.key: field.kind.feel(field, values.get(field.key)) for field in fields}
    conditional = [field for field in fields if field.hides]
    hidden: frozenset[str] = frozenset()
    context: Mapping[str, object] = {**around, **known}
    for _ in conditional:
        found = frozenset(
            field.key for field in conditional if any(hide.holds(context) for hide in field.hides)
        )
        if found == hidden:
            break
        hidden = found
        context = {**around, **known, **dict.fromkeys(hidden)}
    return Seen(tuple(field for field in fields if field.key not in hidden), context)
