"""Files for spreadsheets hold texts and numbers, never formulas."""

import csv
from datetime import UTC, datetime
from io import BytesIO, StringIO
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest

from app.spreadsheets import Table, as_csv, as_xlsx, inert

SPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
EVIL = ["=1+1", "+84912", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "  =1", "＝1", '=HYPERLINK("http://x")', "\n=1"]


@pytest.mark.parametrize("text", EVIL)
def test_what_looks_like_a_formula_is_made_a_text(text):
    assert inert(text) == f"'{text}"
    table = Table("T", ("Tên", "Số"), [(text, -3)])
    rows = list(csv.reader(StringIO(as_csv(table).decode("utf-8-sig"), newline="")))
    assert rows[1] == [f"'{text}", "-3"]


@pytest.mark.parametrize("text", ["Phòng Kinh tế", "1.001612", "", "a=b", "Nguyễn - Trần"])
def test_other_texts_stay_as_they_are(text):
    assert inert(text) == text


def test_the_mark_at_the_beginning_and_quotes_where_needed():
    assert as_csv(Table("T", ("A", "B"), [('x, "y"', None)])) == '\ufeffA,B\r\n"x, ""y""",\r\n'.encode()


def test_a_workbook_has_texts_and_numbers_only():
    lines = [(text, 7, 1.5, None) for text in EVIL]
    data = as_xlsx(Table("=T", ("=A", "B", "C", "D"), lines), datetime(2026, 11, 30, tzinfo=UTC))
    with ZipFile(BytesIO(data)) as book:
        sheet = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))
        names = book.namelist()
    kinds = {cell.get("t", "n") for cell in sheet.iter(f"{SPACE}c")}
    assert kinds == {"s", "n"}
    assert list(sheet.iter(f"{SPACE}f")) == list(sheet.iter(f"{SPACE}hyperlink")) == []
    assert not [name for name in names if "rels" in name and "sheet" in name]
