"""A personal number that does not fit sex or year of birth is doubted, not refused."""

import pytest
from werkzeug.datastructures import MultiDict

from forms.answers import read_answers
from forms.definition import read_form
from forms.doubts import doubts
from forms.library import load_library
from forms.voice import Voice

FITTING: dict[str, object] = {"person_id": "033203000002", "sex": "male", "birth_date": "2003-05-01"}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({}, []),
        ({"sex": "female"}, ["Theo số định danh, người này là nam. Xem lại giới tính."]),
        ({"birth_date": "2004-05-01"}, ["Theo số định danh, người này sinh năm 2003. Xem lại ngày sinh."]),
        ({"person_id": "0332"}, []),
        ({"sex": None, "birth_date": "không rõ"}, []),
    ],
)
def test_what_the_number_says_is_compared(change: dict[str, object], words: list[str]) -> None:
    form = read_form(load_library()["applicant"])
    found = doubts(form, {**FITTING, **change})
    assert [doubt.words(Voice()) for doubt in found] == words


def test_a_doubt_is_no_error() -> None:
    form = read_form(load_library()["applicant"])
    posted = MultiDict({"person_id": "033203000002", "sex": "female"})
    assert not {"person_id", "sex"} & {error.path for error in read_answers(form, posted).errors}
