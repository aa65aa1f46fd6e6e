"""What the legal clock keeps: the date that counts, the runs of the intake clock, claims, what was told."""

import sqlalchemy as sa
from alembic import op

from app.persistence.database import UtcDateTime

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

COLUMNS = "id, kind, dossier_id, node, timer_id, clock, started_at, due_at, attempts"
LATE_TASKS = """
SELECT id, 'task', dossier_id, node, '', 'own', created_at, due_at, 0 FROM work_item
WHERE state = 'open' AND role <> 'applicant' AND due_at IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM due WHERE due.id = work_item.id)"""
"""A late task had no moment any more; now those above are still to be told."""
LATE_PROMISES = """
SELECT id, 'dossier', id, '', '', 'processing', received_at, due_current, 0 FROM dossier
WHERE received_at IS NOT NULL AND due_current IS NOT NULL AND finished_at IS NULL
AND NOT EXISTS (SELECT 1 FROM due WHERE due.id = dossier.id)"""
"""Nor had the promise of a dossier that was late once, although it may have a new appointment."""
STOOD_STILL = """
SELECT MIN(pause.id), 'recount', pause.dossier_id, 'upgrade', '0', 'own', MAX(pause.started_at),
MAX(pause.started_at), 0 FROM pause JOIN dossier ON dossier.id = pause.dossier_id
WHERE dossier.finished_at IS NULL GROUP BY pause.dossier_id"""
"""What is left of a task that stands still is not known here: the worker counts these dossiers again."""
INTAKE_CLOCKS = """
INSERT INTO intake_clock (id, dossier_id, started_at, amount_minutes, due_at)
SELECT id, dossier_id, started_at, amount_minutes, due_at FROM (
SELECT due.id, due.dossier_id, due.started_at, due.amount_minutes, due.due_at, ROW_NUMBER() OVER (
PARTITION BY due.dossier_id ORDER BY due.started_at DESC, due.amount_minutes DESC, due.id) AS place
FROM due JOIN dossier ON dossier.id = due.dossier_id
WHERE due.kind = 'timer' AND due.clock = 'intake' AND dossier.status = 'submitted'
AND due.amount_minutes IS NOT NULL AND due.due_at IS NOT NULL) AS timers WHERE place = 1"""
"""The clock that runs is the latest: timers that fired are kept for a while, and a step may have several."""


def upgrade() -> None:
    op.add_column("dossier", sa.Column("due_legal", UtcDateTime(), nullable=True))
    op.add_column("dossier", sa.Column("told", sa.Integer(), server_default="0", nullable=False))
    op.create_index("ix_dossier_finished", "dossier", ["competent_unit_id", "finished_at"])
    op.create_index("ix_dossier_received", "dossier", ["competent_unit_id", "received_at"])
    op.add_column("work_item", sa.Column("left_minutes", sa.Integer(), nullable=True))
    op.add_column("work_item", sa.Column("told", sa.Integer(), server_default="0", nullable=False))
    op.add_column("due", sa.Column("claimed_until", UtcDateTime(), nullable=True))
    op.create_table(
        "intake_clock",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("dossier_id", sa.String(36), nullable=False),
        sa.Column("started_at", UtcDateTime(), nullable=False),
        sa.Column("amount_minutes", sa.Integer(), nullable=False),
        sa.Column("due_at", UtcDateTime(), nullable=False),
        sa.Column("ended_at", UtcDateTime(), nullable=True),
        sa.Column("ended_by", sa.String(40), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_intake_clock"),
        sa.ForeignKeyConstraint(
            ["dossier_id"],
            ["dossier.id"],
            name="fk_intake_clock_dossier_id_dossier",
            deferrable=True,
            initially="DEFERRED",
        ),
    )
    op.create_index("ix_intake_clock_dossier_id", "intake_clock", ["dossier_id"])
    _make_heartbeat(sa.Column("leads", sa.Boolean(), nullable=False))
    # A new appointment hides what pauses did to the promise; the first promise is the fairest that is kept.
    op.execute(
        "UPDATE dossier SET due_legal = CASE WHEN reschedules = 0 THEN due_current ELSE due_original END"
    )
    _count_what_was_told()
    for rows in (LATE_TASKS, LATE_PROMISES, STOOD_STILL):
        op.execute(f"INSERT INTO due ({COLUMNS}) {rows}")
    op.execute(INTAKE_CLOCKS)


def _count_what_was_told() -> None:
    """Of the usual ladder: reminded and late of a task, the apology and late of a promise."""
    op.execute("UPDATE work_item SET told = 1 WHERE reminded_at IS NOT NULL")
    op.execute("UPDATE work_item SET told = 2 WHERE overdue_at IS NOT NULL")
    op.execute("UPDATE dossier SET told = 2 WHERE overdue_at > due_current")


def downgrade() -> None:
    op.execute("DELETE FROM due WHERE kind IN ('recount', 'year')")
    _make_heartbeat()
    op.drop_table("intake_clock")
    op.drop_column("due", "claimed_until")
    op.drop_column("work_item", "told")
    op.drop_column("work_item", "left_minutes")
    op.drop_index("ix_dossier_received", "dossier")
    op.drop_index("ix_dossier_finished", "dossier")
    op.drop_column("dossier", "told")
    op.drop_column("dossier", "due_legal")


def _make_heartbeat(*more: sa.Column) -> None:
    """Signs of life are of this minute: the table is made anew."""
    op.drop_table("heartbeat")
    op.create_table(
        "heartbeat",
        sa.Column("name", sa.String(60), nullable=False),
        sa.Column("started_at", UtcDateTime(), nullable=False),
        sa.Column("seen_at", UtcDateTime(), nullable=False),
        *more,
        sa.PrimaryKeyConstraint("name", name="pk_heartbeat"),
    )
