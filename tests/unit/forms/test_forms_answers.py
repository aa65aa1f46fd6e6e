"""What a posted form becomes: declared questions only, hidden ones dropped, rules asked again."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from forms.answers import check, feel_values, initial_values, read_answers
from forms.definition import read_form
from forms.fields import FormDefinition
from forms.kind import Scene
from forms.texts import Text

Ask = Callable[..., FormDefinition]
KIND = {
    "type": "radio",
    "key": "founder_kind",
    "label": "Chủ thể thành lập",
    "values": [{"value": "individual", "label": "Cá nhân"}, {"value": "family", "label": "Hộ gia đình"}],
}
RULED: dict[str, Any] = {
    "type": "textfield",
    "key": "business_name",
    "label": "Tên hộ kinh doanh",
    "validate": {"required": True},
    "properties": {
        "rules": [
            {
                "when": 'starts with(business_name, "Hộ kinh doanh ")',
                "message": "Tên phải bắt đầu bằng “Hộ kinh doanh”, ví dụ: Hộ kinh doanh Bún thang Hồng Nhung",
                "message_en": "The name must begin with “Hộ kinh doanh”",
            }
        ]
    },
}


def test_only_declared_questions_are_read(ask: Ask) -> None:
    form = ask({"type": "textfield", "key": "a"})
    answers = read_answers(form, MultiDict({"a": "1", "status": "approved", "a.b": "2", "_x": "3"}))
    assert answers.values == {"a": "1"}
    assert answers.accepted


@settings(deadline=None, max_examples=50)
@given(st.dictionaries(st.text(max_size=8), st.text(max_size=8), max_size=8))
def test_whatever_is_posted_nothing_undeclared_is_stored(posted: dict[str, str]) -> None:
    form = read_form({"components": [{"type": "textfield", "key": "a", "label": "A"}, KIND]})
    assert set(read_answers(form, MultiDict(posted)).values) == {"a", "founder_kind"}


def test_hidden_questions_are_dropped_with_their_errors(ask: Ask) -> None:
    form = ask(
        KIND,
        {
            "type": "textfield",
            "key": "members",
            "validate": {"required": True},
            "conditional": {"hide": '=founder_kind != "family"'},
        },
    )
    alone = read_answers(form, MultiDict({"founder_kind": "individual", "members": "smuggled"}))
    assert alone.values == {"founder_kind": "individual"}
    assert alone.accepted
    family = read_answers(form, MultiDict({"founder_kind": "family"}))
    assert [error.path for error in family.errors] == ["members"]


def test_a_hidden_answer_hides_what_depends_on_it(ask: Ask) -> None:
    form = ask(
        {"type": "checkbox", "key": "a"},
        {"type": "textfield", "key": "b", "conditional": {"hide": "=a != true"}},
        {"type": "textfield", "key": "c", "conditional": {"hide": '=b != "x"'}},
    )
    assert read_answers(form, MultiDict({"b": "x", "c": "y"})).values == {"a": False}
    assert set(read_answers(form, MultiDict({"a": "true", "b": "x", "c": "y"})).values) == {"a", "b", "c"}


def test_a_hidden_group_hides_its_questions(ask: Ask) -> None:
    group = {"type": "group", "id": "g", "conditional": {"hide": '=form.founding.founder_kind != "family"'}}
    form = ask(
        {**group, "components": [{"type": "textfield", "key": "a", "label": "A"}]},
        {"type": "textfield", "key": "b"},
    )
    around = {"form": {"founding": {"founder_kind": "individual"}}}
    assert set(read_answers(form, MultiDict({"a": "1"}), context=around).values) == {"b"}


def test_a_rule_speaks_with_the_designers_words_in_both_languages(ask: Ask) -> None:
    form = ask(RULED)
    (error,) = read_answers(form, MultiDict({"business_name": "Bún thang Hồng Nhung"})).errors
    assert error.message == Text(
        "Tên phải bắt đầu bằng “Hộ kinh doanh”, ví dụ: Hộ kinh doanh Bún thang Hồng Nhung",
        "The name must begin with “Hộ kinh doanh”",
    )
    assert error.field_id == "f-business_name"
    assert read_answers(form, MultiDict({"business_name": "Hộ kinh doanh Bún"})).accepted
    assert read_answers(form, MultiDict()).errors[0].missing


def test_a_rule_waits_for_the_other_answer_it_reads(ask: Ask) -> None:
    rule = {"when": "until >= since", "message": "Ngày kết thúc đứng sau ngày bắt đầu"}
    form = ask(
        {"type": "datetime", "key": "since"},
        {"type": "datetime", "key": "until", "properties": {"rules": [rule]}},
    )
    assert read_answers(form, MultiDict({"until": "1/12/2026"})).accepted
    assert not read_answers(form, MultiDict({"since": "2/12/2026", "until": "1/12/2026"})).accepted
    assert read_answers(form, MultiDict({"since": "1/12/2026", "until": "1/12/2026"})).accepted


def test_a_rule_may_read_today(ask: Ask, scene: Scene) -> None:
    rule = {"when": "start > today", "message": "Chọn ngày sau hôm nay"}
    form = ask({"type": "datetime", "key": "start", "properties": {"rules": [rule]}})
    assert not read_answers(form, MultiDict({"start": "13/11/2026"}), scene=scene).accepted
    assert read_answers(form, MultiDict({"start": "14/11/2026"}), scene=scene).accepted


def test_read_only_answers_come_from_before(ask: Ask) -> None:
    form = ask({"type": "textfield", "key": "a", "readonly": True}, {"type": "textfield", "key": "b"})
    answers = read_answers(form, MultiDict({"a": "forged", "b": "new"}), previous={"a": "old", "b": "old"})
    assert answers.values == {"a": "old", "b": "new"}


def test_files_already_stored_stay_and_others_are_not_believed(ask: Ask) -> None:
    form = ask({"type": "filepicker", "key": "paper", "properties": {"multiple": True}})
    old = {"id": "f1", "name": "cu.pdf", "bytes": 10}
    new = {"id": "f2", "name": "moi.pdf", "bytes": 20}
    posted = MultiDict([("paper", "f1"), ("paper", "f2"), ("paper", "f3")])
    answers = read_answers(form, posted, previous={"paper": [old]}, scene=Scene(files={"f2": new}))
    assert answers.values == {"paper": [old, new]}


def test_a_designer_may_word_the_missing_answer(ask: Ask) -> None:
    words = {"required_message": "Chọn một ngành chính", "required_message_en": "Choose a main line"}
    form = ask({"type": "textfield", "key": "a", "validate": {"required": True}, "properties": words})
    assert read_answers(form, MultiDict()).errors[0].message == Text(
        "Chọn một ngành chính", "Choose a main line"
    )


def test_feel_sees_values_of_its_own_types_and_null_for_the_rest(ask: Ask) -> None:
    form = ask(
        {"type": "datetime", "key": "day"},
        {"type": "number", "key": "capital", "properties": {"kind": "money"}},
        {"type": "textfield", "key": "hidden", "conditional": {"hide": "=true"}},
        {"type": "textfield", "key": "untouched"},
        {"type": "dynamiclist", "key": "rows", "components": [{"type": "number", "key": "n", "label": "N"}]},
    )
    values = {"day": "2026-12-01", "capital": "80000000", "hidden": "x", "rows": [{"n": "1.5"}, {"n": "một"}]}
    assert feel_values(form, values) == {
        "day": date(2026, 12, 1),
        "capital": Decimal(80_000_000),
        "hidden": None,
        "untouched": None,
        "rows": [{"n": Decimal("1.5")}, {"n": None}],
    }


def test_prefill_reads_the_surroundings_and_defaults_follow(ask: Ask) -> None:
    form = ask(
        {"type": "textfield", "key": "name", "properties": {"prefill": "=applicant.full_name"}},
        {"type": "datetime", "key": "born", "properties": {"prefill": "=applicant.birth_date"}},
        {"type": "number", "key": "copies", "defaultValue": 1, "properties": {"kind": "integer"}},
        {"type": "checkbox", "key": "agent", "defaultValue": False},
        {**KIND, "defaultValue": "nobody"},
    )
    around = {"applicant": {"full_name": "Nguyễn Thị Hồng Nhung", "birth_date": date(1990, 3, 24)}}
    assert initial_values(form, around) == {
        "name": "Nguyễn Thị Hồng Nhung",
        "born": "1990-03-24",
        "copies": "1",
        "agent": False,
    }


@pytest.mark.parametrize("value", [1, ["a"], {"a": 1}, True])
def test_stored_values_of_another_shape_are_refused_not_trusted(ask: Ask, value: object) -> None:
    form = ask(
        KIND, {"type": "datetime", "key": "day"}, {"type": "number", "key": "n", "validate": {"min": 5}}
    )
    errors = check(form, {"founder_kind": value, "day": value, "n": value})
    assert [error.path for error in errors] == ["founder_kind", "day", "n"]
