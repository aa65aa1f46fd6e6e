"""What keeps the office honest and shows that it lives: its journal, the daily seals, the worker's sign."""

from sqlalchemy import Boolean, Column, Date, Index, Integer, String, Table
from sqlalchemy.types import JSON

from app.persistence.database import metadata
from app.persistence.tables.columns import moment

office_journal = Table(
    "office_journal",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    moment("at"),
    Column("actor_id", String(36), nullable=False),
    Column("actor_name", String(200), nullable=False),
    Column("action", String(60), nullable=False),
    Column("subject_kind", String(30), nullable=False),
    Column("subject_id", String(80), nullable=False),
    Column("subject_name", String(300), nullable=False),
    Column("before", JSON(none_as_null=True)),
    Column("after", JSON(none_as_null=True)),
    Column("reason", String(1000), nullable=False),
    Column("previous", String(64), nullable=False),
    Column("sha256", String(64), nullable=False),
    Index("ix_office_journal_subject", "subject_kind", "subject_id", "seq"),
)

journal_seal = Table(
    "journal_seal",
    metadata,
    Column("day", Date, primary_key=True),
    moment("made_at"),
    Column("last_id", Integer, nullable=False),
    Column("last_office_seq", Integer, nullable=False),
    Column("entries", Integer, nullable=False),
    Column("previous", String(64), nullable=False),
    Column("sha256", String(64), nullable=False),
)

heartbeat = Table(
    "heartbeat",
    metadata,
    Column("name", String(60), primary_key=True),
    moment("started_at"),
    moment("seen_at"),
    Column("leads", Boolean, nullable=False),
    Column("ahead_ms", Integer),
)
