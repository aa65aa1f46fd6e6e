"""Cleaning what people type: Unicode NFC, no invisible characters, no stray blanks."""

import re
import unicodedata

LONGEST = 20_000
"""Characters kept of one posted text; no question asks for more."""

_INVISIBLE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u2028-\u202f\u2060-\u206f\u061c\ud800-\udfff\ufeff]"
)
_BLANKS = re.compile(r"\s+")
_LINE_ENDS = re.compile(r"[ \t\u00a0]*(?:\r\n|\r|\n)")


def one_line(text: str) -> str:
    """``text`` on one line, trimmed, single blanks, NFC."""
    return _BLANKS.sub(" ", _visible(text.replace("\u202f", " "))).strip()


def lines(text: str) -> str:
    """``text`` with its lines kept, each without trailing blanks, trimmed, NFC."""
    return _visible(_LINE_ENDS.sub("\n", text)).strip()


def digits(text: str) -> str:
    """The ASCII digits of ``text``."""
    return "".join(letter for letter in text if letter in "0123456789")


def compact(text: str) -> str:
    """``text`` without blanks, dots, hyphens and brackets: how people group the digits of numbers."""
    return unicodedata.normalize("NFC", re.sub(r"[\s.\-()]", "", text))


def unspaced(text: str) -> str:
    """``text`` without blanks."""
    return unicodedata.normalize("NFC", _BLANKS.sub("", text))


def _visible(text: str) -> str:
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", text[:LONGEST]))
