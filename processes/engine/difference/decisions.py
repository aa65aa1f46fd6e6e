"""Decision tables, decision by decision and rule by rule."""

from collections.abc import Iterator

from processes.engine.diagram.document import Document
from processes.engine.difference.change import Change


def decision_changes(before: Document, after: Document) -> Iterator[Change]:
    """Decisions that are new, gone or changed, and the rules that differ."""
    yield from ()
