"""Classes of characters. For Latin text (Vietnamese included) they are a few ranges: over all of Unicode a
pattern is some thirty times larger, and repeated it would be too large to be bounded."""

import re
import unicodedata
from functools import lru_cache

LATIN = ((0x0000, 0x036F), (0x1E00, 0x1EFF), (0x2000, 0x206F), (0x20A0, 0x20CF))
NOT_LATIN = re.compile("[^" + "".join(f"{chr(first)}-{chr(last)}" for first, last in LATIN) + "]")
NEVER = r"\x{10FFFF}"
WORD = ("L", "M", "N", "S")
CATEGORIES = frozenset(
    {"L", "Lu", "Ll", "Lt", "Lm", "Lo", "M", "Mn", "Mc", "Me", "N", "Nd", "Nl", "No", "P", "Pc", "Pd", "Ps",
     "Pe", "Pi", "Pf", "Po", "Z", "Zs", "Zl", "Zp", "S", "Sm", "Sc", "Sk", "So"}
)  # fmt: skip
CASED = frozenset({"Lu", "Ll", "Lt"})


def is_latin(text: str) -> bool:
    """Whether the text holds only characters of the Latin blocks, their marks, punctuation and currencies."""
    return text.isascii() or NOT_LATIN.search(text) is None


@lru_cache(maxsize=256)
def members(categories: tuple[str, ...], latin: bool) -> str:
    """The inside of a class in brackets that holds the characters of these Unicode categories."""
    if not latin:
        return "".join(rf"\p{{{category}}}" for category in categories)
    ranges: list[list[int]] = []
    for code in (code for first, last in LATIN for code in range(first, last + 1)):
        if not unicodedata.category(chr(code)).startswith(categories):
            continue
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return "".join(rf"\x{{{first:X}}}-\x{{{last:X}}}" for first, last in ranges) or NEVER
