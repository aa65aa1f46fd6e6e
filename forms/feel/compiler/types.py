"""instance of."""

from collections.abc import Callable

from ..errors import FeelNotSupported
from ..frames import Evaluate, Frame, Scope
from ..limits import Budget
from ..parsing import Node, position_of
from ..values import Function, Range, kind_of
from .building import build, builds, trees, words

Conforms = Callable[[object, Budget], bool]
NAMED = frozenset(
    {"number", "string", "boolean", "date", "time", "date and time", "days and time duration",
     "years and months duration", "list", "context"}
)  # fmt: skip


@builds("instance_of")
def instance_of(node: Node, scope: Scope) -> Evaluate:
    """value instance of type: null is an instance of none."""
    value, conforms = build(node.children[0], scope), _type(trees(node)[1])

    def run(frame: Frame) -> object:
        found = value(frame)
        return found is not None and conforms(found, frame.budget)

    return run


def _type(node: Node) -> Conforms:
    return {"type": _named, "type_of": _of, "type_context": _context, "type_function": _function}[node.data](
        node
    )


def _named(node: Node) -> Conforms:
    name = words(node.children[0])
    if name == "Any":
        return lambda value, budget: True
    if name not in NAMED:
        raise FeelNotSupported("type_unsupported", position=position_of(node), name=name)
    return lambda value, budget: value is None or kind_of(value) == name


def _of(node: Node) -> Conforms:
    name, inner = words(node.children[0]), _type(trees(node)[0])
    if name == "list":
        return lambda value, budget: isinstance(value, list) and _each(value, inner, budget)
    if name == "range":
        return lambda value, budget: (
            isinstance(value, Range) and _each([value.start, value.end], inner, budget)
        )
    raise FeelNotSupported("type_unsupported", position=position_of(node), name=name)


def _each(values: list[object], inner: Conforms, budget: Budget) -> bool:
    budget.spend(len(values))
    return all(value is None or inner(value, budget) for value in values)


def _context(node: Node) -> Conforms:
    name = words(node.children[0])
    if name != "context":
        raise FeelNotSupported("type_unsupported", position=position_of(node), name=name)
    members = [(words(member.children[0]), _type(trees(member)[0])) for member in trees(node)]

    def conforms(value: object, budget: Budget) -> bool:
        budget.spend(len(members))
        return isinstance(value, dict) and all(
            key in value and (value[key] is None or inner(value[key], budget)) for key, inner in members
        )

    return conforms


def _function(node: Node) -> Conforms:
    for child in trees(node):
        _type(child)

    def conforms(value: object, budget: Budget) -> bool:
        if isinstance(value, Function):
            raise FeelNotSupported("type_unsupported", position=position_of(node), name="function")
        return False

    return conforms
