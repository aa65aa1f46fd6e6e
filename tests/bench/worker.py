"""The worker: a thousand timers, a thousand messages; and an officer's list among many open tasks."""

import re
from collections.abc import Iterator
from contextvars import Context
from statistics import quantiles

from desk import Desk
from sqlalchemy import select

from app.demo.people import PASSWORD
from app.persistence.database import db
from app.queries.due import Lane
from bench.figures import MILLI, Figure, seconds
from bench.growth import fill
from bench.place import Place
from bench.rows import multiply
from processes.domain.dossier.records import OutboxMessage
from processes.domain.dossier.work import Due
from workers.jobs import tick

MANY, OPEN_TASKS, LOOKS = 1_000, 100_000, 60
MOST_SECONDS, MOST_MS = 10, 200
TOKEN = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"')
TIMERS, MESSAGES = Lane("timers", kinds=("timer",)), Lane("messages", kinds=("message",))


def figures(place: Place) -> Iterator[Figure]:
    """Timers have a promise; the sandbox takes messages at once, so their figure is the worker's own work."""
    with place.desk("timers") as desk:
        yield Figure("fire_1000_s", fire_many(desk), "s", MOST_SECONDS)
    with place.desk("messages") as desk:
        yield Figure("outbox_1000_s", send_many(desk), "s")
    with place.desk("inbox") as desk:
        fill(desk, OPEN_TASKS)
        yield Figure("inbox_100k_ms_p95", Context().run(look_often, desk), "ms", MOST_MS)


def fire_many(desk: Desk, many: int = MANY) -> float:
    """Seconds until many timers of as many dossiers have fired."""
    copies_of_a_dossier(desk, many - 1)
    desk.clock.at("2026-12-20 09:00")
    with desk.app.app_context():
        spent = seconds(until_done, desk, TIMERS)
    with desk.transactions.read() as session:
        fired = list(session.scalars(select(Due.id).where(Due.fired_at.is_not(None))))
    assert len(fired) == many
    return spent


def send_many(desk: Desk) -> float:
    """Seconds until a thousand messages have been written, sent and marked."""
    copies_of_a_dossier(desk, MANY // 2 - 1)
    desk.clock.forward(days=1)
    spent = seconds(until_done, desk, MESSAGES)
    with desk.transactions.read() as session:
        sent = list(session.scalars(select(OutboxMessage.id).where(OutboxMessage.state == "sent")))
    assert len(sent) == MANY
    return spent


def look_often(desk: Desk) -> float:
    """Milliseconds in which 19 of 20 looks at the list of open work are answered."""
    client = desk.app.test_client()
    token = TOKEN.search(client.get("/dang-nhap").get_data(as_text=True))[1]
    client.post("/dang-nhap", data={"csrf_token": token, "login": "bao", "password": PASSWORD})
    assert client.get("/hop-viec").status_code == 200
    spans = [seconds(client.get, "/hop-viec") for _ in range(LOOKS)]
    return quantiles(spans, n=20)[-1] * MILLI


def copies_of_a_dossier(desk: Desk, copies: int) -> None:
    """As many more dossiers that wait at intake, with what waits for the worker."""
    filed = desk.file_household_business()
    with db.engine.begin() as connection:
        multiply(connection, filed.id, copies)


def until_done(desk: Desk, lane: Lane) -> None:
    """Rounds of the worker until nothing of the lane is due."""
    while tick(desk.app, lane):
        pass
