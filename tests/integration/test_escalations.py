"""Who is told of a deadline is data of the diagram; each rung once, in order, up the units, never a barrier."""

from datetime import date, timedelta

import pytest
from bench.place import accepted
from desk import Desk
from diagram_maker import procedure
from sqlalchemy import select
from standing_clock import VN

from app.demo.people import COMMUNE, ECONOMY
from app.diagrams import put_in_force
from app.services import services
from processes.actions.case import CaseInHand
from processes.actions.reminders import LookAtTask, look_at_task, watch_again, watch_task_again
from processes.actions.sides import StartSide, start_side
from processes.domain.access import SYSTEM
from processes.domain.dossier.journal import JournalEntry
from processes.domain.dossier.records import Incident, OutboxMessage
from processes.domain.dossier.work import Due, WorkItem
from processes.domain.organisation import Post
from workers.jobs import tick

CODE = "9.300002"
DRAWN = b"""<motcua:remind at="0.5" /><motcua:remind before="0.25" />
<motcua:escalate after="0" to="unit_head" /><motcua:escalate after="2" to="leader" />
<motcua:remind of="dossier" before="4" /><motcua:escalate of="dossier" after="4" to="leader" />"""
ALWAYS = ("task_near_due", "task_overdue", "task_escalated")
OF_DOSSIER = ("apology_window", "dossier_near_due", "dossier_overdue", "dossier_escalated")


@pytest.fixture
def desk(app, clock):
    return Desk(app, clock)


def given(desk, clock, drawn=b"", task=b""):
    """A task of one working hour, given at nine on Monday: its dossier is due at nine on Wednesday."""
    xml = procedure(CODE).replace(b"<motcua:limit", drawn + b"<motcua:limit", 1)
    before, work, after = xml.partition(b'id="work1"')
    xml = before + work + after.replace(b"<motcua:outcome", task + b"<motcua:outcome", 1)
    put_in_force(services(desk.app), SYSTEM, xml)
    clock.at("2026-11-16 09:00")
    dossier_id = accepted(desk, CODE)
    drain(desk)
    return desk.item(dossier_id, "work1")


def drain(desk):
    while tick(desk.app):
        pass


def rows(desk, of, /, **equal):
    with desk.transactions.read() as session:
        return list(session.scalars(select(of).filter_by(**equal)))


def said(desk, dossier_id, kinds=ALWAYS + OF_DOSSIER):
    """What the journal says was told, to whom, in its order."""
    entries = sorted(rows(desk, JournalEntry, dossier_id=dossier_id), key=lambda entry: entry.seq)
    return [(e.kind, e.payload["told"], e.payload["meant"]) for e in entries if e.kind in kinds]


def mailed(desk, kind):
    return sorted(letter.recipient.partition("@")[0] for letter in rows(desk, OutboxMessage, kind=kind))


def fresh(desk, kind, key):
    with desk.transactions.read() as session:
        return session.get(kind, key)


def appoint(desk, officer, unit, role):
    def act(world, actor, command):
        found = next(post for post in world.find(Post, role=officer[1]) if post.unit_id == officer[0])
        world.add(Post(world.new_id(), found.officer_id, unit, role, date(2026, 1, 1)))

    desk.perform(act, SYSTEM, None)


def test_thresholds_are_those_of_the_procedure(desk, clock):
    item = given(desk, clock, DRAWN)
    moments = []
    for _ in range(6):
        row = fresh(desk, Due, item.id)
        moments.append(row.due_at.astimezone(VN).strftime("%d %H:%M"))
        clock.now = row.due_at
        drain(desk)
    assert moments[:4] == ["16 09:30", "16 09:45", "16 10:01", "16 13:31"]
    assert [kind for kind, _, _ in said(desk, item.dossier_id, ALWAYS)] == [
        "task_near_due",
        "task_near_due",
        "task_overdue",
        "task_escalated",
    ]
    assert fresh(desk, WorkItem, item.id).told == 4


def test_a_task_draws_its_own(desk, clock):
    own = b'<motcua:remind before="0.5"/><motcua:escalate after="1" to="clerk"/>'
    item = given(desk, clock, DRAWN, own)
    clock.at("2026-11-16 14:00")
    drain(desk)
    assert [(kind, told) for kind, told, _ in said(desk, item.dossier_id, ALWAYS)] == [
        ("task_near_due", ["Lê Thu Hà"]),
        ("task_overdue", ["Lê Thu Hà"]),
        ("task_escalated", ["Vũ Minh Châu"]),
    ]
    clock.forward(days=10)
    drain(desk)
    assert mailed(desk, "task_escalated") == ["chau"]


def test_a_worker_that_was_stopped_tells_everything_once_in_order_and_says_that_it_is_late(desk, clock):
    item = given(desk, clock)
    clock.at("2026-11-18 08:00")
    drain(desk)
    assert said(desk, item.dossier_id, ALWAYS) == [
        ("task_near_due", ["Lê Thu Hà"], "2026-11-16T09:48:00+07:00"),
        ("task_overdue", ["Lê Thu Hà"], "2026-11-16T10:01:00+07:00"),
        ("task_escalated", ["Phạm Đức Thịnh"], "2026-11-17T10:01:00+07:00"),
    ]
    late = rows(desk, OutboxMessage, kind="task_escalated")[0]
    assert "gửi muộn" in late.body
    drain(desk)
    clock.forward(days=60)
    drain(desk)
    assert len(said(desk, item.dossier_id, ALWAYS)) == 3


def test_a_rung_told_in_time_does_not_say_that_it_is_late(desk, clock):
    item = given(desk, clock)
    clock.at("2026-11-16 09:48")
    drain(desk)
    assert said(desk, item.dossier_id) == [("task_near_due", ["Lê Thu Hà"], None)]
    assert "gửi muộn" not in rows(desk, OutboxMessage, kind="task_near_due")[0].body


def test_where_nobody_has_the_role_the_unit_above_is_told(desk, clock):
    appoint(desk, (ECONOMY, "clerk"), COMMUNE, "unit_head")
    item = given(desk, clock)
    clock.at("2026-11-16 10:01")
    drain(desk)
    assert said(desk, item.dossier_id)[-1][:2] == ("task_overdue", ["Lê Thu Hà", "Vũ Minh Châu"])
    assert mailed(desk, "task_overdue") == ["chau", "ha"]


def test_the_own_head_of_unit_goes_before_the_one_above(desk, clock):
    appoint(desk, (ECONOMY, "clerk"), COMMUNE, "unit_head")
    appoint(desk, (ECONOMY, "leader"), ECONOMY, "unit_head")
    item = given(desk, clock)
    clock.at("2026-11-16 10:01")
    drain(desk)
    assert said(desk, item.dossier_id)[-1][:2] == ("task_overdue", ["Lê Thu Hà", "Phạm Đức Thịnh"])


def test_a_rung_without_anybody_is_noted_and_passed(desk, clock):
    item = given(desk, clock, b'<motcua:escalate after="1" to="monitor"/>')
    clock.at("2026-11-16 11:30")
    drain(desk)
    assert said(desk, item.dossier_id)[-1][:2] == ("task_escalated", [])
    assert rows(desk, Incident) == []


def test_a_promise_has_a_ladder_of_its_own(desk, clock):
    item = given(desk, clock, DRAWN)
    clock.at("2026-11-18 15:00")
    drain(desk)
    assert [(kind, told) for kind, told, _ in said(desk, item.dossier_id, OF_DOSSIER)] == [
        ("apology_window", ["Phạm Đức Thịnh"]),
        ("dossier_near_due", ["Lê Thu Hà"]),
        ("dossier_overdue", []),
        ("dossier_escalated", ["Phạm Đức Thịnh"]),
    ]
    dossier = desk.dossier(item.dossier_id)
    assert (dossier.told, dossier.overdue_at) == (4, clock())


def test_the_usual_promise_tells_the_leader_of_the_apology_and_when_it_is_broken(desk, clock):
    item = given(desk, clock)
    clock.at("2026-11-17 08:59")
    drain(desk)
    assert said(desk, item.dossier_id, OF_DOSSIER) == []
    clock.at("2026-11-17 09:00")
    drain(desk)
    (letter,) = rows(desk, OutboxMessage, kind="apology_window")
    assert letter.recipient.startswith("thinh@")
    assert f"/xu-ly/{item.dossier_id}/lam/apology" in letter.body
    clock.at("2026-11-18 09:00")
    drain(desk)
    assert len(said(desk, item.dossier_id, OF_DOSSIER)) == 1
    clock.at("2026-11-18 09:01")
    drain(desk)
    assert said(desk, item.dossier_id, OF_DOSSIER)[1:] == [("dossier_overdue", ["Phạm Đức Thịnh"], None)]


def test_an_apology_already_asked_for_needs_no_mail(desk, clock):
    item = given(desk, clock)
    apologise(desk, item.dossier_id, "20/11/2026")
    clock.at("2026-11-17 09:30")
    drain(desk)
    assert said(desk, item.dossier_id, OF_DOSSIER) == []


def test_a_new_appointment_begins_a_new_ladder(desk, clock):
    """The old date had been broken: of the new one it is told anew, and there is no second apology."""
    item = given(desk, clock)
    clock.at("2026-11-18 09:30")
    drain(desk)
    apologise(desk, item.dossier_id, "20/11/2026")
    desk.complete("thinh", item.dossier_id, "sign_apology", "sign")
    assert desk.dossier(item.dossier_id).told == 0
    clock.at("2026-11-20 17:00")
    drain(desk)
    kinds = [kind for kind, _, _ in said(desk, item.dossier_id, OF_DOSSIER)]
    assert kinds == ["apology_window", "dossier_overdue"]
    clock.at("2026-11-20 17:01")
    drain(desk)
    clock.forward(days=40)
    drain(desk)
    kinds = [kind for kind, _, _ in said(desk, item.dossier_id, OF_DOSSIER)]
    assert kinds == ["apology_window", "dossier_overdue", "dossier_overdue"]
    assert rows(desk, Incident) == []


def apologise(desk, dossier_id, day):
    boxes = dict(
        zip(
            ("new_due.day", "new_due.month", "new_due.year"), ([part] for part in day.split("/")), strict=True
        )
    )
    desk.perform(start_side, desk.actor("ha"), StartSide(dossier_id, "apology", boxes, "Chờ cơ quan thuế"))


def move_deadline(desk, item, **span):
    def act(world, actor, command):
        case = CaseInHand(world, actor, world.lock_dossier_of_item(item.id))
        moved = case.item(item.id)
        moved.due_at += timedelta(**span)
        watch_task_again(case, moved)

    desk.perform(act, SYSTEM, None)


def test_a_deadline_that_moves_is_told_of_anew_but_a_reminder_that_came_already_is_not(desk, clock):
    item = given(desk, clock)
    clock.at("2026-11-16 09:48")
    drain(desk)
    move_deadline(desk, item, minutes=5)
    drain(desk)
    assert fresh(desk, WorkItem, item.id).told == 0
    clock.at("2026-11-16 09:53")
    drain(desk)
    clock.at("2026-11-16 10:06")
    drain(desk)
    kinds = [kind for kind, _, _ in said(desk, item.dossier_id, ALWAYS)]
    assert kinds == ["task_near_due", "task_near_due", "task_overdue"]
    move_deadline(desk, item, minutes=5)
    drain(desk)
    kinds = [kind for kind, _, _ in said(desk, item.dossier_id, ALWAYS)]
    assert kinds == ["task_near_due", "task_near_due", "task_overdue"]
    clock.at("2026-11-16 10:11")
    drain(desk)
    kinds = [kind for kind, _, _ in said(desk, item.dossier_id, ALWAYS)]
    assert kinds == ["task_near_due", "task_near_due", "task_overdue", "task_overdue"]


def test_watching_again_without_a_change_tells_nothing_twice(desk, clock):
    item = given(desk, clock)
    clock.at("2026-11-18 10:00")
    drain(desk)
    before = said(desk, item.dossier_id)

    def act(world, actor, command):
        watch_again(CaseInHand(world, actor, world.lock_dossier_of_item(item.id)))

    for _ in range(3):
        desk.perform(act, SYSTEM, None)
        clock.forward(days=2)
        drain(desk)
    assert said(desk, item.dossier_id) == before


def test_the_row_of_a_task_that_was_done_is_taken_away(desk, clock):
    item = given(desk, clock)
    clock.at("2026-11-18 10:00")
    drain(desk)
    desk.complete("ha", item.dossier_id, "work1", "done", {"words": ["Đồng ý"]})
    clock.forward(days=60)
    assert desk.perform(look_at_task, SYSTEM, LookAtTask(item.id)) == "gone"
    assert fresh(desk, Due, item.id) is None


@pytest.mark.parametrize("weeks", [1, 20])
def test_the_result_of_a_long_overdue_dossier_is_returned_as_any_other(desk, clock, weeks):
    item = given(desk, clock, DRAWN)
    clock.forward(weeks=weeks)
    drain(desk)
    escalated = [kind for kind, _, _ in said(desk, item.dossier_id)]
    assert {"task_escalated", "dossier_escalated"} <= set(escalated)
    desk.complete("ha", item.dossier_id, "work1", "done", {"words": ["Đồng ý"]})
    desk.complete("ha", item.dossier_id, "decide", "done")
    desk.complete("bao", item.dossier_id, "hand_over", "done")
    assert desk.dossier(item.dossier_id).status == "returned"
    clock.forward(weeks=10)
    drain(desk)
    assert [
        e.node for e in rows(desk, Due, dossier_id=item.dossier_id) if e.kind in ("task", "dossier")
    ] == []


def test_a_pause_moves_the_ladder_and_repeats_nothing(desk, clock):
    item = given(desk, clock)
    clock.at("2026-11-17 09:30")
    drain(desk)
    before = said(desk, item.dossier_id)
    assert [kind for kind, _, _ in before] == ["task_near_due", "task_overdue", "apology_window"]
    desk.perform(start_side, desk.actor("nhung"), StartSide(item.dossier_id, "withdraw", reason="Thôi"))
    clock.at("2026-11-19 09:30")
    drain(desk)
    assert [one for one in said(desk, item.dossier_id) if one[1] == ["Phạm Đức Thịnh"]] == before[-1:]
    desk.complete("bao", item.dossier_id, "answer_withdrawal", "refuse", note="Đã ký")
    assert desk.dossier(item.dossier_id).due_current == clock.at("2026-11-20 09:00")
    drain(desk)
    assert "dossier_overdue" not in [kind for kind, _, _ in said(desk, item.dossier_id)]
    clock.at("2026-11-20 09:01")
    drain(desk)
    kinds = [kind for kind, _, _ in said(desk, item.dossier_id, OF_DOSSIER)]
    assert kinds == ["apology_window", "dossier_overdue"]
