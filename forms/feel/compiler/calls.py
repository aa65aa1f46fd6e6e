"""Chains of .name, [filter] and (arguments), and the calls in them."""

from ..builtins import BUILTINS, NO_CLOCK, UNSUPPORTED
from ..builtins.signature import Builtin, bound, convert
from ..errors import FeelBudgetError, FeelError, FeelNameError, FeelNotSupported, FeelSyntaxError
from ..frames import Constant, Evaluate, Frame, Scope
from ..limits import MAX_TRAILERS, Budget
from ..parsing import Node, position_of
from ..properties import property_of
from ..values import Function
from .building import build, builds, constants, trees, words
from .filters import filtered
from .names import exists, read_path

Arguments = tuple[list[str], list[Node]]


@builds("postfix")
def postfix(node: Node, scope: Scope) -> Evaluate:
    """A value and everything that hangs on it, from the left."""
    head, *trailers = trees(node)
    if len(trailers) > MAX_TRAILERS:
        raise FeelBudgetError("too_deep", limit=MAX_TRAILERS)
    if head.data != "name":
        value = build(head, scope)
    elif trailers[0].data == "call":
        value, trailers = _called_by_name(head, trailers[0], scope), trailers[1:]
    else:
        path = [words(head)]
        while trailers and trailers[0].data == "path":
            path.append(words(trailers.pop(0)))
        value = _read(tuple(path), head, scope)
    for trailer in trailers:
        value = _extended(value, trailer, scope)
    return value


def _read(path: tuple[str, ...], head: Node, scope: Scope) -> Evaluate:
    try:
        return read_path(path, scope)
    except FeelError as error:
        error.position = position_of(head)
        raise


def _extended(value: Evaluate, trailer: Node, scope: Scope) -> Evaluate:
    if trailer.data == "path":
        key = words(trailer)
        return lambda frame: property_of(value(frame), key, frame.budget)
    if trailer.data == "filter":
        return filtered(value, trees(trailer)[0], scope)
    return _dynamic(value, _arguments(trailer), scope)


def _arguments(call: Node) -> Arguments:
    """The names of the arguments (none: by position) and their nodes."""
    (arguments,) = trees(call)
    if arguments.data == "positional":
        return [], trees(arguments)
    names = [words(trees(argument)[0]) for argument in trees(arguments)]
    if len(set(names)) < len(names):
        raise FeelSyntaxError("duplicate_parameter", position=position_of(call), name=names[-1])
    return names, [trees(argument)[1] for argument in trees(arguments)]


def _dynamic(value: Evaluate, arguments: Arguments, scope: Scope) -> Evaluate:
    """A call of what the value turns out to be; null when it is no function or its arguments do not fit."""
    names, parts = arguments[0], [build(each, scope) for each in arguments[1]]

    def run(frame: Frame) -> object:
        called = value(frame)
        found = [part(frame) for part in parts]
        if not isinstance(called, Function) or len(found) != len(called.parameters):
            return None
        if names and set(names) != set(called.parameters):
            return None
        by_name = dict(zip(names, found, strict=True)) if names else {}
        return called.call([by_name[each] for each in called.parameters] if names else found, frame.budget)

    return run


def _called_by_name(head: Node, call: Node, scope: Scope) -> Evaluate:
    name, arguments = words(head), _arguments(call)
    if scope.resolve(name)[1]:
        return _dynamic(read_path((name,), scope), arguments, scope)
    if name == "is defined":
        return _is_defined(arguments, scope)
    if name in NO_CLOCK:
        raise FeelNotSupported("no_clock", position=position_of(head), name=name)
    if name in UNSUPPORTED:
        raise FeelNotSupported("function_unsupported", position=position_of(head), name=name)
    if name not in BUILTINS:
        raise FeelNameError("unknown_function", position=position_of(head), name=name)
    names, parts = arguments[0], [build(each, scope) for each in arguments[1]]
    for builtin in BUILTINS[name]:
        given = bound(builtin, names, parts)
        if given is not None:
            return _builtin(builtin, given, position_of(head))
    return Constant(None)


def _builtin(builtin: Builtin, given: list[Evaluate | None], position: int) -> Evaluate:
    parameters, body, defaults = (
        builtin.parameters,
        builtin.body,
        [each.default for each in builtin.parameters],
    )

    def run(frame: Frame) -> object:
        values = list(defaults)
        try:
            for index, part in enumerate(given):
                if part is not None:
                    fits, values[index] = convert(part(frame), parameters[index])
                    if not fits:
                        return None
            return body(frame.budget, *values)
        except FeelError as error:
            if error.position is None:
                error.position = position
            raise

    if builtin.check:
        builtin.check([part.value if isinstance(part, Constant) else None for part in given])
    return _folded(run) if constants([part for part in given if part]) else run


def _folded(run: Evaluate) -> Evaluate:
    """A call whose arguments are all known is made once; lists and contexts are made anew each time."""
    value = run(Frame({}, {}, Budget()))
    return run if isinstance(value, (list, dict)) else Constant(value)


def _is_defined(arguments: Arguments, scope: Scope) -> Evaluate:
    if len(arguments[1]) != 1:
        return Constant(None)
    node = arguments[1][0]
    if node.data == "name":
        return exists((words(node),), scope)
    parts = trees(node)
    if node.data == "postfix" and parts[0].data == "name" and all(part.data == "path" for part in parts[1:]):
        return exists(tuple(words(part) for part in parts), scope)
    value = build(node, scope)
    return Constant(True) if node.data == "null" else (lambda frame: value(frame) is not None)
