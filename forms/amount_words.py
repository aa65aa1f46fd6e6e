"""An amount of money in words, as receipts write it: "Sáu mươi nghìn đồng".

Words are Vietnamese whatever the reader's language: they are part of the official paper.
"""

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_GROUPS = ("", "nghìn", "triệu")
_BILLION = 10**9
MOST = 10**18
"""Amounts from here on are not written: nobody pays a quintillion đồng."""


def amount_in_words(amount: int) -> str:
    """``amount`` whole đồng in words, its first letter a capital. Raises ValueError below zero and from
    ``MOST`` on."""
    if not 0 <= amount < MOST:
        raise ValueError(f"No words for {amount} đồng.")
    words = " ".join(_number(amount)) if amount else _DIGITS[0]
    return f"{words[0].upper()}{words[1:]} đồng"


def _number(number: int, inside: bool = False) -> list[str]:
    """The words of a number above zero; ``inside`` a larger one, hundreds that are missing are read out."""
    billions, rest = divmod(number, _BILLION)
    words = [*_number(billions, inside), "tỷ"] if billions else []
    for place in (2, 1, 0):
        group = rest // 1000**place % 1000
        if group:
            words += [*_group(group, bool(words) or inside), *filter(None, [_GROUPS[place]])]
    return words


def _group(group: int, whole: bool) -> list[str]:
    """Three digits; ``whole`` reads "không trăm" and "linh", as in the middle of a number."""
    hundreds, rest = divmod(group, 100)
    tens, units = divmod(rest, 10)
    words = [_DIGITS[hundreds], "trăm"] if hundreds or whole else []
    if tens == 0:
        return [*words, *(["linh"] if words else []), _DIGITS[units]] if units else words
    words += ["mười"] if tens == 1 else [_DIGITS[tens], "mươi"]
    return [*words, _unit(units, tens)] if units else words


def _unit(units: int, tens: int) -> str:
    """The last digit after tens: mốt for 21, lăm for 15 and 25."""
    if units == 1 and tens > 1:
        return "mốt"
    return "lăm" if units == 5 else _DIGITS[units]
