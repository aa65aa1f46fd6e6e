"""Compares two versions: the card, the elements, the inside of blocks, the forms, the decisions."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from processes.engine.diagram.document import Document, parse_xml
from processes.engine.diagram.form_parts import forms_of, read_schema
from processes.engine.diagram.renaming import SEPARATOR
from processes.engine.difference.card import card_changes
from processes.engine.difference.change import (
    ADDED,
    CHANGED,
    MOVED,
    PARTS,
    REMOVED,
    Change,
    FieldChange,
    field_changes,
)
from processes.engine.difference.decisions import decision_changes
from processes.engine.difference.elements import Piece, pieces
from processes.engine.difference.forms import form_changes
from processes.engine.difference.matching import renamed

NEAR = 1.0
"""Units of the drawing by which a shape may stand elsewhere and not have moved."""


@dataclass(frozen=True)
class Drawn:
    """A version: ``source`` as it was drawn, ``expanded`` as it is in force (or the source again)."""

    source: bytes
    expanded: bytes

    @cached_property
    def drawing(self) -> Document:
        """The drawing."""
        return parse_xml(self.source)

    @cached_property
    def whole(self) -> Document:
        """The drawing with its blocks."""
        return parse_xml(self.expanded)

    @cached_property
    def forms(self) -> dict[str, dict[str, Any]]:
        """Every form, shared ones and those of blocks among them."""
        return {form: read_schema(element) for form, element in forms_of(self.whole.process()).items()}


def difference(before: Drawn, after: Drawn) -> tuple[Change, ...]:
    """Everything that differs from ``before`` to ``after``, part by part.

    Both must be readable: raises :class:`~processes.engine.diagram.errors.DiagramError`.
    """
    found = [
        *card_changes(before.drawing, after.drawing),
        *_element_changes(pieces(before.drawing), pieces(after.drawing)),
        *_block_changes(before, after),
        *form_changes(before.forms, after.forms),
        *decision_changes(before.whole, after.whole),
    ]
    return tuple(sorted(found, key=lambda change: PARTS.index(change.part)))


def _element_changes(old: Mapping[str, Piece], new: Mapping[str, Piece]) -> Iterator[Change]:
    names = renamed(old, new, lambda piece: piece.likeness)
    shift = _shift(old, new)
    for id_, piece in new.items():
        earlier = old.get(names.get(id_, id_))
        if earlier is None:
            yield Change(
                ADDED, "element", id_, piece.name, piece.sort, fields=field_changes({}, piece.fields)
            )
            continue
        told = field_changes(earlier.fields, piece.fields)
        if id_ in names:
            told = (FieldChange("id", names[id_], id_), *told)
        if told:
            yield Change(CHANGED, "element", id_, piece.name or earlier.name, piece.sort, fields=told)
        elif _has_moved(earlier, piece, shift):
            yield Change(MOVED, "element", id_, piece.name, piece.sort)
    for id_, piece in old.items():
        if id_ not in new and id_ not in names.values():
            yield Change(
                REMOVED, "element", id_, piece.name, piece.sort, fields=field_changes(piece.fields, {})
            )


def _shift(old: Mapping[str, Piece], new: Mapping[str, Piece]) -> tuple[float, float]:
    """How far the drawing as a whole stands elsewhere: the way that most shapes have in common."""
    ways = Counter(
        (here[0] - there[0], here[1] - there[1])
        for id_, piece in new.items()
        if (here := piece.place) and id_ in old and (there := old[id_].place)
    )
    return ways.most_common(1)[0][0] if ways else (0.0, 0.0)


def _has_moved(old: Piece, new: Piece, shift: tuple[float, float]) -> bool:
    if not old.place or not new.place:
        return old.place != new.place
    expected = (old.place[0] + shift[0], old.place[1] + shift[1], *old.place[2:])
    return any(abs(one - other) > NEAR for one, other in zip(expected, new.place, strict=True))


def _block_changes(before: Drawn, after: Drawn) -> Iterator[Change]:
    """What differs inside blocks that are called as before: the block itself is another one now."""
    drawn_before, drawn_after = pieces(before.drawing), pieces(after.drawing)
    same = {
        id_: piece
        for id_, piece in drawn_after.items()
        if piece.sort == "callActivity" and id_ in drawn_before and drawn_before[id_].fields == piece.fields
    }
    inside_before, inside_after = _inside(before.whole, same), _inside(after.whole, same)
    for change in _element_changes(inside_before, inside_after):
        if change.kind != MOVED:
            call = change.id.partition(SEPARATOR)[0]
            yield Change(change.kind, "block", change.id, change.name, change.sort, call, change.fields)


def _inside(document: Document, calls: Mapping[str, Piece]) -> dict[str, Piece]:
    found = pieces(document)
    return {
        id_: piece
        for id_, piece in found.items()
        if SEPARATOR in id_ and id_.partition(SEPARATOR)[0] in calls
    }
