"""Literals: numbers, texts, true, false, null and @"..."."""

from ..errors import FeelSyntaxError
from ..frames import Constant, Evaluate, Scope
from ..numbers import read_number
from ..parsing import Node
from ..temporal import read_temporal
from ..text import read_text
from .building import builds


@builds("number")
def number(node: Node, scope: Scope) -> Evaluate:
    """A decimal number of at most 34 digits."""
    text = str(node.children[0])
    value = read_number(text)
    if value is None:
        raise FeelSyntaxError("number_out_of_range", found=text)
    return Constant(value)


@builds("string")
def string(node: Node, scope: Scope) -> Evaluate:
    """A text with its escapes read."""
    return Constant(read_text(str(node.children[0])))


@builds("at_literal")
def at_literal(node: Node, scope: Scope) -> Evaluate:
    """A date, time or duration; null when the text is none of them."""
    return Constant(read_temporal(str(node.children[0])[2:-1]))


@builds("true", "false", "null")
def word(node: Node, scope: Scope) -> Evaluate:
    """One of the three words with a value."""
    return Constant({"true": True, "false": False, "null": None}[node.data])
