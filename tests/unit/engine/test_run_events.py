"""Timers that look at a flag, messages, boundary events, cancelling."""

import pytest
from run_diagrams import Drawing, message_definition, timer_definition
from run_player import Player

from processes.engine.runs import DataRefused, NotWaiting


def guarded(*, interrupting: bool) -> bytes:
    drawing = Drawing()
    drawing.chain(drawing.start("s"), drawing.user("u"), drawing.user("w"), drawing.end("e"))
    drawing.boundary_timer("late", "u", interrupting=interrupting)
    drawing.chain("late", drawing.user("v"), drawing.end("e2"))
    return drawing.xml()


def test_an_interrupting_timer_takes_the_task_away() -> None:
    player = Player(guarded(interrupting=True))
    assert (player.offered(), player.timers()) == (["u"], ["late"])
    player.fire("late")
    assert (player.offered(), player.timers()) == (["v"], [])
    player.complete("v")
    assert player.run.is_finished


def test_a_non_interrupting_timer_adds_a_task() -> None:
    player = Player(guarded(interrupting=False))
    player.fire("late")
    assert (sorted(player.offered()), player.timers()) == (["u", "v"], [])
    player.complete("v")
    assert player.offered() == ["u"]
    player.complete("u")
    player.complete("w")
    assert player.run.is_finished


def test_a_finished_task_ends_its_timers() -> None:
    player = Player(guarded(interrupting=False))
    timer = player.run.waiting_timers()[0].id
    player.complete("u")
    assert (player.offered(), player.timers()) == (["w"], [])
    with pytest.raises(NotWaiting):
        player.run.fire(timer)


@pytest.mark.parametrize("text", ["2020-01-01T00:00:00", "2020-01-01", "PT0S", "not a time at all"])
def test_naive_and_past_dates_do_not_fire_by_themselves(text: str) -> None:
    definition = (
        f"<bpmn:timerEventDefinition><bpmn:timeDate>{text}</bpmn:timeDate></bpmn:timerEventDefinition>"
    )
    drawing = Drawing()
    event = drawing.node("intermediateCatchEvent", "t", definition)
    drawing.chain(drawing.start("s"), event, drawing.user("u"), drawing.end("e"))
    player = Player(drawing.xml())
    player.settle()
    assert (player.offered(), player.timers()) == ([], ["t"])
    player.fire("t")
    assert player.offered() == ["u"]


def test_a_timer_in_a_loop_has_a_new_id_each_round() -> None:
    drawing = Drawing()
    drawing.start("s"), drawing.choice("m"), drawing.timer("t"), drawing.user("u"), drawing.choice("g", "out")
    drawing.chain("s", "m", "t", "u", "g")
    drawing.flow("g", "m", 'outcome = "again"')
    drawing.flow("g", drawing.end("e"), flow_id="out")
    player = Player(drawing.xml())
    first = player.run.waiting_timers()[0].id
    player.fire("t")
    player.complete("u", "again")
    assert player.run.waiting_timers()[0].id != first


def either(*kinds: str) -> bytes:
    drawing = Drawing()
    drawing.chain(drawing.start("s"), drawing.node("eventBasedGateway", "g"))
    for kind in kinds:
        definition = message_definition(kind) if kind.startswith("msg") else timer_definition()
        drawing.flow("g", drawing.node("intermediateCatchEvent", kind, definition))
        drawing.chain(kind, drawing.user(f"after_{kind}"), drawing.end(f"end_{kind}"))
    return drawing.xml(messages=tuple(kind for kind in kinds if kind.startswith("msg")))


@pytest.mark.parametrize("chosen", ["t1", "t2"])
def test_event_based_gateway_with_two_timers(chosen: str) -> None:
    player = Player(either("t1", "t2", "msg"))
    assert player.timers() == ["t1", "t2"]
    assert [(m.node, m.message) for m in player.run.waiting_messages()] == [("msg", "msg")]
    player.fire(chosen)
    assert (player.offered(), player.timers()) == ([f"after_{chosen}"], [])
    assert player.run.waiting_messages() == []


def test_a_message_is_delivered_by_name_or_id() -> None:
    for by_id in (False, True):
        player = Player(either("t1", "msg"))
        (waiting,) = player.run.waiting_messages()
        player.deliver(waiting.id if by_id else "msg")
        assert player.offered() == ["after_msg"]


def test_a_message_nobody_waits_for_is_refused() -> None:
    player = Player(either("t1", "msg"))
    with pytest.raises(NotWaiting):
        player.run.deliver("another")
    with pytest.raises(DataRefused):
        player.run.deliver("msg", {"nested": []})
    player.fire("t1")
    with pytest.raises(NotWaiting):
        player.run.deliver("msg")


def test_a_name_that_fits_two_events_is_refused() -> None:
    drawing = Drawing()
    drawing.chain(drawing.start("s"), drawing.fork("f"))
    for place in "ab":
        event = drawing.node("intermediateCatchEvent", place, message_definition("msg"))
        drawing.flow("f", event)
        drawing.chain(event, drawing.end(f"e{place}"))
    player = Player(drawing.xml(messages=("msg",)))
    with pytest.raises(NotWaiting, match="2 events"):
        player.run.deliver("msg")
    player.deliver(player.run.waiting_messages()[0].id)
    player.deliver("msg")
    assert player.run.is_finished


def test_a_payload_gives_the_outcome() -> None:
    drawing = Drawing()
    drawing.chain(drawing.start("s"), drawing.message("m", "msg"), drawing.choice("g", "no"))
    drawing.flow("g", drawing.user("yes"), 'outcome = "supplied"')
    drawing.flow("g", drawing.end("e"), flow_id="no")
    drawing.chain("yes", "e")
    player = Player(drawing.xml(messages=("msg",)))
    player.deliver("msg", {"outcome": "supplied"})
    assert player.offered() == ["yes"]


def test_a_thrown_message_is_told_to_the_host() -> None:
    drawing = Drawing()
    throw = drawing.node("intermediateThrowEvent", "t", message_definition("msg"))
    drawing.chain(drawing.start("s"), throw, drawing.user("u"), drawing.end("e"))
    assert Player(drawing.xml(messages=("msg",))).last.thrown == ("msg",)


def nested() -> bytes:
    inner, middle, outer = Drawing(), Drawing(), Drawing()
    inner.chain(inner.start("is"), inner.user("iu"), inner.end("ie"))
    inner.boundary_timer("it", "iu", interrupting=True)
    inner.chain("it", inner.end("ite"))
    middle.chain(middle.start("ms"), middle.fork("mf"))
    middle.chain("mf", middle.sub("x", inner), middle.fork("mj"), middle.end("me"))
    middle.chain("mf", middle.message("mm", "msg"), "mj")
    outer.chain(outer.start("s"), outer.sub("y", middle), outer.end("e"))
    outer.boundary_timer("ot", "y", interrupting=True)
    outer.chain("ot", outer.user("after"), outer.end("ote"))
    return outer.xml(messages=("msg",))


def test_cancel_takes_nested_sub_processes_and_timers() -> None:
    player = Player(nested())
    assert player.timers() == ["it", "ot"] or player.timers() == ["ot", "it"]
    player.run.cancel()
    for run in (player.run, type(player.run).load(player.spec, player.run.save())):
        assert run.is_finished
        assert (run.offered(), run.waiting_timers(), run.waiting_messages()) == ([], [], [])


def test_an_interrupted_sub_process_leaves_nothing_behind() -> None:
    player = Player(nested())
    player.fire("ot")
    assert (player.offered(), player.timers()) == (["after"], [])
    assert player.run.waiting_messages() == []
    player.complete("after")
    assert player.run.is_finished


def test_a_terminate_end_ends_everything() -> None:
    drawing = Drawing()
    drawing.chain(drawing.start("s"), drawing.fork("f"), drawing.user("a"), drawing.end("e"))
    drawing.chain("f", drawing.user("b"), drawing.end("stop", "<bpmn:terminateEventDefinition/>"))
    player = Player(drawing.xml())
    player.complete("b")
    assert player.run.is_finished
    assert player.offered() == []


def test_an_error_end_is_caught_on_the_sub_process() -> None:
    inner, drawing = Drawing(), Drawing()
    inner.chain(inner.start("is"), inner.user("iu"), inner.end("ie", "<bpmn:errorEventDefinition/>"))
    drawing.chain(drawing.start("s"), drawing.sub("x", inner), drawing.user("never"), drawing.end("e"))
    drawing.node("boundaryEvent", "caught", "<bpmn:errorEventDefinition/>", attachedToRef="x")
    drawing.chain("caught", drawing.user("mend"), drawing.end("e2"))
    player = Player(drawing.xml())
    player.complete("iu")
    assert player.offered() == ["mend"]
