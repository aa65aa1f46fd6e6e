"""Counts what is sent to the database: statements without BEGIN, and commits."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Engine, event

from app.persistence.mapping import metadata

TABLES = frozenset(metadata.tables)
PARTIAL = frozenset(
    str(index.name)
    for table in metadata.tables.values()
    for index in table.indexes
    if index.dialect_options["sqlite"]["where"] is not None
)


@dataclass
class Traffic:
    """What went to the database while it was counted."""

    statements: list[str] = field(default_factory=list)
    parameters: list[Any] = field(default_factory=list)
    commits: int = 0

    def tables(self) -> set[str]:
        """The tables that the statements name."""
        return {word.strip('(),"') for text in self.statements for word in text.split()} & TABLES

    def scans(self, engine: Engine) -> list[str]:
        """Statements that would walk through a whole table, as the database plans them."""
        scans = _scans_of_sqlite if engine.dialect.name == "sqlite" else _scans_of_postgresql
        with engine.connect() as connection:
            return [
                f"{scan}: {text}"
                for text, values in zip(self.statements, self.parameters, strict=True)
                if not text.startswith(("INSERT", "SELECT pg_"))
                for scan in scans(connection, text, values)
            ]


def _scans_of_sqlite(connection: Connection, text: str, values: Any) -> list[str]:
    plan = [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {text}", values)]
    return [line for line in plan if _is_scan(line)]


def _is_scan(plan: str) -> bool:
    """Whether a line of a plan goes through all rows of a table; a partial index is meant so."""
    words = plan.split()
    return words[0] == "SCAN" and words[1] in TABLES and not PARTIAL & set(words)


def _scans_of_postgresql(connection: Connection, text: str, values: Any) -> list[str]:
    # Small tables are always walked through; forbidden to, it takes an index wherever there is one.
    connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
    plan = connection.exec_driver_sql(f"EXPLAIN (FORMAT JSON) {text}", values).scalar_one()
    return [str(node.get("Relation Name")) for node in _nodes(plan[0]["Plan"]) if _walks(node)]


def _nodes(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield node
    for below in node.get("Plans", ()):
        yield from _nodes(below)


def _walks(node: dict[str, Any]) -> bool:
    kind, index = node["Node Type"], node.get("Index Name", "")
    whole_index = "Index" in kind and "Index Cond" not in node and index not in PARTIAL
    return kind == "Seq Scan" or whole_index


@contextmanager
def counted(engine: Engine) -> Iterator[Traffic]:
    """Count while the block runs; a statement for many rows is one."""
    traffic = Traffic()

    def statement(connection, cursor, text, parameters, context, many):
        if not text.startswith("BEGIN"):
            traffic.statements.append(text)
            traffic.parameters.append(parameters)

    def commit(connection):
        traffic.commits += 1

    event.listen(engine, "before_cursor_execute", statement)
    event.listen(engine, "commit", commit)
    try:
        yield traffic
    finally:
        event.remove(engine, "before_cursor_execute", statement)
        event.remove(engine, "commit", commit)
