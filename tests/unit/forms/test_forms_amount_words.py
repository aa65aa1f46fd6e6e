"""Amounts in words: known ones, and every other read back by somebody who only knows the words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.amount_words import MOST, amount_in_words

KNOWN = {
    0: "Không đồng",
    1: "Một đồng",
    5: "Năm đồng",
    10: "Mười đồng",
    15: "Mười lăm đồng",
    21: "Hai mươi mốt đồng",
    25: "Hai mươi lăm đồng",
    100: "Một trăm đồng",
    101: "Một trăm linh một đồng",
    111: "Một trăm mười một đồng",
    2000: "Hai nghìn đồng",
    2005: "Hai nghìn không trăm linh năm đồng",
    50_000: "Năm mươi nghìn đồng",
    60_000: "Sáu mươi nghìn đồng",
    150_000: "Một trăm năm mươi nghìn đồng",
    200_000: "Hai trăm nghìn đồng",
    1_234_567: "Một triệu hai trăm ba mươi bốn nghìn năm trăm sáu mươi bảy đồng",
    1_000_015: "Một triệu không trăm mười lăm đồng",
    3_000_000_000: "Ba tỷ đồng",
    5_000_000_001: "Năm tỷ không trăm linh một đồng",
    2_000_000_000_000: "Hai nghìn tỷ đồng",
}
WORDS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
DIGITS = {word: digit for digit, word in enumerate(WORDS)}
UNITS = {**DIGITS, "mốt": 1, "lăm": 5}


@pytest.mark.parametrize(("amount", "words"), KNOWN.items(), ids=str)
def test_known_amounts(amount, words):
    assert amount_in_words(amount) == words


def read_back(words: str) -> int:
    """The amount that words say, read from left to right: each word multiplies or adds."""
    total = part = group = 0
    digit = None
    for word in words.lower().removesuffix(" đồng").split():
        if word in UNITS:
            digit = UNITS[word]
            group += digit
        elif word == "linh":
            digit = None
        elif word == "mười":
            group += 10
        elif word in ("mươi", "trăm"):
            group += digit * ({"mươi": 10, "trăm": 100}[word] - 1)
        elif word in ("nghìn", "triệu"):
            part, group = part + group * {"nghìn": 1000, "triệu": 10**6}[word], 0
        else:
            assert word == "tỷ"
            total, part, group = (total + part + group) * 10**9, 0, 0
    return total + part + group


@given(st.integers(0, MOST - 1) | st.integers(0, 10**7) | st.integers(0, 10**6).map(lambda n: n * 1000))
def test_any_amount_is_read_back(amount):
    assert read_back(amount_in_words(amount)) == amount


@given(st.integers(0, MOST - 1))
def test_nobody_says_one_after_tens_or_five_after_ten(amount):
    words = amount_in_words(amount).lower()
    assert "mươi một" not in words
    assert "mười năm" not in words
    assert "  " not in words


@pytest.mark.parametrize("amount", [-1, MOST])
def test_no_words_outside(amount):
    with pytest.raises(ValueError, match="No words"):
        amount_in_words(amount)
