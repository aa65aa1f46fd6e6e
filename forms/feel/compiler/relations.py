"""Comparison, between and in."""

from ..frames import Constant, Evaluate, Frame, Scope
from ..limits import Budget
from ..operators import PLAIN, both, compare, equal, within
from ..parsing import Node
from ..values import Range
from .building import build, builds, trees


@builds("comparison")
def comparison(node: Node, scope: Scope) -> Evaluate:
    """left = right and the five other signs."""
    left, right = (build(child, scope) for child in trees(node))
    sign = str(node.children[1])
    if sign == "=":
        return _equals_constant(left, right.value) if isinstance(right, Constant) else _equals(left, right)
    if sign == "!=":
        same = _equals(left, right)
        return lambda frame: negated(same(frame))
    return lambda frame: compare(sign, left(frame), right(frame))


def _equals(left: Evaluate, right: Evaluate) -> Evaluate:
    return lambda frame: equal(left(frame), right(frame), frame.budget)


def _equals_constant(left: Evaluate, constant: object) -> Evaluate:
    known = constant.__class__
    if known not in PLAIN:
        return lambda frame: equal(left(frame), constant, frame.budget)

    def run(frame: Frame) -> object:
        value = left(frame)
        return value == constant if value.__class__ is known else equal(value, constant, frame.budget)

    return run


def negated(value: object) -> object:
    """Three-valued not."""
    return not value if isinstance(value, bool) else None


@builds("between")
def between(node: Node, scope: Scope) -> Evaluate:
    """value between low and high, both included."""
    value, low, high = (build(child, scope) for child in trees(node))

    def run(frame: Frame) -> object:
        middle = value(frame)
        return both(compare(">=", middle, low(frame)), compare("<=", middle, high(frame)))

    return run


@builds("membership")
def membership(node: Node, scope: Scope) -> Evaluate:
    """value in a test, a range, a list or several of them in brackets."""
    value, tests = (build(child, scope) for child in trees(node))
    if trees(node)[1].data in ("test", "tests"):
        return _matching(value, tests)
    return lambda frame: meets(value(frame), tests(frame), frame.budget)


def _matching(value: Evaluate, tests: Evaluate) -> Evaluate:
    """A test finds its value under a name no expression can write."""
    return lambda frame: tests(frame.binding("? ", value(frame)))


@builds("test")
def test(node: Node, scope: Scope) -> Evaluate:
    """< 10 and so on, standing behind in."""
    sign, limit = str(node.children[0]), build(node.children[1], scope)

    def run(frame: Frame) -> object:
        value = frame.locals["? "]
        if sign not in ("=", "!="):
            return compare(sign, value, limit(frame))
        same = equal(value, limit(frame), frame.budget)
        return same if sign == "=" else negated(same)

    return run


@builds("tests")
def tests(node: Node, scope: Scope) -> Evaluate:
    """(1, < 5, [7..9]): true when one of them is met."""
    parts = [(child.data == "test", build(child, scope)) for child in trees(node)]

    def run(frame: Frame) -> object:
        value, unknown = frame.locals["? "], False
        for is_test, part in parts:
            met = part(frame) if is_test else meets(value, part(frame), frame.budget)
            if met is True:
                return True
            unknown = unknown or met is None
        return None if unknown else False

    return run


def meets(value: object, target: object, budget: Budget) -> bool | None:
    """Whether the value equals the target, lies in the range, or equals or lies in a list element."""
    if isinstance(target, Range):
        return within(value, target, budget)
    if not isinstance(target, list):
        return equal(value, target, budget) if target is not None or value is None else None
    budget.spend(len(target))
    same = equal(value, target, budget) if isinstance(value, list) else False
    return same or any(_meets_element(value, each, budget) for each in target)


def _meets_element(value: object, element: object, budget: Budget) -> bool:
    if isinstance(element, Range) and within(value, element, budget):
        return True
    return equal(value, element, budget) is True


@builds("unary_range")
def unary_range(node: Node, scope: Scope) -> Evaluate:
    """(< 10) as a value: a range without a start or an end."""
    sign, limit = str(node.children[0]), build(node.children[1], scope)

    def run(frame: Frame) -> object:
        end = limit(frame)
        if end is None:
            return None
        if sign in ("=", "!="):
            return Range(end, end, True, True, sign)
        included = sign.endswith("=")
        return Range(None, end, False, included) if sign[0] == "<" else Range(end, None, included, False)

    return run
