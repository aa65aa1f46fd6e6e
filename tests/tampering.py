"""For tests of what notices tampering: changing journals behind the back of the database's own guard."""

from sqlalchemy import text

TRIGGERS = ("journal_keep", "journal_stay", "office_journal_keep", "office_journal_stay")
JOURNALS = ("journal", "office_journal")


def lift_guards(session):
    """From here on journals can be changed, as by whoever owns the database."""
    if session.get_bind().dialect.name == "sqlite":
        statements = [f"DROP TRIGGER {name}" for name in TRIGGERS]
    else:
        statements = [f"ALTER TABLE {name} DISABLE TRIGGER USER" for name in JOURNALS]
    for statement in statements:
        session.execute(text(statement))
