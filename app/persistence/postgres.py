"""How connections to PostgreSQL behave: nobody waits for ever, a lost server is noticed, dates are UTC."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from sqlalchemy import Connection, Engine, event, text
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.orm import Session

IDLE_SECONDS = 60
"""A transaction that does nothing for so long is ended by the server: it would hold up others."""
SILENT_MILLISECONDS = 60_000
KEEPALIVES = {
    "keepalives_idle": 30,
    "keepalives_interval": 10,
    "keepalives_count": 3,
    "tcp_user_timeout": SILENT_MILLISECONDS,
}
"""After a minute at most a server that has vanished is noticed, instead of after hours. Keepalives see it
while nobody asks anything; a question that was sent and never arrived ends by the last of these."""
CONNECT_SECONDS = 10
EACH_THREAD = 3
"""A thread uses so many connections at once at most: the page, the action, and the log of looks."""

# Any numbers do, as long as everybody takes the same; they are two each, so that others' do not meet them.
HOUSE = 0x4D43
OFFICE, MIGRATION, START = 1, 2, 3
OTHERS_MINUTES = 10
"""How long a start waits for one on another machine that has begun before."""


def engine_options(name: str, threads: int, wait_seconds: float, statement_seconds: float) -> dict[str, Any]:
    """Options for SQLAlchemy's engine.

    ``name`` shows in ``pg_stat_activity``. Who waits for a lock gives up after ``wait_seconds``; a statement
    ends after ``statement_seconds``, 0 for none.
    """
    rules = {
        "timezone": "UTC",
        "lock_timeout": _milliseconds(wait_seconds),
        "statement_timeout": _milliseconds(statement_seconds),
        "idle_in_transaction_session_timeout": _milliseconds(IDLE_SECONDS),
    }
    options = " ".join(f"-c {rule}={value}" for rule, value in rules.items())
    connect = {"application_name": name, "connect_timeout": CONNECT_SECONDS, "options": options, **KEEPALIVES}
    return {
        "connect_args": connect,
        "pool_size": threads,
        "max_overflow": threads * (EACH_THREAD - 1),
        "pool_timeout": wait_seconds,
        # A connection from before a restart of the server is replaced before anybody works on it.
        "pool_pre_ping": True,
    }


def keep_rows_out_of_errors(engine: Engine) -> None:
    """An error of the server would else carry the row that failed: names, numbers, hashes of passwords."""

    @event.listens_for(engine, "handle_error")
    def shorten(context: ExceptionContext) -> None:
        orig, told = context.original_exception, context.sqlalchemy_exception
        if isinstance(orig, psycopg.Error) and orig.diag.message_detail:
            orig.args = (orig.diag.message_primary,)
            if told is not None:
                told.args = (f"({type(orig).__name__}) {orig.diag.message_primary}",)


def _milliseconds(seconds: float) -> int:
    return round(seconds * 1000)


def take_office_turn(session: Session) -> None:
    """Until this transaction ends, no other changes the office's journal; SQLite has one writer anyway.

    A lock on its newest row would not do: who has waited for it would not see the row that came after.
    """
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(:house, :turn)"), {"house": HOUSE, "turn": OFFICE})


def wait_for_other_migrations(connection: Connection) -> None:
    """Let whoever migrates the same database end first; then this transaction finds nothing left to do."""
    if connection.dialect.name == "postgresql":
        _wait(connection, "pg_advisory_xact_lock", MIGRATION)


@contextmanager
def one_start_at_a_time(engine: Engine) -> Iterator[None]:
    """Machines that start together prepare the same database one after the other."""
    if engine.dialect.name != "postgresql":
        yield
        return
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        _wait(connection, "pg_advisory_lock", START)
        try:
            yield
        finally:
            # The connection goes back to the pool, and would take the lock along.
            connection.execute(
                text("SELECT pg_advisory_unlock(:house, :turn)"), {"house": HOUSE, "turn": START}
            )


def _wait(connection: Connection, lock: str, turn: int) -> None:
    usual = connection.execute(text("SHOW lock_timeout")).scalar_one()
    connection.execute(text(f"SET lock_timeout = '{OTHERS_MINUTES}min'"))
    connection.execute(text(f"SELECT {lock}(:house, :turn)"), {"house": HOUSE, "turn": turn})
    connection.execute(text(f"SET lock_timeout = '{usual}'"))
