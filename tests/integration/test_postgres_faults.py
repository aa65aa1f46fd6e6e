"""What a real PostgreSQL server may do to an action: each fault a sentence, nothing half-kept, no incident."""

import threading
from contextlib import contextmanager
from dataclasses import dataclass, replace

import pytest
from desk import Desk
from installation import ROOT
from sqlalchemy import create_engine, select, text
from sqlalchemy.exc import DBAPIError
from visitor import Visitor

from app.demo.people import DESK
from app.persistence.database import db
from app.persistence.faults import Busy
from app.persistence.schema import upgrade_schema
from app.services import services
from app.web.factory import create_app
from processes.actions.drafts import StartDraft, start_draft
from processes.actions.seals import SealDay, seal_day
from processes.domain.access import SYSTEM
from processes.domain.dossier.dossier import Dossier
from processes.domain.dossier.records import Incident
from processes.ports import World

pytestmark = pytest.mark.postgresql
SOON = 0.2
"""Seconds that these tests wait for a lock or a statement."""
REWRITING = (
    "UPDATE journal SET actor_name = 'x'",
    "DELETE FROM journal",
    "TRUNCATE journal CASCADE",
    "UPDATE office_journal SET reason = 'x'",
    "DELETE FROM office_journal",
    "UPDATE journal_seal SET entries = 0",
    "ALTER TABLE journal DISABLE TRIGGER USER",
)
END_OTHERS = text(
    "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity "
    "WHERE datname = current_database() AND pid <> pg_backend_pid()"
)


@dataclass(frozen=True)
class Nothing:
    dossier_id: str = ""


@pytest.fixture
def other(app):
    """A connection of somebody else to the same database."""
    engine = create_engine(services(app).settings.database)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        yield connection
    engine.dispose()


@pytest.fixture
def hasty(app, clock):
    """A process that answers people, and gives up soon."""
    made = create_app(replace(services(app).settings, busy_seconds=SOON, serves_pages=True), clock)
    with made.app_context():
        yield made
        db.engine.dispose()


@contextmanager
def held(connection, statement):
    """Another has taken a lock, and does not come to an end."""
    connection.execute(text("BEGIN"))
    connection.execute(text(statement))
    yield
    connection.execute(text("ROLLBACK"))


def count(app, kind):
    with services(app).transactions.read() as session:
        return len(session.scalars(select(kind)).all())


def test_connections_say_what_they_are_and_are_bounded(hasty):
    with db.engine.connect() as connection:
        said = {
            name: connection.execute(text(f"SHOW {name}")).scalar_one()
            for name in (
                *("timezone", "application_name", "lock_timeout", "statement_timeout"),
                "idle_in_transaction_session_timeout",
            )
        }
    assert said == {
        "timezone": "UTC",
        "application_name": "motcua web",
        "lock_timeout": "200ms",
        "statement_timeout": "30s",
        "idle_in_transaction_session_timeout": "1min",
    }


def test_a_command_may_compute_for_long(app):
    with db.engine.connect() as connection:
        assert connection.execute(text("SHOW statement_timeout")).scalar_one() == "0"


def test_a_lock_that_does_not_come_free_is_a_sentence_and_leaves_no_trace(hasty, other, clock):
    desk = Desk(hasty, clock)
    dossier_id = desk.file_household_business().id
    with held(other, "SELECT 1 FROM dossier FOR UPDATE"), pytest.raises(Busy):
        desk.complete("bao", dossier_id, "intake__check", "refuse", note="Không thuộc thẩm quyền")
    assert count(hasty, Incident) == 0
    assert desk.dossier(dossier_id).status == "submitted"
    desk.complete("bao", dossier_id, "intake__check", "refuse", note="Không thuộc thẩm quyền")
    assert desk.dossier(dossier_id).status == "refused"


def test_a_request_meets_a_lock_with_a_sentence(hasty, other):
    visitor = Visitor(hasty)
    visitor.log_in("nhung")
    assert visitor.get("/nop-ho-so/1.001612").status == 200
    with held(other, "LOCK TABLE dossier IN SHARE MODE"):
        page = visitor.post("/nop-ho-so/1.001612", {"agency": DESK})
    assert (page.status, page.headers["Retry-After"]) == (503, "30")
    assert "đang bận" in page.main
    assert visitor.post("/nop-ho-so/1.001612", {"agency": DESK}).status == 302


def test_after_the_server_was_restarted_the_next_request_works(hasty, other):
    visitor = Visitor(hasty)
    visitor.log_in("nhung")
    assert visitor.get("/nop-ho-so/1.001612").status == 200
    assert other.execute(END_OTHERS).scalar_one() >= 1
    assert visitor.get("/nop-ho-so/1.001612").status == 200
    assert visitor.post("/nop-ho-so/1.001612", {"agency": DESK}).status == 302


def test_an_action_cut_in_the_middle_leaves_nothing(app, other, clock):
    desk = Desk(app, clock)
    actor = desk.actor("nhung")

    def cut(world: World, who, command):
        draft = start_draft(world, who, command)
        world.flush()
        other.execute(END_OTHERS)
        world.flush()
        world.find(Dossier, id=draft.id)
        return draft

    with pytest.raises(Busy):
        desk.perform(cut, actor, StartDraft("1.001612", DESK))
    assert (count(app, Dossier), count(app, Incident)) == (0, 0)
    assert desk.start_draft().id


def test_two_that_wait_for_each_other_both_end(app, clock):
    """The server ends one of the two; that one is done again, and nobody notices."""
    desk, gate = Desk(app, clock), threading.Barrier(2)
    tries = []

    def cross(first, second):
        def numbers(world, actor, command):
            tries.append(first)
            world.next_number(first)
            if len(tries) <= 2:
                gate.wait(timeout=10)
            return world.next_number(second)

        return lambda: desk.perform(numbers, SYSTEM, Nothing())

    threads = [threading.Thread(target=cross(*names)) for names in (("a", "b"), ("b", "a"))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert len(tries) > 2, "one of them has begun again"
    assert desk.perform(lambda world, *_: (world.next_number("a"), world.next_number("b")), SYSTEM, None) == (
        3,
        3,
    )
    assert count(app, Incident) == 0


def test_a_statement_that_takes_too_long_is_a_sentence(app, clock):
    def slow(world, actor, command):
        world._session.execute(text("SET LOCAL statement_timeout = 50"))
        world._session.execute(text("SELECT pg_sleep(5)"))

    with pytest.raises(Busy):
        services(app).transactions.perform(slow, SYSTEM, Nothing())
    assert count(app, Incident) == 0


@pytest.fixture
def guest(other):
    """Somebody who owns nothing: for him limits hold."""
    name = f"guest_{db.engine.url.database}"
    for statement in (
        f'CREATE ROLE "{name}" LOGIN',
        f'GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA public TO "{name}"',
    ):
        other.execute(text(statement))
    yield name
    for statement in (f'DROP OWNED BY "{name}"', f'DROP ROLE "{name}"'):
        other.execute(text(statement))


def test_a_server_that_takes_no_more_connections_is_a_sentence(app, other, guest, clock):
    actor, url = Desk(app, clock).actor("nhung"), db.engine.url.set(username=guest)
    other.execute(text(f'ALTER DATABASE "{url.database}" CONNECTION LIMIT 0'))
    settings = services(app).settings
    barred = create_app(replace(settings, database_url=url.render_as_string(hide_password=False)), clock)
    with pytest.raises(Busy):
        services(barred).transactions.perform(start_draft, actor, StartDraft("1.001612", DESK))


def test_the_rights_in_the_guide_are_enough_and_not_too_many(app, other, clock):
    """The product works as a role that owns nothing, and that role cannot rewrite a journal."""
    guide = (ROOT / "docs" / "operation.md").read_text("utf-8")
    granted = guide.split("```sql\n")[1].split("```")[0]
    url = db.engine.url
    role = f"app_{url.database}"
    other.execute(text(f'CREATE ROLE "{role}" LOGIN'))
    try:
        other.exec_driver_sql(granted.replace("motcua_app", f'"{role}"'))
        settings = services(app).settings
        mine = url.set(username=role).render_as_string(hide_password=False)
        made = create_app(replace(settings, database_url=mine), clock)
        with made.app_context():
            upgrade_schema(made)
            desk = Desk(made, clock)
            dossier_id = desk.file_household_business().id
            clock.at("2026-11-14 00:05")
            assert desk.perform(seal_day, SYSTEM, SealDay()) is not None
            for statement in REWRITING:
                with pytest.raises(DBAPIError, match=r"permission denied|append-only|must be owner"):
                    desk.transactions.write(
                        lambda session, tried=statement: session.execute(text(tried)) and None
                    )
            assert desk.dossier(dossier_id).status == "submitted"
            db.engine.dispose()
    finally:
        for statement in (f'DROP OWNED BY "{role}"', f'DROP ROLE "{role}"'):
            other.execute(text(statement))
