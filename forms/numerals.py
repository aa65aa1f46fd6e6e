"""Numbers as Vietnamese write them: "." groups thousands, "," is the decimal mark."""

import re
from decimal import Decimal

_GROUPED = re.compile(r"[+-]?[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?")
_PLAIN = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)?")
_STORED = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_CURRENCY = re.compile(r"\s*(?:₫|đ|đồng|vnđ|vnd)\s*$", re.IGNORECASE)


def parse_number(text: str) -> Decimal | None:
    """The number that ``text`` writes ("1.234,5", "1,5", "1500"), None if it writes none."""
    squeezed = re.sub(r"\s", "", text)
    if _GROUPED.fullmatch(squeezed):
        return Decimal(squeezed.replace(".", "").replace(",", "."))
    return Decimal(squeezed.replace(",", ".")) if _PLAIN.fullmatch(squeezed) else None


def parse_whole(text: str) -> int | None:
    """The whole number that ``text`` writes ("1.234.567"), None for anything with a fraction."""
    squeezed = re.sub(r"\s", "", text)
    if "," in squeezed or ("." in squeezed and not _GROUPED.fullmatch(squeezed)):
        return None
    number = parse_number(squeezed)
    return None if number is None else int(number)


def parse_money(text: str) -> int | None:
    """Whole đồng, with or without the currency after it ("80.000.000 ₫", "80000000 đồng")."""
    return parse_whole(_CURRENCY.sub("", text))


def store_number(number: Decimal) -> str:
    """The one spelling a number is stored in: no exponent, no trailing zeros."""
    return format(number.normalize(), "f") if number else "0"


def stored_number(value: object) -> Decimal | None:
    """The number behind a stored value; None for what was typed and understood as no number."""
    if isinstance(value, bool) or not isinstance(value, (int, str)):
        return None
    text = str(value)
    return Decimal(text) if _STORED.fullmatch(text) else None


def stored_whole(value: object) -> Decimal | None:
    """The whole number behind a stored value; None for a fraction too."""
    return None if "." in str(value) else stored_number(value)


def write_number(number: Decimal | int) -> str:
    """``number`` for people: 1234567.5 becomes "1.234.567,5"."""
    return format(Decimal(number), ",f").translate(str.maketrans(",.", ".,"))
