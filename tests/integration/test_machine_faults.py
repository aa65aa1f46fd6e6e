"""A database that stays locked and a disk that is full: a sentence, nothing half-kept, no incident."""

import errno
import io
import shutil
import sqlite3
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace

import psycopg
import pytest
from desk import Desk
from PIL import Image
from sqlalchemy import select, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from visitor import Visitor

from app.backup.snapshot import database_path
from app.demo.people import DESK
from app.gateways.files.port import NoRoom
from app.persistence.database import db
from app.persistence.faults import Busy, ConnectionLost, StorageFull, refusal_for
from app.persistence.transaction import ActionBroke
from app.persistence.write_queue import WriteQueue
from app.services import KEY, services
from app.web.factory import create_app
from processes.actions.drafts import StartDraft, start_draft
from processes.domain.access import SYSTEM
from processes.domain.dossier.dossier import Dossier
from processes.domain.dossier.records import Incident

SOON = 0.05
"""Seconds that these tests wait for a lock."""


@pytest.fixture
def hasty(template, tmp_path, clock):
    """An app whose writers give up at once."""
    var = tmp_path / "hasty"
    shutil.copytree(template.var, var)
    app = create_app(replace(template, var=var, busy_seconds=SOON), clock)
    with app.app_context():
        yield app
        db.engine.dispose()


@contextmanager
def locked(app):
    """Another process is writing, and does not come to an end."""
    path = database_path(services(app).settings)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


def count(app, kind):
    with services(app).transactions.read() as session:
        return len(session.scalars(select(kind)).all())


@dataclass(frozen=True)
class Nothing:
    dossier_id: str = ""


def test_a_locked_database_is_a_refusal_and_leaves_no_trace(hasty, clock):
    desk = Desk(hasty, clock)
    actor = desk.actor("nhung")
    with locked(hasty), pytest.raises(Busy):
        desk.perform(start_draft, actor, StartDraft("1.001612", DESK))
    assert (count(hasty, Dossier), count(hasty, Incident)) == (0, 0)
    assert desk.start_draft().id


def test_whoever_reads_goes_on_while_it_is_locked(hasty):
    with locked(hasty):
        assert Visitor(hasty).get("/").status == 200


def test_a_request_meets_a_locked_database_with_a_sentence(hasty):
    visitor = Visitor(hasty)
    visitor.log_in("nhung")
    assert visitor.get("/nop-ho-so/1.001612").status == 200
    with locked(hasty):
        page = visitor.post("/nop-ho-so/1.001612", {"agency": DESK})
    assert page.status == 503
    assert page.headers["Retry-After"] == "30"
    assert "đang bận" in page.main
    assert visitor.post("/nop-ho-so/1.001612", {"agency": DESK}).status == 302


def test_an_incident_that_cannot_be_written_does_not_hide_what_broke(hasty):
    """The lock is taken by another while the action breaks."""
    holding = locked(hasty)

    def breaks(world, actor, command):
        # Nothing was asked of the database yet, so that another can have it.
        holding.__enter__()
        raise RuntimeError("broken")

    with pytest.raises(ActionBroke) as broke:
        services(hasty).transactions.perform(breaks, SYSTEM, Nothing())
    holding.__exit__(None, None, None)
    assert broke.value.incident_id == ""
    assert isinstance(broke.value.__cause__, RuntimeError)
    assert count(hasty, Incident) == 0


def test_writers_of_one_process_wait_for_each_other_only_so_long():
    queue = WriteQueue(SOON)
    with queue.turn(), pytest.raises(Busy), queue.turn():
        pass
    with queue.turn():
        pass


@pytest.mark.sqlite
def test_a_full_database_is_a_refusal_and_leaves_no_trace(app, clock):
    desk = Desk(app, clock)
    actor = desk.actor("nhung")
    before = count(app, Dossier)

    def fill(world, actor, command):
        draft = start_draft(world, actor, command)
        world._session.execute(text("PRAGMA max_page_count = 1"))
        for number in range(400):
            world._session.execute(
                text("INSERT INTO counter (key, value) VALUES (:key, 1)"), {"key": f"{number}" + "x" * 100}
            )
        return draft

    with pytest.raises(StorageFull):
        desk.perform(fill, actor, StartDraft("1.001612", DESK))
    assert (count(app, Dossier), count(app, Incident)) == (before, 0)
    db.engine.dispose()
    assert desk.start_draft().id


def png():
    """A small picture."""
    out = io.BytesIO()
    Image.new("RGB", (40, 40), "white").save(out, "PNG")
    return out.getvalue()


def test_which_losses_of_a_connection_may_have_kept_a_change():
    lost = psycopg.OperationalError("server closed the connection unexpectedly")
    known = [
        OperationalError("SELECT 1", {}, lost, connection_invalidated=True),
        OperationalError(None, None, psycopg.OperationalError("connection refused")),
        OperationalError(None, None, lost, connection_invalidated=True),
    ]
    assert [type(refusal_for(error)) for error in known] == [Busy, Busy, ConnectionLost]
    assert type(refusal_for(PoolTimeout())) is Busy


class FullStore:
    """A store whose disk has no room left."""

    def __init__(self, fault):
        self.fault = fault

    def put(self, data):
        raise self.fault

    def exists(self, sha256):
        return False


def full(app, fault):
    app.extensions[KEY] = replace(services(app), files=FullStore(fault))


FAULTS = [OSError(errno.ENOSPC, "No space left on device"), OSError(errno.EDQUOT, "Quota"), NoRoom("a" * 64)]


@pytest.mark.parametrize("fault", FAULTS, ids=["disk", "quota", "store"])
def test_an_upload_meets_a_full_disk_with_a_sentence(app, clock, fault):
    desk = Desk(app, clock)
    draft = desk.filled_draft()
    visitor = Visitor(app)
    visitor.log_in("nhung")
    full(app, fault)
    address = f"/ban-nhap/{draft.id}/giay-to/family_authorisation"
    assert visitor.get(address).status == 200
    picture = (io.BytesIO(png()), "giay.png")
    page = visitor.post(address, {"paper-family_authorisation": picture})
    assert page.status == 503
    assert page.headers["Retry-After"] == "300"
    assert "hết chỗ chứa" in page.main
    assert count(app, Incident) == 0


@pytest.mark.parametrize(
    ("code", "refusal"),
    [
        (sqlite3.SQLITE_BUSY, Busy),
        (sqlite3.SQLITE_LOCKED, Busy),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, Busy),
        (sqlite3.SQLITE_FULL, StorageFull),
        (sqlite3.SQLITE_IOERR, StorageFull),
        (sqlite3.SQLITE_IOERR_WRITE, StorageFull),
        (sqlite3.SQLITE_CONSTRAINT, None),
        (sqlite3.SQLITE_ERROR, None),
    ],
)
def test_which_faults_of_sqlite_are_the_machines(code, refusal):
    orig = sqlite3.OperationalError("x")
    orig.sqlite_errorcode = code
    found = refusal_for(OperationalError("SELECT 1", {}, orig))
    assert type(found) is (refusal or type(None))


@pytest.mark.parametrize(
    ("state", "refusal"),
    [
        ("53100", StorageFull),
        ("53200", Busy),
        ("53300", Busy),
        ("55P03", Busy),
        ("57014", Busy),
        ("57P01", Busy),
        ("40001", Busy),
        ("40P01", Busy),
        ("23505", None),
        ("", None),
    ],
)
def test_which_faults_of_postgresql_are_the_machines(state, refusal):
    orig = Exception("x")
    orig.sqlstate = state
    found = refusal_for(OperationalError("SELECT 1", {}, orig))
    assert type(found) is (refusal or type(None))


def test_what_is_no_fault_of_the_machine_stays_what_it_is(app, clock):
    assert refusal_for(OSError(errno.EPERM, "no")) is None
    assert refusal_for(ValueError("x")) is None

    def breaks(world, actor, command):
        raise ValueError("x")

    with pytest.raises(ActionBroke):
        Desk(app, clock).perform(breaks, SYSTEM, Nothing())
    assert count(app, Incident) == 1
