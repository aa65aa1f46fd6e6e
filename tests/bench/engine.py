"""The engine alone: load, complete a task, advance, save."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from diagram_maker import procedure

from app.diagrams import shared_parts
from bench.figures import Figure, median_ms, seconds
from bench.place import Place
from processes.engine.diagram import expand
from processes.engine.runs import Run, Spec, parse_spec

MOST_MS, MOST_BYTES = 1.2, 3_000
ROUNDS = 300
LOOP = b"""<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d"
targetNamespace="t"><bpmn:process id="p" isExecutable="true">
<bpmn:startEvent id="start"/><bpmn:exclusiveGateway id="merge"/><bpmn:userTask id="ask"/>
<bpmn:userTask id="check"/><bpmn:exclusiveGateway id="again" default="back"/><bpmn:endEvent id="end"/>
<bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="merge"/>
<bpmn:sequenceFlow id="f2" sourceRef="merge" targetRef="ask"/>
<bpmn:sequenceFlow id="f3" sourceRef="ask" targetRef="check"/>
<bpmn:sequenceFlow id="f4" sourceRef="check" targetRef="again"/>
<bpmn:sequenceFlow id="back" sourceRef="again" targetRef="merge"/>
<bpmn:sequenceFlow id="f5" sourceRef="again" targetRef="end">
<bpmn:conditionExpression>outcome = "stop"</bpmn:conditionExpression></bpmn:sequenceFlow>
</bpmn:process></bpmn:definitions>"""


@dataclass
class Walk:
    """A run taken through its diagram, stored and loaded between any two tasks as the actions do."""

    spec: Spec
    state: bytes = b""

    def begin(self) -> None:
        """Start and come to the first task."""
        run = Run.start(self.spec)
        run.advance({}, lambda step: {})
        self.state = run.save()

    def cycle(self) -> None:
        """One task: load, complete, advance, save."""
        run = Run.load(self.spec, self.state)
        run.complete(run.offered()[0].id, {"outcome": "again"})
        run.advance({}, lambda step: {})
        self.state = run.save()


def figures(place: Place) -> Iterator[Figure]:
    """Cycles and stored bytes of a row of tasks and of a loop gone round often."""
    models = place.template.models
    spans, most = row_of_tasks(made_spec(models, 25), 25, walks=10)
    yield Figure("engine_cycle_25_ms", median_ms(spans), "ms", MOST_MS)
    yield Figure("state_bytes_25", most, "bytes", MOST_BYTES)
    spans, _ = row_of_tasks(made_spec(models, 200), 200, walks=2)
    yield Figure("engine_cycle_200_ms", median_ms(spans), "ms", MOST_MS)
    spans, most = loop(ROUNDS)
    yield Figure("engine_cycle_loop300_ms", median_ms(spans), "ms", MOST_MS)
    yield Figure("state_bytes_loop300", most, "bytes", MOST_BYTES)


def made_spec(models: Path, tasks: int) -> Spec:
    """A made procedure of ``tasks`` user tasks, of which three are not in its middle."""
    parts = shared_parts(models)
    return parse_spec(expand(procedure("9.000025", middle=tasks - 3), parts.blocks, parts.library).xml)


def row_of_tasks(spec: Spec, tasks: int, walks: int) -> tuple[list[float], int]:
    """Seconds of every cycle of some walks through ``tasks`` tasks, and the most bytes stored."""
    walk, spans, most = Walk(spec), [], 0
    for _ in range(walks):
        walk.begin()
        for _ in range(tasks):
            most = max(most, len(walk.state))
            spans.append(seconds(walk.cycle))
    return spans, most


def loop(rounds: int) -> tuple[list[float], int]:
    """Seconds of the cycles after ``rounds`` rounds of two tasks, and the bytes stored then."""
    walk = Walk(parse_spec(LOOP))
    walk.begin()
    for _ in range(2 * rounds):
        walk.cycle()
    return [seconds(walk.cycle) for _ in range(200)], len(walk.state)
