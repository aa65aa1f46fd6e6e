"""Multi-instance activities over FEEL lists."""

from datetime import date
from decimal import Decimal

import pytest
from run_diagrams import Drawing, instances
from run_player import Player

from processes.engine.runs import BudgetExceeded, Context, ExpressionFailed, Run, parse_spec

LISTED = {"dossier": {"units": ["fire", "health", "tax"]}}


def asking(loop: str) -> bytes:
    drawing = Drawing()
    drawing.chain(drawing.start("s"), drawing.user("ask", loop), drawing.user("sum"), drawing.end("e"))
    return drawing.xml()


def test_all_at_once() -> None:
    player = Player(asking(instances("dossier.units")), LISTED)
    assert player.items() == ["fire", "health", "tax"]
    assert player.offered() == ["ask"] * 3
    player.run.complete(player.run.offered()[1].id)
    player.settle()
    assert player.items() == ["fire", "tax"]
    player.complete("ask")
    player.complete("ask")
    assert player.offered() == ["sum"]


def test_one_by_one() -> None:
    player = Player(asking(instances("dossier.units", sequential=True)), LISTED)
    for item in ("fire", "health", "tax"):
        assert (player.offered(), player.items()) == (["ask"], [item])
        player.complete("ask")
    assert player.offered() == ["sum"]


@pytest.mark.parametrize("sequential", [True, False])
def test_an_empty_list_is_passed(sequential: bool) -> None:
    player = Player(asking(instances("dossier.units", sequential=sequential)), {"dossier": {"units": []}})
    assert player.offered() == ["sum"]


@pytest.mark.parametrize("sequential", [True, False])
def test_the_list_is_frozen_when_the_activity_begins(sequential: bool) -> None:
    """A form may change meanwhile: nobody loses his task, nobody gets another item."""
    dossier: dict[str, object] = {"units": ["fire", "health"]}
    player = Player(asking(instances("dossier.units", sequential=sequential)), lambda: {"dossier": dossier})
    dossier["units"] = ["other"]
    player.complete("ask")
    assert player.items() == ["health"]
    player.complete("ask")
    assert player.offered() == ["sum"]


def test_a_completion_condition_ends_the_others() -> None:
    player = Player(asking(instances("dossier.units", done='outcome = "no"')), LISTED)
    player.complete("ask", "yes")
    assert player.items() == ["health", "tax"]
    player.complete("ask", "no")
    assert player.offered() == ["sum"]


def test_a_completion_condition_ends_a_sequence() -> None:
    player = Player(asking(instances("dossier.units", sequential=True, done='item = "health"')), LISTED)
    player.complete("ask")
    player.complete("ask")
    assert player.offered() == ["sum"]


@pytest.mark.parametrize("sequential", ["true", "false"])
def test_cardinality_with_an_output_collection(sequential: str) -> None:
    loop = (
        f'<bpmn:multiInstanceLoopCharacteristics isSequential="{sequential}">'
        "<bpmn:loopCardinality>1 + 1</bpmn:loopCardinality>"
        '<bpmn:loopDataOutputRef>answers</bpmn:loopDataOutputRef><bpmn:outputDataItem id="answer"/>'
        "</bpmn:multiInstanceLoopCharacteristics>"
    )
    player = Player(asking(loop))
    player.complete("ask")
    assert player.items() == [2]
    player.complete("ask")
    assert player.offered() == ["sum"]


def test_items_of_every_kind_are_stored() -> None:
    member = {"name": "An", "share": Decimal("0.25"), "born": date(1990, 1, 2), "=": "sign"}
    player = Player(asking(instances("dossier.units")), {"dossier": {"units": [member, None, 7]}})
    assert player.items() == [member, None, 7]
    assert [task.item for task in Run.load(player.spec, player.stored).offered()] == [member, None, 7]


@pytest.mark.parametrize(
    ("context", "error"),
    [
        ({}, ExpressionFailed),
        ({"dossier": {"units": "fire"}}, ExpressionFailed),
        ({"dossier": {"units": [object()]}}, ExpressionFailed),
        ({"dossier": {"units": list(range(201))}}, BudgetExceeded),
    ],
)
def test_what_is_not_a_small_list_is_an_incident(context: Context, error: type[Exception]) -> None:
    run = Run.start(parse_spec(asking(instances("dossier.units"))))
    with pytest.raises(error):
        run.advance(context, lambda step: {})


@pytest.mark.parametrize("sequential", [True, False])
def test_a_sub_process_for_each_item(sequential: bool) -> None:
    inner, drawing = Drawing(), Drawing()
    inner.chain(inner.start("is"), inner.user("iu"), inner.choice("ig", "no"))
    inner.flow("ig", inner.user("tax_only"), 'item = "tax"')
    inner.flow("ig", inner.end("ie"), flow_id="no")
    inner.chain("tax_only", inner.end("ie2"))
    loop = instances("dossier.units", sequential=sequential)
    drawing.chain(drawing.start("s"), drawing.sub("x", inner, loop), drawing.user("sum"), drawing.end("e"))
    player = Player(drawing.xml(), LISTED)
    for _ in range(3):
        player.complete("iu")
    assert [(task.node, task.item, task.path) for task in player.run.offered()] == [
        ("tax_only", "tax", ("x",))
    ]
    player.complete("tax_only")
    assert player.offered() == ["sum"]


def test_an_interrupted_multi_instance_leaves_nothing_behind() -> None:
    inner, drawing = Drawing(), Drawing()
    inner.chain(inner.start("is"), inner.timer("it"), inner.end("ie"))
    drawing.chain(drawing.start("s"), drawing.sub("x", inner, instances("dossier.units")), drawing.end("e"))
    drawing.boundary_timer("late", "x", interrupting=True)
    drawing.chain("late", drawing.user("u"), drawing.end("e2"))
    player = Player(drawing.xml(), LISTED)
    assert player.timers().count("it") == 3
    player.fire("late")
    assert (player.offered(), player.timers()) == (["u"], [])
    player.complete("u")
    assert player.run.is_finished
