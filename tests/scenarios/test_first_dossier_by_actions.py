"""The life of a dossier of 1.001612 by actions alone: filed, paid, supplemented, decided, returned."""

import pytest
from desk import Desk
from sqlalchemy import select
from story import APPRAISAL, ISSUE

from app.cli.journal import verify
from app.services import services
from processes.domain.dossier.journal import JournalEntry
from processes.domain.dossier.records import OutboxMessage, Slip
from processes.domain.dossier.work import Due
from workers.jobs import tick


@pytest.fixture
def desk(app, clock):
    return Desk(app, clock)


def kept(desk, kind, dossier_id):
    with desk.transactions.read() as session:
        return list(session.scalars(select(kind).filter_by(dossier_id=dossier_id)))


def timers_fired(desk, app, dossier_id):
    """How often the dossier's timers have fired, once the worker has nothing more to do."""
    while tick(app):
        pass
    with desk.transactions.read() as session:
        kinds = list(session.scalars(select(JournalEntry.kind).filter_by(dossier_id=dossier_id)))
    return kinds.count("timer_fired")


def test_the_story_of_the_noodle_shop(desk, clock):
    """Dates are those of the pictures: due 16:00 on Monday 23/11/2026 after a pause of working time."""
    dossier_id = desk.file_household_business().id
    assert desk.dossier(dossier_id).code == "H31.40.12-261113-0001"
    clock.at("2026-11-16 09:00")
    desk.complete(
        "bao", dossier_id, "intake__check", "accept", checks={"family_authorisation": ("passed", "")}
    )
    assert desk.dossier(dossier_id).status == "in_process"
    assert desk.dossier(dossier_id).due_current == clock.at("2026-11-19 09:00")
    clock.at("2026-11-17 10:00")
    ask_for_supplement(desk, dossier_id)
    assert desk.dossier(dossier_id).status == "supplement_requested"
    clock.at("2026-11-19 19:40")
    answer_supplement(desk, dossier_id)
    assert desk.dossier(dossier_id).due_original == clock.at("2026-11-19 09:00")
    assert desk.dossier(dossier_id).due_current == clock.at("2026-11-23 16:00")
    clock.at("2026-11-20 14:10")
    desk.upload_result("ha", dossier_id, "appraise")
    desk.complete("ha", dossier_id, "appraise", "eligible", APPRAISAL)
    clock.at("2026-11-23 09:30")
    desk.complete("thinh", dossier_id, "approval__approve", "agree")
    desk.complete("chau", dossier_id, "issue__issue_result", "issue", ISSUE)
    desk.complete("mai", dossier_id, "return_result__confirm", "confirm")
    dossier = desk.dossier(dossier_id)
    assert (dossier.status, dossier.delivery_status, dossier.archived) == ("returned", "delivered", True)
    assert desk.items(dossier_id) == []
    check_traces(desk, dossier_id)


def ask_for_supplement(desk, dossier_id):
    desk.complete(
        "ha",
        dossier_id,
        "appraise",
        "amend",
        {**APPRAISAL, "authorisation_certified": ["false"]},
        note="Văn bản ủy quyền chưa được công chứng hoặc chứng thực",
    )
    checks = {"family_authorisation": ("failed", "Bản đã nộp chưa được công chứng hoặc chứng thực")}
    desk.complete("bao", dossier_id, "supplement__send", "send", checks=checks)


def answer_supplement(desk, dossier_id):
    desk.hand_in(desk.dossier(dossier_id), "family_authorisation", data=b"%PDF-1.7 certified")
    desk.complete("nhung", dossier_id, "supplement__supply", "sent")


def check_traces(desk, dossier_id):
    assert {slip.kind for slip in kept(desk, Slip, dossier_id)} == {"receipt_slip", "supplement_slip"}
    messages = kept(desk, OutboxMessage, dossier_id)
    assert len({message.key for message in messages}) == len(messages) == 11
    with desk.transactions.read() as session:
        problem, entries = verify(session)
    assert problem is None
    assert entries > 20


@pytest.mark.shows("C-42")
def test_the_worker_makes_slips_and_sends_messages_once(desk, clock, app):
    dossier_id = desk.file_household_business().id
    clock.at("2026-11-16 09:00")
    desk.complete("bao", dossier_id, "intake__check", "accept")
    assert tick(app) > 0
    messages = kept(desk, OutboxMessage, dossier_id)
    assert {message.state for message in messages} == {"sent"}
    accepted = next(m for m in messages if m.kind == "accepted" and m.channel == "mail")
    assert "09:00 thứ Năm, 19/11/2026" in accepted.body.replace("\u00a0", " ")
    (slip,) = kept(desk, Slip, dossier_id)
    assert services(app).files.get(slip.pdf_sha256).startswith(b"%PDF")
    assert tick(app) == 0


@pytest.mark.shows("R-08")
def test_the_intake_timer_fires_once_when_nobody_answers(desk, clock, app):
    dossier_id = desk.file_household_business().id
    clock.at("2026-11-16 15:41")
    assert timers_fired(desk, app, dossier_id) == 0
    clock.at("2026-11-16 15:42")
    assert timers_fired(desk, app, dossier_id) == 1
    assert timers_fired(desk, app, dossier_id) == 1
    desk.complete("bao", dossier_id, "intake__check", "accept")


def test_a_draft_is_reminded_of_once_and_then_thrown_away(desk, clock, app):
    draft = desk.filled_draft()
    clock.forward(days=26)
    assert tick(app) == 0
    clock.forward(days=2)
    assert tick(app) == 1
    assert tick(app) == 2
    assert tick(app) == 0
    reminders = kept(desk, OutboxMessage, None)
    assert [(message.kind, message.state) for message in reminders] == [("draft_expiring", "sent")] * 2
    clock.forward(days=3)
    assert tick(app) == 1
    assert desk.dossier(draft.id) is None


def test_a_slip_that_cannot_be_made_waits_and_holds_up_nothing(desk, clock, app, monkeypatch):
    dossier_id = desk.file_household_business().id
    desk.complete("bao", dossier_id, "intake__check", "accept")
    with monkeypatch.context() as broken:
        broken.setattr("app.slip_files.make_slip", lambda kind, data: 1 / 0)
        tick(app)
    (slip,) = kept(desk, Slip, dossier_id)
    (row,) = (due for due in kept(desk, Due, dossier_id) if due.kind == "slip")
    assert (row.id, row.attempts, slip.pdf_sha256) == (slip.id, 1, None)
    assert tick(app) == 0
    clock.forward(minutes=3)
    assert tick(app) == 1
    assert kept(desk, Slip, dossier_id)[0].pdf_sha256
