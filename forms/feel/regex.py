"""XML Schema patterns (as FEEL asks for) on RE2. What the two read differently is refused, never guessed."""

import re
from functools import lru_cache
from typing import Any

import re2

from .errors import FeelBudgetError, FeelNotSupported
from .limits import MAX_PATTERN, MAX_PATTERN_INPUT, MAX_PATTERN_MEMORY, Budget

FLAGS = frozenset("smix")
LITERAL = frozenset("\\|.?*+(){}-[]^$/nrt")
OUTSIDE = {
    "d": r"\p{Nd}", "D": r"\P{Nd}", "s": r"[ \t\n\r]", "S": r"[^ \t\n\r]", "w": r"[\p{L}\p{M}\p{N}\p{S}]",
    "W": r"[^\p{L}\p{M}\p{N}\p{S}]",
}  # fmt: skip
INSIDE = {"d": r"\p{Nd}", "D": r"\P{Nd}", "s": r" \t\n\r", "w": r"\p{L}\p{M}\p{N}\p{S}"}
CATEGORY = re.compile(r"[pP]\{([LMNPZSC][a-z]?)\}")
REPEAT = re.compile(r"\{[0-9]{1,3}(?:,(?:[0-9]{1,3})?)?\}")
GROUP = re.compile(r"\\([\\$])|\$([0-9]+)|([^\\$]+)|(.)", re.DOTALL)


def guarded(text: str, pattern: str, budget: Budget) -> None:
    """Pays for running a pattern on a text; raises FeelBudgetError when the text is too long for patterns."""
    if len(text) > MAX_PATTERN_INPUT:
        raise FeelBudgetError("text_too_long", limit=MAX_PATTERN_INPUT)
    budget.spend(5 + len(text) * (1 + len(pattern) // 50) // 20)


@lru_cache(maxsize=256)
def compiled(pattern: str, flags: str) -> Any:
    """The RE2 pattern, or None when it is no pattern; raises FeelNotSupported for what RE2 cannot do."""
    if len(pattern) > MAX_PATTERN:
        raise FeelBudgetError("text_too_long", limit=MAX_PATTERN)
    if not set(flags) <= FLAGS:
        return None
    options = re2.Options()
    options.log_errors = False
    options.max_mem = MAX_PATTERN_MEMORY
    on = "".join(flag for flag in "smi" if flag in flags)
    try:
        translated = Translation(pattern, flags).text()
        return re2.compile((f"(?{on})" if on else "") + translated, options)
    except re2.error as wrong:
        if "too large" in str(wrong):
            raise FeelBudgetError("text_too_long", limit=MAX_PATTERN) from None
        return None


class Translation:
    """One reading of a pattern from left to right."""

    def __init__(self, pattern: str, flags: str) -> None:
        self.pattern = pattern
        self.flags = flags
        self.at = 0

    def text(self) -> str:
        """The pattern in RE2's notation."""
        parts = []
        while self.at < len(self.pattern):
            parts.append(self._outside())
        return "".join(parts)

    def _outside(self) -> str:
        sign = self.pattern[self.at]
        if sign == "\\":
            return self._escape(OUTSIDE)
        if sign == "[":
            return self._bracket()
        if (
            sign == "("
            and self.pattern.startswith("(?", self.at)
            and not self.pattern.startswith("(?:", self.at)
        ):
            raise self._refused("(?")
        if sign == "{":
            return self._repeat()
        self.at += 1
        if sign == "." and "s" not in self.flags:
            return r"[^\n\r]"
        return "" if sign.isspace() and "x" in self.flags else sign

    def _repeat(self) -> str:
        match = REPEAT.match(self.pattern, self.at)
        if match is None:
            raise self._refused("{")
        self.at = match.end()
        return match[0]

    def _bracket(self) -> str:
        """A class in square brackets; one minus another ([a-z-[aeiou]]) is refused."""
        begin = self.at
        self.at += 2 if self.pattern.startswith("[^", self.at) else 1
        parts = [self.pattern[begin : self.at]]
        while self.at < len(self.pattern) and self.pattern[self.at] != "]":
            sign = self.pattern[self.at]
            if sign == "[":
                raise self._refused("-[" if self.pattern[self.at - 1] == "-" else "[")
            if sign == "\\":
                parts.append(self._escape(INSIDE))
                continue
            parts.append(sign)
            self.at += 1
        if len(parts) == 1 or self.at == len(self.pattern):
            raise re2.error("missing ]")
        self.at += 1
        return "".join(parts) + "]"

    def _escape(self, known: dict[str, str]) -> str:
        sign = self.pattern[self.at + 1 : self.at + 2]
        pattern, flags = self.pattern[self.at + 1 :], self.flags
        match = CATEGORY.match("".join(pattern.split()) if "x" in flags and known is OUTSIDE else pattern)
        self.at += 2
        if sign in known:
            return known[sign]
        if sign in LITERAL and sign:
            return sign if sign == "/" else f"\\{sign}"
        if match and "x" not in flags:
            self.at += len(match[0]) - 1
            return f"\\{match[0]}"
        if sign and sign in "0123456789":
            return self._back_reference(sign)
        if sign and sign in "pPiIcCSW":
            return self._unknown_class(sign, pattern)
        raise re2.error("no such escape")

    def _back_reference(self, sign: str) -> str:
        groups = self.pattern[: self.at].count("(") - self.pattern[: self.at].count(r"\(")
        closed = self.pattern[: self.at].count(")") - self.pattern[: self.at].count(r"\)")
        if sign == "0" or int(sign) > groups or closed == 0 or self._in_bracket():
            raise re2.error("no such group")
        raise self._refused(f"\\{sign}")

    def _in_bracket(self) -> bool:
        before = self.pattern[: self.at]
        return before.rfind("[") > before.rfind("]")

    def _unknown_class(self, sign: str, pattern: str) -> str:
        if sign in "pP" and "x" not in self.flags and re.match(r"[pP]\{\s|[pP](?!\{)", pattern):
            raise re2.error("no such category")
        raise self._refused(f"\\{sign}")

    def _refused(self, part: str) -> FeelNotSupported:
        return FeelNotSupported("pattern_unsupported", pattern=self.pattern, part=part)


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
