"""A node that does not run here is told once: what stands around it is not told as if it were broken."""

from collections import Counter

from drawings import our_blocks
from foreign_exports import EMPTY

from processes.checks import Finding, check
from processes.engine.diagram.picture import picture
from processes.engine.diagram.svg import draw_svg

BLOCKS = our_blocks()
PLAIN = """
  <startEvent id="s"/><task id="t" name="Plain"/><complexGateway id="g"/><endEvent id="e"/>
  <sequenceFlow id="f1" sourceRef="s" targetRef="t"/><sequenceFlow id="f2" sourceRef="t" targetRef="g"/>
  <sequenceFlow id="f3" sourceRef="g" targetRef="e"/>
  <boundaryEvent id="b" attachedToRef="t"><timerEventDefinition><timeCycle>R/P2D</timeCycle>
    </timerEventDefinition></boundaryEvent>
  <sequenceFlow id="f4" sourceRef="b" targetRef="e"/>"""
WATCH = """
  <startEvent id="s"/><endEvent id="e"/><sequenceFlow id="f" sourceRef="s" targetRef="e"/>
  <subProcess id="watch" triggeredByEvent="true"><startEvent id="w"/><endEvent id="x"/></subProcess>
  <adHocSubProcess id="loose"><userTask id="any"/></adHocSubProcess>"""
OWNED = """
  <startEvent id="s"/><endEvent id="e"/><sequenceFlow id="f1" sourceRef="s" targetRef="u"/>
  <sequenceFlow id="f2" sourceRef="u" targetRef="e"/>
  <userTask id="u"><potentialOwner id="o"><resourceAssignmentExpression><formalExpression>sales
    </formalExpression></resourceAssignmentExpression></potentialOwner></userTask>
  <scriptTask id="c"><script>1</script><standardLoopCharacteristics/></scriptTask>"""
DRAWN = """<bpmndi:BPMNDiagram xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI"
    xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"><bpmndi:BPMNPlane bpmnElement="p">
  <bpmndi:BPMNShape bpmnElement="t"><dc:Bounds x="9" y="9" width="100" height="80"/></bpmndi:BPMNShape>
  <bpmndi:BPMNShape bpmnElement="g"><dc:Bounds x="200" y="9" width="50" height="50"/></bpmndi:BPMNShape>
  </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>"""


def found_in(inside: str) -> list[Finding]:
    return check(_file(inside), BLOCKS, {})


def _file(inside: str, drawing: str = "") -> bytes:
    process = f'><process id="p" isExecutable="true">{inside}</process>{drawing}</definitions>'
    return EMPTY.replace("/>", process).encode()


def test_flows_through_a_node_that_does_not_run_are_attached() -> None:
    found = found_in(PLAIN)
    rules = Counter(finding.rule for finding in found)
    assert {f.element for f in found if f.rule == "allowed_elements"} == {"t", "g", "b"}
    assert not {"references", "end_reachable", "reachable", "dead_ends", "timers"} & rules.keys()


def test_a_refused_kind_of_sub_process_is_not_told_to_be_connected() -> None:
    rules = {finding.element: finding.rule for finding in found_in(WATCH) if finding.rule != "lanes"}
    assert rules["watch"] == rules["loose"] == "allowed_elements"
    assert not {"w", "x", "any"} & rules.keys()


def test_the_parts_of_what_is_not_known_are_told_with_it() -> None:
    told = [finding for finding in found_in(OWNED) if finding.rule == "allowed_elements"]
    assert [finding.message.values["element"] for finding in told] == [
        "potentialOwner",
        "scriptTask",
        "standardLoopCharacteristics",
    ]
    assert "làn" in str(told[0].remedy)


def test_what_stops_the_reading_is_not_told_twice() -> None:
    for each, count in Counter((f.element, str(f.message)) for f in found_in(OWNED)).items():
        assert count == 1, each


def test_the_picture_shows_it() -> None:
    shown = draw_svg(picture(_file(PLAIN, DRAWN)))
    assert 'data-node="t"' in shown
    assert 'data-node="g"' in shown
    assert "<rect" in shown
