"""Numbers that identify people and organisations in Viet Nam: what they say and whether they can exist."""

import re
from dataclasses import dataclass

_WEIGHTS = (31, 29, 23, 19, 17, 13, 7, 5, 3)
"""Weights of the first nine digits of a tax code; the tenth is 10 - sum mod 11."""

_MOBILE = re.compile(r"0(?:3[2-9]|5[25689]|7[06-9]|8[1-9]|9[0-46-9])[0-9]{7}")
_LANDLINE = re.compile(r"02[0-9]{9}")
_PASSPORT = re.compile(r"[A-Z][0-9]{7}")
_EMAIL = re.compile(r"[^\s@,;<>\"]+@[^\s@,;<>\".]+(?:\.[^\s@,;<>\".]+)+")


@dataclass(frozen=True)
class PersonId:
    """What the twelve digits of a personal number say: where born, which sex, which year."""

    place: str
    sex: str
    birth_year: int


def read_person_id(number: str) -> PersonId | None:
    """Read twelve digits; None if they are not twelve or name no place or century.

    Digits 1-3: province (001-096) or, from 101, the country where the birth was registered; digit 4:
    century and sex (0/1 the 1900s, 2/3 the 2000s, 4/5 the 2100s; even male, odd female); 5-6: year.
    There is no check digit.
    """
    if not re.fullmatch(r"[0-9]{12}", number):
        return None
    place, century = int(number[:3]), int(number[3])
    if place == 0 or 96 < place < 101 or century > 5:
        return None
    return PersonId(
        number[:3], "female" if century % 2 else "male", 1900 + century // 2 * 100 + int(number[4:6])
    )


def tax_check_digit(base: str) -> int | None:
    """The tenth digit of a tax code that begins with the nine of ``base``; None where none is issued."""
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, base, strict=True))
    check = 10 - total % 11
    return None if check == 10 else check


def is_tax_code(code: str) -> bool:
    """Ten digits with their check digit, ``NNNNNNNNNN-NNN`` of a branch (001-999), or a person's twelve."""
    if re.fullmatch(r"[0-9]{12}", code):
        return read_person_id(code) is not None
    if not re.fullmatch(r"[0-9]{10}(?:-[0-9]{3})?", code) or code.endswith("-000"):
        return False
    return tax_check_digit(code[:9]) == int(code[9])


def canonical_phone(text: str) -> str | None:
    """``0xxxxxxxxx`` (mobile) or ``02xxxxxxxxx`` (landline, 11 digits); None for anything else."""
    number = re.sub(r"[\s.\-()]", "", text)
    number = re.sub(r"^(?:\+84|0084|84(?=[0-9]{9,10}$))0?", "0", number)
    return number if _MOBILE.fullmatch(number) or _LANDLINE.fullmatch(number) else None


def is_mobile(number: str) -> bool:
    """Whether a canonical number can receive a text message."""
    return _MOBILE.fullmatch(number) is not None


def is_passport(number: str) -> bool:
    """A Vietnamese passport: a letter and seven digits."""
    return _PASSPORT.fullmatch(number) is not None


def is_email(address: str) -> bool:
    """Something before and after one @, a dot after it; at most 254 characters (RFC 5321)."""
    return len(address) <= 254 and _EMAIL.fullmatch(address) is not None
