"""The database handle and the few column types of our own.

SQLite runs with explicit transactions: ``BEGIN IMMEDIATE`` for actions, so that they queue instead of
failing in the middle, and plain ``BEGIN`` for reads (the defaults of the driver lock nothing). How
PostgreSQL is spoken to stands in ``postgres.py``.
"""

from contextvars import ContextVar
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import DateTime, Dialect, MetaData, String, event
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.types import TypeDecorator

NAMING = {
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

metadata = MetaData(naming_convention=NAMING)
db = SQLAlchemy(
    metadata=metadata,
    session_options={"expire_on_commit": False, "autoflush": False},
    disable_autonaming=True,
)

writing: ContextVar[bool] = ContextVar("writing", default=False)
"""True while an action's transaction begins: it takes the write lock at once."""


class UtcDateTime(TypeDecorator[datetime]):
    """An instant: stored in UTC, always aware in Python. A naive datetime is a mistake and is refused."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("A datetime without a time zone cannot be stored.")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC)


class ExactDecimal(TypeDecorator[Decimal]):
    """A decimal number stored as text, so that no database rounds it."""

    impl = String(40)
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Decimal | None:
        return None if value is None else Decimal(value)


BUSY_SECONDS = 10.0
"""How long a writer waits for another before it gives up."""


def prepare_sqlite(engine: Engine, busy_seconds: float = BUSY_SECONDS) -> None:
    """Make an SQLite engine honest about transactions, foreign keys and waiting."""
    if engine.dialect.name != "sqlite":
        return

    @event.listens_for(engine, "connect")
    def connect(connection: Any, record: object) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in (
            "journal_mode=WAL",
            "synchronous=NORMAL",
            "foreign_keys=ON",
            "recursive_triggers=ON",
            f"busy_timeout={int(busy_seconds * 1000)}",
            "cache_size=-16000",
        ):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing.get() else "BEGIN")
