"""Answers in words, for "check answers" and slips."""

from collections.abc import Callable

from forms.display import display_rows
from forms.fields import FormDefinition
from forms.messages import Message

Ask = Callable[..., FormDefinition]


def form_of(ask: Ask) -> FormDefinition:
    family = [
        {
            "type": "radio",
            "key": "agent",
            "label": "Có người đại diện",
            "properties": {"kind": "yes_no", "label_en": "Agent"},
            "values": [],
        },
        {"type": "textfield", "key": "why", "label": "Lý do", "conditional": {"hide": "=agent != true"}},
    ]
    return ask(
        {
            "type": "group",
            "id": "g",
            "label": "Người nộp",
            "properties": {"label_en": "Applicant"},
            "components": family,
        },
        {
            "type": "dynamiclist",
            "key": "lines",
            "label": "Ngành",
            "components": [
                {"type": "textfield", "key": "code", "label": "Mã"},
                {"type": "checkbox", "key": "main", "label": "Ngành chính"},
            ],
        },
        {"type": "number", "key": "capital", "label": "Vốn", "properties": {"kind": "money"}},
    )


VALUES: dict[str, object] = {
    "agent": False,
    "why": "không ai thấy",
    "lines": [{"code": "5610", "main": True}, {"code": "4722", "main": False}],
    "capital": "80000000",
}


def test_rows_follow_the_form_and_hidden_ones_are_not_there(ask: Ask) -> None:
    rows = [(row.label, row.text, row.field_id, row.group) for row in display_rows(form_of(ask), VALUES)]
    assert rows == [
        ("Có người đại diện", "Không", "f-agent", "Người nộp"),
        ("Ngành", "5610, Ngành chính\n4722", "f-lines-add", ""),
        ("Vốn", "80.000.000\u00a0₫", "f-capital", ""),
    ]


def test_english_labels_and_translated_words(ask: Ask) -> None:
    def translate(message: Message) -> str:
        return {"Không": "No"}.get(message.text, str(message))

    first = display_rows(form_of(ask), VALUES, "en", translate=translate)[0]
    assert (first.label, first.text, first.group) == ("Agent", "No", "Applicant")


def test_what_was_not_understood_is_shown_as_typed(ask: Ask) -> None:
    assert display_rows(form_of(ask), {"capital": "tám mươi triệu"})[2].text == "tám mươi triệu"
    assert display_rows(form_of(ask), {})[2].lines == ()
