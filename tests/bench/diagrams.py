"""A diagram of 100 elements: what the checker takes while it is drawn, and what putting it in force takes."""

from collections.abc import Iterator
from pathlib import Path

from large_diagram import large

from app.diagrams import check_source, put_in_force
from app.services import services
from bench.figures import Figure, median_ms, seconds
from bench.place import Place
from processes.domain.access import SYSTEM

ELEMENTS = 100
CHECK_MS, PUBLISH_MS = 300, 500
ROUNDS = 9


def figures(place: Place) -> Iterator[Figure]:
    """Checking alone, and checking, expanding and putting in force on SQLite."""
    yield Figure("check_100_ms", checking(place.template.models), "ms", CHECK_MS)
    with place.desk("diagrams") as desk:
        at_hand = services(desk.app)
        codes = [f"9.5001{number:02}" for number in range(ROUNDS)]
        drawn = [large(ELEMENTS, code) for code in codes]
        spans = [seconds(put_in_force, at_hand, SYSTEM, source) for source in drawn]
    yield Figure("publish_100_ms", median_ms(spans), "ms", PUBLISH_MS)


def checking(models: Path) -> float:
    """Milliseconds of a check after the first one: a drawing is checked again and again."""
    source = large(ELEMENTS)
    check_source(source, models)
    return median_ms(seconds(check_source, source, models) for _ in range(ROUNDS))
