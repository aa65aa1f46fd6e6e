"""Cuts an expression into tokens. FEEL's names may hold spaces, so known functions come first."""

import re
from collections.abc import Iterator

from lark.lexer import Token

from .errors import FeelBudgetError, FeelSyntaxError
from .limits import MAX_TOKENS
from .words import CALLED, PROPERTIES, TYPES

KEYWORDS = {
    "true": "TRUE", "false": "FALSE", "null": "NULL", "if": "IF", "then": "_THEN", "else": "_ELSE",
    "for": "FOR", "return": "_RETURN", "some": "SOME", "every": "EVERY", "satisfies": "_SATISFIES",
    "function": "FUNCTION", "in": "IN", "and": "_AND", "or": "_OR", "between": "_BETWEEN",
}  # fmt: skip
SYMBOLS = {
    "**": "_POW", "..": "_DOTDOT", "+": "PLUS", "-": "MINUS", "*": "STAR", "/": "SLASH", ".": "_DOT",
    ",": "_COMMA", ":": "_COLON", "(": "_LPAR", ")": "_RPAR", "[": "_LSQB", "]": "_RSQB", "{": "_LBRACE",
    "}": "_RBRACE", "=": "CMP", "!=": "CMP", "<": "CMP", "<=": "CMP", ">": "CMP", ">=": "CMP",
}  # fmt: skip
TYPE_SYMBOLS = {"<": "_LT", ">": "_GT", "->": "_ARROW", ",": "_COMMA", ":": "_COLON"}
ENDS_OPERAND = frozenset(
    {"NAME", "INPUT", "NUMBER", "STRING", "AT", "TRUE", "FALSE", "NULL", "_RPAR", "_RSQB", "_RBRACE"}
)
FOLLOWS_OPERAND = frozenset(
    {"_RPAR", "_RSQB", "_RBRACE", "_COMMA", "CMP", "_AND", "_OR", "_THEN", "_ELSE", "_RETURN", "_SATISFIES",
     "IN", "_BETWEEN", "_INSTANCE_OF", "_DOTDOT", "_DOT", "STAR", "SLASH", "PLUS", "_POW", "$END"}
)  # fmt: skip


def _phrases(names: tuple[str, ...]) -> str:
    longest_first = sorted(names, key=len, reverse=True)
    return "|".join(r"\s+".join(map(re.escape, name.split())) for name in longest_first)


SKIP = re.compile(r"(?:\s+|//[^\n]*|/\*.*?\*/)+", re.DOTALL)
SCAN = re.compile(
    rf"""(?P<AT>@"[^"\\\n]*")
    |(?P<STRING>"(?:[^"\\\n]|\\.)*")
    |(?P<NUMBER>(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)
    |(?P<_INSTANCE_OF>instance\s+of\b)
    |(?P<CALLED>(?:{_phrases(CALLED)})(?=\s*\())
    |(?P<WORD>[^\W\d]\w*)
    |(?P<INPUT>\?)
    |(?P<SYMBOL>\*\*|\.\.|!=|<=|>=|[-+*/.,:()\[\]{{}}=<>])""",
    re.VERBOSE,
)
PROPERTY = re.compile(rf"(?P<NAME>(?:{_phrases(PROPERTIES)})\b|[^\W\d]\w*)")
TYPE = re.compile(
    rf"(?P<TYPE_NAME>(?:{_phrases(TYPES)})\b|[^\W\d]\w*(?:\.[^\W\d]\w*)*)|(?P<SYMBOL>->|[<>,:])"
)


def tokens(text: str) -> Iterator[Token]:
    """The tokens of the text; FeelSyntaxError where there is none, FeelBudgetError for too many."""
    found = list(_cut(text))
    for index, token in enumerate(found):
        before = found[index - 1].type if index else "$START"
        after = found[index + 1].type if index + 1 < len(found) else "$END"
        if token == "]" and before not in ENDS_OPERAND and before != "_LSQB":
            token.type = "_OPEN_LEFT"
        elif token == "[" and before in ENDS_OPERAND and after in FOLLOWS_OPERAND:
            token.type = "_OPEN_RIGHT"
        yield token


def _cut(text: str) -> Iterator[Token]:
    position, count, before, depth = 0, 0, "$START", -1
    while (position := _skip(text, position)) < len(text):
        count += 1
        if count > MAX_TOKENS:
            raise FeelBudgetError("too_many_parts", position=position, limit=MAX_TOKENS)
        token, depth = _next(text, position, before, depth)
        yield token
        before, position = token.type, position + len(token)


def _skip(text: str, position: int) -> int:
    blank = SKIP.match(text, position)
    return blank.end() if blank else position


def _next(text: str, position: int, before: str, depth: int) -> tuple[Token, int]:
    """The token at the position and the depth of type brackets behind it (-1: not inside a type)."""
    if before == "_INSTANCE_OF":
        depth = 0
    if depth >= 0 and (token := _type_token(text, position, before, depth)):
        return token, depth + {"_LT": 1, "_GT": -1}.get(token.type, 0)
    match = PROPERTY.match(text, position) if before == "_DOT" else None
    match = match or SCAN.match(text, position)
    if match is None or text.startswith("/*", position):
        raise _no_token(text, position)
    return _token(match, position), -1


def _type_token(text: str, position: int, before: str, depth: int) -> Token | None:
    match = TYPE.match(text, position)
    if match is None:
        return None
    kind = str(match.lastgroup)
    if kind == "SYMBOL":
        kind = TYPE_SYMBOLS[match[0]]
        opens = kind == "_LT" and before in ("TYPE_NAME", "FUNCTION")
        if not opens and kind != "_ARROW" and depth == 0:
            return None
    elif depth == 0 and before not in ("_INSTANCE_OF", "_ARROW"):
        return None
    elif match[0] == "function":
        kind = "FUNCTION"
    return Token(kind, match[0], start_pos=position, end_pos=match.end())


def _token(match: "re.Match[str]", position: int) -> Token:
    kind, word = str(match.lastgroup), match[0]
    if kind == "SYMBOL":
        kind = SYMBOLS[word]
    elif kind == "WORD":
        kind = KEYWORDS.get(word, "NAME")
    elif kind == "CALLED":
        kind = "NAME"
    return Token(kind, word, start_pos=position, end_pos=match.end())


def _no_token(text: str, position: int) -> FeelSyntaxError:
    if text.startswith("/*", position):
        return FeelSyntaxError("unterminated_comment", position=position)
    if text[position] == '"' or text.startswith('@"', position):
        return FeelSyntaxError("unterminated_string", position=position)
    return FeelSyntaxError("unexpected_character", position=position, found=text[position])
