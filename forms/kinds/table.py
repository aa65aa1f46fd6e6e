"""Rows of the same questions, added and removed by the person."""

from collections.abc import Iterator, Mapping

from forms.entry import MAX_ROWS, Entry
from forms.fields import Field
from forms.kind import Kind, KindFault, Problem, Scene
from forms.messages import Message, message
from forms.voice import Voice

Row = dict[str, object]
ROWS = "_rows"
"""The hidden box that says how many rows the page had."""


class Table(Kind):
    """Stored as a list of rows; rows without any answer are dropped.

    ``min_rows`` and ``max_rows`` limit them; ``exactly_one`` names a checkbox column that is ticked in
    one row only, posted as one choice among the rows.
    """

    types = ("dynamiclist",)
    grouped = True

    def configure(self, asked: Field) -> None:
        only = asked.limits.exactly_one
        column = next((column for column in asked.columns if column.key == only), None)
        if not asked.columns:
            raise KindFault(message("Bảng cần ít nhất một cột."))
        if any(column.columns for column in asked.columns):
            raise KindFault(message("Một bảng không chứa bảng khác."))
        if only and (column is None or column.kind.name != "checkbox"):
            raise KindFault(
                message("exactlyOne cần tên một cột loại checkbox; không có cột “{column}”.", column=only)
            )

    def read(self, asked: Field, entry: Entry, scene: Scene) -> object:
        rows = [self._row(asked, entry, index, scene) for index in range(_count(entry))]
        action = entry.action
        if action and action.table == entry.name and action.kind == "remove":
            return [row for index, row in enumerate(rows) if index != action.row]
        if action and action.table == entry.name and len(rows) < asked.limits.max_rows:
            return [*rows, {column.key: None for column in asked.columns}]
        return rows if action else [row for row in rows if not self._blank(asked, row)]

    def problems(self, asked: Field, value: object, scene: Scene) -> Iterator[Problem]:
        rows, limits = rows_of(value), asked.limits
        if len(rows) < limits.min_rows:
            yield Problem(_more_rows(asked))
        elif len(rows) > limits.max_rows:
            yield Problem(
                message(
                    "Bỏ bớt dòng ở “{label}”, nhiều nhất {most} dòng", label=asked.label, most=limits.max_rows
                )
            )
        elif limits.exactly_one and sum(row.get(limits.exactly_one) is True for row in rows) != 1:
            only = next(column for column in asked.columns if column.key == limits.exactly_one)
            yield Problem(message("Chọn một {label}", label=only.noun), limits.exactly_one)

    def ask(self, asked: Field) -> Problem:
        return Problem(_more_rows(asked))

    def empty(self, value: object) -> bool:
        return not rows_of(value)

    def feel(self, asked: Field, value: object) -> object:
        return [{c.key: c.kind.feel(c, row.get(c.key)) for c in asked.columns} for row in rows_of(value)]

    def store(self, asked: Field, value: object) -> object:
        rows = [row for row in value if isinstance(row, Mapping)] if isinstance(value, list) else []
        return [{c.key: c.kind.store(c, row.get(c.key)) for c in asked.columns} for row in rows]

    def display(self, asked: Field, value: object, voice: Voice, scene: Scene) -> tuple[str, ...]:
        return tuple(self._said(asked, row, voice, scene) for row in rows_of(value))

    def inputs(self, asked: Field, value: object) -> Mapping[str, str]:
        return {ROWS: str(len(rows_of(value)))}

    def target(self, part: str = "") -> str:
        """The button below the rows, or the column meant in the first row."""
        return f"0.{part}" if part else "add"

    def _row(self, asked: Field, entry: Entry, index: int, scene: Scene) -> Row:
        row = {c.key: c.kind.read(c, entry.within(index, c.key), scene) for c in asked.columns}
        if only := asked.limits.exactly_one:
            row[only] = entry.text(only) == str(index)
        return row

    def _blank(self, asked: Field, row: Row) -> bool:
        return all(column.kind.empty(row.get(column.key)) for column in asked.columns)

    def _said(self, asked: Field, row: Row, voice: Voice, scene: Scene) -> str:
        """A ticked box is said by its label, an unticked one not at all."""
        words: list[str] = []
        for column in asked.columns:
            value = row.get(column.key)
            if column.kind.name == "checkbox":
                words += [voice.say(column.label)] if value is True else []
            else:
                words += column.kind.display(column, value, voice, scene)
        return ", ".join(words)


def _more_rows(asked: Field) -> Message:
    least = max(asked.limits.min_rows, 1)
    return message("Thêm dòng vào “{label}”, cần ít nhất {least} dòng", label=asked.label, least=least)


def rows_of(value: object) -> list[Row]:
    """The rows of a stored table."""
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []


def _count(entry: Entry) -> int:
    count = entry.text(ROWS)
    return min(int(count), MAX_ROWS) if count.isascii() and count.isdigit() and len(count) < 5 else 0


KIND = Table()
