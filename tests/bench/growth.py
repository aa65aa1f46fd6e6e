"""What grows: completing a task among many dossiers, and in a large diagram; and a clock with nothing due."""

from collections.abc import Iterator
from contextlib import ExitStack
from statistics import median

from desk import Desk

from app.persistence.database import db
from app.queries.due import moments_due
from app.services import services
from bench.counting import counted
from bench.figures import Figure, median_ms, seconds
from bench.place import Place, accepted, publish_made
from bench.rows import multiply
from processes.actions.tasks import CompleteTask, complete_task
from workers.jobs import tick

FEW, MANY = 1_000, 100_000
SHORT, LONG = "9.200005", "9.200200"
MOST_GROWTH, MOST_MS = 1.5, 5


def figures(place: Place) -> Iterator[Figure]:
    """Growth is the median completion in the large case over that in the small one."""
    with ExitStack() as stack:
        few = stack.enter_context(place.desk("few"))
        fill(few, FEW)
        many = stack.enter_context(place.desk("many"))
        fill(many, MANY)
        yield Figure("complete_growth_dossiers", growth_by_dossiers(few, many), "ratio", MOST_GROWTH)
        send_what_is_left(many)
        yield Figure("nothing_due_ms", median_ms(nothing_due(many)), "ms", MOST_MS)
    with place.desk("tasks") as desk:
        yield Figure("complete_growth_tasks", growth_by_tasks(desk), "ratio", MOST_GROWTH)


def fill(desk: Desk, copies: int) -> None:
    """Many dossiers that wait at intake, each with a timer still to come."""
    publish_made(desk, SHORT, 5)
    filed = desk.file_household_business()
    with desk.app.app_context():
        tick(desk.app)
    with db.engine.begin() as connection:
        multiply(connection, filed.id, copies)


def growth_by_dossiers(few: Desk, many: Desk, walks: int = 16) -> float:
    """In turns, so that what else the machine does falls on both alike."""
    small: list[float] = []
    large: list[float] = []
    for _ in range(walks):
        small += walk(few, SHORT, 5)
        large += walk(many, SHORT, 5)
    return median(large) / median(small)


def growth_by_tasks(desk: Desk) -> float:
    """Every completion of a diagram of 200 tasks, in turns with those of diagrams of 5."""
    publish_made(desk, SHORT, 5)
    publish_made(desk, LONG, 200)
    small: list[float] = []
    large: list[float] = []
    long = accepted(desk, LONG)
    for number in range(200):
        if number % 5 == 0:
            short = accepted(desk, SHORT)
        small.append(complete(desk, short, f"work{number % 5 + 1}"))
        large.append(complete(desk, long, f"work{number + 1}"))
    return median(large) / median(small)


def walk(desk: Desk, code: str, tasks: int) -> list[float]:
    """Seconds of completing each task in the middle of a made procedure."""
    with desk.app.app_context():
        dossier_id = accepted(desk, code)
        return [complete(desk, dossier_id, f"work{number}") for number in range(1, tasks + 1)]


def complete(desk: Desk, dossier_id: str, node: str) -> float:
    """Seconds of one completion: the action and its commit."""
    actor, item = desk.actor("ha"), desk.item(dossier_id, node)
    command = CompleteTask(item.id, "done", {"words": ["Đồng ý"]})
    return seconds(desk.perform, complete_task, actor, command)


def send_what_is_left(desk: Desk) -> None:
    """What the figures before this one left to do."""
    while tick(desk.app):
        pass


def nothing_due(desk: Desk, rounds: int = 200) -> list[float]:
    """Seconds of rounds of the clock when nothing has come due; they may read the table ``due`` only."""
    at_hand = services(desk.app)
    with desk.app.app_context(), counted(db.engine) as traffic:
        spans = [seconds(tick, desk.app) for _ in range(rounds)]
        with at_hand.transactions.read() as session:
            assert moments_due(session, at_hand.clock()) == []
    assert traffic.tables() == {"due"}, traffic.statements[:3]
    return spans
