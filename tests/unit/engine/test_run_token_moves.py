"""An administrator puts a token elsewhere."""

import pytest
from run_diagrams import Drawing, instances, line
from run_player import Player

from processes.engine.runs import MoveRefused, NotWaiting


def move(player: Player, node: str, to: str) -> None:
    player.run.move_token(player.task(node), to)
    player.settle()


def test_forward_and_back() -> None:
    player = Player(line(4))
    move(player, "u0", "u2")
    assert player.offered() == ["u2"]
    move(player, "u2", "u1")
    for node in ("u1", "u2", "u3"):
        player.complete(node)
    assert player.run.is_finished


def around() -> bytes:
    inner, drawing = Drawing(), Drawing()
    inner.chain(inner.start("is"), inner.fork("if"), inner.user("ia"), inner.fork("ij"), inner.end("ie"))
    inner.chain("if", inner.user("ib"), "ij")
    drawing.chain(drawing.start("s"), drawing.user("u"), drawing.sub("x", inner), drawing.user("v"))
    for node in ("u", "x"):
        drawing.boundary_timer(f"t{node}", node, interrupting=False)
        drawing.chain(f"t{node}", drawing.user(f"late_{node}"), drawing.end(f"e{node}"))
    drawing.chain("v", drawing.choice("g"), drawing.end("e"))
    return drawing.xml()


def test_out_of_a_sub_process_takes_all_of_it() -> None:
    player = Player(around())
    player.complete("u")
    move(player, "ia", "u")
    assert (player.offered(), player.timers()) == (["u"], ["tu"])
    player.complete("u")
    player.complete("ia")
    player.complete("ib")
    player.complete("v")
    assert player.run.is_finished


def test_into_a_sub_process_at_its_beginning() -> None:
    player = Player(around())
    move(player, "u", "x")
    assert (sorted(player.offered()), player.timers()) == (["ia", "ib"], ["tx"])


def test_after_a_boundary_event_has_fired() -> None:
    player = Player(around())
    player.fire("tu")
    move(player, "u", "v")
    assert sorted(player.offered()) == ["late_u", "v"]
    player.complete("v")
    player.complete("late_u")
    assert player.run.is_finished


def test_in_a_branch_of_a_fork() -> None:
    drawing = Drawing()
    drawing.chain(
        drawing.start("s"), drawing.fork("f"), drawing.user("a"), drawing.user("a2"), drawing.fork("j")
    )
    drawing.chain("f", drawing.user("b"), "j", drawing.end("e"))
    player = Player(drawing.xml())
    move(player, "a", "a2")
    player.complete("b")
    player.complete("a2")
    assert player.run.is_finished


def test_a_multi_instance_moves_as_a_whole() -> None:
    drawing = Drawing()
    drawing.chain(
        drawing.start("s"), drawing.user("u", instances("[1, 2]")), drawing.user("v"), drawing.end("e")
    )
    player = Player(drawing.xml())
    move(player, "u", "v")
    assert player.offered() == ["v"]
    move(player, "v", "u")
    assert player.items() == [1, 2]


def test_a_waiting_timer_can_be_moved() -> None:
    drawing = Drawing()
    drawing.chain(drawing.start("s"), drawing.timer("t"), drawing.user("u"), drawing.end("e"))
    player = Player(drawing.xml())
    player.run.move_token(player.run.waiting_timers()[0].id, "u")
    player.settle()
    assert (player.offered(), player.timers()) == (["u"], [])


@pytest.mark.parametrize("target", ["ia", "g", "e", "tu", "nowhere", "Start", "u.BoundaryEventSplit"])
def test_only_activities_around_can_be_reached(target: str) -> None:
    player = Player(around())
    with pytest.raises(MoveRefused):
        player.run.move_token(player.task("u"), target)
    assert player.offered() == ["u"]
    player.complete("u")


def test_only_a_live_token_can_be_moved() -> None:
    player = Player(line(2))
    first = player.task("u0")
    player.complete("u0")
    with pytest.raises(NotWaiting):
        player.run.move_token(first, "u1")
