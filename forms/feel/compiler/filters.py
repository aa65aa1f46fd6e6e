"""list[...]: a position, or a condition on each element (DMN 10.3.2.5)."""

from decimal import Decimal

from ..errors import FeelNotSupported
from ..frames import Constant, Evaluate, Frame, Scope
from ..parsing import Node, size_of
from ..positions import element_at
from .building import build


def filtered(source: Evaluate, node: Node, scope: Scope) -> Evaluate:
    """The elements of the source for which the condition is true, or the one at the position."""
    inner = scope.filtering()
    condition = build(node, inner)
    cost = size_of(node)

    def run(frame: Frame) -> object:
        values = source(frame)
        if values is None:
            return None
        if not isinstance(values, list):
            values = [values]
        if isinstance(condition, Constant):
            return _by_constant(values, condition.value)
        frame.budget.spend(cost * max(1, len(values)))
        answers = [_at(each, condition, inner.item, frame) for each in values or [None]]
        return _chosen(values, answers)

    return run


def _at(element: object, condition: Evaluate, slot: str, frame: Frame) -> object:
    names = {**frame.locals, "item": element, slot: element}
    return condition(Frame(frame.context, names, frame.budget))


def _by_constant(values: list[object], answer: object) -> object:
    if isinstance(answer, Decimal):
        return element_at(values, answer)
    return values if answer is True else []


def _chosen(values: list[object], answers: list[object]) -> object:
    if isinstance(answers[0], Decimal):
        if any(answer.__class__ is not Decimal or answer != answers[0] for answer in answers):
            raise FeelNotSupported("filter_unsupported")
        return element_at(values, answers[0])
    if any(answer.__class__ is Decimal for answer in answers):
        raise FeelNotSupported("filter_unsupported")
    return [value for value, answer in zip(values, answers, strict=False) if answer is True]
