"""Officers are reminded before a task is late, and what is late is marked: once, and as it is by then."""

from datetime import timedelta

import pytest
from bench.place import accepted, publish_made
from desk import Desk
from sqlalchemy import select
from story import APPRAISAL

from processes.actions.notices import queue_message
from processes.actions.reminders import LookAtDossier, LookAtTask, look_at_dossier, look_at_task
from processes.actions.sides import StartSide, start_side
from processes.domain.access import SYSTEM
from processes.domain.dossier.journal import JournalEntry
from processes.domain.dossier.records import OutboxMessage
from processes.domain.dossier.work import Due, WorkItem
from workers.jobs import tick

CODE = "9.300001"
GIVEN = "2026-11-16 09:00"


@pytest.fixture
def desk(app, clock):
    return Desk(app, clock)


@pytest.fixture
def item(desk, clock, app):
    """A task of one working hour, given at nine."""
    publish_made(desk, CODE, 1)
    clock.at(GIVEN)
    dossier_id = accepted(desk, CODE)
    drain(app)
    return desk.item(dossier_id, "work1")


def drain(app):
    while tick(app):
        pass


def letters(desk, kind):
    with desk.transactions.read() as session:
        return list(session.scalars(select(OutboxMessage).filter_by(kind=kind)))


def noted(desk, dossier_id, kind):
    with desk.transactions.read() as session:
        query = select(JournalEntry).filter_by(dossier_id=dossier_id, kind=kind)
        return list(session.scalars(query))


def fresh(desk, kind, key):
    with desk.transactions.read() as session:
        return session.get(kind, key)


def test_a_task_is_reminded_of_once_when_its_light_turns_yellow(desk, clock, app, item):
    clock.at("2026-11-16 09:47")
    drain(app)
    assert letters(desk, "task_near_due") == []
    clock.at("2026-11-16 09:48")
    drain(app)
    drain(app)
    (letter,) = letters(desk, "task_near_due")
    assert (letter.channel, letter.recipient, letter.state) == ("mail", "ha@tanhoadong.example", "sent")
    assert f"/viec/{item.id}" in letter.body
    assert "10:00" in letter.body
    assert fresh(desk, WorkItem, item.id).reminded_at == clock()


def test_a_late_task_is_marked_and_those_above_hear_of_it(desk, clock, app, item):
    clock.at("2026-11-16 10:00")
    drain(app)
    assert fresh(desk, WorkItem, item.id).overdue_at is None
    clock.at("2026-11-16 10:01")
    drain(app)
    assert fresh(desk, WorkItem, item.id).overdue_at == clock()
    assert {letter.recipient for letter in letters(desk, "task_overdue")} >= {"ha@tanhoadong.example"}
    (entry,) = noted(desk, item.dossier_id, "task_overdue")
    assert entry.payload["node"] == "work1"
    assert (entry.payload["told"], entry.payload["meant"]) == (["Lê Thu Hà"], None)
    clock.forward(days=3)
    drain(app)
    assert len(noted(desk, item.dossier_id, "task_overdue")) == 1


def test_a_late_task_is_told_of_once_also_after_a_withdrawal_was_refused(desk, clock, app, item):
    clock.at("2026-11-16 10:01")
    drain(app)
    told = len(letters(desk, "task_overdue"))
    desk.perform(start_side, desk.actor("nhung"), StartSide(item.dossier_id, "withdraw", reason="Thôi"))
    desk.complete("bao", item.dossier_id, "answer_withdrawal", "refuse", note="Đã ký")
    clock.forward(days=1)
    drain(app)
    assert len(noted(desk, item.dossier_id, "task_overdue")) == 1
    assert len(letters(desk, "task_overdue")) == told


def test_nobody_is_reminded_of_a_task_that_is_done(desk, clock, app, item):
    desk.complete("ha", item.dossier_id, "work1", "done", {"words": ["Đồng ý"]})
    clock.at("2026-11-16 09:59")
    assert desk.perform(look_at_task, SYSTEM, LookAtTask(item.id)) == "gone"
    assert fresh(desk, Due, item.id) is None


def test_a_deadline_that_moved_is_looked_at_when_it_comes(desk, clock, item):
    def move(world, actor, command):
        world.get(WorkItem, item.id).due_at += timedelta(hours=3)

    desk.perform(move, SYSTEM, None)
    clock.at("2026-11-16 09:48")
    assert desk.perform(look_at_task, SYSTEM, LookAtTask(item.id)) == "moved"
    assert fresh(desk, Due, item.id).due_at > clock()
    assert letters(desk, "task_near_due") == []


def test_looking_too_early_or_twice_does_nothing(desk, clock, item):
    assert desk.perform(look_at_task, SYSTEM, LookAtTask(item.id)) == "nothing"
    clock.at("2026-11-16 10:01")
    assert desk.perform(look_at_task, SYSTEM, LookAtTask(item.id)) == "overdue"
    assert desk.perform(look_at_task, SYSTEM, LookAtTask(item.id)) == "nothing"


def test_a_broken_promise_is_marked_once_and_tells_the_applicant_nothing(desk, clock, app, item):
    dossier = desk.dossier(item.dossier_id)
    before = len(letters(desk, "apology"))
    clock.now = dossier.due_current
    assert desk.perform(look_at_dossier, SYSTEM, LookAtDossier(dossier.id)) == "apology"
    assert desk.perform(look_at_dossier, SYSTEM, LookAtDossier(dossier.id)) == "nothing"
    clock.forward(minutes=1)
    drain(app)
    assert desk.dossier(dossier.id).overdue_at == clock()
    assert len(noted(desk, dossier.id, "dossier_overdue")) == 1
    assert len(letters(desk, "apology")) == before
    clock.forward(days=1)
    drain(app)
    assert len(noted(desk, dossier.id, "dossier_overdue")) == 1


def test_a_dossier_that_is_finished_in_time_is_never_late(desk, clock, app, item):
    desk.complete("ha", item.dossier_id, "work1", "done", {"words": ["Đồng ý"]})
    desk.complete("ha", item.dossier_id, "decide", "done")
    clock.forward(days=30)
    drain(app)
    assert desk.dossier(item.dossier_id).overdue_at is None


def test_every_message_has_its_moment(desk, clock):
    def queue(world, actor, command):
        queue_message(world, "one-key", "account_created", ("mail", "a@thu.example"), {})

    desk.perform(queue, SYSTEM, None)
    with desk.transactions.read() as session:
        message = session.scalars(select(OutboxMessage)).one()
        row = session.get(Due, message.id)
    assert (row.kind, row.due_at) == ("message", clock())


def test_a_promise_stands_still_in_a_pause_and_moves_with_it(desk, clock, app):
    dossier_id = desk.file_household_business().id
    clock.at("2026-11-16 09:00")
    passed = {"family_authorisation": ("passed", "")}
    desk.complete("bao", dossier_id, "intake__check", "accept", checks=passed)
    promised = desk.dossier(dossier_id).due_current
    changes = {**APPRAISAL, "authorisation_certified": ["false"]}
    desk.complete("ha", dossier_id, "appraise", "amend", changes, note="Chưa chứng thực")
    failed = {"family_authorisation": ("failed", "Chưa chứng thực")}
    desk.complete("bao", dossier_id, "supplement__send", "send", checks=failed)
    clock.now = promised + timedelta(days=1)
    drain(app)
    assert desk.dossier(dossier_id).overdue_at is None
    assert fresh(desk, Due, dossier_id).due_at > clock()
    desk.hand_in(desk.dossier(dossier_id), "family_authorisation", data=b"%PDF-1.7 certified")
    desk.complete("nhung", dossier_id, "supplement__supply", "sent")
    moved = desk.dossier(dossier_id).due_current
    assert moved > promised
    assert fresh(desk, Due, dossier_id).due_at == moved - timedelta(days=1)
    drain(app)
    (told,) = letters(desk, "supplement_answered")
    assert told.recipient == "ha@tanhoadong.example"
    clock.now = moved + timedelta(minutes=1)
    drain(app)
    assert desk.dossier(dossier_id).overdue_at == clock()


def test_a_draft_that_is_sent_leaves_its_moment_to_the_promise(desk, clock, app):
    dossier_id = desk.file_household_business().id
    assert fresh(desk, Due, dossier_id).kind == "draft"
    clock.at("2026-11-16 09:00")
    passed = {"family_authorisation": ("passed", "")}
    desk.complete("bao", dossier_id, "intake__check", "accept", checks=passed)
    row = fresh(desk, Due, dossier_id)
    assert (row.kind, row.due_at) == (
        "dossier",
        desk.dossier(dossier_id).due_current - timedelta(days=1),
    )
