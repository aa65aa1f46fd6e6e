"""The journal is append-only: only a payload may be erased."""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

KEPT = ("id", "dossier_id", "seq", "at", "kind", "actor_id", "actor_name", "acting_for",
        "payload_sha256", "previous", "sha256")
REFUSED = "the journal is append-only"


def upgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        _sqlite()
    else:
        _postgresql()


def _sqlite() -> None:
    changed = " OR ".join(f"NEW.{name} IS NOT OLD.{name}" for name in KEPT)
    op.execute(
        f"CREATE TRIGGER journal_keep BEFORE UPDATE ON journal WHEN {changed} OR NEW.payload IS NOT NULL "
        f"BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END"
    )
    op.execute(
        f"CREATE TRIGGER journal_stay BEFORE DELETE ON journal "
        f"BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END"
    )


def _postgresql() -> None:
    changed = " OR ".join(f"NEW.{name} IS DISTINCT FROM OLD.{name}" for name in KEPT)
    op.execute(
        "CREATE FUNCTION journal_keep() RETURNS trigger AS $$ BEGIN "
        f"IF TG_OP = 'DELETE' OR {changed} OR NEW.payload IS NOT NULL THEN "
        f"RAISE EXCEPTION '{REFUSED}'; END IF; RETURN NEW; END $$ LANGUAGE plpgsql"
    )
    op.execute(
        "CREATE TRIGGER journal_keep BEFORE UPDATE OR DELETE ON journal "
        "FOR EACH ROW EXECUTE FUNCTION journal_keep()"
    )


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TRIGGER journal_keep")
        op.execute("DROP TRIGGER journal_stay")
    else:
        op.execute("DROP FUNCTION journal_keep() CASCADE")
