"""Write small diagrams for the tests of runs."""

from itertools import pairwise
from xml.sax.saxutils import escape, quoteattr

HEAD = (
    '<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" '
    'xmlns:motcua="urn:motcua:bpmn:1" id="definitions" targetNamespace="t">'
)


class Drawing:
    """Nodes and flows of one scope, in the order in which they were drawn."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.flows = 0

    def node(self, tag: str, node_id: str, inner: str = "", **attributes: str) -> str:
        written = "".join(f" {name}={quoteattr(value)}" for name, value in attributes.items())
        self.parts.append(f'<bpmn:{tag} id="{node_id}"{written}>{inner}</bpmn:{tag}>')
        return node_id

    def user(self, node_id: str, inner: str = "") -> str:
        return self.node("userTask", node_id, inner)

    def step(self, node_id: str) -> str:
        return self.node("serviceTask", node_id)

    def choice(self, node_id: str, default: str | None = None) -> str:
        return self.node("exclusiveGateway", node_id, **({"default": default} if default else {}))

    def fork(self, node_id: str) -> str:
        return self.node("parallelGateway", node_id)

    def start(self, node_id: str) -> str:
        return self.node("startEvent", node_id)

    def end(self, node_id: str, inner: str = "") -> str:
        return self.node("endEvent", node_id, inner)

    def timer(self, node_id: str) -> str:
        return self.node("intermediateCatchEvent", node_id, timer_definition())

    def message(self, node_id: str, message: str) -> str:
        return self.node("intermediateCatchEvent", node_id, message_definition(message))

    def boundary_timer(self, node_id: str, attached_to: str, *, interrupting: bool) -> str:
        return self.node(
            "boundaryEvent",
            node_id,
            timer_definition(),
            attachedToRef=attached_to,
            cancelActivity="true" if interrupting else "false",
        )

    def sub(self, node_id: str, inner: "Drawing", loop: str = "") -> str:
        return self.node("subProcess", node_id, loop + "".join(inner.parts))

    def flow(
        self, source: str, target: str, condition: str | None = None, flow_id: str | None = None
    ) -> None:
        self.flows += 1
        text = (
            ""
            if condition is None
            else f"<bpmn:conditionExpression>{escape(condition)}</bpmn:conditionExpression>"
        )
        flow_id = flow_id or f"flow_{source}_{target}_{self.flows}"
        self.parts.append(
            f'<bpmn:sequenceFlow id="{flow_id}" sourceRef="{source}" targetRef="{target}">{text}'
            "</bpmn:sequenceFlow>"
        )

    def chain(self, *nodes: str) -> None:
        for source, target in pairwise(nodes):
            self.flow(source, target)

    def xml(self, *, messages: tuple[str, ...] = (), process_id: str = "p") -> bytes:
        declared = "".join(f'<bpmn:message id="m_{name}" name="{name}"/>' for name in messages)
        process = f'<bpmn:process id="{process_id}" isExecutable="true">{"".join(self.parts)}</bpmn:process>'
        return f"{HEAD}{declared}{process}</bpmn:definitions>".encode()


def timer_definition() -> str:
    return (
        "<bpmn:timerEventDefinition><bpmn:timeDuration>working_hours(8)</bpmn:timeDuration>"
        "</bpmn:timerEventDefinition>"
    )


def message_definition(message: str) -> str:
    return f'<bpmn:messageEventDefinition messageRef="m_{message}"/>'


def instances(collection: str, *, sequential: bool = False, done: str | None = None) -> str:
    condition = "" if done is None else f"<bpmn:completionCondition>{escape(done)}</bpmn:completionCondition>"
    return (
        f'<bpmn:multiInstanceLoopCharacteristics isSequential="{str(sequential).lower()}" '
        f"motcua:collection={quoteattr(collection)}>{condition}</bpmn:multiInstanceLoopCharacteristics>"
    )


def line(count: int) -> bytes:
    """``count`` user tasks u0 … one after the other."""
    drawing = Drawing()
    drawing.chain(drawing.start("s"), *(drawing.user(f"u{i}") for i in range(count)), drawing.end("e"))
    return drawing.xml()


def loop() -> bytes:
    """Two tasks, again until the outcome of the second is ``stop``."""
    drawing = Drawing()
    drawing.start("s"), drawing.end("e"), drawing.choice("merge")
    drawing.user("first"), drawing.user("second"), drawing.choice("again", default="back")
    drawing.chain("s", "merge", "first", "second", "again")
    drawing.flow("again", "merge", flow_id="back")
    drawing.flow("again", "e", 'outcome = "stop"')
    return drawing.xml()
