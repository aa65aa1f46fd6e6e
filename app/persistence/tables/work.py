"""Runs, tasks, moments to come and pauses."""

from sqlalchemy import Boolean, Column, Index, Integer, LargeBinary, String, Table, text
from sqlalchemy.types import JSON

from app.persistence.database import metadata
from app.persistence.tables.columns import ID, key, moment, reference, to

run = Table(
    "run",
    metadata,
    key(),
    to("dossier.id", "dossier_id", index=True),
    to("procedure_version.id", "version_id"),
    Column("kind", String(30), nullable=False),
    Column("state", LargeBinary, nullable=False),
    moment("started_at"),
    moment("finished_at", nullable=True),
    Column("cancelled", Boolean, nullable=False),
    Column("data", JSON, nullable=False, server_default=text("'{}'")),
    Column("row_version", Integer, nullable=False),
)

work_item = Table(
    "work_item",
    metadata,
    key(),
    to("dossier.id", "dossier_id", index=True),
    to("run.id", "run_id"),
    Column("task_id", String(40), nullable=False),
    Column("node", String(120), nullable=False),
    Column("label", String(200), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("role", String(30), nullable=False),
    to("unit.id", "unit_id"),
    Column("state", String(10), nullable=False),
    Column("holder_id", ID, reference("officer.id")),
    moment("created_at"),
    moment("held_at", nullable=True),
    moment("due_at", nullable=True),
    Column("allowed_minutes", Integer),
    Column("left_minutes", Integer),
    moment("opened_at", nullable=True),
    moment("done_at", nullable=True),
    Column("done_by", String(36)),
    Column("done_by_name", String(200), nullable=False),
    Column("outcome", String(80)),
    Column("note", String(4000), nullable=False),
    Column("late", Boolean, nullable=False),
    Column("item", String(400)),
    moment("reminded_at", nullable=True),
    moment("overdue_at", nullable=True),
    Column("told", Integer, nullable=False, server_default=text("0")),
    Index(
        "ix_work_item_inbox",
        "unit_id",
        "role",
        "due_at",
        "id",
        sqlite_where=text("state = 'open'"),
        postgresql_where=text("state = 'open'"),
    ),
    Index(
        "ix_work_item_holder",
        "holder_id",
        sqlite_where=text("state = 'open'"),
        postgresql_where=text("state = 'open'"),
    ),
)

due = Table(
    "due",
    metadata,
    key(),
    Column("kind", String(20), nullable=False, server_default="timer"),
    to("dossier.id", "dossier_id", nullable=True),
    to("run.id", "run_id", nullable=True, index=True),
    Column("node", String(120), nullable=False),
    Column("timer_id", String(200), nullable=False),
    Column("clock", String(20), nullable=False),
    moment("started_at"),
    moment("due_at", nullable=True),
    Column("left_minutes", Integer),
    Column("amount_minutes", Integer),
    moment("fired_at", nullable=True),
    Column("late_seconds", Integer),
    Column("attempts", Integer, nullable=False),
    moment("next_attempt_at", nullable=True),
    moment("claimed_until", nullable=True),
    Index(
        "ix_due_next",
        "due_at",
        sqlite_where=text("fired_at IS NULL AND due_at IS NOT NULL"),
        postgresql_where=text("fired_at IS NULL AND due_at IS NOT NULL"),
    ),
)

intake_clock = Table(
    "intake_clock",
    metadata,
    key(),
    to("dossier.id", "dossier_id", index=True),
    moment("started_at"),
    Column("amount_minutes", Integer, nullable=False),
    moment("due_at"),
    moment("ended_at", nullable=True),
    Column("ended_by", String(40)),
)

pause = Table(
    "pause",
    metadata,
    key(),
    to("dossier.id", "dossier_id", index=True),
    moment("started_at"),
    moment("ended_at", nullable=True),
    Column("reason", String(400), nullable=False),
    Column("started_by", String(36), nullable=False),
    Column("slip_id", ID),
)

task_draft = Table(
    "task_draft",
    metadata,
    Column("work_item_id", ID, reference("work_item.id"), primary_key=True),
    Column("officer_id", ID, reference("officer.id"), primary_key=True),
    Column("values", JSON, nullable=False),
    moment("saved_at"),
)
