"""Translates conditions of other engines into FEEL: JUEL (``${approved == true}``) and ``=`` with FEEL.

Anything that is not certain to mean the same gives None: calls of methods, assignments, unknown signs.
"""

import re
from collections.abc import Callable, Mapping

from forms.feel import FeelError, compile_expression
from forms.messages import Message, message

LONGEST, DEEPEST = 2_000, 40
MOST_NAMED = 5
READABLE = frozenset({"dossier", "form", "decision", "outcome", "item"})
_WRAPPED = re.compile(r"\s*[$#]\{(.*)\}\s*", re.DOTALL)
_TOKEN = re.compile(
    r"""\s*(?:(?P<number>\d+(?:\.\d+)?)|(?P<text>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")
    |(?P<name>[A-Za-z_]\w*)|(?P<sign>==|!=|<=|>=|&&|\|\||[-+*/%<>!?:().,]))""",
    re.VERBOSE,
)
_NAME = re.compile(r'("(?:[^"\\]|\\.)*")|(?<![\w.])([A-Za-z_]\w*)')
_WORDS = {"eq": "==", "ne": "!=", "lt": "<", "gt": ">", "le": "<=", "ge": ">=", "and": "&&", "or": "||"}
_WORDS |= {"not": "!", "div": "/", "mod": "%"}
_LEVELS: tuple[dict[str, str], ...] = (
    {"||": "or"},
    {"&&": "and"},
    {"==": "=", "!=": "!="},
    {"<": "<", ">": ">", "<=": "<=", ">=": ">="},
    {"+": "+", "-": "-"},
    {"*": "*", "/": "/"},
)
_METHODS: dict[str, Callable[[str, str], str]] = {
    "equals": lambda owner, given: f"{owner} = {given}",
    "contains": lambda owner, given: f"contains({owner}, {given})",
    "startsWith": lambda owner, given: f"starts with({owner}, {given})",
    "endsWith": lambda owner, given: f"ends with({owner}, {given})",
}


class _Unclear(Exception):
    """The text means something that FEEL has no certain words for."""


def is_foreign(text: str) -> bool:
    """Whether an expression is written for another engine."""
    return _WRAPPED.fullmatch(text) is not None or text.lstrip().startswith("=")


def to_feel(text: str, paths: Mapping[str, str]) -> str | None:
    """``text`` in FEEL with the variables in ``paths`` replaced, or None where it cannot be translated."""
    if len(text) > LONGEST:
        return None
    wrapped = _WRAPPED.fullmatch(text)
    try:
        feel = _Reader(wrapped.group(1)).whole() if wrapped else text.strip().removeprefix("=").strip()
        feel = _NAME.sub(lambda m: m.group(1) or paths.get(m.group(2), m.group(2)), feel)
        compile_expression(feel)
    except (_Unclear, FeelError):
        return None
    return feel


def renaming(feel: str) -> Message | None:
    """What is left to do with an expression in FEEL that reads variables of another engine; None without."""
    names = sorted(compile_expression(feel).names - READABLE)
    if not names:
        return None
    return message(
        "Viết lại bằng FEEL; còn phải đổi {names} thành form.…, dossier.…, decision.… hoặc outcome.",
        names=", ".join(names[:MOST_NAMED]),
    )


class _Reader:
    """Reads one JUEL expression and writes it in FEEL as it goes."""

    def __init__(self, text: str) -> None:
        self.tokens, self.at, self.depth = list(_tokens(text)), 0, 0

    def whole(self) -> str:
        found = self.choice()
        if self.at < len(self.tokens):
            raise _Unclear
        return found

    def choice(self) -> str:
        asked = self.binary(0)
        if not self.take("?"):
            return asked
        yes = self.choice()
        self.need(":")
        return f"if {asked} then {yes} else {self.choice()}"

    def binary(self, level: int) -> str:
        if level == len(_LEVELS):
            return self.unary()
        found = self.binary(level + 1)
        while (sign := self.peek()) in _LEVELS[level]:
            self.at += 1
            found = f"{found} {_LEVELS[level][sign]} {self.binary(level + 1)}"
        return found

    def unary(self) -> str:
        self.depth += 1
        if self.depth > DEEPEST:
            raise _Unclear
        if self.take("!"):
            found = f"not({self.unary()})"
        elif self.take("-"):
            found = f"-{self.unary()}"
        elif self.take("empty"):
            owner = self.unary()
            found = f'({owner} = null or {owner} = "")'
        else:
            found = self.primary()
        self.depth -= 1
        return found

    def primary(self) -> str:
        if self.take("("):
            found = f"({self.choice()})"
            self.need(")")
            return found
        token = self.next()
        if not (token[0].isalnum() or token[0] in "_'\""):
            raise _Unclear
        if token[0] in "'\"":
            return _text(token)
        return self.path(token)

    def path(self, found: str) -> str:
        while self.take("."):
            name = self.next()
            if self.take("("):
                if name not in _METHODS:
                    raise _Unclear
                given = self.choice()
                self.need(")")
                return _METHODS[name](found, given)
            found = f"{found}.{name}"
        if self.peek() == "(":
            raise _Unclear
        return found

    def peek(self) -> str:
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def next(self) -> str:
        if self.at >= len(self.tokens):
            raise _Unclear
        self.at += 1
        return self.tokens[self.at - 1]

    def take(self, sign: str) -> bool:
        if self.peek() != sign:
            return False
        self.at += 1
        return True

    def need(self, sign: str) -> None:
        if not self.take(sign):
            raise _Unclear


def _tokens(text: str) -> list[str]:
    found, at, text = [], 0, text.rstrip()
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            raise _Unclear
        token = match.group().strip()
        found.append(_WORDS.get(token, token))
        at = match.end()
    return found


def _text(token: str) -> str:
    inside = token[1:-1].replace("\\'", "'")
    return token if token[0] == '"' else '"' + inside.replace('"', '\\"') + '"'
