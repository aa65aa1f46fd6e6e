"""What the legal clock keeps: the date that counts, the runs of the intake clock, claims, what was told."""

import sqlalchemy as sa
from alembic import op

from app.persistence.database import UtcDateTime

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


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
    op.execute("UPDATE work_item SET told = 1 WHERE reminded_at IS NOT NULL")
    op.execute("UPDATE work_item SET told = 2 WHERE overdue_at IS NOT NULL")
    op.execute("UPDATE dossier SET told = 1 WHERE overdue_at IS NOT NULL")
    op.execute(
        "INSERT INTO intake_clock (id, dossier_id, started_at, amount_minutes, due_at) "
        "SELECT due.id, due.dossier_id, due.started_at, due.amount_minutes, due.due_at "
        "FROM due JOIN dossier ON dossier.id = due.dossier_id "
        "WHERE due.kind = 'timer' AND due.clock = 'intake' AND dossier.status = 'submitted' "
        "AND due.amount_minutes IS NOT NULL AND due.due_at IS NOT NULL"
    )


def downgrade() -> None:
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
