"""What a password may be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.accounts.passwords import (
    LONGEST,
    SHORTEST,
    check_password,
    common_passwords,
    is_common,
    password_fault,
)
from app.accounts.refusals import WeakPassword

NAMES = ("hongnhung90", "033190000118", "Nguyễn Thị Hồng Nhung")


@pytest.mark.parametrize(
    "password", ["ba con mèo mun", "motcua-demo-2026", "Tr0ng!Dong", "bao gio ve nha", "mưa xuân"]
)
def test_what_is_long_enough_and_rare_is_good(password):
    assert password_fault(password, *NAMES) is None
    check_password(password, *NAMES)


@pytest.mark.parametrize(
    ("password", "words"),
    [
        ("", "từ 8 ký tự"),
        ("1234567", "đã nhập 7"),
        ("x" * 201, "đã nhập 201"),
        ("hongnhung90", "khác với tên"),
        ("HONGNHUNG90", "khác với tên"),
        ("033190000118", "khác với tên"),
        ("nguyễn thị hồng nhung", "khác với tên"),
        ("12345678", "dễ đoán"),
        ("PASSWORD", "dễ đoán"),
        ("aaaaaaaaaa", "dễ đoán"),
        ("abababababab", "dễ đoán"),
        ("hgfedcba", "dễ đoán"),
        ("motcua@123", "dễ đoán"),
    ],
)
def test_what_is_wrong_is_said(password, words):
    fault = password_fault(password, *NAMES)
    assert words in str(fault)
    with pytest.raises(WeakPassword):
        check_password(password, *NAMES)


def test_the_list_is_as_compared():
    assert len(common_passwords()) > 1000
    for one in common_passwords():
        assert len(one) >= SHORTEST
        assert one == one.casefold()


@given(st.text(max_size=12))
def test_too_short_and_too_long_never_pass(text):
    assert (password_fault(text) is None) <= (SHORTEST <= len(text) <= LONGEST)


@given(st.characters(codec="ascii", categories=["L", "N"]), st.integers(8, 60))
def test_one_letter_again_and_again_is_common(letter, times):
    assert is_common(letter * times)
