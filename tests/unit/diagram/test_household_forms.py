"""The forms of the household business refuse what its card refuses, in the words of its designer."""

from collections.abc import Sequence
from datetime import date

import pytest
from drawings import ours_expanded

from forms.answers import Scene, feel_values, initial_values, read_answers
from forms.definition import FormDefinition, read_form
from processes.engine.diagram import read_facts

TODAY = Scene(today=date(2026, 11, 13))
BUSINESS = {
    "business_name": "Hộ kinh doanh Bún thang Hồng Nhung",
    "head_office.province": "Hưng Yên",
    "head_office.commune": "Xã Tân Hòa Đông",
    "head_office.street": "Số 48, ngõ Chợ Đình",
    "lines._rows": "2",
    "lines.0.code": "5610",
    "lines.0.name": "Nhà hàng",
    "lines.1.code": "4722",
    "lines.1.name": "Bán lẻ thực phẩm",
    "lines.is_main": "0",
    "capital": "80.000.000",
}


class Posted(dict[str, str]):
    """A posted form."""

    def getlist(self, name: str, /) -> Sequence[str]:
        return [self[name]] if name in self else []


@pytest.fixture(scope="module")
def forms() -> dict[str, FormDefinition]:
    return {form: read_form(schema) for form, schema in read_facts(ours_expanded().xml).forms.items()}


def wrong(form: FormDefinition, posted: dict[str, str]) -> dict[str, str]:
    """What is wrong, by the path of the question."""
    return {
        error.path: str(error.message) for error in read_answers(form, Posted(posted), scene=TODAY).errors
    }


def test_a_complete_business_is_accepted(forms: dict[str, FormDefinition]) -> None:
    assert wrong(forms["business"], BUSINESS) == {}


@pytest.mark.parametrize(
    ("changed", "path", "says"),
    [
        ({"business_name": "Bún thang"}, "business_name", "Tên phải bắt đầu bằng “Hộ kinh doanh”"),
        ({"lines.is_main": ""}, "lines", "Chọn một"),
        ({"lines.1.code": "47"}, "lines.1.code", "4 chữ số"),
        ({"lines._rows": "0"}, "lines", ""),
        ({"capital": "tám mươi triệu"}, "capital", "80.000.000"),
        ({"capital": "0"}, "capital", "từ"),
        ({"employees": "-1"}, "employees", ""),
        ({"head_office.street": ""}, "head_office", ""),
    ],
)
def test_what_a_business_may_not_be(
    forms: dict[str, FormDefinition], changed: dict[str, str], path: str, says: str
) -> None:
    found = wrong(forms["business"], {**BUSINESS, **changed})
    assert list(found) == [path]
    assert says in found[path]


@pytest.mark.parametrize(("year", "adult"), [("2008", True), ("2009", False)])
def test_the_owner_is_an_adult_today(forms: dict[str, FormDefinition], year: str, adult: bool) -> None:
    born = {"owner_birth_date.day": "13", "owner_birth_date.month": "11", "owner_birth_date.year": year}
    assert ("owner_birth_date" not in wrong(forms["owner"], born)) == adult


def test_a_family_has_two_members(forms: dict[str, FormDefinition]) -> None:
    assert (
        "2 dòng"
        in wrong(forms["members"], {"members._rows": "1", "members.0.name": "Nguyễn Thị Hồng"})["members"]
    )


def test_the_commitment_must_be_given(forms: dict[str, FormDefinition]) -> None:
    assert "commitment" in wrong(forms["commitment"], {})
    assert wrong(forms["commitment"], {"commitment": "true"}) == {}


def test_who_files_for_another_is_asked_about_the_account(forms: dict[str, FormDefinition]) -> None:
    own = {"founder_kind": "family", "filed_by": "owner"}
    assert wrong(forms["founding"], own) == {}
    assert list(wrong(forms["founding"], {**own, "filed_by": "individual"})) == ["principal_has_eid"]


def test_the_certificate_is_filled_from_the_application(forms: dict[str, FormDefinition]) -> None:
    answers = read_answers(forms["business"], Posted(BUSINESS), scene=TODAY)
    context = {"form": {"business": feel_values(forms["business"], answers.values), "founding": {}}}
    assert initial_values(forms["appraisal"], context) == {
        "certificate_name": "Hộ kinh doanh Bún thang Hồng Nhung",
        "certificate_capital": "80000000",
        "certificate_address": {
            "province": "Hưng Yên",
            "commune": "Xã Tân Hòa Đông",
            "street": "Số 48, ngõ Chợ Đình",
        },
        "certificate_main_line": "5610 Nhà hàng",
    }
