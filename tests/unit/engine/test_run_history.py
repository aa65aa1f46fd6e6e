"""Forgetting: budgets, long loops, sizes of the stored state."""

import pytest
from run_diagrams import Drawing, line, loop
from run_player import Player

from processes.engine.runs import MOST_STEPS, BudgetExceeded, Run, parse_spec


def test_a_loop_of_gateways_is_stopped() -> None:
    """The library would stall without a word after about a thousand steps."""
    drawing = Drawing()
    drawing.start("s"), drawing.choice("m"), drawing.choice("g", "back"), drawing.end("e")
    drawing.chain("s", "m", "g")
    drawing.flow("g", "m", flow_id="back")
    drawing.flow("g", "e", "dossier.ready")
    run = Run.start(parse_spec(drawing.xml()))
    asked: list[int] = []

    def context() -> dict[str, object]:
        asked.append(1)
        return {"dossier": {"ready": False}}

    with pytest.raises(BudgetExceeded):
        run.advance(context, lambda step: {})
    assert len(asked) <= MOST_STEPS // 2


def test_the_budget_counts_from_stop_to_stop() -> None:
    player = Player(loop())
    for _ in range(300):
        player.complete("first")
        player.complete("second", "on")
    assert player.offered() == ["first"]


def timed_loop() -> bytes:
    drawing = Drawing()
    drawing.start("s"), drawing.choice("m"), drawing.choice("g", "out")
    for node in "abcde":
        drawing.user(node)
        drawing.boundary_timer(f"t{node}", node, interrupting=False)
        drawing.chain(f"t{node}", drawing.end(f"end{node}"))
    drawing.chain("s", "m", *"abcde", "g")
    drawing.flow("g", "m", 'outcome = "again"')
    drawing.flow("g", drawing.end("last"), flow_id="out")
    return drawing.xml()


@pytest.mark.parametrize("xml", [loop(), timed_loop()])
def test_loop_depth_1000_without_ever_being_stored(xml: bytes) -> None:
    run = Run.start(parse_spec(xml))
    run.advance({}, lambda step: {})
    for _ in range(1000):
        run.complete(run.offered()[0].id, {"outcome": "again"})
        run.advance({}, lambda step: {})
    assert len(run.offered()) == 1
    assert len(run._workflow.tasks) < 20


def test_a_loop_in_a_branch_is_forgotten_too() -> None:
    """The fork must stay known as long as its other branch is open, the rounds must not."""
    drawing = Drawing()
    drawing.chain(drawing.start("s"), drawing.fork("f"), drawing.user("other"), drawing.fork("j"))
    drawing.chain("f", drawing.choice("m"), drawing.user("u"), drawing.choice("g", "out"))
    drawing.flow("g", "m", 'outcome = "again"')
    drawing.flow("g", "j", flow_id="out")
    drawing.chain("j", drawing.user("after"), drawing.end("e"))
    player = Player(drawing.xml())
    player.complete("u", "again")
    size = len(player.stored)
    for _ in range(100):
        player.complete("u", "again")
    assert abs(len(player.stored) - size) < 20
    player.complete("u", "out")
    player.complete("other")
    assert player.offered() == ["after"]


def largest_state(xml: bytes, nodes: list[str], outcome: str) -> int:
    player, largest = Player(xml), 0
    for node in nodes:
        largest = max(largest, len(player.stored))
        player.complete(node, outcome)
    return largest


def test_the_state_of_25_tasks_is_small() -> None:
    assert largest_state(line(25), [f"u{i}" for i in range(25)], "ok") < 3000


def test_the_state_of_a_loop_is_small() -> None:
    assert largest_state(loop(), ["first", "second"] * 300, "again") < 3000


def test_the_state_does_not_grow_with_the_diagram() -> None:
    """The library stores every predicted task: 1 KB for 5 tasks, 11 KB for 200."""
    sizes = {count: len(Player(line(count)).stored) for count in (5, 200)}
    assert abs(sizes[200] - sizes[5]) <= 16


def test_a_diagram_of_a_thousand_tasks_is_read_and_begun() -> None:
    player = Player(line(1000))
    player.complete("u0")
    assert player.offered() == ["u1"]
