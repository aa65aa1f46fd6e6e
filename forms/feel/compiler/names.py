"""Names and paths: they read mappings and the properties FEEL defines, never attributes of Python objects."""

from collections.abc import Mapping

from ..frames import Constant, Evaluate, Frame, Scope
from ..parsing import Node
from ..properties import property_of
from ..values import normalise
from .building import builds, words

DIRECT = frozenset({str, bool, type(None)})
MISSING = object()


@builds("name")
def name(node: Node, scope: Scope) -> Evaluate:
    """A name alone."""
    return read_path((words(node),), scope)


def read_path(path: tuple[str, ...], scope: Scope) -> Evaluate:
    """The value at the end of a path from a local name, an entry of a filtered element or the context."""
    items, is_local = scope.resolve(path[0])
    if is_local:
        last: Evaluate = _local(path)
    elif scope.read(path, bool(items)):
        last = _top(path)
    else:
        last = Constant(None)
    return _from_items(items, path, last) if items else last


def _local(path: tuple[str, ...]) -> Evaluate:
    head, *tail = path

    def local(frame: Frame) -> object:
        value = frame.locals[head]
        for key in tail:
            value = property_of(value, key, frame.budget)
        return value

    return local


def _top(path: tuple[str, ...]) -> Evaluate:
    head, *rest = path
    tail = tuple(rest)

    def top(frame: Frame) -> object:
        value = frame.context.get(head)
        for key in tail:
            if value.__class__ is not dict:
                return _slow(frame, path)
            value = value.get(key)
        return value if value.__class__ is bool or value is None else normalise(value, frame.budget)

    return top


def _slow(frame: Frame, path: tuple[str, ...]) -> object:
    """The same for mappings that are not dicts, for lists and for properties."""
    value: object = frame.context
    for index, key in enumerate(path):
        if not isinstance(value, Mapping):
            value = normalise(value, frame.budget)
            for later in path[index:]:
                value = property_of(value, later, frame.budget)
            return value
        value = value.get(key)
    return normalise(value, frame.budget)


def _from_items(items: tuple[str, ...], path: tuple[str, ...], otherwise: Evaluate) -> Evaluate:
    head, *tail = path

    def from_items(frame: Frame) -> object:
        for item in items:
            element = frame.locals[item]
            if isinstance(element, dict) and head in element:
                value = element[head]
                for key in tail:
                    value = property_of(value, key, frame.budget)
                return value
        return otherwise(frame)

    return from_items


def exists(path: tuple[str, ...], scope: Scope) -> Evaluate:
    """Whether the context holds the whole path, even if null stands at its end; elsewhere: is it not null."""
    items, is_local = scope.resolve(path[0])
    read = read_path(path, scope)
    if items or is_local:
        return lambda frame: read(frame) is not None

    def top(frame: Frame) -> object:
        value: object = frame.context
        for key in path:
            value = value.get(key, MISSING) if isinstance(value, Mapping) else MISSING
            if value is MISSING:
                return read(frame) is not None
        return True

    return top
