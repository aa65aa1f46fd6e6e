"""Makes small procedures as diagrams, for guards and benches: nothing of them is known to the code."""

import json
from xml.sax.saxutils import quoteattr

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
  xmlns:motcua="urn:motcua:bpmn:1" id="Definitions" targetNamespace="urn:motcua:procedures">
  <bpmn:process id="made" name="Thủ tục làm ra để thử" isExecutable="true">
    <bpmn:extensionElements>
      <motcua:profile code={code} name="Thủ tục làm ra để thử" nameEn="Made for a test"
        shortName="Thủ tục thử" shortNameEn="Test procedure" summary="Chỉ để thử." summaryEn="For a test only."
        field="Thử" fieldEn="Test" agencyLevel="commune" competentUnit="Ủy ban nhân dân xã"
        competentUnitEn="Commune" onlineLevel="full" channels="online direct" resultForms="online desk"
        subject="form.request.title">
        <motcua:section form="request" group="Nội dung khai" groupEn="Declaration" />
        <motcua:limit mode="same_clock" value="2" text="02 ngày làm việc" textEn="2 working days" />
        <motcua:result code="KQ.G12.000001" name="Giấy" nameEn="Paper" />
        <motcua:component id="request" form="request" originals="1" copies="0" name="Đơn" nameEn="Request" />
      </motcua:profile>
      <motcua:form id="request" title="Đơn" titleEn="Request"><![CDATA[{request}]]></motcua:form>
      <motcua:form id="opinion" title="Ý kiến" titleEn="Opinion"><![CDATA[{opinion}]]></motcua:form>
    </bpmn:extensionElements>
"""

LANES = """    <bpmn:laneSet id="Lanes">
      <bpmn:lane id="Lane_desk" name="Bộ phận Một cửa">
        <bpmn:extensionElements><motcua:lane role="receiver" slot="receiving" nameEn="Desk" /></bpmn:extensionElements>
        {desk}
      </bpmn:lane>
      <bpmn:lane id="Lane_office" name="Chuyên viên">
        <bpmn:extensionElements><motcua:lane role="specialist" slot="competent" nameEn="Specialist" /></bpmn:extensionElements>
        {office}
      </bpmn:lane>
    </bpmn:laneSet>
"""


def form(name: str, key: str, label: str) -> str:
    """A form of one question."""
    field = {
        "type": "textfield",
        "id": f"Field_{key}",
        "key": key,
        "label": label,
        "validate": {"required": True, "maxLength": 200},
        "properties": {"label_en": key},
    }
    return json.dumps(
        {"type": "default", "id": name, "schemaVersion": 18, "components": [field]}, ensure_ascii=False
    )


def task(name: str, form_id: str | None, move: str | None, label: str = "Xong") -> str:
    """A user task with one outcome."""
    asks = f"form={quoteattr(form_id)}" if form_id else ""
    makes = f"move={quoteattr(move)}" if move else ""
    return f"""    <bpmn:userTask id="{name}" name="Việc {name}">
      <bpmn:extensionElements>
        <motcua:task {asks} kind="work" nameEn="Task {name}" stage="Việc {name}" stageEn="Task {name}" />
        <motcua:deadline kind="hours" amount="1" />
        <motcua:outcome id="done" label="{label}" labelEn="Done" {makes} consequence="Sang việc sau." consequenceEn="On." note="optional" />
      </bpmn:extensionElements>
    </bpmn:userTask>
"""


def step(name: str, move: str) -> str:
    """An automatic step that makes a move."""
    return f"""    <bpmn:serviceTask id="{name}" name="Bước {name}">
      <bpmn:extensionElements><motcua:step name="record" move="{move}" nameEn="Step {name}" /></bpmn:extensionElements>
    </bpmn:serviceTask>
"""


def procedure(code: str, middle: int = 1) -> bytes:
    """Take in, ``middle`` tasks with a form in a row, decide, and give the result back: a whole life."""
    names = [f"work{number}" for number in range(1, middle + 1)]
    desk, office = ["receive", "hand_over"], [*names, "decide"]
    parts = [task("receive", None, "accept", "Tiếp nhận"), step("transfer", "transfer")]
    parts += [task(name, "opinion", None) for name in names]
    parts += [task("decide", None, "submit_for_approval"), step("approve", "approve"), step("issue", "issue")]
    parts += [task("hand_over", None, "return_result", "Đã trả")]
    order = ["start", "receive", "transfer", *names, "decide", "approve", "issue", "hand_over", "end"]
    flows = "".join(
        f'    <bpmn:sequenceFlow id="f{number}" sourceRef="{a}" targetRef="{b}" />\n'
        for number, (a, b) in enumerate(zip(order, order[1:], strict=False))
    )
    members = {"desk": desk, "office": [*office, "transfer", "approve", "issue", "start", "end"]}
    lanes = LANES.format(**{lane: references(nodes) for lane, nodes in members.items()})
    head = HEAD.format(
        code=quoteattr(code),
        request=form("request", "title", "Việc đề nghị"),
        opinion=form("opinion", "words", "Ý kiến"),
    )
    events = (
        '    <bpmn:startEvent id="start" name="Hồ sơ đến" />\n    <bpmn:endEvent id="end" name="Xong" />\n'
    )
    return (
        head + lanes + events + "".join(parts) + flows + "  </bpmn:process>\n</bpmn:definitions>\n"
    ).encode()


def references(nodes: list[str]) -> str:
    """The nodes of a lane."""
    return "".join(f"<bpmn:flowNodeRef>{node}</bpmn:flowNodeRef>" for node in nodes)
