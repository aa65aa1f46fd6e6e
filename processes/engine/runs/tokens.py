"""Whether tokens that stand side by side in one diagram can stand side by side in another.

A join waits for a token on each incoming flow: one that a fork has not sent there will never come. So for
each scope with a live token every parallel join ahead must still get each of its tokens from somewhere, and
two tokens must not come to walk one after the other on the same path.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from SpiffWorkflow.bpmn.specs.control import BoundaryEventSplit
from SpiffWorkflow.bpmn.specs.defaults import EndEvent
from SpiffWorkflow.bpmn.specs.mixins.events.intermediate_event import BoundaryEvent
from SpiffWorkflow.bpmn.specs.mixins.multiinstance_task import LoopTask
from SpiffWorkflow.bpmn.specs.mixins.unstructured_join import UnstructuredJoin
from SpiffWorkflow.util.task import TaskState

from processes.engine.runs.joins import (
    LIVE,
    CollectingInclusiveGateway,
    CollectingParallelGateway,
    open_arrivals,
)
from processes.engine.runs.tree import walk_scope


@dataclass(frozen=True)
class Token:
    """Where a token may go on: the names of the nodes it may leave. One that waits in a join came in from
    ``came_from``."""

    at: tuple[str, ...]
    came_from: str | None = None

    @property
    def waits(self) -> bool:
        """Whether it waits in a join."""
        return self.came_from is not None

    def renamed(self, names: Mapping[str, str]) -> "Token":
        """The same token under the names of another diagram."""
        return Token(tuple(names[name] for name in self.at), self.came_from and names[self.came_from])


def is_awaited(scope: Any, token: Token) -> bool:
    """Whether a token that waits in a join came in from where one may come in."""
    return token.came_from in scope.task_specs[token.at[0]]._inputs


def tokens_of(workflow: Any) -> list[Token]:
    """The tokens of one scope. An activity is one with the interrupting events on it: one of them leaves."""
    order = list(walk_scope(workflow))
    joins = [
        task for task in order if isinstance(task.task_spec, UnstructuredJoin) and task.task_spec.bpmn_id
    ]
    arrived = [Token((task.task_spec.name,), task.parent.task_spec.name) for task in _arrivals(joins)]
    return [*arrived, *(_standing(task) for task in order if _stands(task))]


def _arrivals(joins: list[Any]) -> Iterator[Any]:
    by_name: dict[str, list[Any]] = {}
    for task in joins:
        by_name.setdefault(task.task_spec.name, []).append(task)
    for same in by_name.values():
        yield from open_arrivals(same)


def _stands(task: Any) -> bool:
    spec = task.task_spec
    if not task.has_state(LIVE) or spec.bpmn_id is None:
        return False
    if isinstance(spec, UnstructuredJoin | BoundaryEvent):
        return False
    return task.parent is None or not isinstance(task.parent.task_spec, LoopTask)


def _standing(task: Any) -> Token:
    parent = task.parent
    if parent is None or not isinstance(parent.task_spec, BoundaryEventSplit):
        return Token((task.task_spec.name,))
    interrupting = [
        other.task_spec.name
        for other in parent.children
        if isinstance(other.task_spec, BoundaryEvent)
        and other.task_spec.cancel_activity
        and other.has_state(TaskState.WAITING)
    ]
    return Token((task.task_spec.name, *interrupting))


def broken_join(scope: Any, tokens: Iterable[Token]) -> str | None:
    """The parallel join that would wait for a token that nobody sends; None when there is none."""
    tokens = list(tokens)
    for name, spec in scope.task_specs.items():
        if isinstance(spec, CollectingParallelGateway) and len(spec._inputs) > 1:
            wanted = set(spec._inputs)
            shares = [share for token in tokens if (share := _share(scope, name, token)) and share < wanted]
            if shares and set().union(*shares) != wanted:
                return str(name)
    return None


def meeting(scope: Any, tokens: list[Token]) -> set[tuple[int, int]]:
    """The pairs of tokens, by position, that come to one node without a gateway that collects them."""
    ways = [_way(scope, token) for token in tokens]
    return {
        (first, second) for first, second in combinations(range(len(tokens)), 2) if ways[first] & ways[second]
    }


def _share(scope: Any, join: str, token: Token) -> set[str]:
    """The incoming flows of a join, by the node they come from, on which a token may come."""
    if token.at == (join,):
        return {token.came_from} if token.came_from else set()
    return set(scope.task_specs[join]._inputs) & _reached(scope, token.at, {join})


def _way(scope: Any, token: Token) -> set[str]:
    """The nodes a token may pass before it is collected with others, and before it ends."""
    if token.waits:
        return set()
    specs = scope.task_specs
    collecting = {name for name, spec in specs.items() if _collects(scope, name, spec, token)}
    passed = _reached(scope, token.at, collecting) - collecting
    return {name for name in passed if specs[name].bpmn_id and not isinstance(specs[name], EndEvent)}


def _collects(scope: Any, name: str, spec: Any, token: Token) -> bool:
    if len(spec._inputs) < 2:
        return False
    if isinstance(spec, CollectingInclusiveGateway):
        return True
    return isinstance(spec, CollectingParallelGateway) and _share(scope, name, token) < set(spec._inputs)


def _reached(scope: Any, begin: tuple[str, ...], stops: set[str]) -> set[str]:
    """Every node that can be reached from ``begin``, those included, not looking behind ``stops``."""
    found: set[str] = set()
    pending = list(begin)
    while pending:
        name = pending.pop()
        if name not in found:
            found.add(name)
            if name not in stops or name in begin:
                pending.extend(scope.task_specs[name]._outputs)
    return found
