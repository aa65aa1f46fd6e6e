"""range(): reads a range from a text (DMN 10.3.4.1), with literal ends only."""

import re

from ..limits import Budget, checked_text
from ..numbers import read_number
from ..operators import compare
from ..positions import make_range
from ..temporal import read_date, read_duration, read_moment, read_temporal, read_time
from ..text import read_text
from .signature import builtin

_TEXT = r'"(?:[^"\\]|\\.)*"'
_END = rf"(-?[0-9]+(?:\.[0-9]+)?|@?{_TEXT}|(?:date\ and\ time|date|time|duration)\({_TEXT}\))"
RANGE = re.compile(rf"\s*([\[(\]])\s*{_END}\s*\.\.\s*{_END}\s*([\])\[])\s*")
READERS = {"date": read_date, "time": read_time, "date and time": read_moment, "duration": read_duration}


@builtin("range(from: string)")
def range_from(budget: Budget, written: str) -> object:
    """The range written "[1..3]"; null when it is none, and when it ends before it starts."""
    match = RANGE.fullmatch(checked_text(written, budget)) if len(written) < 1000 else None
    if match is None:
        return None
    start, end = _end(match[2]), _end(match[3])
    if compare("<=", start, end) is not True:
        return None
    return make_range(start, end, match[1] == "[", match[4] == "]")


def _end(written: str) -> object:
    if written.startswith('"'):
        return read_text(written)
    if written.startswith("@"):
        return read_temporal(read_text(written[1:]))
    if written.endswith(")"):
        name, _, text = written[:-1].partition("(")
        return READERS[name](read_text(text))
    return read_number(written)
