"""Vectors of the domain reference for numbers of people and organisations."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.identifiers import (
    canonical_phone,
    is_email,
    is_mobile,
    is_passport,
    is_tax_code,
    read_person_id,
    tax_check_digit,
)


@pytest.mark.parametrize(
    ("number", "sex", "year"),
    [("033203000002", "male", 2003), ("001399000003", "female", 2099), ("079085000001", "male", 1985)],
)
def test_a_personal_number_says_sex_and_year(number: str, sex: str, year: int) -> None:
    person = read_person_id(number)
    assert person is not None
    assert (person.sex, person.birth_year) == (sex, year)


@pytest.mark.parametrize(
    "number", ["097085000001", "000085000001", "033903000002", "03320300000", "0332030000021", ""]
)
def test_no_person_has_this_number(number: str) -> None:
    assert read_person_id(number) is None


@pytest.mark.parametrize(
    "code", ["9900000016", "9900000023", "9900000030", "9900000048", "9900000016-001", "033203000002"]
)
def test_tax_codes_that_can_exist(code: str) -> None:
    assert is_tax_code(code)


@pytest.mark.parametrize(
    "code",
    ["9900000017", "9900000070", "9900000016-000", "990000001", "9900000016001", "097085000001", "abc"],
)
def test_tax_codes_that_cannot_exist(code: str) -> None:
    assert not is_tax_code(code)


def test_no_code_is_issued_where_the_check_digit_would_be_ten() -> None:
    assert tax_check_digit("990000007") is None


@settings(deadline=None, max_examples=50)
@given(st.text("0123456789", min_size=9, max_size=9), st.integers(0, 8), st.integers(1, 9))
def test_the_check_digit_finds_every_single_slip(base: str, place: int, shift: int) -> None:
    check = tax_check_digit(base)
    slipped = base[:place] + str((int(base[place]) + shift) % 10) + base[place + 1 :]
    assert check is None or tax_check_digit(slipped) != check


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("0912345678", "0912345678"),
        ("84912345678", "0912345678"),
        ("+84912345678", "0912345678"),
        ("+84 (0) 912.345.678", "0912345678"),
        ("0561234567", "0561234567"),
        ("0871234567", "0871234567"),
        ("0221 000 1234", "02210001234"),
        ("+84 221 000 1234", "02210001234"),
    ],
)
def test_telephone_numbers_are_spelt_one_way(typed: str, number: str) -> None:
    assert canonical_phone(typed) == number


@pytest.mark.parametrize(
    "typed", ["0112345678", "091234567", "0951234567", "0711234567", "09123456789", "phone"]
)
def test_these_are_no_telephone_numbers(typed: str) -> None:
    assert canonical_phone(typed) is None


def test_only_a_mobile_receives_text_messages() -> None:
    assert is_mobile("0912345678")
    assert not is_mobile("02210001234")


def test_passports_and_mail_addresses() -> None:
    assert is_passport("C1234567")
    assert not is_passport("c1234567")
    assert is_email("hong.nhung@example.vn")
    assert not any(map(is_email, ["nhung", "nhung@", "nhung@vn", "a@b..c", "a b@c.vn", "a@b.vn;c@d.vn"]))
