"""A difference: what it is about, and each field with what it said before and what it says now."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

ADDED, REMOVED, CHANGED, MOVED = "added", "removed", "changed", "moved"
KINDS = (ADDED, REMOVED, CHANGED, MOVED)
PARTS = ("profile", "element", "block", "form", "question", "decision", "rule")
"""What may differ: lines of the card, elements of the drawing, the inside of blocks, forms and their
questions, decision tables and their rules."""

Fields = Mapping[str, str]
"""What something says: its fields by path (``deadline.amount``), in the order of the file."""


@dataclass(frozen=True)
class FieldChange:
    """A field; None where it was not there, or is not there any more."""

    path: str
    before: str | None
    after: str | None


@dataclass(frozen=True)
class Change:
    """One thing that differs.

    ``id`` names it in the newer version (in the older one if it was removed); ``sort`` is the BPMN element,
    the line of the card (``fee``), or what else it is one of; ``inside`` the block, form or decision that it
    belongs to. ``fields`` are told of whatever is changed, added or removed.
    """

    kind: str
    part: str
    id: str
    name: str
    sort: str = ""
    inside: str = ""
    fields: tuple[FieldChange, ...] = ()


def field_changes(before: Fields, after: Fields) -> tuple[FieldChange, ...]:
    """The fields that differ, in the order of the newer version, those that are gone last."""
    return tuple(_field_changes(before, after))


def _field_changes(before: Fields, after: Fields) -> Iterator[FieldChange]:
    for path in (*after, *(path for path in before if path not in after)):
        if before.get(path) != after.get(path):
            yield FieldChange(path, before.get(path), after.get(path))
