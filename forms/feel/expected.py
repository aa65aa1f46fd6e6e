"""What could have stood where an expression went wrong."""

from collections.abc import Collection

from lark import Token
from lark.exceptions import UnexpectedInput

KINDS = {
    "value": "a value",
    "name": "a name",
    "type": "a type",
    "operator": "an operator",
    "end": "the end of the expression",
}
"""What is no sign of its own, in English; everything else stands for itself."""
SIGNS = {
    "_THEN": "then",
    "_ELSE": "else",
    "_RETURN": "return",
    "_SATISFIES": "satisfies",
    "_DOTDOT": "..",
    "_COLON": ":",
    "_COMMA": ",",
    "_RPAR": ")",
    "_RSQB": "]",
    "_RBRACE": "}",
    "_LPAR": "(",
    "_GT": ">",
    "_ARROW": "->",
}


def expected(wrong: UnexpectedInput) -> tuple[str, ...]:
    """Keys of KINDS and signs that could stand there, the likeliest first; a value hides what opens one."""
    accepted: Collection[str] = getattr(wrong, "accepts", None) or ()
    found = []
    if "NUMBER" in accepted:
        found.append("value" if "STRING" in accepted else "name")
    elif "NAME" in accepted:
        found.append("name")
    if "TYPE_NAME" in accepted:
        found.append("type")
    operator = "_OR" in accepted
    if operator:
        found.append("operator")
    elif "_AND" in accepted:
        found.append("and")
    elif accepted == {"IN"}:
        found.append("in")
    opening = operator or "value" in found
    found += [sign for name, sign in SIGNS.items() if name in accepted and not (opening and sign == "(")]
    return (*found, "end") if "$END" in accepted else tuple(found)


def in_english(wanted: Collection[str]) -> str:
    """The list as words: “a value, ) or ,”."""
    *first, last = [KINDS.get(each, each) for each in wanted] or ["something else"]
    return f"{', '.join(first)} or {last}" if first else last


def is_end(wrong: UnexpectedInput) -> bool:
    """Whether the expression ended too early."""
    token = getattr(wrong, "token", None)
    return not isinstance(token, Token) or token.type == "$END"
