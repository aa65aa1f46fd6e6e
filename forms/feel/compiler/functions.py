"""Functions written in the expression."""

from ..errors import FeelBudgetError, FeelSyntaxError
from ..frames import Evaluate, Frame, Scope
from ..limits import MAX_CALLS, Budget
from ..parsing import Node, size_of
from ..values import Function
from .building import build, builds, trees, words


@builds("function")
def function(node: Node, scope: Scope) -> Evaluate:
    """function(a, b) a + b: sees the names around it."""
    parameters = tuple(words(child) for child in trees(node)[0].children)
    if len(set(parameters)) < len(parameters):
        raise FeelSyntaxError("duplicate_parameter", name=parameters[-1])
    body, cost = build(trees(node)[1], scope.inner(*parameters)), size_of(node)

    def run(frame: Frame) -> object:
        def call(arguments: list[object], budget: Budget) -> object:
            names = {**frame.locals, **dict(zip(parameters, arguments, strict=True))}
            return _called(body, Frame(frame.context, names, budget), cost)

        return Function(parameters, call)

    return run


def _called(body: Evaluate, frame: Frame, cost: int) -> object:
    budget = frame.budget
    budget.spend(cost)
    if budget.calls >= MAX_CALLS:
        raise FeelBudgetError("too_many_calls", limit=MAX_CALLS)
    budget.calls += 1
    try:
        return body(frame)
    finally:
        budget.calls -= 1
