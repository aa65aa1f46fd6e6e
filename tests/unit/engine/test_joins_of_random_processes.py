"""Processes that run right are let through by the rule about joins; with one join exchanged they are not."""

import random
from collections.abc import Callable

import pytest
from random_processes import Maker

from processes.checks.subject import Subject
from processes.checks.tokens import Played, played
from processes.engine.diagram import parse_xml
from processes.engine.diagram.namespaces import bpmn

PROCESSES = range(60)
PARALLEL, EXCLUSIVE = bpmn("parallelGateway"), bpmn("exclusiveGateway")


def drawn(seed: int) -> bytes:
    maker = Maker(random.Random(f"joins-{seed}").randrange)
    return maker.process(14).drawn().xml(messages=tuple(maker.messages))


def subject(xml: bytes) -> Subject:
    document = parse_xml(xml)
    return Subject(document, document, None, {}, {})


def exchanged(seed: int, here: str, there: str, wanted: Callable[[int, int], bool]) -> Subject | None:
    """The process with the first gateway of the kind ``here``, with the wanted numbers of ways in and out,
    made one of the kind ``there``."""
    found = subject(drawn(seed))
    for gateway in found.process.iter(here):
        name = str(gateway.get("id"))
        alone = gateway.getparent().find(bpmn("inclusiveGateway")) is None  # type: ignore[union-attr]
        if alone and wanted(len(found.incoming.get(name, ())), len(found.outgoing.get(name, ()))):
            gateway.tag = there
            return found
    return None


@pytest.mark.parametrize("seed", PROCESSES)
def test_a_process_that_runs_right_has_no_finding(seed: int) -> None:
    assert played(subject(drawn(seed))) == Played()


@pytest.mark.parametrize(
    ("here", "there", "wanted"),
    [
        (PARALLEL, EXCLUSIVE, lambda ways_in, ways_out: ways_in > 1 and ways_out == 1),
        (EXCLUSIVE, PARALLEL, lambda ways_in, ways_out: ways_in > 1 and ways_out == 1),
    ],
)
def test_a_join_of_the_wrong_kind_is_found(here: str, there: str, wanted: Callable[[int, int], bool]) -> None:
    broken = [found for seed in PROCESSES if (found := exchanged(seed, here, there, wanted)) is not None]
    assert len(broken) > 10
    for found in broken:
        assert played(found) != Played()
