"""The office's journal is append-only; what waits gets its moment in ``due``, the worker's only source.

A moment that is not of a run has the id of what it is about.
"""

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

REFUSED = "the journal of the office is append-only"
COLUMNS = "id, kind, dossier_id, node, timer_id, clock, started_at, due_at, attempts"
WAITING = (
    "SELECT id, 'message', dossier_id, '', '', 'own', created_at, next_attempt_at, 0 FROM outbox "
    "WHERE state IN ('pending', 'leased')",
    "SELECT id, 'slip', dossier_id, '', '', 'own', issued_at, COALESCE(next_attempt_at, issued_at), 0 "
    "FROM slip WHERE pdf_sha256 IS NULL",
    "SELECT id, 'draft', id, '', '', 'own', created_at, expires_at, 0 FROM dossier "
    "WHERE status = 'draft' AND expires_at IS NOT NULL",
    "SELECT id, 'dossier', id, '', '', 'processing', received_at, due_current, 0 FROM dossier "
    "WHERE due_current IS NOT NULL AND finished_at IS NULL",
    "SELECT id, 'task', dossier_id, node, '', 'own', created_at, due_at, 0 FROM work_item "
    "WHERE state = 'open' AND due_at IS NOT NULL",
)


def upgrade() -> None:
    for rows in WAITING:
        op.execute(f"INSERT INTO due ({COLUMNS}) {rows}")
    if op.get_bind().dialect.name == "sqlite":
        for name, event in (("keep", "UPDATE"), ("stay", "DELETE")):
            op.execute(
                f"CREATE TRIGGER office_journal_{name} BEFORE {event} ON office_journal "
                f"BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END"
            )
    else:
        op.execute(
            "CREATE FUNCTION office_journal_keep() RETURNS trigger AS $$ BEGIN "
            f"RAISE EXCEPTION '{REFUSED}'; END $$ LANGUAGE plpgsql"
        )
        op.execute(
            "CREATE TRIGGER office_journal_keep BEFORE UPDATE OR DELETE ON office_journal "
            "FOR EACH ROW EXECUTE FUNCTION office_journal_keep()"
        )


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TRIGGER office_journal_keep")
        op.execute("DROP TRIGGER office_journal_stay")
    else:
        op.execute("DROP FUNCTION office_journal_keep() CASCADE")
    op.execute("DELETE FROM due WHERE kind <> 'timer'")
