"""Names of DMN in expressions: a name with spaces or other signs is written with _ in their place.

FEEL reads "Tuổi người nộp" as one name where the model declares it. Our FEEL knows names of one word, so a
declared name is replaced wherever it stands outside of a text, by one of the same length: places of errors
stay right.
"""

import re
from collections.abc import Collection
from functools import lru_cache

PLAIN = re.compile(r"[^\W\d]\w*")
TEXT = r'"(?:[^"\\]|\\.)*"|//[^\n]*|/\*.*?\*/'


def spoken(name: str) -> str:
    """The name as expressions read it."""
    name = " ".join(name.split())
    if PLAIN.fullmatch(name) or not name:
        return name
    return re.sub(r"^\d|\W", "_", name)


def speaking(text: str, names: Collection[str]) -> str:
    """An expression with the declared names in it as they are spoken."""
    odd = tuple(sorted({name for name in names if spoken(name) != name}, key=len, reverse=True))
    return _pattern(odd).sub(_replaced, text) if odd else text


def _replaced(match: "re.Match[str]") -> str:
    return spoken(match[1]).ljust(len(match[0])) if match[1] else match[0]


@lru_cache(maxsize=256)
def _pattern(names: tuple[str, ...]) -> "re.Pattern[str]":
    alternatives = "|".join(r"\s+".join(map(re.escape, name.split())) for name in names)
    return re.compile(rf"{TEXT}|(?<!\w)({alternatives})(?!\w)", re.DOTALL)
