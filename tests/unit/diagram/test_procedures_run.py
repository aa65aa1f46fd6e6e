"""Our procedures in the engine: whatever people and clocks do, every move is legal and the run can end."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest
from drawings import MODELS, ours_expanded

from processes.domain.dossier.moves import MOVES
from processes.domain.dossier.statuses import ENDED, Status
from processes.domain.procedure import Facts, Outcome
from processes.engine.diagram import read_facts
from processes.engine.runs import OfferedTask, PendingStep, Run, Spec, WaitingTimer, parse_spec

PROCEDURES = sorted(path.stem for path in (MODELS / "procedures").glob("*.bpmn"))
WALKS, PATIENCE = 25, 40
ACCEPTED = ("intake__check", "accept")
TO_THE_END = (
    ("appraise", "eligible"),
    ("approval__approve", "agree"),
    ("issue__issue_result", "issue"),
    ("return_result__confirm", "confirm"),
)


@dataclass
class Walk:
    """A dossier on its way: its run, its status, and what was done."""

    facts: Facts
    spec: Spec
    result_form: str = "online"
    status: Status = Status.SUBMITTED
    channel: str = "online"
    done: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.run = Run.start(self.spec)
        self.go_on()

    def go_on(self) -> None:
        self.run.advance(self.context, self.step)
        self.run = Run.load(self.spec, self.run.save())

    def context(self) -> dict[str, object]:
        dossier = {"status": str(self.status), "channel": self.channel, "result_form": self.result_form}
        return {"dossier": dossier, "form": {form: {} for form in self.facts.forms}}

    def step(self, pending: PendingStep) -> dict[str, object]:
        self.move(self.facts.steps[pending.node].move)
        self.done.append(pending.node)
        return {}

    def move(self, name: str | None) -> None:
        if name:
            assert self.status in MOVES[name].sources, (name, self.status, self.done)
            self.status = MOVES[name].target or self.status

    def complete(self, task: OfferedTask, outcome: Outcome) -> None:
        self.run.complete(task.id, {"outcome": outcome.id})
        self.move(outcome.move)
        self.done.append(f"{task.node}:{outcome.id}")
        self.go_on()

    def fire(self, timer: WaitingTimer) -> None:
        self.run.fire(timer.id)
        self.move(self.facts.timers[timer.node].move)
        self.go_on()

    def do(self, steps: Sequence[tuple[str, str]]) -> None:
        """Complete tasks by node and outcome; a node with the outcome ``fire`` is a timer."""
        for node, name in steps:
            if name == "fire":
                self.fire(next(timer for timer in self.run.waiting_timers() if timer.node == node))
            else:
                task = next(task for task in self.run.offered() if task.node == node)
                outcomes = self.facts.tasks[node].outcomes
                self.complete(task, next(outcome for outcome in outcomes if outcome.id == name))


@pytest.fixture(scope="module")
def household() -> tuple[Facts, Spec]:
    expanded = ours_expanded()
    return read_facts(expanded.xml), parse_spec(expanded.xml)


def test_the_straight_way(household: tuple[Facts, Spec]) -> None:
    walk = Walk(*household)
    walk.do([ACCEPTED, *TO_THE_END])
    assert walk.run.is_finished
    assert walk.status == Status.RETURNED
    assert [node for node in walk.done if ":" not in node] == [
        "transfer",
        "return_result__return_online",
        "archive",
    ]


def test_a_result_on_paper_is_handed_over(household: tuple[Facts, Spec]) -> None:
    walk = Walk(*household, result_form="desk")
    walk.do([ACCEPTED, *TO_THE_END])
    assert [task.node for task in walk.run.offered()] == ["return_result__hand_over"]
    walk.do([("return_result__hand_over", "returned")])
    assert walk.run.is_finished


def test_a_refused_dossier_ends_at_the_desk(household: tuple[Facts, Spec]) -> None:
    walk = Walk(*household)
    walk.do([("intake__check", "refuse")])
    assert (walk.run.is_finished, walk.status) == (True, Status.REFUSED)


def test_supplement_and_sending_back(household: tuple[Facts, Spec]) -> None:
    walk = Walk(*household)
    walk.do([ACCEPTED, ("appraise", "amend"), ("supplement__send", "back"), ("appraise", "amend")])
    walk.do([("supplement__send", "send"), ("supplement__supply", "sent")])
    walk.do([("appraise", "eligible"), ("approval__approve", "send_back"), *TO_THE_END])
    assert (walk.run.is_finished, walk.status) == (True, Status.RETURNED)


def test_an_applicant_who_does_not_answer(household: tuple[Facts, Spec]) -> None:
    walk = Walk(*household)
    walk.do(
        [ACCEPTED, ("appraise", "amend"), ("supplement__send", "send"), ("supplement__supply_timer", "fire")]
    )
    walk.do([("supplement__decide", "extend"), ("supplement__supply_timer", "fire")])
    walk.do([("supplement__decide", "stop")])
    assert (walk.run.is_finished, walk.status) == (True, Status.STOPPED)


def test_the_desk_answers_late(household: tuple[Facts, Spec]) -> None:
    walk = Walk(*household)
    walk.do([("intake__intake_timer", "fire")])
    assert walk.done == ["intake__record_overdue"]
    walk.do([ACCEPTED, *TO_THE_END])
    assert walk.run.is_finished


@pytest.mark.parametrize("code", PROCEDURES)
def test_any_way_makes_legal_moves_only(code: str) -> None:
    expanded = ours_expanded(code)
    facts, spec = read_facts(expanded.xml), parse_spec(expanded.xml)
    finished = 0
    for seed in range(WALKS):
        chance = random.Random(seed)
        walk = Walk(facts, spec, chance.choice(["online", "desk", "post"]))
        walk.channel = chance.choice(["online", "direct"])
        for _ in range(PATIENCE):
            if walk.run.is_finished:
                break
            _any_step(walk, chance)
        finished += walk.run.is_finished
        assert not walk.run.is_finished or walk.status in ENDED
    assert finished > WALKS // 2


def _any_step(walk: Walk, chance: random.Random) -> None:
    timers = list(walk.run.waiting_timers())
    if timers and chance.random() < 0.1:
        walk.fire(chance.choice(timers))
        return
    task = chance.choice(list(walk.run.offered()))
    walk.complete(task, chance.choice(walk.facts.tasks[task.node].outcomes))
