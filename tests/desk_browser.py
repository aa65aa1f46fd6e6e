"""Officers at their browsers: the test client of an app, logged in as somebody."""

from collections import Counter
from contextlib import contextmanager
from contextvars import Context

import lxml.html
from flask.testing import FlaskClient
from sqlalchemy import event, select

from app.accounts import open_account
from app.accounts.sessions import begin_session
from app.demo.commune import CALENDAR, SINCE
from app.demo.people import PASSWORD
from app.formatting import NBSP
from app.persistence.accounts import Account
from app.persistence.database import db, metadata
from app.services import services
from processes.actions.people import AddOfficer, add_officer
from processes.actions.units import AddUnit, add_unit
from processes.domain.access import SYSTEM
from processes.domain.organisation import Unit


class Browser(FlaskClient):
    """Each request in a context of its own, as a server does it: nothing of the test's context is shared."""

    def open(self, *args, **kwargs):
        return Context().run(super().open, *args, **kwargs)


def log_in(app, username: str, locale: str = "vi") -> Browser:
    """A browser whose session is that of ``username``."""
    app.config["WTF_CSRF_ENABLED"] = False
    app.test_client_class = Browser
    with services(app).transactions.read() as session:
        account = session.scalars(select(Account).filter_by(username=username)).one()
    at_hand = services(app)
    begun = at_hand.transactions.write(
        lambda session: begin_session(session, account.id, at_hand.clock(), "127.0.0.1", "")
    )
    client = app.test_client()
    with client.session_transaction() as kept:
        kept["login"] = begun.id
        kept["_user_id"] = account.fs_uniquifier
        kept["_fresh"] = True
        kept["locale"] = locale
    return client


def tree(response) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(response.get_data(as_text=True))


def words(element) -> str:
    return " ".join(element.text_content().replace(NBSP, " ").split())


def page_words(response) -> str:
    return words(tree(response).find(".//main"))


def faults(response) -> list[str]:
    """What no page may have: ids given twice, inline style or script, handlers."""
    root = tree(response)
    found = [name for name, count in Counter(root.xpath("//@id")).items() if count > 1]
    found += root.xpath("//@style")
    found += [script.tag for script in root.iter("script", "style") if not script.get("src")]
    return found + [name for element in root.iter() for name in element.attrib if name.startswith("on")]


@contextmanager
def statements(app):
    """Every statement sent to the database meanwhile, and every commit."""
    sent = []
    engine = db.engine

    def before(connection, cursor, statement, *rest):
        sent.append(statement)

    def commit(connection):
        sent.append("COMMIT")

    event.listen(engine, "before_cursor_execute", before)
    event.listen(engine, "commit", commit)
    try:
        yield sent
    finally:
        event.remove(engine, "before_cursor_execute", before)
        event.remove(engine, "commit", commit)


def asked(sent: list[str]) -> list[str]:
    """The statements besides the frame of transactions."""
    return [statement for statement in sent if not statement.startswith(("BEGIN", "COMMIT", "PRAGMA"))]


def rows_of_business(app) -> dict[str, list[tuple]]:
    """Every row of every table but of who is there and who looked, to prove that a page changes nothing."""
    tables = [table for table in metadata.sorted_tables if table.name not in ("access_log", "login_session")]
    with services(app).transactions.read() as session:
        return {table.name: sorted(map(repr, session.execute(select(table)).all())) for table in tables}


def make_stranger(desk, role: str = "receiver") -> str:
    """An officer of another commune, with a role that exists here, too."""
    commune = Unit("xa-khac", "H31.41", "Ủy ban nhân dân xã Khác", "commune", SINCE, calendar_id=CALENDAR)
    desk.perform(add_unit, SYSTEM, AddUnit(commune))
    post = ("xa-khac", role, "Cán bộ")
    added = desk.perform(add_officer, SYSTEM, AddOfficer("Ngô Văn Xa", "", "xa@khac.example", (post,), SINCE))
    desk.transactions.write(
        lambda session: open_account(session, "xa", PASSWORD, desk.clock(), officer_id=added.id)
    )
    return "xa"
