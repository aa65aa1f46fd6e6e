"""A table as a file for spreadsheets. Nothing in it is ever a formula, whoever wrote the text."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO, StringIO

import xlsxwriter

Value = str | int | float | None
ACTIVE = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What makes a spreadsheet read a text as a formula, in narrow and in wide characters."""
WIDEST = 40


@dataclass(frozen=True)
class Table:
    """A title, the heads of the columns, and lines as long as these."""

    title: str
    heads: Sequence[str]
    lines: Sequence[Sequence[Value]]


def as_csv(table: Table) -> bytes:
    """Heads and lines with commas between, in UTF-8 with the mark by which spreadsheets know it."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([inert(head) for head in table.heads])
    writer.writerows([_inert_value(value) for value in line] for line in table.lines)
    return text.getvalue().encode("utf-8-sig")


def as_xlsx(table: Table, made_at: datetime) -> bytes:
    """The title, the heads and the lines on one sheet; texts are stored as texts, numbers as numbers."""
    file = BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    book.set_properties({"title": table.title, "created": made_at.replace(tzinfo=None)})
    sheet, bold = book.add_worksheet(), book.add_format({"bold": True})
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    sheet.write_string(0, 0, table.title, bold)
    for column, text in enumerate(table.heads):
        sheet.write_string(2, column, text, head)
        sheet.set_column(column, column, _width(table, column))
    for row, line in enumerate(table.lines, 3):
        for column, value in enumerate(line):
            if isinstance(value, str):
                sheet.write_string(row, column, value)
            elif value is not None:
                sheet.write_number(row, column, value)
    sheet.freeze_panes(3, 0)
    book.close()
    return file.getvalue()


def inert(text: str) -> str:
    """A text that no spreadsheet runs: one that begins like a formula gets an apostrophe before it."""
    return f"'{text}" if text.lstrip(" \u00a0").startswith(ACTIVE) or text.startswith(ACTIVE) else text


def _inert_value(value: Value) -> Value:
    return inert(value) if isinstance(value, str) else value


def _width(table: Table, column: int) -> int:
    longest = max((len(str(line[column])) for line in table.lines), default=0)
    return min(WIDEST, max(10, longest + 1))
