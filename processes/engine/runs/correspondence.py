"""Which node of a new diagram takes the place of which node of the old one: a proposal."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from processes.engine.runs.elements import elements, kind_of, scopes_of
from processes.engine.runs.spec import Spec

SEPARATOR = "__"
"""Between the id of a call of a block and the ids inside it."""


@dataclass(frozen=True)
class Counterpart:
    """A node of the old diagram and the nodes of the new one that may take its place, the likeliest first."""

    node: str
    name: str
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True)
class Correspondence:
    """``rename``: the new node by the old one. ``by_hand``: old nodes whose id is gone or means something
    else now; those of them that a guess was made for stand in ``guessed``, and in ``rename`` too."""

    rename: Mapping[str, str]
    by_hand: tuple[Counterpart, ...]
    guessed: Mapping[str, str]


def correspond(old: Spec, new: Spec) -> Correspondence:
    """Propose a counterpart for each node: the one of the same id and kind in the same scope; else one of the
    same kind whose name, or whose neighbours, are the same."""
    found = _Search(old, new)
    for scope in scopes_of(old):
        found.look_through(scope)
    return Correspondence(found.rename, tuple(found.by_hand), found.guessed)


class _Search:
    def __init__(self, old: Spec, new: Spec) -> None:
        self.old, self.new = old, new
        self.rename: dict[str, str] = {}
        self.guessed: dict[str, str] = {}
        self.by_hand: list[Counterpart] = []

    def look_through(self, scope: Any) -> None:
        """Find counterparts for the nodes of one scope, whose own counterpart is known already."""
        target = self._counterpart(scope)
        here, there = elements(scope), elements(target) if target is not None else {}
        gone = []
        for name, node in here.items():
            same = there.get(name) or there.get(_in_block(name, scope, target))
            if same is not None and kind_of(same) == kind_of(node):
                self.rename[name] = same.name
            else:
                gone.append(node)
        free = [node for name, node in there.items() if name not in set(self.rename.values())]
        for node in gone:
            self._guess(node, [one for one in free if kind_of(one) == kind_of(node)])

    def _counterpart(self, scope: Any) -> Any | None:
        if scope is self.old.process:
            return self.new.process
        return self.new.scopes.get(self.rename.get(scope.name, ""))

    def _guess(self, node: Any, candidates: list[Any]) -> None:
        ranked = sorted(candidates, key=lambda one: (-self._likeness(node, one), one.name))
        best = [self._likeness(node, one) for one in ranked[:2]]
        if (
            best
            and best[0]
            and best[0] != (best[1:] or [0])[0]
            and ranked[0].name not in self.guessed.values()
        ):
            self.rename[node.name] = self.guessed[node.name] = ranked[0].name
        self.by_hand.append(Counterpart(node.name, node.bpmn_name or "", tuple(one.name for one in ranked)))

    def _likeness(self, node: Any, other: Any) -> int:
        """Two for the same name, one more for each side on which the neighbours are the same."""
        same_name = bool(node.bpmn_name) and node.bpmn_name == other.bpmn_name
        before = self._same(node._inputs, other._inputs)
        after = self._same(node._outputs, other._outputs)
        return 2 * same_name + before + after if same_name or (before and after) else 0

    def _same(self, mine: list[str], theirs: list[str]) -> bool:
        return bool(mine) and {self.rename.get(name) for name in mine} == set(theirs)


def _in_block(name: str, scope: Any, target: Any) -> str:
    """The id that a node of a block has when the call of the block has another one."""
    if target is None or not name.startswith(scope.name + SEPARATOR):
        return name
    return f"{target.name}{name.removeprefix(scope.name)}"
