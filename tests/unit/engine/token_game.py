"""A small interpreter of structured processes, written without the engine, to compare runs with.

A process is a tree (Sequence, Choice, Both …); each part knows how to play itself (``begin``) and how to
draw itself (``draw``). Playing only says what can be done now: tasks, timers, messages and steps.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from run_diagrams import Drawing, message_definition, timer_definition

Flags = dict[str, bool]
Key = tuple[str, str, object]
"""What kind of thing can be done, at which node, for which item."""


@dataclass(frozen=True)
class Handle:
    """One thing that can be done now; ``answers`` are the outcomes it may be given."""

    key: Key
    do: Callable[[str], None]
    answers: tuple[str, ...] = ("ok",)
    repeatable: bool = True
    """False while an earlier token of a non-interrupting event still lives."""


@dataclass
class Scope:
    """A process or sub-process instance: tokens that left the main path end here."""

    flags: Flags
    item: object = None
    spawned: list["Live"] = field(default_factory=list)


class Live:
    """A part that is being played."""

    done = False

    def settle(self) -> None:
        """Go on as far as nobody is needed."""

    def handles(self) -> Iterator[Handle]:
        yield from ()


class Part:
    """A part of a process."""

    def begin(self, scope: Scope) -> Live:
        raise NotImplementedError

    def draw(self, drawing: Drawing, source: str) -> str:
        """Draw the part behind ``source``; gives the node its last flow leaves."""
        raise NotImplementedError


class Single(Live):
    """One thing somebody or something does."""

    def __init__(self, kind: str, node: str, scope: Scope, answers: tuple[str, ...] = ("ok",)) -> None:
        self.kind, self.node, self.scope, self.answers = kind, node, scope, answers
        self.said = ""

    def _do(self, answer: str) -> None:
        self.done, self.said = True, answer

    def handles(self) -> Iterator[Handle]:
        if not self.done:
            yield Handle((self.kind, self.node, self.scope.item), self._do, self.answers)


@dataclass
class Task(Part):
    id: str

    def begin(self, scope: Scope) -> Live:
        return Single("task", self.id, scope)

    def draw(self, drawing: Drawing, source: str) -> str:
        drawing.flow(source, drawing.user(self.id))
        return self.id


@dataclass
class Step(Part):
    id: str
    later: bool

    def begin(self, scope: Scope) -> Live:
        live = Single("step", self.id, scope)
        live.done = not self.later
        return live

    def draw(self, drawing: Drawing, source: str) -> str:
        drawing.flow(source, drawing.step(self.id))
        return self.id


@dataclass
class Wait(Part):
    id: str
    kind: str

    def begin(self, scope: Scope) -> Live:
        return Single(self.kind, self.id, scope)

    def draw(self, drawing: Drawing, source: str) -> str:
        definition = timer_definition() if self.kind == "timer" else message_definition(self.id)
        drawing.flow(source, drawing.node("intermediateCatchEvent", self.id, definition))
        return self.id


class SequenceLive(Live):
    def __init__(self, parts: list[Part], scope: Scope) -> None:
        self.rest, self.scope = list(parts), scope
        self.current: Live = Live()
        self.current.done = True

    def settle(self) -> None:
        self.current.settle()
        while self.current.done and self.rest:
            self.current = self.rest.pop(0).begin(self.scope)
            self.current.settle()
        self.done = self.current.done

    def handles(self) -> Iterator[Handle]:
        yield from self.current.handles()


@dataclass
class Sequence(Part):
    parts: list[Part]

    def begin(self, scope: Scope) -> Live:
        return SequenceLive(self.parts, scope)

    def draw(self, drawing: Drawing, source: str) -> str:
        for part in self.parts:
            source = part.draw(drawing, source)
        return source


class DecidedLive(Live):
    """First one thing with an answer, then what the answer says (None: nothing more)."""

    def __init__(self, first: Single, then: Callable[[str], Live | None]) -> None:
        self.first, self.then = first, then
        self.branch: Live | None = None
        self.decided = False

    def settle(self) -> None:
        if self.first.done and not self.decided:
            self.decided, self.branch = True, self.then(self.first.said)
        if self.branch is not None:
            self.branch.settle()
        self.done = self.decided and (self.branch is None or self.branch.done)

    def handles(self) -> Iterator[Handle]:
        yield from self.first.handles()
        if self.branch is not None:
            yield from self.branch.handles()


@dataclass
class Choice(Part):
    """A task whose outcome chooses the branch; the last branch is the default."""

    id: str
    branches: list[Part]

    def begin(self, scope: Scope) -> Live:
        answers = tuple(str(i) for i in range(len(self.branches)))
        first = Single("task", self.id, scope, answers)
        return DecidedLive(first, lambda said: self.branches[int(said)].begin(scope))

    def draw(self, drawing: Drawing, source: str) -> str:
        drawing.flow(source, drawing.user(self.id))
        gate = drawing.choice(f"{self.id}_gate", default=f"{self.id}_default")
        drawing.flow(self.id, gate)
        merge = drawing.choice(f"{self.id}_merge")
        for place, branch in enumerate(self.branches):
            last = place == len(self.branches) - 1
            condition = None if last else f'outcome = "{place}"'
            passage = drawing.choice(f"{self.id}_{place}")
            drawing.flow(gate, passage, condition, f"{self.id}_default" if last else None)
            drawing.flow(branch.draw(drawing, passage), merge)
        return merge


class LoopLive(Live):
    def __init__(self, loop: "Loop", scope: Scope) -> None:
        self.loop, self.scope = loop, scope
        self.body = loop.body.begin(scope)
        self.question: Single | None = None

    def settle(self) -> None:
        while not self.done:
            if self.question is None:
                self.body.settle()
                if not self.body.done:
                    return
                self.question = Single("task", self.loop.id, self.scope, ("again", "go"))
            if not self.question.done:
                return
            self.done = self.question.said == "go"
            self.question, self.body = None, self.loop.body.begin(self.scope)

    def handles(self) -> Iterator[Handle]:
        if not self.done:
            yield from (self.question or self.body).handles()


@dataclass
class Loop(Part):
    id: str
    body: Part

    def begin(self, scope: Scope) -> Live:
        return LoopLive(self, scope)

    def draw(self, drawing: Drawing, source: str) -> str:
        merge = drawing.choice(f"{self.id}_merge")
        drawing.flow(source, merge)
        drawing.flow(self.body.draw(drawing, merge), drawing.user(self.id))
        gate = drawing.choice(f"{self.id}_gate", default=f"{self.id}_out")
        drawing.flow(self.id, gate)
        drawing.flow(gate, merge, 'outcome = "again"')
        out = drawing.choice(f"{self.id}_after")
        drawing.flow(gate, out, flow_id=f"{self.id}_out")
        return out


class AllLive(Live):
    def __init__(self, lives: list[Live]) -> None:
        self.lives = lives

    def settle(self) -> None:
        for live in self.lives:
            live.settle()
        self.done = all(live.done for live in self.lives)

    def handles(self) -> Iterator[Handle]:
        for live in self.lives:
            yield from live.handles()


@dataclass
class Both(Part):
    """Parallel branches."""

    id: str
    branches: list[Part]

    def begin(self, scope: Scope) -> Live:
        return AllLive([branch.begin(scope) for branch in self.branches])

    def draw(self, drawing: Drawing, source: str) -> str:
        fork, join = drawing.fork(f"{self.id}_fork"), drawing.fork(f"{self.id}_join")
        drawing.flow(source, fork)
        for branch in self.branches:
            drawing.flow(branch.draw(drawing, fork), join)
        return join


@dataclass
class Some(Part):
    """Inclusive branches by flags of the dossier; the last one is the default."""

    id: str
    branches: list[tuple[str, Part]]

    def begin(self, scope: Scope) -> Live:
        *asked, (_, default) = self.branches
        taken = [branch for flag, branch in asked if scope.flags[flag]] or [default]
        return AllLive([branch.begin(scope) for branch in taken])

    def draw(self, drawing: Drawing, source: str) -> str:
        default = f"{self.id}_default"
        fork = drawing.node("inclusiveGateway", f"{self.id}_fork", default=default)
        join = drawing.node("inclusiveGateway", f"{self.id}_join")
        drawing.flow(source, fork)
        for place, (flag, branch) in enumerate(self.branches):
            last = place == len(self.branches) - 1
            passage = drawing.choice(f"{self.id}_{place}")
            drawing.flow(fork, passage, None if last else f"dossier.{flag}", default if last else None)
            drawing.flow(branch.draw(drawing, passage), join)
        return join
