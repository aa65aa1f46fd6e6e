"""The token game of sub-processes, multi-instances, boundary timers and event-based gateways."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from run_diagrams import Drawing, instances
from token_game import AllLive, Handle, Live, Part, Scope, Task, Wait


class ScopeLive(Live):
    def __init__(self, body: Part, scope: Scope) -> None:
        self.scope, self.body = scope, body.begin(scope)

    def settle(self) -> None:
        for live in (self.body, *self.scope.spawned):
            live.settle()
        self.done = self.body.done and all(live.done for live in self.scope.spawned)

    def handles(self) -> Iterator[Handle]:
        for live in (self.body, *self.scope.spawned):
            yield from live.handles()


@dataclass
class Sub(Part):
    """An embedded sub-process, also a whole process."""

    id: str
    body: Part

    def begin(self, scope: Scope) -> Live:
        return ScopeLive(self.body, Scope(scope.flags, scope.item))

    def draw(self, drawing: Drawing, source: str, loop: str = "") -> str:
        drawing.flow(source, drawing.sub(self.id, self.drawn(), loop))
        return self.id

    def drawn(self) -> Drawing:
        inner = Drawing()
        last = self.body.draw(inner, inner.start(f"{self.id}_start"))
        inner.flow(last, inner.end(f"{self.id}_end"))
        return inner


class OneByOneLive(Live):
    def __init__(self, lives: list[Callable[[], Live]]) -> None:
        self.rest = lives
        self.current = self.rest.pop(0)()

    def settle(self) -> None:
        self.current.settle()
        while self.current.done and self.rest:
            self.current = self.rest.pop(0)()
            self.current.settle()
        self.done = self.current.done

    def handles(self) -> Iterator[Handle]:
        yield from self.current.handles()


@dataclass
class Many(Part):
    """A task or sub-process for each item of a list."""

    part: Task | Sub
    items: tuple[str, ...]
    sequential: bool

    def begin(self, scope: Scope) -> Live:
        starts = [lambda item=item: self.part.begin(Scope(scope.flags, item)) for item in self.items]
        return OneByOneLive(starts) if self.sequential else AllLive([start() for start in starts])

    def draw(self, drawing: Drawing, source: str) -> str:
        text = "[" + ", ".join(f'"{item}"' for item in self.items) + "]"
        loop = instances(text, sequential=self.sequential)
        if isinstance(self.part, Sub):
            return self.part.draw(drawing, source, loop)
        drawing.flow(source, drawing.user(self.part.id, loop))
        return self.part.id


class GuardedLive(Live):
    def __init__(self, part: "Guarded", scope: Scope) -> None:
        self.part, self.scope = part, scope
        self.activity = part.activity.begin(scope)
        self.fired = False

    def _fire(self, _: str) -> None:
        self.fired = True
        if self.part.interrupting:
            self.activity = self.part.handler.begin(self.scope)
        else:
            self.part.alive = self.part.handler.begin(self.scope)
            self.scope.spawned.append(self.part.alive)

    def settle(self) -> None:
        self.activity.settle()
        self.done = self.activity.done

    def handles(self) -> Iterator[Handle]:
        yield from self.activity.handles()
        if not self.fired and not self.done:
            free = self.part.alive is None or self.part.alive.done
            yield Handle(("timer", self.part.id, self.scope.item), self._fire, repeatable=free)


@dataclass
class Guarded(Part):
    """An activity with a boundary timer; the path of an interrupting one joins the main path again."""

    id: str
    activity: Task | Sub | Many
    handler: Part
    interrupting: bool
    alive: Live | None = None

    def begin(self, scope: Scope) -> Live:
        return GuardedLive(self, scope)

    def draw(self, drawing: Drawing, source: str) -> str:
        last = self.activity.draw(drawing, source)
        drawing.boundary_timer(self.id, last, interrupting=self.interrupting)
        handled = self.handler.draw(drawing, self.id)
        if not self.interrupting:
            drawing.flow(handled, drawing.end(f"{self.id}_end"))
            return last
        merge = drawing.choice(f"{self.id}_merge")
        drawing.flow(last, merge)
        drawing.flow(handled, merge)
        return merge


class FirstLive(Live):
    def __init__(self, part: "First", scope: Scope) -> None:
        self.part, self.scope = part, scope
        self.branch: Live | None = None

    def settle(self) -> None:
        if self.branch is not None:
            self.branch.settle()
            self.done = self.branch.done

    def handles(self) -> Iterator[Handle]:
        if self.branch is not None:
            yield from self.branch.handles()
            return
        for place, (kind, _) in enumerate(self.part.branches):
            key = (kind, f"{self.part.id}_{place}", self.scope.item)
            yield Handle(key, lambda _, place=place: self._take(place))

    def _take(self, place: int) -> None:
        self.branch = self.part.branches[place][1].begin(self.scope)


@dataclass
class First(Part):
    """An event-based gateway: the first timer or message decides."""

    id: str
    branches: list[tuple[str, Part]]

    def begin(self, scope: Scope) -> Live:
        return FirstLive(self, scope)

    def draw(self, drawing: Drawing, source: str) -> str:
        gate, merge = drawing.node("eventBasedGateway", self.id), drawing.choice(f"{self.id}_merge")
        drawing.flow(source, gate)
        for place, (kind, branch) in enumerate(self.branches):
            event = Wait(f"{self.id}_{place}", kind).draw(drawing, gate)
            drawing.flow(branch.draw(drawing, event), merge)
        return merge
