"""The words of the task list: not started, in progress with what is missing, done."""

from collections.abc import Callable
from typing import Any

import pytest

from forms.fields import FormDefinition
from forms.progress import missing
from forms.voice import Voice

CAPITAL: dict[str, Any] = {
    "type": "number",
    "key": "capital",
    "label": "Vốn kinh doanh",
    "validate": {"required": True, "min": 1},
    "properties": {"kind": "money", "label_en": "Capital"},
}
LINES: dict[str, Any] = {
    "type": "dynamiclist",
    "key": "lines",
    "label": "Ngành, nghề",
    "validate": {"required": True, "exactlyOne": "is_main"},
    "components": [
        {"type": "textfield", "key": "code", "label": "Mã ngành"},
        {
            "type": "checkbox",
            "key": "is_main",
            "label": "Ngành chính",
            "properties": {"label_en": "Main line"},
        },
    ],
}


@pytest.fixture
def form(ask: Callable[..., FormDefinition]) -> FormDefinition:
    return ask({"type": "textfield", "key": "name", "validate": {"required": True}}, CAPITAL, LINES)


def said(form: FormDefinition, values: dict[str, object], locale: str = "vi") -> str:
    return missing(form, values).words(Voice(locale))


@pytest.mark.parametrize("values", [None, {}, {"name": None, "lines": []}])
def test_nothing_answered_is_not_started(form: FormDefinition, values: dict[str, object] | None) -> None:
    assert missing(form, values).status == "not_started"


def test_what_is_missing_is_named_in_the_middle_of_a_sentence(form: FormDefinition) -> None:
    values: dict[str, object] = {"name": "Bún thang", "lines": [{"code": "5610", "is_main": False}]}
    assert missing(form, values).status == "in_progress"
    assert said(form, values) == "Còn thiếu vốn kinh doanh và ngành chính"
    assert said(form, values, "en") == "Còn thiếu capital và main line"


def test_what_is_wrong_is_named_when_nothing_is_missing(form: FormDefinition) -> None:
    values: dict[str, object] = {"name": "B", "capital": "tám", "lines": [{"code": "5610", "is_main": True}]}
    assert said(form, values) == "Cần sửa vốn kinh doanh"


def test_complete_answers_are_done(form: FormDefinition) -> None:
    values = {"name": "B", "capital": "8", "lines": [{"code": "5610", "is_main": True}]}
    assert missing(form, values).status == "done"


def test_an_optional_section_is_done_once_it_was_saved(ask: Callable[..., FormDefinition]) -> None:
    form = ask({"type": "textfield", "key": "a"})
    assert missing(form, None).status == "not_started"
    assert missing(form, {"a": None}).status == "done"


def test_many_missing_answers_are_counted(ask: Callable[..., FormDefinition]) -> None:
    names = ["một", "hai", "ba", "bốn", "năm", "sáu"]
    asked = [
        {"type": "textfield", "key": f"k{n}", "label": name, "validate": {"required": True}}
        for n, name in enumerate(names)
    ]
    form = ask({"type": "textfield", "key": "first"}, *asked)
    assert said(form, {"first": "x"}) == "Còn thiếu một, hai, ba và 3 ô khác"
