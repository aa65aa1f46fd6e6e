"""Parallel and inclusive gateways over forgotten history."""

import pytest
from run_diagrams import Drawing
from run_player import Player

from processes.engine.runs import StallError


def test_one_join_for_two_forks() -> None:
    """The first fork and its finished branch are forgotten while the second one is open."""
    drawing = Drawing()
    drawing.chain(drawing.start("s"), drawing.fork("f1"), drawing.user("a"), drawing.fork("j"))
    drawing.chain("f1", drawing.user("b"), drawing.fork("f2"), drawing.user("c"), "j")
    drawing.chain("f2", drawing.user("d"), "j", drawing.user("after"), drawing.end("e"))
    player = Player(drawing.xml())
    for node in ("a", "b", "c"):
        player.complete(node)
        assert "after" not in player.offered()
    player.complete("d")
    assert player.offered() == ["after"]
    player.complete("after")
    assert player.run.is_finished


def test_a_fork_and_join_in_a_loop_waits_in_every_round() -> None:
    drawing = Drawing()
    drawing.start("s"), drawing.choice("m"), drawing.fork("f"), drawing.fork("j")
    drawing.user("u"), drawing.choice("g", "out")
    drawing.chain("s", "m", "f", drawing.user("a"), "j", "u", "g")
    drawing.chain("f", drawing.user("b"), "j")
    drawing.flow("g", "m", 'outcome = "again"')
    drawing.flow("g", drawing.end("e"), flow_id="out")
    player = Player(drawing.xml())
    for last in [False] * 5 + [True]:
        player.complete("b")
        assert player.offered() == ["a"]
        player.complete("a")
        player.complete("u", "stop" if last else "again")
    assert player.run.is_finished


def choosing(*, through_sub: bool) -> bytes:
    drawing, inner = Drawing(), Drawing()
    fork = drawing.node("inclusiveGateway", "f", default="none")
    drawing.chain(drawing.start("s"), fork)
    join = drawing.node("inclusiveGateway", "j")
    inner.chain(inner.start("is"), inner.user("a"), inner.end("ie"))
    drawing.flow("f", drawing.sub("x", inner) if through_sub else drawing.user("a"), "dossier.a")
    drawing.flow("f", drawing.user("b"), "dossier.b")
    drawing.flow("f", drawing.user("c"), flow_id="none")
    drawing.chain("x" if through_sub else "a", drawing.user("a2"), join)
    drawing.chain("b", join), drawing.chain("c", join)
    drawing.chain(join, drawing.user("after"), drawing.end("e"))
    return drawing.xml()


@pytest.mark.parametrize("through_sub", [True, False])
def test_an_inclusive_join_waits_for_every_token_under_way(through_sub: bool) -> None:
    player = Player(choosing(through_sub=through_sub), {"dossier": {"a": True, "b": True}})
    assert sorted(player.offered()) == ["a", "b"]
    player.complete("b")
    assert player.offered() == ["a"]
    player.complete("a")
    player.complete("a2")
    assert player.offered() == ["after"]


def test_an_inclusive_join_does_not_wait_for_branches_not_taken() -> None:
    player = Player(choosing(through_sub=False), {"dossier": {"a": False, "b": False}})
    assert player.offered() == ["c"]
    player.complete("c")
    assert player.offered() == ["after"]


def test_a_join_that_can_never_be_complete_is_a_stall() -> None:
    drawing = Drawing()
    drawing.chain(drawing.start("s"), drawing.user("u"), drawing.choice("g", "no"))
    drawing.flow("g", drawing.step("a"), 'outcome = "a"')
    drawing.flow("g", drawing.step("b"), flow_id="no")
    drawing.chain("a", drawing.fork("j"), drawing.end("e"))
    drawing.chain("b", "j")
    player = Player(drawing.xml())
    player.run.complete(player.task("u"), {"outcome": "a"})
    with pytest.raises(StallError):
        player.run.advance({}, player.on_step)
