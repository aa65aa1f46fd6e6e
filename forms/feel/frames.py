"""What a compiled expression runs on, and what its names meant when it was compiled."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from .errors import FeelNameError
from .limits import Budget


class Frame:
    """The context of one evaluation and the local names at one place in it."""

    __slots__ = ("budget", "context", "locals")

    def __init__(self, context: Mapping[str, object], names: dict[str, object], budget: Budget) -> None:
        self.context = context
        self.locals = names
        self.budget = budget

    def binding(self, name: str, value: object) -> "Frame":
        """The same frame with one more local name."""
        return Frame(self.context, {**self.locals, name: value}, self.budget)


Evaluate = Callable[[Frame], object]


class Constant:
    """A part whose value is known when the expression is compiled."""

    __slots__ = ("value",)

    def __init__(self, value: object) -> None:
        self.value = value

    def __call__(self, _frame: Frame) -> object:
        """The value."""
        return self.value


@dataclass
class Reads:
    """What an expression reads: its text, the names it may use (None: any), the names and paths it uses.

    ``testing``: it is a unary test, in which ? is the tested value.
    """

    text: str
    known: frozenset[str] | None
    names: set[str] = field(default_factory=set)
    paths: set[tuple[str, ...]] = field(default_factory=set)
    testing: bool = False


@dataclass(frozen=True)
class Scope:
    """The names known at a place of the expression; ``item`` is the hidden local of a filter's element."""

    reads: Reads
    parent: "Scope | None" = None
    names: frozenset[str] = frozenset()
    item: str = ""

    def inner(self, *names: str) -> "Scope":
        """A place at which more local names are known."""
        return Scope(self.reads, self, frozenset(names))

    def filtering(self) -> "Scope":
        """The inside of a filter: the element is ``item``, and its entries are names of their own."""
        depth = 0
        scope: Scope | None = self
        while scope:
            depth, scope = depth + bool(scope.item), scope.parent
        return Scope(self.reads, self, frozenset({"item"}), f"item {depth}")

    def resolve(self, name: str) -> tuple[tuple[str, ...], bool]:
        """The filters whose elements may hold the name, innermost first, and whether it is a local name."""
        items: list[str] = []
        scope: Scope | None = self
        while scope:
            if name in scope.names:
                return tuple(items), True
            if scope.item:
                items.append(scope.item)
            scope = scope.parent
        return tuple(items), False

    def read(self, path: tuple[str, ...], in_filter: bool) -> bool:
        """Notes that a top-level path is read; False when only a filter's element can hold it.

        Raises FeelNameError for a name nothing defines.
        """
        known = self.reads.known
        if (known is None and in_filter) or (known is not None and path[0] not in known):
            if in_filter:
                return known is None
            raise FeelNameError("unknown_name", name=path[0])
        self.reads.names.add(path[0])
        self.reads.paths.add(path)
        return True
