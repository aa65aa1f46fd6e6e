"""The same work on a PostgreSQL server, and what only a server has to stand: a million moments that wait."""

from collections.abc import Iterator
from contextvars import Context

from desk import Desk
from sqlalchemy import text

from app.persistence.database import db
from app.persistence.tables.work import due
from bench.figures import Figure, median_ms
from bench.growth import MOST_MS as MOST_NOTHING_MS
from bench.growth import fill, nothing_due, send_what_is_left
from bench.moving import MOST_SECONDS as MOST_MOVING_SECONDS
from bench.moving import move_many
from bench.place import Place, server_place
from bench.web import ROUNDS, completing, listing, people, waited
from bench.worker import MOST_MS, fire_many, look_often
from workers.jobs import tick

WAITING, TIMERS, LISTED = 1_000_000, 10_000, 100_000


def figures(place: Place) -> Iterator[Figure]:
    """On a server that keeps its data in memory alone: what is measured is the work, not the disk."""
    with server_place() as at:
        with at.desk("waiting") as desk:
            wait(desk, WAITING)
            yield Figure("nothing_due_1m_ms", median_ms(nothing_due(desk)), "ms", MOST_NOTHING_MS)
        with at.desk("timers") as desk:
            yield Figure("fire_1000_pg_s", fire_many(desk), "s")
        with at.desk("moving") as desk:
            yield Figure("migrate_1000_pg_s", move_many(desk), "s", MOST_MOVING_SECONDS)
        with at.desk("many_timers") as desk:
            spent = fire_many(desk, TIMERS)
        yield Figure("fire_10000_s", spent, "s")
        yield Figure("fire_10000_per_core_s", TIMERS / spent, "timers/s")
        with at.desk("inbox") as desk:
            fill(desk, LISTED)
            yield Figure("inbox_100k_pg_ms_p95", Context().run(look_often, desk), "ms", MOST_MS)
        yield from people_wait(at)


def wait(desk: Desk, rows: int) -> None:
    """So many moments that have yet to come, indexed and counted by the server."""
    desk.file_household_business()
    send_what_is_left(desk)
    names = [column.name for column in due.columns]
    values = {"id": "lpad(to_hex(n), 8, '0') || substr(id, 9)", "due_at": "due_at + n * interval '1 second'"}
    chosen = ", ".join(values.get(name, f'"{name}"') for name in names)
    with db.engine.begin() as connection:
        connection.execute(
            text(
                f"INSERT INTO due ({', '.join(names)}) SELECT {chosen} FROM "
                "(SELECT * FROM due WHERE kind = 'timer' AND fired_at IS NULL LIMIT 1) AS one, "
                "generate_series(1, :rows) AS n"
            ),
            {"rows": rows},
        )
    with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("ANALYZE due"))
    while tick(desk.app):
        pass


def people_wait(at: Place) -> Iterator[Figure]:
    """Completing and listing over HTTP."""
    with people(at) as (running, officer, items):
        yield from waited(running, "complete_task_pg", None, completing(officer, items[:ROUNDS]))
        yield from waited(running, "list_tasks_pg", None, listing(officer))
