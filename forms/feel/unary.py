"""Unary tests, the language of the cells of decision tables: compiled, and read where they are constant."""

from collections.abc import Collection
from dataclasses import dataclass, field
from functools import lru_cache

from lark import Token, Tree

from .compiler import build
from .compiler.relations import negated
from .compiler.unary import TESTED, TRUE_OR_FALSE
from .errors import FeelBudgetError, FeelError, FeelSyntaxError
from .expression import CACHED, NO_NAMES, Expression
from .frames import Evaluate, Frame, Reads, Scope
from .limits import MAX_DEPTH, Budget
from .parsing import Node, parse
from .tokens import tokens
from .values import Range, normalise

FEW_STEPS = 500
"""To find out whether a cell is constant; one that takes more is not laid open."""


@dataclass(frozen=True)
class Constants:
    """Tests that read nothing: values and ranges of which the tested value meets one, or none (negated)."""

    values: tuple[object, ...]
    negated: bool = False


@dataclass(frozen=True, eq=False)
class UnaryTests(Expression):
    """Compiled unary tests. Evaluated with the tested value under the name ``?`` they give true, false or
    null. ``constants`` is None where they read a name or say more than values and ranges.
    """

    constants: Constants | None = field(default=None, repr=False)


def compile_tests(text: str, names: Collection[str] | None = None) -> UnaryTests:
    """Compiles the cell of a decision table: ``-``, ``< 5``, ``[1..5)``, ``"a", "b"``, ``not("a")``, or an
    expression that equals the tested value, holds it as a list or range, or is true of ``?``.

    ``names`` as for an expression. Raises FeelSyntaxError, FeelNameError, FeelNotSupported or
    FeelBudgetError with the position of the fault.
    """
    return _compiled(text, None if names is None else frozenset(names))


@lru_cache(maxsize=CACHED)
def _compiled(text: str, names: frozenset[str] | None) -> UnaryTests:
    try:
        inner, negative = without_not(text)
        tree = parse(inner, "start_tests")
        if negative and tree.data == "anything":
            raise FeelSyntaxError("unexpected_token", position=text.index("-"), found="-")
        reads = Reads(text, names, testing=True)
        run = build(tree, Scope(reads))
        constants = _constants(tree, inner, negative)
    except FeelError as error:
        raise error.located(text) from None
    except RecursionError:
        raise FeelBudgetError("too_deep", limit=MAX_DEPTH).located(text, 0) from None
    return UnaryTests(
        text, frozenset(reads.names), frozenset(reads.paths), _testing(run, negative), constants
    )


def without_not(text: str) -> tuple[str, bool]:
    """The tests inside of ``not( … )``, blanks in its place, and whether there was one around them all."""
    found = list(tokens(text))
    if len(found) < 3 or found[0] != "not" or found[1] != "(" or found[-1] != ")":
        return text, False
    depth = 0
    for token in found[1:-1]:
        depth += {"(": 1, ")": -1}.get(str(token), 0)
        if depth == 0:
            return text, False
    start, end = found[1].end_pos or 0, found[-1].start_pos or 0
    return " " * start + text[start:end], True


def _testing(run: Evaluate, negative: bool) -> Evaluate:
    def test(frame: Frame) -> object:
        value = normalise(frame.context.get("?"), frame.budget)
        held = run(Frame(frame.context, {**frame.locals, TESTED: value}, frame.budget))
        return negated(held) if negative else held

    return test


def _constants(tree: Node, text: str, negative: bool) -> Constants | None:
    """What the tests compare with, where nothing has to be read for it; found anew without any names."""
    if tree.data == "anything":
        return Constants((), negated=True)
    found: list[object] = []
    try:
        for child in tree.children:
            found += _constant(child, text)
    except FeelError:
        return None
    return Constants(tuple(found), negative)


def _constant(node: Node | Token, text: str) -> list[object]:
    """The value of one test, or the elements of its list; raises FeelError where it reads a name."""
    assert isinstance(node, Tree)
    if node.data == "test":
        (limit,) = _constant(node.children[1], text)
        return [_half(str(node.children[0]), limit)]
    if node.data in TRUE_OR_FALSE:
        # A condition is no value to compare with.
        raise FeelSyntaxError("unexpected_token", found=str(node.data))
    value = build(node, Scope(Reads(text, frozenset())))(Frame({}, NO_NAMES, Budget(FEW_STEPS)))
    return value if isinstance(value, list) else [value]


def _half(sign: str, limit: object) -> Range:
    if sign in ("=", "!="):
        return Range(limit, limit, True, True, sign)
    included = sign.endswith("=")
    return Range(None, limit, False, included) if sign[0] == "<" else Range(limit, None, included, False)
