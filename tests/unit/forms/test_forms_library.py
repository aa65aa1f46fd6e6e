"""The shared forms can be asked, in both languages."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from jinja2 import Environment
from werkzeug.datastructures import MultiDict

from forms.answers import initial_values, read_answers
from forms.definition import read_form
from forms.library import load_library
from forms.rendering import render_form


def elements(schema: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for element in schema["components"]:
        yield element
        yield from elements(element) if "components" in element else ()


def test_the_library_holds_the_shared_forms() -> None:
    assert set(load_library()) == {
        "address",
        "applicant",
        "authorised_person",
        "contact",
        "delivery",
        "organisation",
    }


@pytest.mark.parametrize("name", sorted(load_library()))
def test_every_text_has_english(name: str) -> None:
    for element in elements(load_library()[name]):
        assert element["properties"]["label_en"]
        assert ("description" in element) == ("description_en" in element["properties"])
        for option in element.get("values", ()):
            assert option["label_en"]
            assert ("hint" in option) == ("hint_en" in option)


@pytest.mark.parametrize("name", sorted(load_library()))
@pytest.mark.parametrize("density", ["citizen", "desk"])
def test_it_can_be_shown_and_refuses_emptiness(name: str, density: str, env: Environment) -> None:
    form = read_form(load_library()[name])
    answers = read_answers(form, MultiDict())
    assert answers.errors
    html = render_form(env, form, answers.values, answers.errors, density=density)
    assert all(f'id="{error.field_id}"' in html for error in answers.errors)


def test_the_applicants_own_data_are_filled_in() -> None:
    form = read_form(load_library()["applicant"])
    filled = initial_values(
        form, {"applicant": {"full_name": "Nguyễn Thị Hồng Nhung", "phone": "+84912345678"}}
    )
    assert filled == {"full_name": "Nguyễn Thị Hồng Nhung", "phone": "0912345678"}


def test_a_result_by_post_needs_address_and_receiver() -> None:
    form = read_form(load_library()["delivery"])
    assert read_answers(form, MultiDict({"result_form": "online"})).accepted
    wanted = [error.path for error in read_answers(form, MultiDict({"result_form": "post"})).errors]
    assert wanted == ["postal_address", "receiver_name", "receiver_phone"]
