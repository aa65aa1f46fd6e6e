"""Conditions: what they see, and that an undecided one stops the run."""

import pytest
from run_diagrams import Drawing, instances
from run_player import Player

from processes.engine.runs import (
    ConditionUndecided,
    ExpressionFailed,
    NoFlowTaken,
    NotSettled,
    Run,
    SpecRefused,
    parse_spec,
)


def branching(condition: str, *, default: bool = True) -> bytes:
    drawing = Drawing()
    drawing.chain(drawing.start("s"), drawing.user("u"), drawing.choice("g", "no" if default else None))
    drawing.user("yes"), drawing.user("other"), drawing.end("e")
    drawing.flow("g", "yes", condition)
    drawing.flow("g", "other", None if default else "false", "no")
    drawing.chain("yes", "e"), drawing.chain("other", "e")
    return drawing.xml()


def test_outcome_is_that_of_the_task_before() -> None:
    assert _after(branching('outcome = "agree"'), "agree") == ["yes"]
    assert _after(branching('outcome = "agree"'), "refuse") == ["other"]


def _after(xml: bytes, outcome: str) -> list[str]:
    player = Player(xml)
    player.complete("u", outcome)
    return player.offered()


@pytest.mark.parametrize("condition", ["null", '"true"', "1", "dossier.unknown", "dossier", "[true]"])
def test_neither_true_nor_false_is_an_incident(condition: str) -> None:
    player = Player(branching(condition), {"dossier": {"status": "x"}})
    player.run.complete(player.task("u"))
    with pytest.raises(ConditionUndecided) as raised:
        player.run.advance(player.context, player.on_step)
    assert raised.value.node == "g"


def test_an_expression_error_is_never_saved() -> None:
    player = Player(branching("dossier.unknown"), {"dossier": {}})
    player.run.complete(player.task("u"))
    with pytest.raises(ConditionUndecided):
        player.run.advance(player.context, player.on_step)
    with pytest.raises(NotSettled):
        player.run.save()
    with pytest.raises(NotSettled):
        player.run.cancel()
    assert [task.node for task in Run.load(player.spec, player.stored).offered()] == ["u"]


def test_no_flow_at_all_is_an_incident() -> None:
    player = Player(branching("false", default=False))
    player.run.complete(player.task("u"))
    with pytest.raises(NoFlowTaken):
        player.run.advance({}, player.on_step)


@pytest.mark.parametrize("data", [{"note": "without an outcome"}, {"outcome": None}, None])
def test_an_outcome_that_nobody_gave_is_not_false(data: dict[str, object] | None) -> None:
    player = Player(branching('outcome = "agree"'))
    player.run.complete(player.task("u"), data)
    with pytest.raises(ExpressionFailed, match="outcome does not exist"):
        player.run.advance({}, player.on_step)


def test_outcome_does_not_leave_a_sub_process() -> None:
    inner, drawing = Drawing(), Drawing()
    inner.chain(inner.start("b__s"), inner.user("b__u"), inner.end("b__e"))
    drawing.chain(drawing.start("s"), drawing.sub("b", inner), drawing.choice("g", "no"))
    drawing.flow("g", drawing.end("e"), 'outcome = "agree"')
    drawing.flow("g", drawing.end("e2"), flow_id="no")
    player = Player(drawing.xml())
    player.run.complete(player.task("b__u"), {"outcome": "agree"})
    with pytest.raises(ExpressionFailed):
        player.run.advance({}, player.on_step)


def test_outcome_is_seen_through_exclusive_gateways() -> None:
    drawing = Drawing()
    drawing.start("s"), drawing.user("u"), drawing.choice("merge"), drawing.choice("g", "no")
    drawing.user("v"), drawing.end("e")
    drawing.chain("s", "u", "merge", "g")
    drawing.flow("g", "v", 'outcome = "agree"')
    drawing.flow("g", "e", flow_id="no")
    drawing.chain("v", "e")
    assert _after(drawing.xml(), "agree") == ["v"]


def test_the_dossier_is_read_again_for_every_expression() -> None:
    """A move inside a step changes the dossier before the gateway behind it decides."""
    drawing = Drawing()
    drawing.start("s"), drawing.step("move"), drawing.choice("g", "no"), drawing.user("v"), drawing.end("e")
    drawing.chain("s", "move", "g")
    drawing.flow("g", "v", 'dossier.status = "moved"')
    drawing.flow("g", "e", flow_id="no")
    drawing.chain("v", "e")
    dossier = {"status": "new"}
    player = Player(
        drawing.xml(), lambda: {"dossier": dict(dossier)}, lambda step: dossier.update(status="moved") or {}
    )
    assert player.offered() == ["v"]


def test_only_what_an_expression_reads_is_fetched() -> None:
    class Watched(dict[str, object]):
        def __getitem__(self, name: str) -> object:
            assert name != "form"
            return super().__getitem__(name)

    player = Player(branching("dossier.ready"), Watched(dossier={"ready": True}, form={}))
    player.complete("u")
    assert player.offered() == ["yes"]


def test_form_data_cannot_shadow_a_name() -> None:
    player = Player(branching('dossier.status = "real"'), {"dossier": {"status": "real"}, "form": {}})
    player.run.complete(player.task("u"), {"dossier": "faked", "form": "faked"})
    player.settle()
    assert player.offered() == ["yes"]


@pytest.mark.parametrize(
    "text",
    [
        '__import__("os").system("true")',
        "().__class__.__bases__[0].__subclasses__()",
        'open("x")',
        "user.name",
        "lambda: true",
    ],
)
def test_nothing_reaches_python(text: str) -> None:
    with pytest.raises(SpecRefused):
        parse_spec(branching(text))
    loop = Drawing()
    loop.chain(loop.start("s"), loop.user("u", instances(text)), loop.end("e"))
    with pytest.raises(SpecRefused):
        parse_spec(loop.xml())


def test_a_text_that_is_not_in_the_diagram_is_not_evaluated() -> None:
    engine = Player(branching("true")).run._workflow.script_engine
    for evaluate in (
        lambda: engine.environment.evaluate("1 + 1", {}),
        lambda: engine.environment.execute("x = 1", {}),
        lambda: engine.environment.call_service({}),
    ):
        with pytest.raises(ExpressionFailed):
            evaluate()


def test_flows_are_tried_in_the_order_of_the_document() -> None:
    """The picture has no meaning: the lower branch is drawn first and wins."""
    drawing = Drawing()
    drawing.chain(drawing.start("s"), drawing.choice("g"))
    for node in ("first", "second"):
        drawing.flow("g", drawing.user(node), "true")
        drawing.chain(node, drawing.end(f"e_{node}"))
    shapes = "".join(
        f'<di:BPMNShape bpmnElement="{node}"><dc:Bounds x="0" y="{y}" width="9" height="9"/></di:BPMNShape>'
        for node, y in (("first", 900), ("second", 100))
    )
    di = (
        '<di:BPMNDiagram xmlns:di="http://www.omg.org/spec/BPMN/20100524/DI" '
        f'xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"><di:BPMNPlane>{shapes}</di:BPMNPlane></di:BPMNDiagram>'
    )
    xml = drawing.xml().replace(b"</bpmn:definitions>", di.encode() + b"</bpmn:definitions>")
    assert Player(xml).offered() == ["first"]
