"""Diagrams under way into force, moves of running dossiers between versions, what decision tables said."""

import sqlalchemy as sa
from alembic import op

from app.persistence.database import UtcDateTime

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

NEWEST = """
UPDATE procedure_version SET in_force_since = published_at
WHERE id IN (SELECT version_id FROM procedure WHERE version_id IS NOT NULL)"""


def _to(table: str, column: str, target: str, key: str = "id") -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column],
        [f"{target}.{key}"],
        name=f"fk_{table}_{column}_{target}",
        deferrable=True,
        initially="DEFERRED",
    )


def upgrade() -> None:
    op.add_column("procedure_version", sa.Column("drawn_by", sa.String(36), nullable=True))
    op.add_column("procedure_version", sa.Column("scheduled_for", sa.Date(), nullable=True))
    op.add_column("procedure_version", sa.Column("in_force_since", UtcDateTime(), nullable=True))
    op.add_column(
        "procedure_version", sa.Column("note", sa.String(2000), server_default="", nullable=False)
    )
    op.execute(NEWEST)
    _make_drafts()
    _make_migrations()
    op.create_table(
        "decision_record",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("dossier_id", sa.String(36), nullable=False),
        sa.Column("node", sa.String(200), nullable=False),
        sa.Column("decision", sa.String(120), nullable=False),
        sa.Column("version_id", sa.String(36), nullable=False),
        sa.Column("inputs", sa.JSON(), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.Column("rules", sa.JSON(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_decision_record"),
        _to("decision_record", "dossier_id", "dossier"),
    )
    op.create_index("ix_decision_record_dossier_id", "decision_record", ["dossier_id"])


def _make_drafts() -> None:
    op.create_table(
        "diagram_draft",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("procedure_code", sa.String(40), nullable=False),
        sa.Column("name", sa.String(400), nullable=False),
        sa.Column("source", sa.LargeBinary(), nullable=False),
        sa.Column("decisions", sa.JSON(), nullable=False),
        sa.Column("author_id", sa.String(36), nullable=False),
        sa.Column("status", sa.String(10), nullable=False),
        sa.Column("based_on", sa.String(36), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("note", sa.String(2000), server_default="", nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("changed_at", UtcDateTime(), nullable=False),
        sa.Column("submitted_at", UtcDateTime(), nullable=True),
        sa.Column("reviewed_at", UtcDateTime(), nullable=True),
        sa.Column("reviewed_by", sa.String(36), nullable=True),
        sa.Column("review_note", sa.String(2000), server_default="", nullable=False),
        sa.Column("version_id", sa.String(36), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_diagram_draft"),
        _to("diagram_draft", "author_id", "officer"),
        _to("diagram_draft", "based_on", "procedure_version"),
        _to("diagram_draft", "version_id", "procedure_version"),
    )
    for column in ("procedure_code", "author_id", "status"):
        op.create_index(f"ix_diagram_draft_{column}", "diagram_draft", [column])


def _make_migrations() -> None:
    op.create_table(
        "run_migration",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("procedure_code", sa.String(40), nullable=False),
        sa.Column("from_version_id", sa.String(36), nullable=False),
        sa.Column("to_version_id", sa.String(36), nullable=False),
        sa.Column("rename", sa.JSON(), nullable=False),
        sa.Column("reason", sa.String(1000), nullable=False),
        sa.Column("planned_by", sa.String(36), nullable=False),
        sa.Column("planned_at", UtcDateTime(), nullable=False),
        sa.Column("status", sa.String(10), nullable=False),
        sa.Column("started_at", UtcDateTime(), nullable=True),
        sa.Column("finished_at", UtcDateTime(), nullable=True),
        sa.Column("undo_of", sa.String(36), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_run_migration"),
        _to("run_migration", "procedure_code", "procedure", "code"),
        _to("run_migration", "from_version_id", "procedure_version"),
        _to("run_migration", "to_version_id", "procedure_version"),
        _to("run_migration", "undo_of", "run_migration"),
    )
    op.create_index("ix_run_migration_procedure_code", "run_migration", ["procedure_code"])
    op.create_table(
        "dossier_migration",
        sa.Column("migration_id", sa.String(36), nullable=False),
        sa.Column("dossier_id", sa.String(36), nullable=False),
        sa.Column("status", sa.String(10), nullable=False),
        sa.Column("reason", sa.JSON(), nullable=False),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("after", sa.JSON(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("migration_id", "dossier_id", name="pk_dossier_migration"),
        _to("dossier_migration", "migration_id", "run_migration"),
        _to("dossier_migration", "dossier_id", "dossier"),
    )
    op.create_index("ix_dossier_migration_dossier_id", "dossier_migration", ["dossier_id"])
    op.create_index(
        "ix_dossier_migration_status", "dossier_migration", ["migration_id", "status", "dossier_id"]
    )


def downgrade() -> None:
    op.execute("DELETE FROM due WHERE kind IN ('in_force', 'migration')")
    for table in ("decision_record", "dossier_migration", "run_migration", "diagram_draft"):
        op.drop_table(table)
    for column in ("note", "in_force_since", "scheduled_for", "drawn_by"):
        op.drop_column("procedure_version", column)
