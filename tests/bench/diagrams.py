"""A diagram of 100 elements: what checking it, putting it in force and comparing two of them takes."""

from collections.abc import Iterator
from pathlib import Path

from large_diagram import large

from app.diagrams import check_source, expand_source, put_in_force
from app.services import services
from bench.figures import Figure, median_ms, seconds
from bench.place import Place
from processes.domain.access import SYSTEM
from processes.engine.difference import Drawn, difference

ELEMENTS = 100
CHECK_MS, PUBLISH_MS, DIFFERENCE_MS = 300, 500, 200
ROUNDS = 9


def figures(place: Place) -> Iterator[Figure]:
    """Checking alone, comparing, and checking, expanding and putting in force on SQLite."""
    models = place.template.models
    yield Figure("check_100_ms", checking(models), "ms", CHECK_MS)
    yield Figure("difference_100_ms", comparing(models), "ms", DIFFERENCE_MS)
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


def comparing(models: Path) -> float:
    """Milliseconds of reading and comparing two versions, of which one has another deadline at each task."""
    before = large(ELEMENTS)
    after = before.replace(b'amount="1"', b'amount="2"')
    pair = [(source, expand_source(source, models).xml) for source in (before, after)]
    return median_ms(seconds(lambda: difference(Drawn(*pair[0]), Drawn(*pair[1]))) for _ in range(ROUNDS))
