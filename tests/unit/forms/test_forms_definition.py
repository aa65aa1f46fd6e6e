"""Reading a form-js schema: what it must have, and that each fault names its element."""

from collections.abc import Callable
from typing import Any

import pytest

from forms.definition import FormDefinitionError, group_of, read_form
from forms.fields import Divider, FormDefinition, Group, Paragraph
from forms.texts import Text

Ask = Callable[..., FormDefinition]


def test_a_form_keeps_order_groups_and_both_languages(ask: Ask) -> None:
    form = ask(
        {"type": "text", "id": "intro", "text": "Xem kỹ.", "properties": {"text_en": "Read well."}},
        {
            "type": "group",
            "id": "who",
            "label": "Người nộp",
            "properties": {"label_en": "Applicant"},
            "components": [
                {"type": "textfield", "key": "a", "label": "Tên", "properties": {"label_en": "Name"}}
            ],
        },
        {"type": "separator", "id": "line"},
        {"type": "spacer", "id": "gap"},
        {
            "type": "number",
            "key": "b",
            "description": "Ước tính",
            "properties": {"description_en": "Estimate"},
        },
    )
    assert [type(element) for element in form.elements[:4]] == [Paragraph, Group, Divider, Divider]
    assert [field.key for field in form.fields] == ["a", "b"]
    assert form.fields[0].label.read("en") == "Name"
    assert form.fields[1].hint == Text("Ước tính", "Estimate")
    assert group_of(form) == {"a": Text("Người nộp", "Applicant")}


def test_the_kind_follows_the_type_or_the_properties(ask: Ask) -> None:
    form = ask(
        {"type": "textfield", "key": "a"},
        {"type": "datetime", "key": "b", "dateLabel": "Ngày"},
        {"type": "datetime", "subtype": "time", "key": "c", "timeLabel": "Giờ"},
        {"type": "textfield", "key": "d", "properties": {"kind": "person_id"}},
        {
            "type": "dynamiclist",
            "path": "e",
            "components": [{"type": "checkbox", "key": "f", "label": "Chính"}],
        },
    )
    assert [field.kind.name for field in form.fields] == ["text", "date", "time", "person_id", "table"]


def test_a_label_in_a_sentence_loses_its_capital_but_an_abbreviation_does_not(ask: Ask) -> None:
    form = ask(
        {"type": "textfield", "key": "a", "label": "Vốn kinh doanh?"},
        {"type": "textfield", "key": "b", "label": "CCCD"},
        {"type": "textfield", "key": "c", "properties": {"noun": "tên thật"}},
    )
    assert [field.noun.vi for field in form.fields] == ["vốn kinh doanh", "CCCD", "tên thật"]


FAULTS: list[tuple[str, dict[str, Any], str]] = [
    ("unknown type", {"type": "iframe", "key": "a"}, "iframe"),
    ("unknown kind", {"type": "textfield", "key": "a", "properties": {"kind": "horoscope"}}, "horoscope"),
    ("kind on the wrong type", {"type": "checkbox", "key": "a", "properties": {"kind": "money"}}, "number"),
    ("reserved key", {"type": "textfield", "key": "dossier"}, "dossier"),
    ("malformed key", {"type": "textfield", "key": "a.b"}, "a.b"),
    ("no options", {"type": "radio", "key": "a"}, "lựa chọn"),
    (
        "same option twice",
        {"type": "radio", "key": "a", "values": [{"value": "x", "label": "X"}] * 2},
        "giá trị",
    ),
    ("option without label", {"type": "radio", "key": "a", "values": [{"value": "x"}]}, "nhãn"),
    ("bad FEEL", {"type": "textfield", "key": "a", "conditional": {"hide": "=a ="}}, "a ="),
    ("unknown name", {"type": "textfield", "key": "a", "conditional": {"hide": '=zz = "1"'}}, "zz"),
    (
        "rule without words",
        {"type": "textfield", "key": "a", "properties": {"rules": [{"when": "true"}]}},
        "message",
    ),
    ("bad pattern", {"type": "textfield", "key": "a", "validate": {"pattern": "(a"}}, "(a"),
    ("table without columns", {"type": "dynamiclist", "key": "a", "components": []}, "cột"),
    (
        "exactly one of nothing",
        {
            "type": "dynamiclist",
            "key": "a",
            "validate": {"exactlyOne": "main"},
            "components": [{"type": "textfield", "key": "c", "label": "C"}],
        },
        "main",
    ),
]


@pytest.mark.parametrize(
    ("element", "says"), [fault[1:] for fault in FAULTS], ids=[fault[0] for fault in FAULTS]
)
def test_a_fault_names_the_element_and_says_what_is_wrong(
    ask: Ask, element: dict[str, Any], says: str
) -> None:
    with pytest.raises(FormDefinitionError) as refused:
        ask({"type": "textfield", "key": "first"}, element)
    assert refused.value.element == element["key"]
    assert says in str(refused.value.says)


def test_keys_are_there_and_stand_once(ask: Ask) -> None:
    with pytest.raises(FormDefinitionError, match="f1"):
        ask({"type": "textfield", "id": "f1"})
    with pytest.raises(FormDefinitionError, match="hai câu hỏi"):
        ask(
            {"type": "textfield", "key": "a"},
            {"type": "group", "components": [{"type": "number", "key": "a", "label": "A"}]},
        )


def test_a_form_has_questions() -> None:
    with pytest.raises(FormDefinitionError):
        read_form({"id": "empty"})


def test_a_condition_may_read_a_later_question_and_what_stands_around(ask: Ask) -> None:
    form = ask(
        {
            "type": "textfield",
            "key": "a",
            "conditional": {"hide": '=b != form.owner.kind or dossier.code = "x"'},
        },
        {"type": "textfield", "key": "b"},
    )
    assert len(form.fields[0].hides) == 1
