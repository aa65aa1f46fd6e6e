"""Makes a procedure full of timers: beside a task, in the way of a task, between tasks, and in a loop."""

from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from diagram_maker import HEAD, LANES, form, references, step, task

CODE = "9.700001"


@dataclass(frozen=True)
class Spans:
    """When the timers come, as expressions: ``call`` after the dossier came, ``wait`` before the work,
    ``remind`` in each round of the work, ``limit`` ends a round and begins the next."""

    call: str = 'duration("PT2S")'
    wait: str = 'duration("PT3S")'
    remind: str = 'duration("PT1S")'
    limit: str = 'duration("PT4S")'


EVERY_FEW_SECONDS = Spans()


def timed_procedure(spans: Spans = EVERY_FEW_SECONDS, code: str = CODE) -> bytes:
    """Received, transferred, waited, worked on in rounds until somebody says it is done, and given back."""
    desk = ("receive", "call", "hand_over")
    office = ("start", "called", "call_end", "transfer", "wait", "merge", "work", "remind", "reminded")
    office += ("remind_end", "limit", "limited", "which", "decide", "approve", "issue", "end")
    lanes = LANES.format(desk=references(list(desk)), office=references(list(office)))
    head = HEAD.format(
        code=quoteattr(code),
        request=form("request", "title", "Việc đề nghị"),
        opinion=form("opinion", "words", "Ý kiến"),
    )
    parts = [*_events(), *_tasks(), *_timers(spans), _flows()]
    return (head + lanes + "".join(parts) + "  </bpmn:process>\n</bpmn:definitions>\n").encode()


def _events() -> list[str]:
    ends = {"call_end": "Đã gọi", "remind_end": "Đã nhắc", "end": "Xong"}
    return [
        '    <bpmn:startEvent id="start" name="Hồ sơ đến" />\n',
        '    <bpmn:exclusiveGateway id="merge" />\n',
        '    <bpmn:exclusiveGateway id="which" name="Làm tiếp không" default="f_decide" />\n',
        *(f'    <bpmn:endEvent id="{name}" name="{label}" />\n' for name, label in ends.items()),
    ]


def _tasks() -> list[str]:
    rounds = task("work", None, None).replace(
        "      </bpmn:extensionElements>",
        '        <motcua:outcome id="again" label="Làm tiếp" labelEn="Again" consequence="Thêm một vòng."'
        ' consequenceEn="Another round." note="optional" />\n      </bpmn:extensionElements>',
    )
    return [
        task("receive", None, "accept", "Tiếp nhận"),
        step("transfer", "transfer"),
        rounds,
        task("decide", None, "submit_for_approval"),
        step("approve", "approve"),
        step("issue", "issue"),
        task("hand_over", None, "return_result", "Đã trả"),
        *(_recorded(name) for name in ("called", "reminded", "limited")),
    ]


def _recorded(name: str) -> str:
    return step(name, "").replace(' move=""', "")


def _timers(spans: Spans) -> list[str]:
    wait = _timer("wait", spans.wait)
    beside = 'cancelActivity="false"'
    return [
        f'    <bpmn:intermediateCatchEvent id="wait" name="Chờ">{wait}</bpmn:intermediateCatchEvent>\n',
        _boundary("call", "receive", spans.call, beside),
        _boundary("remind", "work", spans.remind, beside),
        _boundary("limit", "work", spans.limit, ""),
    ]


def _boundary(name: str, host: str, span: str, how: str) -> str:
    inside = _timer(name, span)
    attributes = f'id="{name}" name="Mốc {name}" attachedToRef="{host}" {how}'
    return f"    <bpmn:boundaryEvent {attributes}>{inside}</bpmn:boundaryEvent>\n"


def _timer(name: str, span: str) -> str:
    return f"""
      <bpmn:extensionElements><motcua:timer clock="own" nameEn="Timer {name}" /></bpmn:extensionElements>
      <bpmn:timerEventDefinition id="{name}_definition">
        <bpmn:timeDuration>{escape(span)}</bpmn:timeDuration>
      </bpmn:timerEventDefinition>
    """


def _flows() -> str:
    ways = (
        "start receive transfer wait merge work which decide approve issue hand_over end",
        "call called call_end",
        "remind reminded remind_end",
        "limit limited merge",
    )
    pairs = [pair for way in ways for pair in zip(way.split(), way.split()[1:], strict=False)]
    plain = "".join(
        f'    <bpmn:sequenceFlow id="f_{b}_{a}" sourceRef="{a}" targetRef="{b}" />\n' for a, b in pairs
    )
    plain = plain.replace('id="f_decide_which"', 'id="f_decide"')
    again = '<bpmn:conditionExpression>outcome = "again"</bpmn:conditionExpression>'
    return (
        f'{plain}    <bpmn:sequenceFlow id="f_again" name="Làm tiếp" sourceRef="which" targetRef="merge">'
        f"{again}</bpmn:sequenceFlow>\n"
    )
