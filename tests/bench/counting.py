"""Counts what is sent to the database: statements without BEGIN, and commits."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from sqlalchemy import Engine, event


@dataclass
class Traffic:
    """What went to the database while it was counted."""

    statements: list[str] = field(default_factory=list)
    commits: int = 0

    def tables(self, known: frozenset[str]) -> set[str]:
        """Which of the tables ``known`` the statements name."""
        return {word.strip('(),"') for text in self.statements for word in text.split()} & known


@contextmanager
def counted(engine: Engine) -> Iterator[Traffic]:
    """Count while the block runs; a statement for many rows is one."""
    traffic = Traffic()

    def statement(connection, cursor, text, parameters, context, many):
        if not text.startswith("BEGIN"):
            traffic.statements.append(text)

    def commit(connection):
        traffic.commits += 1

    event.listen(engine, "before_cursor_execute", statement)
    event.listen(engine, "commit", commit)
    try:
        yield traffic
    finally:
        event.remove(engine, "before_cursor_execute", statement)
        event.remove(engine, "commit", commit)
