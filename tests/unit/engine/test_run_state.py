"""The stored bytes."""

import json
import zlib
from importlib.metadata import version

import pytest
from run_diagrams import Drawing, instances, line
from run_player import Player

from processes.engine.runs import NotWaiting, Run, StateRefused, parse_spec
from processes.engine.runs.state import ENGINE, HEADER


def rows(stored: bytes) -> dict[str, list[dict[str, list[list[object]]]]]:
    document: dict[str, list[dict[str, list[list[object]]]]] = json.loads(
        zlib.decompress(stored[len(HEADER) :])
    )
    return document


def packed(document: object) -> bytes:
    return HEADER + zlib.compress(json.dumps(document).encode())


def rich() -> Player:
    inner, drawing = Drawing(), Drawing()
    inner.chain(inner.start("is"), inner.fork("f"), inner.user("a"), inner.fork("j"), inner.end("ie"))
    inner.chain("f", inner.user("b"), "j")
    drawing.chain(drawing.start("s"), drawing.sub("x", inner, instances("[1, 2, 3]")), drawing.end("e"))
    drawing.boundary_timer("late", "x", interrupting=True)
    drawing.chain("late", drawing.end("e2"))
    player = Player(drawing.xml())
    player.complete("a")
    return player


def test_the_engine_is_the_one_that_was_measured() -> None:
    assert version("SpiffWorkflow") == ENGINE


def test_the_same_run_gives_the_same_bytes() -> None:
    player = rich()
    assert Run.load(player.spec, player.stored).save() == player.stored


def test_tasks_are_stored_parent_first() -> None:
    for scope in rows(rich().stored)["scopes"]:
        parents = [row[1] for row in scope["tasks"]]
        assert parents[0] == -1
        assert all(0 <= parent < place for place, parent in enumerate(parents[1:], 1))


def test_no_diagram_and_no_data_are_stored() -> None:
    player = Player(line(3))
    player.run.complete(player.task("u0"), {"outcome": "a secret word"})
    player.settle()
    text = json.dumps(rows(player.stored))
    assert "secret" not in text
    assert "u2" not in text


@pytest.mark.parametrize(
    "change",
    [
        lambda stored: b"",
        lambda stored: stored[1:],
        lambda stored: stored.replace(b" 1 3.2.0\n", b" 2 3.2.0\n"),
        lambda stored: stored.replace(b" 1 3.2.0\n", b" 1 3.3.0\n"),
        lambda stored: stored[:-10],
        lambda stored: stored[: len(HEADER)] + b"x" + stored[len(HEADER) :],
        lambda stored: HEADER + zlib.compress(b"[]"),
        lambda stored: HEADER + zlib.compress(b"{}"),
        lambda stored: HEADER + zlib.compress(b"[" * 100_000),
        lambda stored: HEADER + zlib.compress(b" " * 5_000_000),
    ],
)
def test_other_formats_and_damaged_bytes_are_refused(change) -> None:  # type: ignore[no-untyped-def]
    player = rich()
    with pytest.raises(StateRefused):
        Run.load(player.spec, change(player.stored))


def test_the_state_of_another_diagram_is_refused() -> None:
    player = Player(line(3))
    with pytest.raises(StateRefused):
        Run.load(parse_spec(line(3).replace(b'id="p"', b'id="q"')), player.stored)
    with pytest.raises(StateRefused):
        Run.load(parse_spec(line(3).replace(b"u0", b"other")), player.stored)


def test_rows_that_do_not_fit_are_refused() -> None:
    player = rich()
    for change in (
        lambda document: document["scopes"].pop(0),
        lambda document: document["scopes"][1].update(owner="0" * 32),
        lambda document: document["scopes"][0]["tasks"][1].pop(),
        lambda document: document["scopes"][0]["tasks"][1].__setitem__(1, 99),
    ):
        document = rows(player.stored)
        change(document)
        with pytest.raises(StateRefused):
            Run.load(player.spec, packed(document))


def test_a_reloaded_run_goes_on() -> None:
    player = rich()
    assert sorted(player.offered()) == ["a", "a", "b", "b", "b"]
    player.fire("late")
    assert player.run.is_finished
    with pytest.raises(NotWaiting):
        player.run.fire("late")
