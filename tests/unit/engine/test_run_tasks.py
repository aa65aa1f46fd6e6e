"""Tasks and steps: what is offered, finished once, and carried out by the host."""

from datetime import date
from decimal import Decimal

import pytest
from run_diagrams import Drawing, line
from run_player import Player

from processes.engine.runs import DataRefused, NotSettled, NotWaiting, Run, TaskNotReady, parse_spec


def test_tasks_come_one_after_the_other() -> None:
    player = Player(line(3))
    for node in ("u0", "u1", "u2"):
        assert player.offered() == [node]
        player.complete(node)
    assert player.run.is_finished
    assert player.offered() == []


def test_a_task_keeps_its_id_when_stored() -> None:
    player = Player(line(2))
    before = player.task("u0")
    player.settle()
    assert player.task("u0") == before


@pytest.mark.parametrize("tag", ["userTask", "manualTask", "task"])
def test_every_task_for_people_is_offered(tag: str) -> None:
    drawing = Drawing()
    drawing.chain(drawing.start("s"), drawing.node(tag, "t"), drawing.end("e"))
    assert Player(drawing.xml()).offered() == ["t"]


def test_completed_tasks_cannot_run_again() -> None:
    player = Player(line(2))
    first = player.task("u0")
    player.complete("u0")
    with pytest.raises(TaskNotReady):
        player.run.complete(first)
    assert player.offered() == ["u1"]


def test_only_offered_tasks_can_run() -> None:
    """Not the start that has completed, a sub-process that has begun, a waiting timer, an unknown id."""
    inner, drawing = Drawing(), Drawing()
    inner.chain(inner.start("is"), inner.user("iu"), inner.end("ie"))
    drawing.chain(drawing.start("s"), drawing.sub("x", inner), drawing.end("e"))
    drawing.boundary_timer("t", "x", interrupting=True)
    drawing.chain("t", drawing.end("te"))
    player = Player(drawing.xml())
    known = [str(task_id) for task_id in player.run._workflow.tasks]
    assert len(known) >= 4
    for task_id in [*known, "no such id"]:
        with pytest.raises(TaskNotReady):
            player.run.complete(task_id)
    player.complete("iu")
    assert player.run.is_finished


def test_one_change_then_advance() -> None:
    run = Run.start(parse_spec(line(2)))
    with pytest.raises(NotSettled):
        run.save()
    run.advance({}, lambda step: {})
    run.complete(run.offered()[0].id)
    with pytest.raises(NotSettled):
        run.save()


@pytest.mark.parametrize("value", [Decimal("1.5"), date(2026, 1, 2), ["a"], {"a": 1}, b"a", "x" * 1001])
def test_decimals_dates_and_nested_values_stay_out(value: object) -> None:
    player = Player(line(2))
    with pytest.raises(DataRefused):
        player.run.complete(player.task("u0"), {"value": value})
    assert player.complete("u0").steps_taken == 0


def test_a_key_typename_does_no_harm() -> None:
    player = Player(line(2))
    player.run.complete(player.task("u0"), {"typename": "BpmnWorkflow", "outcome": None})
    player.settle()
    assert player.offered() == ["u1"]


def steps() -> bytes:
    drawing = Drawing()
    drawing.chain(
        drawing.start("s"), drawing.step("one"), drawing.step("two"), drawing.user("u"), drawing.end("e")
    )
    return drawing.xml()


def test_the_host_does_steps_in_order() -> None:
    done: list[str] = []
    player = Player(steps(), on_step=lambda step: done.append(step.node) or {})
    assert done == ["one", "two"]
    assert player.offered() == ["u"]
    assert player.last.passed == ("s", "one", "two")


def test_a_step_may_be_finished_later() -> None:
    player = Player(steps(), on_step=lambda step: None if step.node == "one" else {})
    assert player.offered() == []
    (pending,) = player.run.pending_steps()
    assert pending.node == "one"
    player.settle()
    assert [step.id for step in player.run.pending_steps()] == [pending.id]
    player.run.finish_step(pending.id, {"outcome": "ok"})
    player.settle()
    assert player.offered() == ["u"]
    with pytest.raises(NotWaiting):
        player.run.finish_step(pending.id)


def test_an_error_of_a_step_is_never_saved() -> None:
    player = Player(steps(), on_step=lambda step: None)
    player.run.finish_step(player.run.pending_steps()[0].id)
    with pytest.raises(ZeroDivisionError):
        player.run.advance({}, lambda step: {"outcome": 1 // 0})
    with pytest.raises(NotSettled):
        player.run.save()
    with pytest.raises(NotSettled):
        player.run.advance({}, lambda step: {})
    assert [step.node for step in Run.load(player.spec, player.stored).pending_steps()] == ["one"]


def test_done_nodes_are_told_in_order() -> None:
    run = Run.start(parse_spec(line(2)))
    run.advance({}, lambda step: {})
    run.complete(run.offered()[0].id)
    run.advance({}, lambda step: {})
    assert run.done_nodes() == ("s", "u0")


def test_the_path_names_the_sub_processes_around() -> None:
    inner, middle, outer = Drawing(), Drawing(), Drawing()
    inner.chain(inner.start("a__b__s"), inner.user("a__b__u"), inner.end("a__b__e"))
    middle.chain(middle.start("a__s"), middle.sub("a__b", inner), middle.end("a__e"))
    outer.chain(outer.start("s"), outer.sub("a", middle), outer.end("e"))
    player = Player(outer.xml())
    assert [(task.node, task.path) for task in player.run.offered()] == [("a__b__u", ("a", "a__b"))]
    player.complete("a__b__u")
    assert player.run.is_finished
