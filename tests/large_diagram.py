"""A procedure as large as anybody draws one: ours with more stages between taking in and appraising."""

from itertools import pairwise

from drawings import our_procedure

CODE = "9.500100"
OWN, OF_STAGE = 16, 7
"""Nodes of the procedure that it is made of, and of each stage."""
STAGE = """
<bpmn:userTask id="t{n}" name="Xem xét {n}"><bpmn:extensionElements>
  <motcua:task form="look{n}" nameEn="Look at it {n}" stage="Giai đoạn {n}" stageEn="Stage {n}"/>
  <motcua:deadline kind="share" amount="0.01" clock="processing"/>
  <motcua:outcome id="on" label="Được" labelEn="Fine" consequence="Sang bước sau." consequenceEn="On it goes."/>
  <motcua:outcome id="more" label="Cần thêm" labelEn="More" consequence="Làm thêm." consequenceEn="More is done."/>
</bpmn:extensionElements></bpmn:userTask>
<bpmn:boundaryEvent id="b{n}" name="quá {n} giờ" attachedToRef="t{n}" cancelActivity="false"><bpmn:extensionElements>
  <motcua:timer clock="own" nameEn="{n} hours are over"/></bpmn:extensionElements><bpmn:timerEventDefinition id="d{n}">
  <bpmn:timeDuration>working_hours({n})</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>
<bpmn:serviceTask id="n{n}" name="Ghi nhận {n}"><bpmn:extensionElements>
  <motcua:step name="record" nameEn="Record {n}"/></bpmn:extensionElements></bpmn:serviceTask>
<bpmn:endEvent id="e{n}" name="Đã ghi {n}"><bpmn:extensionElements><motcua:english name="Recorded {n}"/>
</bpmn:extensionElements></bpmn:endEvent>
<bpmn:exclusiveGateway id="g{n}" name="Thêm {n}?" default="g{n}-m{n}"><bpmn:extensionElements>
  <motcua:english name="More {n}?"/></bpmn:extensionElements></bpmn:exclusiveGateway>
<bpmn:userTask id="x{n}" name="Làm thêm {n}"><bpmn:extensionElements><motcua:task form="more{n}" nameEn="More {n}"/>
  <motcua:outcome id="done" label="Xong" labelEn="Done" consequence="Tiếp tục." consequenceEn="It goes on."/>
</bpmn:extensionElements></bpmn:userTask>
<bpmn:exclusiveGateway id="m{n}" name="Gộp {n}"><bpmn:extensionElements><motcua:english name="Together {n}"/>
</bpmn:extensionElements></bpmn:exclusiveGateway>
"""
FORM = """<motcua:form id="{id}" title="Xem xét" titleEn="Look"><![CDATA[{{"type":"default","id":"{id}","components":[
 {{"type":"textfield","key":"words","label":"Ý kiến","properties":{{"label_en":"Words"}}}},
 {{"type":"number","key":"amount","label":"Số","properties":{{"label_en":"Number","rules":[
   {{"when":"amount != null and amount < 0","message":"Nhập số từ 0.","message_en":"Type 0 or more."}}]}}}},
 {{"type":"textarea","key":"why","label":"Lý do","properties":{{"label_en":"Why"}},
   "conditional":{{"hide":"amount = null or amount < 10"}}}}]}}]]></motcua:form>"""
SHAPE = '<bpmndi:BPMNShape id="{0}_di" bpmnElement="{0}"><dc:Bounds x="{1}" y="900" width="90" height="60"/></bpmndi:BPMNShape>'
EDGE = '<bpmndi:BPMNEdge id="{0}_di" bpmnElement="{0}"><di:waypoint x="{1}" y="0"/><di:waypoint x="{1}" y="9"/></bpmndi:BPMNEdge>'


def large(nodes: int = 100, code: str = CODE) -> bytes:
    """A procedure without errors of at most so many nodes as they are drawn, its blocks not yet opened."""
    stages = range(1, (nodes - OWN) // OF_STAGE + 1)
    flows = [flow for n in stages for flow in _flows(n)]
    flows += [_flow(f"m{n}", f"t{n + 1}") for n in stages[:-1]]
    names = [f"{kind}{n}" for n in stages for kind in "tbnegxm"]
    ends = [(f"t{stages[0]}", f"m{stages[-1]}")] if stages else []
    text = our_procedure().decode().replace('code="1.001612"', f'code="{code}"')
    for first, last in ends:
        joined = f'sourceRef="transfer" targetRef="{first}" />\n' + _flow(last, "appraise")
        text = text.replace('sourceRef="transfer" targetRef="appraise" />', joined)
    forms = "".join(FORM.format(id=f"{kind}{n}") for n in stages for kind in ("look", "more"))
    text = text.replace("</motcua:profile>", f"</motcua:profile>{forms}", 1)
    body = "".join(STAGE.format(n=n) for n in stages) + "".join(flows)
    text = text.replace("</bpmn:laneSet>", f"</bpmn:laneSet>{body}", 1)
    lane, _, rest = text.partition("<bpmn:flowNodeRef>appraise</bpmn:flowNodeRef>")
    held = "".join(f"<bpmn:flowNodeRef>{name}</bpmn:flowNodeRef>" for name in ("appraise", *names))
    return (
        lane + held + rest.replace("</bpmndi:BPMNPlane>", _drawn(names, flows) + "</bpmndi:BPMNPlane>")
    ).encode()


def _flows(n: int) -> list[str]:
    """Every second stage asks the applicant's form, the others what was decided."""
    asked = 'form.founding.founder_kind = "family"' if n % 2 else 'outcome = "more"'
    pairs = [
        *pairwise([f"t{n}", f"g{n}", f"m{n}"]),
        *pairwise([f"b{n}", f"n{n}", f"e{n}"]),
        (f"x{n}", f"m{n}"),
    ]
    return [*(_flow(*pair) for pair in pairs), _flow(f"g{n}", f"x{n}", asked)]


def _flow(source: str, target: str, condition: str = "") -> str:
    asked = f"<bpmn:conditionExpression>{condition}</bpmn:conditionExpression>" if condition else ""
    said = '<bpmn:extensionElements><motcua:english name="then"/></bpmn:extensionElements>'
    ends = f'sourceRef="{source}" targetRef="{target}"'
    return f'<bpmn:sequenceFlow id="{source}-{target}" name="thì" {ends}>{said}{asked}</bpmn:sequenceFlow>\n'


def _drawn(names: list[str], flows: list[str]) -> str:
    edges = [flow.split('"')[1] for flow in flows]
    shapes = "".join(SHAPE.format(name, 100 * at) for at, name in enumerate(names))
    return shapes + "".join(
        EDGE.format(edge, at) for at, edge in enumerate([*edges, f"{names[-1]}-appraise"])
    )
