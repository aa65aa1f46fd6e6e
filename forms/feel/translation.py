"""From XML Schema patterns, which FEEL has, to RE2's notation. What RE2 lacks is refused, never guessed."""

import re

from .characters import CASED, CATEGORIES, WORD, members
from .errors import FeelNotSupported

LITERAL = frozenset("\\|.?*+(){}-[]^$")
CONTROL = frozenset("nrt")
BLANKS = " \t\n\r"
BLANK = r" \t\n\r"
CATEGORY = re.compile(r"\{([A-Za-z][A-Za-z0-9-]*)\}")
REPEAT = re.compile(r"\{[0-9]{1,3}(?:,(?:[0-9]{1,3})?)?\}")


class Malformed(Exception):
    """The text is no pattern."""


def translated(pattern: str, flags: str, latin: bool) -> str:
    """The pattern for RE2; raises Malformed or FeelNotSupported."""
    return Reading(without_blanks(pattern) if "x" in flags else pattern, flags, latin).text()


def without_blanks(pattern: str) -> str:
    """The pattern without blanks outside of brackets, as the flag x asks for."""
    kept, inside, escaped = [], False, False
    for sign in pattern:
        if inside or sign not in BLANKS:
            kept.append(sign)
        if sign in "[]" and not escaped:
            inside = sign == "["
        escaped = sign == "\\" and not escaped
    return "".join(kept)


class Reading:
    """One reading of a pattern from left to right; it knows which groups are closed."""

    def __init__(self, pattern: str, flags: str, latin: bool) -> None:
        self.pattern = pattern
        self.flags = flags
        self.latin = latin
        self.at = 0
        self.groups = 0
        self.open: list[int] = []
        self.closed: set[int] = set()

    def text(self) -> str:
        """The whole pattern."""
        parts = []
        while self.at < len(self.pattern):
            parts.append(self.part())
        return "".join(parts)

    def part(self) -> str:
        """The next part outside of brackets."""
        sign = self.pattern[self.at]
        if sign == "\\":
            return self.escape()
        if sign == "[":
            return self.bracket()
        if sign == "{":
            return self.repeat()
        self.at += 1
        if sign in "()":
            self.group(sign)
        return r"[^\n\r]" if sign == "." and "s" not in self.flags else sign

    def group(self, sign: str) -> None:
        """Counts the groups; anything but (?: behind a bracket is refused."""
        if sign == ")":
            self.closed.add(self.open.pop() if self.open else 0)
        elif not self.pattern.startswith("?", self.at):
            self.groups += 1
            self.open.append(self.groups)
        elif self.pattern.startswith("?:", self.at):
            self.open.append(0)
        else:
            raise self.refused("(?")

    def repeat(self) -> str:
        """{2,5}, up to 999."""
        match = REPEAT.match(self.pattern, self.at)
        if match is None:
            raise self.refused("{")
        self.at = match.end()
        return match[0]

    def bracket(self) -> str:
        """A class in brackets; one class minus another ([a-z-[aeiou]]) is refused."""
        begin = self.at
        self.at += 2 if self.pattern.startswith("[^", begin) else 1
        parts = [self.pattern[begin : self.at]]
        while not self.pattern.startswith("]", self.at):
            sign = self.pattern[self.at : self.at + 1]
            if sign == "[":
                raise self.refused("-[" if self.pattern[self.at - 1] == "-" else "[")
            if not sign:
                raise Malformed
            self.at += sign != "\\"
            parts.append(self.escape_inside() if sign == "\\" else sign)
        if len(parts) == 1:
            raise Malformed
        self.at += 1
        return "".join(parts) + "]"

    def escape(self) -> str:
        """A backslash and what follows, outside of brackets."""
        sign = self.next_sign()
        if sign in LITERAL | CONTROL:
            return f"\\{sign}"
        if sign in "123456789":
            if int(sign) in self.closed:
                raise self.refused(f"\\{sign}")
            raise Malformed
        inside = self.class_of(sign.lower(), sign)
        return f"[^{inside}]" if sign.isupper() else f"[{inside}]"

    def escape_inside(self) -> str:
        """A backslash and what follows, inside of brackets."""
        sign = self.next_sign()
        if sign in LITERAL | CONTROL:
            return f"\\{sign}"
        if sign in "DSWP":
            raise self.refused(f"\\{sign}")
        return self.class_of(sign, sign)

    def next_sign(self) -> str:
        """The sign behind a backslash."""
        if self.at + 1 >= len(self.pattern):
            raise Malformed
        self.at += 2
        return self.pattern[self.at - 1]

    def class_of(self, sign: str, written: str) -> str:
        """The inside of the class that \\d, \\s, \\w or \\p{...} stands for."""
        if sign == "s":
            return BLANK
        if sign in "dw":
            return members(("Nd",) if sign == "d" else WORD, self.latin)
        if sign in "ic":
            raise self.refused(f"\\{written}")
        match = CATEGORY.match(self.pattern, self.at) if sign == "p" else None
        if match is None:
            raise Malformed
        self.at = match.end()
        if match[1].startswith(("Is", "C")) or ("i" in self.flags and match[1] in CASED):
            raise self.refused(f"\\{written}{match[0]}")
        if match[1] not in CATEGORIES:
            raise Malformed
        return members((match[1],), self.latin)

    def refused(self, part: str) -> FeelNotSupported:
        """The error for a part RE2 cannot do."""
        return FeelNotSupported("pattern_unsupported", pattern=self.pattern, part=part)
