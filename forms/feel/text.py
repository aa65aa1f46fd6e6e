"""Escapes in FEEL's text literals."""

import re

from .errors import FeelSyntaxError

ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{6})|(.))", re.DOTALL)
PLAIN = {"n": "\n", "t": "\t", "r": "\r", '"': '"', "'": "'", "\\": "\\"}


def read_text(literal: str) -> str:
    """The text of a literal in quotation marks; an unknown escape stays as written (patterns need "\\d").

    Raises FeelSyntaxError for half of a surrogate pair and for a code beyond Unicode.
    """
    if "\\" not in literal:
        return literal[1:-1]
    try:
        halves = ESCAPE.sub(_unescape, literal[1:-1])
        return halves.encode("utf-16", "surrogatepass").decode("utf-16")
    except (UnicodeError, ValueError):
        raise FeelSyntaxError("lone_surrogate") from None


def _unescape(match: "re.Match[str]") -> str:
    code = match[1] or match[2]
    if code:
        return chr(int(code, 16))
    return PLAIN.get(match[3], match[0])


def quoted(text: str) -> str:
    """The text as a FEEL literal."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
