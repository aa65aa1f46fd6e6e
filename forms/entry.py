"""What a browser posted, seen from one question."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from forms import writing

MAX_ROWS = 200


class Posted(Protocol):
    """A posted form: names with one or more values each, as web frameworks hand it over."""

    def getlist(self, name: str, /) -> Sequence[str]:
        """Every value posted under ``name``."""

    def __iter__(self) -> Iterator[str]:
        """The posted names."""


@dataclass(frozen=True)
class RowAction:
    """A press on "add a row" or "remove this row" of a table; ``table`` is the table's posted name."""

    kind: str
    table: str
    row: int = 0


@dataclass(frozen=True)
class Entry:
    """The values posted under ``name`` and, for questions of several boxes, under ``name.part``."""

    posted: Posted
    name: str
    action: RowAction | None = None

    def text(self, part: str = "") -> str:
        """What was typed, on one line and cleaned; "" where nothing was posted."""
        return writing.one_line(self._last(part))

    def lines(self) -> str:
        """What was typed into a box of several lines, cleaned."""
        return writing.lines(self._last(""))

    def choices(self) -> list[str]:
        """Every value ticked or chosen."""
        return [writing.one_line(value) for value in self.posted.getlist(self.name)[:MAX_ROWS]]

    def within(self, *steps: object) -> "Entry":
        """The entry of a cell: ``lines`` within 0, "code" is ``lines.0.code``."""
        return replace(self, name=".".join([self.name, *map(str, steps)]))

    def _last(self, part: str) -> str:
        values = self.posted.getlist(f"{self.name}.{part}" if part else self.name)
        return values[-1] if values else ""


def row_action(posted: Posted) -> RowAction | None:
    """Which of the buttons ``_add.<table>`` and ``_remove.<table>.<n>`` was pressed, if any."""
    for name in posted:
        kind, _, rest = name.partition(".")
        if kind == "_add" and rest:
            return RowAction("add", rest)
        table, _, row = rest.rpartition(".")
        if kind == "_remove" and table and row.isascii() and row.isdigit() and len(row) < 4:
            return RowAction("remove", table, int(row))
    return None
