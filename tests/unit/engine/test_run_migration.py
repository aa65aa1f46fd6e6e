"""A saved run taken to another diagram: same ids, same behaviour; what cannot move is refused."""

import copy
import random
import re
from collections.abc import Callable, Iterator, Mapping

import pytest
from random_processes import FLAGS, Maker, do_in_run, open_keys, settled
from run_diagrams import Drawing, instances, timer_definition
from run_player import Player
from token_game import Both, Part, Scope, Sequence, Task

from processes.engine.runs import (
    CannotMigrate,
    OtherKind,
    OtherScope,
    OtherStructure,
    Run,
    Spec,
    Unmapped,
    correspond,
    elements_of,
    migrate,
    nodes_that_matter,
    parse_spec,
)

ID = re.compile(r'(\b(?:id|sourceRef|targetRef|attachedToRef|default)=")((?!m_|definitions|p")[^"]+)(")')


def renamed_diagram(xml: bytes, prefix: str) -> tuple[bytes, dict[str, str]]:
    """The same diagram with other ids, and the new ones by the old ones."""
    names: dict[str, str] = {}

    def change(found: re.Match[str]) -> str:
        names[found[2]] = prefix + found[2]
        return f"{found[1]}{prefix}{found[2]}{found[3]}"

    return ID.sub(change, xml.decode()).encode(), names


def seen(run: Run, names: Mapping[str, str]) -> list[tuple[object, ...]]:
    lists = (run.offered(), run.waiting_timers(), run.waiting_messages(), run.pending_steps())
    return sorted(
        ((each.id.split("/")[0], names[each.node], repr(each.item)) for found in lists for each in found),
        key=str,
    )


def play_migrating(seed: str, size: int) -> int:
    """Play a random process by the token game; at each move the run goes over to a diagram of other ids and
    back, and the token game goes on with the original one."""
    choose = random.Random(seed).randrange
    maker = Maker(choose)
    process = maker.process(size)
    flags = {name: choose(2) == 0 for name in FLAGS}
    xml = process.drawn().xml(messages=tuple(maker.messages))
    other_xml, names = renamed_diagram(xml, "n_")
    spec, other = parse_spec(xml), parse_spec(other_xml)
    back = {new: old for old, new in names.items()}
    game = process.begin(Scope(flags))
    run = settled(Run.start(spec), spec, flags)
    game.settle()
    for moves in range(30):
        assert open_keys(run) == sorted((handle.key for handle in game.handles()), key=str)
        assert run.is_finished == game.done
        moved = migrate(spec, other, run.save(), names)
        there = Run.load(other, moved)
        assert seen(there, back) == seen(run, {name: name for name in names})
        choices = [handle for handle in game.handles() if handle.repeatable]
        if not choices:
            return moves
        handle = choices[choose(len(choices))]
        answer = handle.answers[choose(len(handle.answers))]
        if moves % 2:
            run = Run.load(spec, migrate(other, spec, moved, back))
            do_in_run(run, handle, answer)
            run = settled(run, spec, flags)
        else:
            run = over_there(there, other, spec, handle, answer, flags, names, back)
        handle.do(answer)
        game.settle()
    return 30


def over_there(there, other, spec, handle, answer, flags, names, back):  # type: ignore[no-untyped-def]
    """Do one thing under the other diagram, then go back."""
    kind, node, item = handle.key
    elsewhere = type(handle)((kind, names[node], item), handle.do, handle.answers)
    do_in_run(there, elsewhere, answer)
    there = settled(there, other, flags)
    return Run.load(spec, migrate(other, spec, there.save(), back))


@pytest.mark.parametrize(("size", "count"), [(6, 60), (15, 60), (40, 15)])
def test_a_run_that_goes_to_and_fro_plays_like_the_token_game(size: int, count: int) -> None:
    moves = [play_migrating(f"move-{size}-{seed}", size) for seed in range(count)]
    assert sum(moves) > 3 * count


def parallel(*branches: str, join: str = "j", kind: str = "fork") -> bytes:
    drawing = Drawing()
    drawing.chain(drawing.start("s"), drawing.fork("f"))
    drawing.fork(join) if kind == "fork" else drawing.choice(join)
    for branch in branches:
        drawing.chain("f", drawing.user(branch), join)
    drawing.chain(join, drawing.user("last"), drawing.end("e"))
    return drawing.xml()


def same(player: Player) -> dict[str, str]:
    return {name: name for name in nodes_that_matter(player.spec, player.stored)}


def moved(player: Player, xml: bytes, rename: Mapping[str, str] | None = None) -> Run:
    new = parse_spec(xml)
    return Run.load(new, migrate(player.spec, new, player.stored, {**same(player), **(rename or {})}))


def test_what_comes_behind_the_open_task_is_that_of_the_new_diagram() -> None:
    drawing = Drawing()
    drawing.chain(
        drawing.start("s"), drawing.user("u0"), drawing.user("new"), drawing.user("u1"), drawing.end("e")
    )
    old = Drawing()
    old.chain(old.start("s"), old.user("u0"), old.user("u1"), old.end("e"))
    player = Player(old.xml())
    task = player.task("u0")
    run = moved(player, drawing.xml())
    assert [each.id for each in run.offered()] == [task]
    run.complete(task)
    run.advance({}, lambda step: {})
    assert [each.node for each in run.offered()] == ["new"]


def test_a_branch_added_to_an_open_fork_is_refused_and_one_added_to_its_path_is_not() -> None:
    player = Player(parallel("a", "b"))
    player.complete("a")
    with pytest.raises(OtherStructure):
        moved(player, parallel("a", "b", "c"))
    longer = Drawing()
    longer.chain(longer.start("s"), longer.fork("f"), longer.user("a"), longer.fork("j"), longer.user("last"))
    longer.chain("last", longer.end("e"))
    longer.chain("f", longer.user("b"), longer.user("more"), "j")
    run = moved(player, longer.xml())
    run.complete(run.offered()[0].id)
    run.advance({}, lambda step: {})
    assert [each.node for each in run.offered()] == ["more"]


def test_branches_that_are_no_longer_collected_are_refused() -> None:
    with pytest.raises(OtherStructure):
        moved(Player(parallel("a", "b")), parallel("a", "b", kind="choice"))
    one_after_the_other = Drawing()
    one_after_the_other.chain(
        one_after_the_other.start("s"),
        one_after_the_other.user("a"),
        one_after_the_other.user("b"),
        one_after_the_other.end("e"),
    )
    with pytest.raises(OtherStructure) as refused:
        moved(Player(parallel("a", "b")), one_after_the_other.xml(), {"f": "a"})
    assert refused.value.nodes == ("a", "b")


def test_a_token_before_a_fork_may_meet_any_new_branches() -> None:
    before = Drawing()
    before.chain(before.start("s"), before.user("first"), before.user("last"), before.end("e"))
    after = Drawing()
    after.chain(after.start("s"), after.user("first"), after.fork("f"), after.user("a"), after.fork("j"))
    after.chain("f", after.user("b"), "j")
    after.chain("j", after.end("e"))
    run = moved(Player(before.xml()), after.xml())
    run.complete(run.offered()[0].id)
    run.advance({}, lambda step: {})
    assert sorted(each.node for each in run.offered()) == ["a", "b"]


def guarded(*timers: str, task: str = "u", kind: str = "userTask") -> bytes:
    drawing = Drawing()
    drawing.chain(drawing.start("s"), drawing.node(kind, task), drawing.end("e"))
    for timer in timers:
        drawing.boundary_timer(timer, task, interrupting=True)
        drawing.chain(timer, drawing.end(f"e_{timer}"))
    return drawing.xml()


def test_a_waiting_timer_keeps_its_id_under_its_new_name() -> None:
    player = Player(guarded("late"))
    before = player.run.waiting_timers()[0]
    run = moved(player, guarded("overdue", task="v"), {"u": "v", "late": "overdue"})
    assert [(timer.id, timer.node) for timer in run.waiting_timers()] == [(before.id, "overdue")]
    run.fire(before.id)
    run.advance({}, lambda step: {})
    assert run.is_finished


@pytest.mark.parametrize(
    ("xml", "rename", "error", "nodes"),
    [
        (guarded("late", "later"), {}, OtherStructure, ("u",)),
        (guarded(), {}, OtherStructure, ("u",)),
        (guarded("late", task="v"), {}, Unmapped, ("u",)),
        (guarded("late", kind="serviceTask"), {}, OtherKind, ("u",)),
    ],
)
def test_what_cannot_move_is_named(
    xml: bytes, rename: dict[str, str], error: type[CannotMigrate], nodes: tuple[str, ...]
) -> None:
    with pytest.raises(error) as refused:
        moved(Player(guarded("late")), xml, rename)
    assert refused.value.nodes == nodes


def test_every_node_without_a_counterpart_is_named_at_once() -> None:
    player = Player(guarded("late"))
    with pytest.raises(Unmapped) as refused:
        migrate(player.spec, player.spec, player.stored, {})
    assert refused.value.nodes == ("late", "u")


def test_a_task_that_went_into_a_sub_process_does_not_follow() -> None:
    inner, drawing = Drawing(), Drawing()
    inner.chain(inner.start("is"), inner.user("u"), inner.end("ie"))
    drawing.chain(drawing.start("s"), drawing.sub("x", inner), drawing.end("e"))
    old = Drawing()
    old.chain(old.start("s"), old.user("u"), old.end("e"))
    with pytest.raises(OtherScope):
        moved(Player(old.xml()), drawing.xml())


def test_a_gateway_that_waits_for_other_events_is_refused() -> None:
    def events(*timers: str) -> bytes:
        drawing = Drawing()
        drawing.chain(drawing.start("s"), drawing.node("eventBasedGateway", "g"))
        for timer in timers:
            drawing.chain("g", drawing.node("intermediateCatchEvent", timer, timer_definition()), f"e{timer}")
            drawing.end(f"e{timer}")
        return drawing.xml()

    player = Player(events("a", "b"))
    timers = [timer.id for timer in player.run.waiting_timers()]
    run = moved(player, events("a", "c"), {"b": "c"})
    assert [timer.id for timer in run.waiting_timers()] == [timers[0], timers[1][:-1] + "c"]
    with pytest.raises(OtherStructure):
        moved(player, events("a", "b", "c"))


def test_instances_keep_their_items_whatever_the_new_list_says() -> None:
    def many(items: str, *, sequential: bool = False) -> bytes:
        drawing = Drawing()
        drawing.chain(
            drawing.start("s"),
            drawing.user("u", instances(items, sequential=sequential)),
            drawing.user("v"),
            drawing.end("e"),
        )
        return drawing.xml()

    player = Player(many('["x", "y", "z"]'))
    player.complete("u")
    run = moved(player, many('["q"]'))
    assert sorted(str(each.item) for each in run.offered()) == ["y", "z"]
    for task in run.offered():
        run.complete(task.id)
        run.advance({}, lambda step: {})
    assert [each.node for each in run.offered()] == ["v"]
    with pytest.raises(OtherKind):
        moved(player, many('["x", "y", "z"]', sequential=True))


def named(*tasks: tuple[str, str]) -> Spec:
    drawing = Drawing()
    drawing.start("s"), drawing.end("e")
    drawing.chain("s", *(drawing.node("userTask", node, name=name) for node, name in tasks), "e")
    return parse_spec(drawing.xml())


def test_a_counterpart_is_found_by_id_then_by_name_then_by_neighbours() -> None:
    old = named(("a", "Thẩm định"), ("b", "Ký"), ("c", "Trả"))
    new = named(("a", "Thẩm tra"), ("b2", "Ký"), ("c", "Trả kết quả"))
    found = correspond(old, new)
    assert found.rename == {"s": "s", "a": "a", "b": "b2", "c": "c", "e": "e"}
    assert [(one.node, one.candidates) for one in found.by_hand] == [("b", ("b2",))]
    by_neighbours = correspond(old, named(("a", ""), ("x", "Phê duyệt"), ("c", "")))
    assert by_neighbours.guessed == {"b": "x"}


def test_no_counterpart_is_guessed_where_two_are_as_likely() -> None:
    found = correspond(named(("a", "Ký")), named(("b", "Ký"), ("c", "Ký")))
    assert "a" not in found.rename
    assert found.by_hand[0].candidates == ("b", "c")


def test_inside_a_block_called_by_another_name_nodes_keep_their_counterparts() -> None:
    def calling(call: str) -> Spec:
        inner, drawing = Drawing(), Drawing()
        inner.chain(inner.start(f"{call}__s"), inner.user(f"{call}__u"), inner.end(f"{call}__e"))
        drawing.chain(drawing.start("s"), drawing.sub(call, inner), drawing.end("e"))
        return parse_spec(drawing.xml())

    found = correspond(calling("one"), calling("two"))
    assert found.rename["one__u"] == "two__u"
    assert [one.node for one in found.by_hand] == ["one"]


def redrawn(part: Part, choose: Callable[[int], int]) -> Part:
    """The same process, here and there with other branches, other orders, or branches one after the other."""
    part = copy.deepcopy(part)
    for number, place in enumerate(parts_of(part)):
        if isinstance(place, Both):
            kind = choose(4)
            if kind == 0:
                place.branches.append(Task(f"new{number}"))
            elif kind == 1:
                place.branches = [Sequence(place.branches), Task(f"new{number}")]
            elif kind == 2:
                place.branches = [
                    Sequence([branch, Task(f"new{number}_{i}")]) for i, branch in enumerate(place.branches)
                ]
        elif isinstance(place, Sequence) and len(place.parts) > 1:
            kind = choose(4)
            if kind == 0:
                place.parts.insert(choose(len(place.parts) + 1), Task(f"new{number}"))
            elif kind == 1:
                place.parts = [Both(f"both{number}", place.parts)]
    return part


def parts_of(part: object) -> Iterator[Part]:
    if isinstance(part, Part):
        yield part
    inner = part if isinstance(part, list | tuple) else vars(part).values() if isinstance(part, Part) else ()
    for each in inner:
        yield from parts_of(each)


def to_the_end(run: Run, spec: Spec, flags: dict[str, bool], choose: Callable[[int], int]) -> bool:
    """Play whatever is offered; whether it ends before somebody would give up."""
    for _ in range(250):
        if run.is_finished:
            return True
        tasks, timers = run.offered(), run.waiting_timers()
        steps, messages = run.pending_steps(), run.waiting_messages()
        found = [*tasks, *timers, *steps, *messages]
        one = found[choose(len(found))]
        if one in tasks:
            run.complete(one.id, {"outcome": ("0", "1", "go")[choose(3)]})
        elif one in timers:
            run.fire(one.id)
        elif one in steps:
            run.finish_step(one.id)
        else:
            run.deliver(one.id)
        run = settled(run, spec, flags)
    return False


def test_a_run_that_could_move_to_a_redrawn_diagram_never_stalls_there() -> None:
    moved = refused = 0
    for seed in range(30):
        choose = random.Random(f"redrawn-{seed}").randrange
        maker = Maker(choose)
        process = maker.process(12)
        flags = {name: choose(2) == 0 for name in FLAGS}
        other = redrawn(process, choose)
        specs = [parse_spec(one.drawn().xml(messages=tuple(maker.messages))) for one in (process, other)]
        rename = {name: name for name in elements_of(specs[0]) & elements_of(specs[1])}
        run = settled(Run.start(specs[0]), specs[0], flags)
        game = process.begin(Scope(flags))
        game.settle()
        for _ in range(8):
            try:
                there = Run.load(specs[1], migrate(*specs, run.save(), rename))
            except CannotMigrate:
                refused += 1
            else:
                moved += 1
                assert to_the_end(there, specs[1], flags, choose), seed
            handles = [handle for handle in game.handles() if handle.repeatable]
            if not handles:
                break
            handle = handles[choose(len(handles))]
            answer = handle.answers[choose(len(handle.answers))]
            do_in_run(run, handle, answer)
            run = settled(run, specs[0], flags)
            handle.do(answer)
            game.settle()
    assert (moved > 50, refused > 15) == (True, True), (moved, refused)
