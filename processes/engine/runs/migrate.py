"""Move a saved run to another diagram: every token to the node that takes the place of the one it stands at.

Tasks and timers keep their ids, so whatever the host keeps by them (who holds a task, its deadline, answers
saved, moments to come) stays. What would need more than a new name is refused.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any

from SpiffWorkflow.bpmn.specs.control import BoundaryEventSplit
from SpiffWorkflow.bpmn.specs.mixins.events.intermediate_event import EventBasedGateway
from SpiffWorkflow.util.task import TaskState

from processes.engine.runs import state, waiting
from processes.engine.runs.elements import Part, elements, kind_of, name_in, part_of, scopes_of
from processes.engine.runs.errors import CannotMigrate, OtherKind, OtherScope, OtherStructure, Unmapped
from processes.engine.runs.lookahead import NOT_YET
from processes.engine.runs.names import owner_of
from processes.engine.runs.spec import Spec
from processes.engine.runs.tokens import broken_join, is_awaited, meeting, tokens_of
from processes.engine.runs.tree import UNFINISHED, scopes, walk, walk_scope

Names = dict[str, str]
"""New names of the engine's tasks by the old ones, within one scope."""


def migrate(old: Spec, new: Spec, stored: bytes, rename: Mapping[str, str]) -> bytes:
    """The run ``stored`` under ``old``, standing at the same place of ``new``; nothing of it is run.

    ``rename``: the new node by the old one, those that keep their id included. Raises Unmapped with all nodes
    that matter and have no counterpart, else OtherKind, OtherScope or OtherStructure with the node that
    cannot move, and StateRefused.
    """
    workflow = state.load(old, stored)
    names = _new_names(workflow, new, rename)
    rows = [state.scope_row(scope, _begun(scope), names[scope]) for scope in scopes(workflow)]
    moved = state.load(new, state.pack(workflow, new.process_id, rows))
    for task in list(walk(moved)):
        # What follows a gateway that waits is foreseen: it is the new diagram's.
        if task.has_state(TaskState.WAITING) and not task.children:
            task.task_spec._predict(task, mask=NOT_YET | TaskState.WAITING)
    _require_same(workflow, moved, rename)
    return state.dump(moved)


def nodes_that_matter(spec: Spec, stored: bytes) -> frozenset[str]:
    """The nodes of a run that need a counterpart: where tokens stand, and what those still ask."""
    workflow = state.load(spec, stored)
    return frozenset(part.element for part in _parts(workflow) if part.element is not None)


def elements_of(spec: Spec) -> frozenset[str]:
    """The ids of all nodes of a diagram, those inside of sub-processes included."""
    return frozenset(name for scope in scopes_of(spec) for name in elements(scope))


def element_names(spec: Spec) -> dict[str, str]:
    """What the diagram calls its nodes, gateways and sub-processes included; empty where it says nothing."""
    return {name: task.bpmn_name or "" for scope in scopes_of(spec) for name, task in elements(scope).items()}


def standing_of(stored: bytes) -> str:
    """A name for where a run stands: runs of one diagram with the same one can move, or not, alike."""
    rows = state.read(stored)["scopes"]
    places = [[[task[1:4] for task in row["tasks"]], bool(row["owner"])] for row in rows]
    return hashlib.sha256(json.dumps(places).encode()).hexdigest()


def renamed_timer(timer_id: str, rename: Mapping[str, str]) -> str:
    """The id of a timer after the move: one behind an event-based gateway is named after its node."""
    task, slash, node = timer_id.partition("/")
    return f"{task}{slash}{rename.get(node, node)}"


def _begun(scope: Any) -> Iterator[Any]:
    """The tasks of a scope that have begun; those only foreseen are foreseen again in the new diagram."""
    return (task for task in walk_scope(scope) if not task.has_state(NOT_YET))


def _parts(workflow: Any) -> Iterator[Part]:
    for scope in scopes(workflow):
        for task in _begun(scope):
            yield part_of(task.task_spec)
            for follower in _fixed_followers(task):
                yield part_of(scope.spec.task_specs[follower])


def _fixed_followers(task: Any) -> list[str]:
    """What must come after a task in the new diagram as well: an open event-based gateway waits for all its
    events, the split around an activity is followed by those on it."""
    spec = task.task_spec
    waits = isinstance(spec, EventBasedGateway) and task.has_state(UNFINISHED)
    return list(spec._outputs) if waits or isinstance(spec, BoundaryEventSplit) else []


def _new_names(workflow: Any, new: Spec, rename: Mapping[str, str]) -> dict[Any, Names]:
    """The names of all tasks by scope. Raises CannotMigrate."""
    wanted = {part.element for part in _parts(workflow) if part.element is not None}
    if missing := wanted - rename.keys():
        raise Unmapped(tuple(sorted(missing)))
    found: dict[Any, Names] = {}
    for scope in scopes(workflow):
        target = _target(scope, new, found)
        found[scope] = {task.task_spec.name: _new_name(task, target, new, rename) for task in _begun(scope)}
        _require_followers(scope, target, rename)
        _require_structure(scope, target, found[scope])
    return found


def _target(scope: Any, new: Spec, found: Mapping[Any, Names]) -> Any:
    """The scope of the new diagram that takes the place of an open one."""
    owner = owner_of(scope)
    if owner is None:
        return new.process
    outer = _target(owner.workflow, new, found)
    return new.scopes[outer.task_specs[found[owner.workflow][owner.task_spec.name]].spec]


def _new_name(task: Any, target: Any, new: Spec, rename: Mapping[str, str]) -> str:
    """The name of a task in its new scope. Raises CannotMigrate."""
    part = part_of(task.task_spec)
    name, node = name_in(target, part, rename), part.element or ""
    if name not in target.task_specs:
        counterpart = rename.get(node, "")
        if counterpart in target.task_specs:
            raise OtherStructure((node,))
        raise _nowhere(node, any(counterpart in scope.task_specs for scope in scopes_of(new)))
    if task.has_state(UNFINISHED) and kind_of(target.task_specs[name]) != kind_of(task.task_spec):
        raise OtherKind((node,))
    return name


def _nowhere(node: str, elsewhere: bool) -> CannotMigrate:
    return OtherScope((node,)) if elsewhere else Unmapped((node,))


def _require_followers(scope: Any, target: Any, rename: Mapping[str, str]) -> None:
    """Raises OtherStructure where an activity has other events, or a gateway waits for others."""
    for task in _begun(scope):
        if not (followers := _fixed_followers(task)):
            continue
        specs = scope.spec.task_specs
        before = {name_in(target, part_of(specs[name]), rename): kind_of(specs[name]) for name in followers}
        there = target.task_specs[name_in(target, part_of(task.task_spec), rename)]
        after = {name: kind_of(target.task_specs[name]) for name in there._outputs}
        if before != after:
            raise OtherStructure((part_of(task.task_spec).element or "",))


def _require_structure(scope: Any, target: Any, names: Names) -> None:
    """Raises OtherStructure where forks and joins around a token are others."""
    before = tokens_of(scope)
    after = [token.renamed(names) for token in before]
    nodes = [part_of(scope.spec.task_specs[token.at[0]]).element or "" for token in before]
    if any(was.waits and not is_awaited(target, now) for was, now in zip(before, after, strict=True)) or (
        broken_join(target, after) is not None
    ):
        raise OtherStructure(tuple(nodes))
    for first, second in meeting(target, after) - meeting(scope.spec, before):
        raise OtherStructure((nodes[first], nodes[second]))


def _require_same(before: Any, after: Any, rename: Mapping[str, str]) -> None:
    """Raises OtherStructure unless the same tasks, timers, messages and steps wait under their new names."""
    if _seen(before, rename) != _seen(after, {}):
        raise OtherStructure(tuple(sorted({task.task_spec.bpmn_id for task in waiting.offered(before)})))


def _seen(workflow: Any, rename: Mapping[str, str]) -> list[tuple[object, ...]]:
    found: list[Any] = [waiting.as_offered(task) for task in waiting.offered(workflow)]
    found += [waiting.as_step(task) for task in waiting.pending_steps(workflow)]
    found += [waiting.as_timer(catch) for catch in waiting.timers(workflow)]
    found += [waiting.as_message(catch) for catch in waiting.messages(workflow)]
    return sorted(
        (
            (
                type(one).__name__,
                renamed_timer(one.id, rename),
                rename.get(one.node, one.node),
                tuple(rename.get(name, name) for name in one.path),
                repr(one.item),
                getattr(one, "message", ""),
            )
            for one in found
        ),
    )
