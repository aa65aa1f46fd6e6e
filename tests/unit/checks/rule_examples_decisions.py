"""For each rule about decision tables: diagrams it must refuse, and the nearest ones it must let pass."""

from decision_tables import carried, deciding, dmn, table
from drawings import END, START, drawing, flow, line
from example_parts import Examples

FILE = carried("sorting", dmn(table("size", ("dossier.rounds",), ("size",), '< 2 | "small"', '>= 2 | "big"')))
GATE = '<bpmn:exclusiveGateway id="gate" default="gate-end"/>'
OTHER = '<bpmn:endEvent id="other"/>'
BIG = flow("gate", "other", 'decision.size = "big"')


def sorted_at(*nodes: str) -> bytes:
    """From the start through ``nodes`` (the task ``sort``, the gateway) to the end, with a way for big ones."""
    body = START + deciding("sort", "size") + GATE + END + OTHER + BIG
    return drawing(body + line("start", *nodes, "end"), said=FILE)


PASSED_BY = drawing(
    START
    + '<bpmn:exclusiveGateway id="first" default="first-sort"/><bpmn:exclusiveGateway id="join"/>'
    + deciding("sort", "size")
    + GATE
    + END
    + OTHER
    + BIG
    + flow("first", "join", 'dossier.channel = "online"')
    + line("start", "first", "sort", "join", "gate", "end"),
    said=FILE,
)

DECISIONS: dict[str, Examples] = {
    "decision_before": Examples(
        bad=(sorted_at("gate", "sort"), PASSED_BY),
        good=(sorted_at("sort", "gate"),),
    ),
}
