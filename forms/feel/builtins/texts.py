"""Functions on texts (DMN 10.3.4.3)."""

from decimal import Decimal

from ..errors import FeelBudgetError
from ..limits import MAX_STRING, Budget, checked_text
from ..numbers import truncated
from ..wording import text_of
from .signature import builtin


@builtin("string(from: any)")
def string(budget: Budget, value: object) -> object:
    """The value as text; null for null."""
    return None if value is None else text_of(value, budget)


@builtin("string length(string: string)")
def string_length(budget: Budget, text: str) -> object:
    """The number of characters."""
    return Decimal(len(text))


@builtin("upper case(string: string)")
def upper_case(budget: Budget, text: str) -> object:
    """The text in capitals."""
    return checked_text(text.upper(), budget)


@builtin("lower case(string: string)")
def lower_case(budget: Budget, text: str) -> object:
    """The text in small letters."""
    return checked_text(text.lower(), budget)


@builtin("substring(string: string, start position: number, length: number=)")
def substring(budget: Budget, text: str, start: Decimal, length: Decimal | None) -> object:
    """The part from a position counted from 1 (from -1 at the end); null for position 0 or length below 1."""
    first, count = truncated(start), len(text) if length is None else truncated(length)
    if not first or count is None or abs(first) > len(text):
        return None
    if length is not None and count < 1:
        return None
    begin = first - 1 if first > 0 else len(text) + first
    return checked_text(text[begin : begin + count], budget)


@builtin("substring before(string: string, match: string)")
def substring_before(budget: Budget, text: str, match: str) -> object:
    """What stands before the first match; an empty text without one."""
    checked_text(text, budget)
    return text.partition(match)[0] if match and match in text else ""


@builtin("substring after(string: string, match: string)")
def substring_after(budget: Budget, text: str, match: str) -> object:
    """What stands behind the first match; an empty text without one."""
    checked_text(text, budget)
    return text.partition(match)[2] if match else text


@builtin("contains(string: string, match: string)")
def contains(budget: Budget, text: str, match: str) -> object:
    """Whether the text holds the match."""
    checked_text(text, budget)
    return match in text


@builtin("starts with(string: string, match: string)")
def starts_with(budget: Budget, text: str, match: str) -> object:
    """Whether the text begins with the match."""
    return text.startswith(match)


@builtin("ends with(string: string, match: string)")
def ends_with(budget: Budget, text: str, match: str) -> object:
    """Whether the text ends with the match."""
    return text.endswith(match)


@builtin("string join(list: list, delimiter: string?=)")
def string_join(budget: Budget, values: list[object], delimiter: str | None) -> object:
    """The texts of the list with the delimiter between them; nulls are left out, anything else gives null."""
    budget.spend(len(values))
    texts = [value for value in values if isinstance(value, str)]
    if any(value is not None and not isinstance(value, str) for value in values):
        return None
    if sum(map(len, texts)) + len(texts) * len(delimiter or "") > MAX_STRING:
        raise FeelBudgetError("text_too_long", limit=MAX_STRING)
    return checked_text((delimiter or "").join(texts), budget)
