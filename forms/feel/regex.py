"""Patterns of FEEL on RE2: compiled for the characters of the text, paid for by the size of both."""

import re
from functools import lru_cache
from typing import Any

import re2

from .characters import is_latin
from .errors import FeelBudgetError
from .limits import MAX_PATTERN, MAX_PATTERN_INPUT, MAX_PATTERN_MEMORY, MAX_PATTERN_PARTS, Budget
from .translation import Malformed, translated

FLAGS = frozenset("smix")
GROUP = re.compile(r"\\([\\$])|\$([0-9]+)|([^\\$]+)|(.)", re.DOTALL)


def pattern_for(text: str, pattern: str, flags: str, budget: Budget) -> Any:
    """The RE2 pattern to run on this text, or None when it is no pattern.

    Raises FeelBudgetError when the text or the pattern is too long, FeelNotSupported for what RE2 cannot do.
    """
    if len(text) > MAX_PATTERN_INPUT:
        raise FeelBudgetError("text_too_long", limit=MAX_PATTERN_INPUT)
    expression = compiled(pattern, flags, is_latin(text))
    if expression is not None:
        # RE2's slowest engine does about a hundred parts times characters in the time of one step.
        budget.spend(30 + expression.programsize // 10 + expression.programsize * len(text) // 100)
    return expression


@lru_cache(maxsize=256)
def compiled(pattern: str, flags: str, latin: bool) -> Any:
    """The RE2 pattern, or None when it is no pattern; ``latin`` when it will only meet Latin text."""
    if len(pattern) > MAX_PATTERN:
        raise FeelBudgetError("pattern_too_large")
    if not set(flags) <= FLAGS:
        return None
    options = re2.Options()
    options.log_errors = False
    options.max_mem = MAX_PATTERN_MEMORY
    on = "".join(flag for flag in "smi" if flag in flags)
    try:
        expression = re2.compile((f"(?{on})" if on else "") + translated(pattern, flags, latin), options)
    except Malformed:
        return None
    except re2.error as wrong:
        if "too large" in str(wrong):
            raise FeelBudgetError("pattern_too_large") from None
        return None
    if latin and expression.programsize > MAX_PATTERN_PARTS:
        raise FeelBudgetError("pattern_too_large")
    return expression


def groups_of(replacement: str, count: int) -> list[str | int] | None:
    """The texts and group numbers of a replacement; None when it is malformed (a lone $ or backslash)."""
    pieces: list[str | int] = []
    for match in GROUP.finditer(replacement):
        if match[4]:
            return None
        if match[2]:
            pieces += _group(match[2], count)
        else:
            pieces.append(match[1] or match[3])
    return pieces


def _group(digits: str, count: int) -> list[str | int]:
    """$12 is group 12 where there is one, otherwise group 1 and a 2."""
    for length in range(min(len(digits), 3), 1, -1):
        if int(digits[:length]) <= count:
            return [int(digits[:length]), digits[length:]]
    return [int(digits[0]), digits[1:]] if int(digits[0]) <= count else [digits[1:]]
