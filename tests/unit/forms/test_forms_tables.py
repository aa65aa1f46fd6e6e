"""Tables of rows: added and removed without JavaScript, exactly one ticked, errors at their cell."""

from collections.abc import Callable
from typing import Any

import pytest
from werkzeug.datastructures import MultiDict

from forms.answers import Answers, read_answers
from forms.entry import RowAction
from forms.fields import FormDefinition
from forms.voice import Voice

LINES: dict[str, Any] = {
    "type": "dynamiclist",
    "key": "lines",
    "label": "Ngành, nghề kinh doanh",
    "validate": {"required": True, "minRows": 1, "exactlyOne": "is_main"},
    "components": [
        {
            "type": "textfield",
            "key": "code",
            "label": "Mã ngành cấp 4",
            "validate": {"required": True, "pattern": "^[0-9]{4}$"},
            "properties": {"example": "5610"},
        },
        {"type": "checkbox", "key": "is_main", "label": "Ngành chính"},
        {"type": "textfield", "key": "why", "label": "Lý do", "conditional": {"hide": "=is_main != true"}},
    ],
}
TWO = {"lines._rows": "2", "lines.0.code": "5610", "lines.1.code": "4722"}


@pytest.fixture
def read(ask: Callable[..., FormDefinition]) -> Callable[[dict[str, str]], Answers]:
    form = ask(LINES, {"type": "textfield", "key": "remark"})
    return lambda posted: read_answers(form, MultiDict(posted))


Read = Callable[[dict[str, str]], Answers]


def words(answers: Answers) -> list[tuple[str, str, str]]:
    return [(error.path, error.field_id, error.words(Voice())) for error in answers.errors]


def test_rows_are_read_in_order_and_one_is_main(read: Read) -> None:
    answers = read({**TWO, "lines.is_main": "1", "lines.1.why": "lớn nhất", "lines.0.why": "ẩn"})
    assert answers.accepted
    assert answers.values["lines"] == [
        {"code": "5610", "is_main": False},
        {"code": "4722", "is_main": True, "why": "lớn nhất"},
    ]


def test_no_main_line_is_told_in_the_words_of_the_column(read: Read) -> None:
    assert words(read(TWO)) == [("lines", "f-lines-0-is_main", "Chọn một ngành chính")]


def test_empty_rows_are_dropped_and_a_table_that_needs_rows_says_so(read: Read) -> None:
    answers = read({"lines._rows": "3", "lines.0.code": " "})
    assert answers.values["lines"] == []
    assert words(answers) == [
        ("lines", "f-lines-add", "Thêm dòng vào “Ngành, nghề kinh doanh”, cần ít nhất 1 dòng")
    ]


def test_an_error_of_a_cell_names_its_row_and_leads_to_the_cell(read: Read) -> None:
    assert words(read({**TWO, "lines.1.code": "47", "lines.is_main": "0"})) == [
        ("lines.1.code", "f-lines-1-code", "Nhập mã ngành cấp 4 đúng mẫu, ví dụ: 5610 (dòng 2)")
    ]


def test_one_more_row_keeps_everything_and_checks_nothing(read: Read) -> None:
    answers = read({**TWO, "remark": "giữ", "_add.lines": "1"})
    assert answers.action == RowAction("add", "lines")
    assert not answers.accepted
    assert answers.errors == []
    assert answers.values["remark"] == "giữ"
    assert [row["code"] for row in answers.values["lines"]] == ["5610", "4722", None]  # type: ignore[attr-defined]


def test_removing_a_row_keeps_the_others_and_which_is_main(read: Read) -> None:
    answers = read({**TWO, "lines.is_main": "1", "_remove.lines.0": "1"})
    assert answers.values["lines"] == [{"code": "4722", "is_main": True, "why": None}]


@pytest.mark.parametrize("name", ["_remove.lines.9", "_remove.other.0", "_add.other", "_add.lines.0"])
def test_buttons_of_what_is_not_there_change_nothing(read: Read, name: str) -> None:
    assert len(read({**TWO, name: "1"}).values["lines"]) == 2  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["_remove.lines", "_remove.lines.x", "_remove.lines.99999", "_add"])
def test_malformed_buttons_are_no_buttons(read: Read, name: str) -> None:
    assert read({**TWO, name: "1"}).action is None


def test_the_number_of_rows_is_bounded(read: Read) -> None:
    rows = {f"lines.{index}.code": "5610" for index in range(300)}
    answers = read({**rows, "lines._rows": "300", "lines.is_main": "0"})
    assert len(answers.values["lines"]) == 200  # type: ignore[arg-type]
    assert words(answers)[0][2] == "Bỏ bớt dòng ở “Ngành, nghề kinh doanh”, nhiều nhất 50 dòng"
    for count in ("99999999999", "-1", "²", "x"):
        assert read({**rows, "lines._rows": count}).values["lines"] == []


def test_a_rule_counts_rows_in_feel(ask: Callable[..., FormDefinition]) -> None:
    rule = {"when": "count(lines[is_main]) = 1", "message": "Chọn đúng một dòng"}
    form = ask({**LINES, "validate": {}, "properties": {"rules": [rule]}})
    ticked = {**TWO, "lines.0.is_main": "true", "lines.1.is_main": "true"}
    assert [error.path for error in read_answers(form, MultiDict(ticked)).errors] == ["lines"]
    del ticked["lines.1.is_main"]
    assert read_answers(form, MultiDict(ticked)).accepted
