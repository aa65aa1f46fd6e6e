"""A drawing on its way, as its people take it there: Tâm draws, Nam answers."""

from sqlalchemy import select

from app.reviews import approve, submit
from app.services import services
from processes.actions.drafting import CreateDraft, create_draft
from processes.domain.office_journal import OfficeEntry
from processes.domain.organisation import ProcedureRecord, ProcedureVersion

CODE = "9.000001"
"""A procedure that is not in force when a test begins."""

NOTE = "Sửa câu chữ theo góp ý của Một cửa"


def drawn(desk, source, by="tam", **more):
    """A drawing that was begun from a file."""
    return desk.perform(create_draft, desk.actor(by), CreateDraft(source, **more))


def handed_in(desk, source, by="tam", note=NOTE, **more):
    """A drawing that waits for its answer."""
    draft = drawn(desk, source, by, **more)
    return submit(services(desk.app), desk.actor(by), draft.id, draft.revision, note, True)


def approved(desk, source, from_day=None, by="tam", answer="nam", note=NOTE, **more):
    """The version that a drawing became."""
    draft = handed_in(desk, source, by, note, **more)
    return approve(services(desk.app), desk.actor(answer), draft.id, draft.revision, from_day, "", True)


def kept(desk, kind, key):
    """A row by its key."""
    with desk.transactions.read() as session:
        return session.get(kind, key)


def every(desk, of, /, **equal):
    """The rows of a kind."""
    with desk.transactions.read() as session:
        return list(session.scalars(select(of).filter_by(**equal)))


def in_force(desk, code=CODE):
    """The number of the version in force."""
    record = kept(desk, ProcedureRecord, code)
    version = kept(desk, ProcedureVersion, record.version_id) if record.version_id else None
    return version.number if version else None


def noted(desk):
    """The office's journal, newest first."""
    with desk.transactions.read() as session:
        return list(session.scalars(select(OfficeEntry).order_by(OfficeEntry.seq.desc())))
