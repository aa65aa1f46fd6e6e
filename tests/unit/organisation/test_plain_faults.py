"""What is said beside the fields of plain forms."""

from datetime import date

import pytest

from forms.messages import message
from processes.actions.faults import (
    BadInput,
    Fault,
    empty,
    ends_before,
    not_a_number,
    not_an_address,
    refuse,
    too_long,
)

WORDS = message("Ghi tên.")


def test_nothing_wrong_refuses_nothing():
    refuse([None, None])


def test_the_first_words_of_a_field_stand_and_every_field_is_said():
    with pytest.raises(BadInput) as refused:
        refuse([Fault("a", WORDS), None, Fault("a", message("khác")), Fault("b", WORDS)])
    assert [(fault.field, str(fault.words)) for fault in refused.value.faults] == [
        ("a", "Ghi tên."),
        ("b", "Ghi tên."),
    ]
    assert refused.value.http == 422
    assert "a: Ghi tên." in str(refused.value)


@pytest.mark.parametrize("text", ["", "   ", "\n"])
def test_nothing_written(text):
    assert empty("name", text, WORDS) == Fault("name", WORDS)
    assert empty("name", "x", WORDS) is None


def test_too_long_says_how_long():
    assert too_long("name", "x" * 5, 5) is None
    assert too_long("name", None, 5) is None
    assert str(too_long("name", "x" * 6, 5).words) == "Viết tối đa 5 ký tự; đang có 6."


@pytest.mark.parametrize(
    ("text", "right"), [("", True), ("a@b.vn", True), ("a@b", False), ("a b@c.vn", False)]
)
def test_addresses(text, right):
    assert (not_an_address("email", text) is None) is right


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("", True),
        ("0221 000 1234", True),
        ("+84 (221) 123", True),
        ("1022", True),
        ("a1022", False),
        ("12", False),
    ],
)
def test_telephone_numbers(text, right):
    assert (not_a_number("phone", text) is None) is right


def test_an_end_before_the_start():
    assert ends_before("day", date(2026, 1, 2), None) is None
    assert ends_before("day", date(2026, 1, 2), date(2026, 1, 2)) is None
    assert "02/01/2026" in str(ends_before("day", date(2026, 1, 2), date(2026, 1, 1)).words)
