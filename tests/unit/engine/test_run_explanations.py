"""What only explains in a diagram is left alone by a run: data objects and stores, notes, groups."""

from run_diagrams import Drawing
from run_player import Player

EXPLAINED = (
    '<bpmn:dataObject id="paper"/><bpmn:dataObjectReference id="paper_ref" dataObjectRef="paper"/>'
    '<bpmn:dataStoreReference id="register" name="Sổ đăng ký"/>'
    '<bpmn:textAnnotation id="note"><bpmn:text>Ghi chú</bpmn:text></bpmn:textAnnotation>'
    '<bpmn:association id="joins" sourceRef="u" targetRef="note"/><bpmn:group id="frame"/>'
)
WRITES = (
    '<bpmn:property id="slot" name="__slot"/>'
    '<bpmn:dataInputAssociation id="in"><bpmn:sourceRef>paper_ref</bpmn:sourceRef>'
    "<bpmn:targetRef>slot</bpmn:targetRef></bpmn:dataInputAssociation>"
    '<bpmn:dataOutputAssociation id="out"><bpmn:targetRef>register</bpmn:targetRef></bpmn:dataOutputAssociation>'
)


def test_a_store_and_a_data_object_do_not_stop_a_run() -> None:
    drawing = Drawing()
    drawing.chain(drawing.start("s"), drawing.user("u", WRITES), drawing.end("e"))
    drawing.parts.append(EXPLAINED)
    player = Player(drawing.xml())
    assert player.offered() == ["u"]
    player.complete("u")
    assert player.run.is_finished
