"""The card of a procedure, line by line: its own fields, then each paper, fee, limit, case, result."""

from collections.abc import Iterator

from processes.engine.diagram.document import Document
from processes.engine.diagram.extensions import extension
from processes.engine.difference.change import ADDED, CHANGED, REMOVED, Change, field_changes
from processes.engine.difference.flatten import labelled, said_in

ITSELF = ""
Lines = dict[str, tuple[str, str, dict[str, str]]]
"""Sort, name and fields of each line by its label."""


def card_changes(before: Document, after: Document) -> Iterator[Change]:
    """What differs on the card (or in what a side diagram says instead of one)."""
    old, new = _lines(before), _lines(after)
    for label in (*new, *(label for label in old if label not in new)):
        sort, name, fields = new.get(label) or old[label]
        kind = CHANGED if label in old and label in new else ADDED if label in new else REMOVED
        told = field_changes(old[label][2] if label in old else {}, fields if label in new else {})
        if told:
            yield Change(kind, "profile", label, name, sort, fields=told)


def _lines(document: Document) -> Lines:
    process = document.process()
    profile = next(
        (e for e in (extension(process, "profile"), extension(process, "side")) if e is not None), None
    )
    if profile is None:
        return {}
    own = {str(name).rpartition("}")[2]: str(value) for name, value in profile.attrib.items()}
    lines: Lines = {ITSELF: ("profile", "", own)}
    for label, child in labelled([c for c in profile if isinstance(c.tag, str)]):
        name = child.get("name") or child.get("text") or child.get("title") or child.get("number") or ""
        lines[label] = (label.partition("[")[0], name, dict(said_in(child)))
    return lines
