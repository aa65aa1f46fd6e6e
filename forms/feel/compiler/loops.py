"""for, some and every."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal

from lark import Token

from ..errors import FeelBudgetError
from ..frames import Evaluate, Frame, Scope
from ..limits import MAX_LIST, Budget
from ..numbers import ARITHMETIC, ONE
from ..parsing import Node, size_of
from ..values import Range
from .building import build, builds, trees, words

MAX_ITERATIONS = 6
PARTIAL = "partial"
Iteration = tuple[str, list[Evaluate]]
DAY = timedelta(days=1)


@builds("for_loop")
def for_loop(node: Node, scope: Scope) -> Evaluate:
    """The list of the results of the last part; null when something to go through is null.

    ``partial`` is the list so far (DMN 10.3.2.14), copied for each round and paid for by its length.
    """
    iterations, inner = _iterations(trees(node)[:-1], scope)
    looks_back = any(child.data == "name" and words(child) == PARTIAL for child in node.iter_subtrees())
    inner = inner.inner(PARTIAL) if looks_back else inner
    body, cost = build(trees(node)[-1], inner), size_of(node)

    def run(frame: Frame) -> object:
        results: list[object] = []
        for each in _frames(iterations, frame, cost):
            if each is None:
                return None
            if looks_back:
                frame.budget.spend(len(results))
                each = each.binding(PARTIAL, list(results))
            results.append(body(each))
            if len(results) > MAX_LIST:
                raise FeelBudgetError("list_too_long", limit=MAX_LIST)
        return results

    return run


@builds("quantified")
def quantified(node: Node, scope: Scope) -> Evaluate:
    """some: true when the condition is true once; every: when it is never false; null when it is unknown."""
    decisive = isinstance(node.children[0], Token) and node.children[0].type == "SOME"
    iterations, inner = _iterations(trees(node)[:-1], scope)
    body, cost = build(trees(node)[-1], inner), size_of(node)

    def run(frame: Frame) -> object:
        answer: bool | None = not decisive
        for each in _frames(iterations, frame, cost):
            if each is None:
                return None
            value = body(each)
            if value is decisive:
                return decisive
            if value is not (not decisive):
                answer = None
        return answer

    return run


def _iterations(nodes: list[Node], scope: Scope) -> tuple[list[Iteration], Scope]:
    if len(nodes) > MAX_ITERATIONS:
        raise FeelBudgetError("too_deep", limit=MAX_ITERATIONS)
    iterations: list[Iteration] = []
    for node in nodes:
        name = words(node.children[0])
        iterations.append((name, [build(child, scope) for child in trees(node)]))
        scope = scope.inner(name)
    return iterations, scope


def _frames(iterations: list[Iteration], frame: Frame, cost: int) -> Iterator[Frame | None]:
    """A frame for each combination; None in its place when there is nothing to go through."""
    (name, domain), *rest = iterations
    values = _domain([part(frame) for part in domain], frame.budget)
    if values is None:
        yield None
        return
    for value in values:
        frame.budget.spend(cost)
        inner = frame.binding(name, value)
        if rest:
            yield from _frames(rest, inner, cost)
        else:
            yield inner


def _domain(found: list[object], budget: Budget) -> list[object] | None:
    if len(found) == 2:
        return _steps(found[0], found[1], budget)
    only = found[0]
    if isinstance(only, Range):
        return _range_steps(only, budget)
    return only if isinstance(only, list) or only is None else [only]


def _range_steps(span: Range, budget: Budget) -> list[object] | None:
    values = None if span.test else _steps(span.start, span.end, budget)
    if values and not span.start_included:
        values = values[1:]
    if values and not span.end_included and values[-1] == span.end:
        values = values[:-1]
    return values


def _steps(start: object, end: object, budget: Budget) -> list[object] | None:
    """Numbers one apart or dates one day apart, up or down; None for anything else."""
    if isinstance(start, Decimal) and isinstance(end, Decimal):
        step = ONE if start <= end else -ONE
        count = _counted(ARITHMETIC.abs(ARITHMETIC.subtract(end, start)), budget)
        return [ARITHMETIC.add(start, ARITHMETIC.multiply(step, Decimal(index))) for index in range(count)]
    if isinstance(start, datetime) or isinstance(end, datetime):
        return None
    if isinstance(start, date) and isinstance(end, date):
        forward = DAY if start <= end else -DAY
        return [
            start + forward * index for index in range(_counted(Decimal(abs(end - start) // DAY), budget))
        ]
    return None


def _counted(distance: Decimal, budget: Budget) -> int:
    if distance >= MAX_LIST:
        raise FeelBudgetError("list_too_long", limit=MAX_LIST)
    budget.spend(int(distance))
    return int(distance) + 1
