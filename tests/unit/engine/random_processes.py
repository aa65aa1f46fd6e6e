"""Random structured processes and their players."""

from collections.abc import Callable

from token_game import Both, Choice, Handle, Loop, Part, Scope, Sequence, Some, Step, Task, Wait
from token_game_activities import First, Guarded, Many, Sub

from processes.engine.runs import Run, Spec, parse_spec

Choose = Callable[[int], int]
"""A number from 0 up to, not including, the argument."""

FLAGS = ("f0", "f1", "f2")


class Maker:
    """Builds one process. Forks in a loop, and inclusive gateways, get a sub-process of their own."""

    def __init__(self, choose: Choose) -> None:
        self.choose = choose
        self.count = 0
        self.messages: list[str] = []

    def process(self, size: int) -> Sub:
        return Sub("p", Sequence([Task(self.name("t")), self.part(size, "", False, False)]))

    def name(self, kind: str, prefix: str = "") -> str:
        self.count += 1
        return f"{prefix}{kind}{self.count}"

    def part(self, size: int, prefix: str, looped: bool, many: bool) -> Part:
        """``looped``: the part may be passed again; ``many``: it stands in a multi-instance."""
        if size <= 1:
            return self.leaf(prefix)
        kinds = (
            self.sequence, self.sequence, self.decision, self.parallel, self.inclusive, self.sub,
            self.loop, self.several, self.guarded, self.first,
        )  # fmt: skip
        return kinds[self.choose(len(kinds))](size, prefix, looped, many)

    def leaf(self, prefix: str) -> Part:
        kind = self.choose(8)
        if kind == 0:
            later = self.choose(2) == 0
            return Step(self.name("later" if later else "now", prefix), later)
        if kind == 1:
            return self.wait(prefix)
        return Task(self.name("t", prefix))

    def wait(self, prefix: str) -> Wait:
        wait = Wait(self.name("w", prefix), ("timer", "message")[self.choose(2)])
        if wait.kind == "message":
            self.messages.append(wait.id)
        return wait

    def split(self, size: int, count: int, prefix: str, looped: bool, many: bool) -> list[Part]:
        return [self.part((size - 1) // count, prefix, looped, many) for _ in range(count)]

    def sequence(self, size: int, prefix: str, looped: bool, many: bool) -> Part:
        return Sequence(self.split(size, 2 + self.choose(2), prefix, looped, many))

    def decision(self, size: int, prefix: str, looped: bool, many: bool) -> Part:
        branches = self.split(size, 2 + self.choose(2), prefix, looped, many)
        if self.choose(3) == 0:
            branches[0] = Sequence([])
        return Choice(self.name("d", prefix), branches)

    def parallel(self, size: int, prefix: str, looped: bool, many: bool) -> Part:
        if looped:
            return self.sub(size, prefix, looped, many, inner=self.parallel)
        branches = self.split(size, 2 + self.choose(2), prefix, looped, many)
        if self.choose(4) == 0:
            branches[-1] = Sequence([])
        return Both(self.name("b", prefix), branches)

    def inclusive(self, size: int, prefix: str, looped: bool, many: bool) -> Part:
        name = self.name("x", prefix)
        branches = self.split(size, 3, name + "__", False, many)
        some = Some(self.name("i", prefix), list(zip(FLAGS, branches, strict=True)))
        # Without a task behind the join, firing too early would not be noticed.
        return Sub(name, Sequence([some, Task(self.name("t", name + "__"))]))

    def sub(
        self, size: int, prefix: str, looped: bool, many: bool, inner: Callable[..., Part] | None = None
    ) -> Part:
        name = self.name("x", prefix)
        body = (inner or self.part)(size - 1, name + "__", False, many)
        return Sub(name, Sequence([body, Task(self.name("t", name + "__"))]) if self.choose(2) else body)

    def loop(self, size: int, prefix: str, looped: bool, many: bool) -> Part:
        return Loop(self.name("l", prefix), self.part(size - 1, prefix, True, many))

    def several(self, size: int, prefix: str, looped: bool, many: bool) -> Part:
        if many:
            return self.leaf(prefix)
        part = Task(self.name("t", prefix)) if self.choose(2) else self.sub(size, prefix, looped, True)
        items = tuple(f"i{k}" for k in range(1 + self.choose(3)))
        return Many(part, items, sequential=self.choose(2) == 0)  # type: ignore[arg-type]

    def guarded(self, size: int, prefix: str, looped: bool, many: bool) -> Part:
        interrupting = self.choose(2) == 0
        handler = self.part(size // 2, prefix, looped or not interrupting, many)
        activity: Part = Task(self.name("t", prefix))
        if kind := self.choose(3):
            make = self.sub if kind == 1 or many else self.several
            activity = make(size // 2, prefix, looped, many)
        return Guarded(self.name("g", prefix), activity, handler, interrupting)  # type: ignore[arg-type]

    def first(self, size: int, prefix: str, looped: bool, many: bool) -> Part:
        name = self.name("e", prefix)
        kinds = ("timer", "timer", "message")[: 2 + self.choose(2)]
        branches = self.split(size, len(kinds), prefix, looped, many)
        self.messages += [f"{name}_{k}" for k, kind in enumerate(kinds) if kind == "message"]
        return First(name, list(zip(kinds, branches, strict=True)))


def play(choose: Choose, size: int, most_moves: int = 40) -> int:
    """Play one random process both ways, stored and loaded at each move; gives the number of moves."""
    maker = Maker(choose)
    process = maker.process(size)
    flags = {name: choose(2) == 0 for name in FLAGS}
    game = process.begin(Scope(flags))
    spec = parse_spec(process.drawn().xml(messages=tuple(maker.messages)))
    run = settled(Run.start(spec), spec, flags)
    game.settle()
    for moves in range(most_moves):
        assert open_keys(run) == sorted((handle.key for handle in game.handles()), key=str)
        assert run.is_finished == game.done
        choices = [handle for handle in game.handles() if handle.repeatable]
        if not choices:
            return moves
        run = one_move(choices[choose(len(choices))], choose, run, spec, flags)
        game.settle()
    return most_moves


def one_move(handle: Handle, choose: Choose, run: Run, spec: Spec, flags: dict[str, bool]) -> Run:
    answer = handle.answers[choose(len(handle.answers))]
    do_in_run(run, handle, answer)
    handle.do(answer)
    return settled(run, spec, flags)


def do_in_run(run: Run, handle: Handle, answer: str) -> None:
    kind, node, item = handle.key
    lists = {
        "task": run.offered,
        "step": run.pending_steps,
        "timer": run.waiting_timers,
        "message": run.waiting_messages,
    }
    found = next(each for each in lists[kind]() if (each.node, each.item) == (node, item))
    if kind == "task":
        run.complete(found.id, {"outcome": answer})
    elif kind == "step":
        run.finish_step(found.id)
    elif kind == "timer":
        run.fire(found.id)
    else:
        run.deliver(found.id)


def settled(run: Run, spec: Spec, flags: dict[str, bool]) -> Run:
    run.advance({"dossier": flags}, lambda step: None if "later" in step.node else {})
    return Run.load(spec, run.save())


def open_keys(run: Run) -> list[tuple[str, str, object]]:
    found = [("task", t.node, t.item) for t in run.offered()]
    found += [("timer", t.node, t.item) for t in run.waiting_timers()]
    found += [("message", t.node, t.item) for t in run.waiting_messages()]
    found += [("step", t.node, t.item) for t in run.pending_steps()]
    return sorted(found, key=str)
