"""Small diagrams for tests: a frame to put nodes and flows into, and the diagrams of the house."""

from itertools import pairwise
from pathlib import Path

from processes.engine.diagram import Expanded, expand, read_blocks

MODELS = Path(__file__).parents[1] / "bpmn_models"
PROFILE = """<motcua:profile code="1.000001" name="Thủ tục" nameEn="Procedure"
  field="Lĩnh vực" fieldEn="Field" agencyLevel="commune"
  competentUnit="Xã" competentUnitEn="Commune" onlineLevel="info">
  <motcua:limit mode="hours" value="8"/>
  <motcua:result code="KQ.1" name="Kết quả" nameEn="Result"/>
  <motcua:legal number="1/2025/QH15" title="Luật" titleEn="Law"/>
</motcua:profile>"""
FORM = '{"type":"default","components":[{"type":"textfield","key":"remark","label":"Ghi chú"}]}'
LANE = """<bpmn:laneSet id="lanes"><bpmn:lane id="desk" name="Một cửa"><bpmn:extensionElements>
  <motcua:lane role="receiver" nameEn="Desk"/></bpmn:extensionElements>{nodes}</bpmn:lane></bpmn:laneSet>"""
ROOT = """<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
  xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"
  xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:motcua="urn:motcua:bpmn:1"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="file" targetNamespace="test">
  {before}
  <bpmn:process id="{process}" name="Thử" isExecutable="{executable}">
    <bpmn:extensionElements>{said}</bpmn:extensionElements>
    {lanes}{body}
  </bpmn:process>
  {after}
</bpmn:definitions>"""


def task(name: str, more: str = "", said: str = "") -> str:
    """A user task with an English name."""
    return (
        f'<bpmn:userTask id="{name}" name="{name}"><bpmn:extensionElements>'
        f'<motcua:task nameEn="{name}" {said}/>{more}</bpmn:extensionElements></bpmn:userTask>'
    )


def outcome(name: str, move: str = "") -> str:
    """An outcome of a task."""
    moves = f'move="{move}"' if move else ""
    return f'<motcua:outcome id="{name}" label="{name}" labelEn="{name}" {moves}/>'


def flow(source: str, target: str, condition: str = "") -> str:
    """A sequence flow called ``source-target``."""
    inner = f"<bpmn:conditionExpression>{condition}</bpmn:conditionExpression>" if condition else ""
    return (
        f'<bpmn:sequenceFlow id="{source}-{target}" sourceRef="{source}" targetRef="{target}">'
        f"{inner}</bpmn:sequenceFlow>"
    )


def line(*nodes: str) -> str:
    """Flows from each node to the next."""
    return "".join(flow(one, other) for one, other in pairwise(nodes))


START, END = '<bpmn:startEvent id="start"/>', '<bpmn:endEvent id="end"/>'


def drawing(
    body: str,
    *,
    profile: str = PROFILE,
    said: str = "",
    in_lane: tuple[str, ...] = (),
    before: str = "",
    after: str = "",
    process: str = "test",
    executable: str = "true",
) -> bytes:
    """A diagram; ``in_lane`` are the nodes that stand in the desk's lane."""
    nodes = "".join(f"<bpmn:flowNodeRef>{node}</bpmn:flowNodeRef>" for node in in_lane)
    lanes = LANE.format(nodes=nodes) if in_lane else ""
    return ROOT.format(
        before=before,
        after=after,
        process=process,
        executable=executable,
        said=profile + said,
        lanes=lanes,
        body=body,
    ).encode()


def block(name: str, body: str, *, said: str = "", in_lane: tuple[str, ...] = (), after: str = "") -> bytes:
    """A building block."""
    return drawing(
        body, profile="", said=said, in_lane=in_lane, process=name, executable="false", after=after
    )


def call(name: str, of: str, **given: str) -> str:
    """A call of block ``of``."""
    withs = "".join(f'<motcua:with name="{key}" value="{value}"/>' for key, value in given.items())
    return (
        f'<bpmn:callActivity id="{name}" name="{name}" calledElement="{of}">'
        f"<bpmn:extensionElements>{withs}</bpmn:extensionElements></bpmn:callActivity>"
    )


def form(name: str, text: str = FORM) -> str:
    """A form of the diagram."""
    return f'<motcua:form id="{name}" title="{name}" titleEn="{name}"><![CDATA[{text}]]></motcua:form>'


def our_blocks() -> dict[str, bytes]:
    """The building blocks of the house."""
    return read_blocks(MODELS / "blocks")


def our_procedure(code: str = "1.001612") -> bytes:
    """A procedure of the house, as drawn."""
    return (MODELS / "procedures" / f"{code}.bpmn").read_bytes()


def ours_expanded(code: str = "1.001612") -> Expanded:
    """A procedure of the house, expanded."""
    return expand(our_procedure(code), our_blocks(), {})
