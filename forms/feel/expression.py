"""Compiled expressions: the front door of this package."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from .compiler import build
from .errors import FeelBudgetError, FeelError, FeelEvaluationError
from .frames import Evaluate, Frame, Reads, Scope
from .limits import MAX_DEPTH, MAX_STEPS, Budget
from .parsing import parse
from .values import Range

CACHED = 4_096
CONTAINERS = frozenset({list, dict, Range})
NO_NAMES: dict[str, object] = {}


@dataclass(frozen=True, eq=False)
class Expression:
    """A compiled expression; it holds no state, so one may be used by many threads.

    ``names`` are the top-level names it reads, ``paths`` the dotted paths, as in ("form", "intake", "kind").
    """

    text: str
    names: frozenset[str]
    paths: frozenset[tuple[str, ...]]
    _run: Evaluate = field(repr=False)

    def evaluate(self, context: Mapping[str, object], budget: Budget | None = None) -> object:
        """The value in this context; a name the context lacks is null. Raises only FeelError.

        ``budget`` holds the steps of several evaluations together; without one it may take MAX_STEPS.
        """
        frame = Frame(context, NO_NAMES, Budget() if budget is None else budget)
        try:
            value = self._run(frame)
            if value.__class__ in CONTAINERS:
                check_result(value, frame.budget)
            return value
        except FeelError as error:
            raise error.located(self.text) from None
        except (RecursionError, MemoryError):
            raise FeelBudgetError("too_many_steps", limit=MAX_STEPS).located(self.text) from None
        except Exception as error:
            # Whatever a foreign object in the context does must not reach the caller as its own exception.
            raise FeelEvaluationError("failed", reason=type(error).__name__).located(self.text) from error


def check_result(value: object, budget: Budget) -> None:
    """Pays for every part of a result, so that shared parts cannot explode where it is written out."""
    level = [value]
    for _ in range(MAX_DEPTH):
        inner: list[object] = []
        for each in level:
            inner += each if isinstance(each, list) else each.values() if isinstance(each, dict) else ()
            budget.spend(1)
        level = inner
        if not level:
            return
    raise FeelBudgetError("too_deep", limit=MAX_DEPTH)


def compile_expression(text: str, names: Collection[str] | None = None) -> Expression:
    """Compiles an expression that may read these top-level names (None: any), or takes it from a cache.

    Raises FeelSyntaxError, FeelNameError, FeelNotSupported or FeelBudgetError with the position of the fault.
    """
    return _compiled(text, None if names is None else frozenset(names))


@lru_cache(maxsize=CACHED)
def _compiled(text: str, names: frozenset[str] | None) -> Expression:
    tree = parse(text)
    reads = Reads(text, names)
    try:
        run = build(tree, Scope(reads))
    except FeelError as error:
        raise error.located(text) from None
    except RecursionError:
        raise FeelBudgetError("too_deep", limit=MAX_DEPTH).located(text, 0) from None
    return Expression(text, frozenset(reads.names), frozenset(reads.paths), run)
