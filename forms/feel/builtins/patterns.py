"""matches, replace, split: patterns run on RE2, in time linear in the text."""

from ..errors import FeelBudgetError
from ..limits import MAX_STRING, Budget, checked_list
from ..regex import compiled, groups_of, pattern_for
from .signature import builtin


def _check(arguments: list[object]) -> None:
    """Refuses a constant pattern that cannot be run when the expression is compiled."""
    pattern, flags = arguments[1], arguments[-1] if len(arguments) > 2 else None
    if isinstance(pattern, str):
        compiled(pattern, flags if isinstance(flags, str) else "", True)


@builtin("matches(input: string, pattern: string, flags: string?=)", check=_check)
def matches(budget: Budget, text: str, pattern: str, flags: str | None) -> object:
    """Whether the pattern is found in the text; null when it is no pattern."""
    expression = pattern_for(text, pattern, flags or "", budget)
    return None if expression is None else expression.search(text) is not None


@builtin("replace(input: string, pattern: string, replacement: string, flags: string?=)", check=_check)
def replace(budget: Budget, text: str, pattern: str, replacement: str, flags: str | None) -> object:
    """The text with each match replaced ($1: the first group). Null if the pattern matches an empty text."""
    expression = pattern_for(text, pattern, flags or "", budget)
    pieces = None if expression is None else groups_of(replacement, expression.groups)
    if expression is None or pieces is None or expression.search("") is not None:
        return None
    result, end, size = [], 0, len(text)
    for match in expression.finditer(text):
        budget.spend(10 + len(pieces))
        found = "".join(piece if isinstance(piece, str) else match.group(piece) or "" for piece in pieces)
        size += len(found)
        if size > MAX_STRING:
            raise FeelBudgetError("text_too_long", limit=MAX_STRING)
        result += [text[end : match.start()], found]
        end = match.end()
    return "".join([*result, text[end:]])


@builtin("split(string: string, delimiter: string)", check=_check)
def split(budget: Budget, text: str, delimiter: str) -> object:
    """The parts between the matches of the delimiter; null when it matches an empty text."""
    expression = pattern_for(text, delimiter, "", budget)
    if expression is None or expression.search("") is not None:
        return None
    parts: list[object] = []
    end = 0
    for match in expression.finditer(text):
        budget.spend(10)
        parts.append(text[end : match.start()])
        end = match.end()
    return checked_list([*parts, text[end:]], budget)
