"""Play a run as the host does: after every action it is stored and loaded again."""

from collections.abc import Callable, Mapping

from processes.engine.runs import Advance, Context, PendingStep, Run, parse_spec

Done = Mapping[str, object] | None


class Player:
    def __init__(
        self,
        xml: bytes,
        context: Context | None = None,
        on_step: Callable[[PendingStep], Done] = lambda step: {},
    ) -> None:
        self.spec = parse_spec(xml)
        self.context: Context = {} if context is None else context
        self.on_step = on_step
        self.run = Run.start(self.spec)
        self.last = self.settle()

    def settle(self) -> Advance:
        self.last = self.run.advance(self.context, self.on_step)
        self.stored = self.run.save()
        self.run = Run.load(self.spec, self.stored)
        return self.last

    def offered(self) -> list[str]:
        return [task.node for task in self.run.offered()]

    def items(self) -> list[object]:
        return [task.item for task in self.run.offered()]

    def task(self, node: str) -> str:
        return next(task.id for task in self.run.offered() if task.node == node)

    def complete(self, node: str, outcome: str | None = None) -> Advance:
        self.run.complete(self.task(node), {} if outcome is None else {"outcome": outcome})
        return self.settle()

    def timers(self) -> list[str]:
        return [timer.node for timer in self.run.waiting_timers()]

    def fire(self, node: str) -> Advance:
        self.run.fire(next(timer.id for timer in self.run.waiting_timers() if timer.node == node))
        return self.settle()

    def deliver(self, name: str, payload: Done = None) -> Advance:
        self.run.deliver(name, payload)
        return self.settle()
