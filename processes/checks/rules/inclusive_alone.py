"""An inclusive gateway stands with its join, and nothing else that decides, in a sub-process of its own."""

from collections.abc import Iterator

from forms.messages import message
from processes.checks.finding import Finding
from processes.checks.subject import Subject, title
from processes.engine.diagram.namespaces import bpmn, local_name

OTHERS = ("parallelGateway", "exclusiveGateway", "eventBasedGateway")


def check(subject: Subject) -> Iterator[Finding]:
    """Inclusive gateways in the process itself, more than a pair of them, or beside other gateways."""
    for container in subject.containers():
        inclusive = list(container.iterchildren(bpmn("inclusiveGateway")))
        crowded = len(inclusive) > 2 or any(True for _ in container.iterchildren(*map(bpmn, OTHERS)))
        if inclusive and (local_name(container) == "process" or crowded):
            for gateway in inclusive:
                text = message(
                    "Cổng bao hàm “{name}” phải ở trong một quy trình con riêng.", name=title(gateway)
                )
                remedy = message("Đưa cổng này, các nhánh và cổng gộp của nó vào một quy trình con.")
                yield Finding(text, remedy, gateway.get("id"))
