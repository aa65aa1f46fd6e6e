"""Officers and posts through actions: what is refused, what becomes of their work, what is noted."""

from datetime import UTC, date, datetime, timedelta

import pytest
from desk import Desk
from sqlalchemy import select, update

from app.accounts import open_account
from app.demo.people import COMMUNE, ECONOMY
from app.demo.people import DESK as COUNTER
from app.persistence.tables.accounts import account
from app.queries.due import Lane
from processes.actions.faults import BadInput
from processes.actions.held_work import LastAdministrator
from processes.actions.leaving import (
    DeactivateOfficer,
    ReactivateOfficer,
    deactivate_officer,
    reactivate_officer,
)
from processes.actions.office import ReasonRequired
from processes.actions.people import (
    AddOfficer,
    AddPost,
    ChangeOfficer,
    EndPost,
    add_officer,
    add_post,
    change_officer,
    end_post,
)
from processes.actions.post_ends import LookAtPost, look_at_post
from processes.actions.tasks import ClaimTask, claim_task
from processes.actions.unit_lives import EndUnit, end_unit
from processes.actions.unit_slots import EmptySlot, FillSlot, empty_slot, fill_slot
from processes.actions.units import AddUnit, add_unit
from processes.domain.access import SYSTEM
from processes.domain.dossier.journal import JournalEntry
from processes.domain.dossier.work import Due
from processes.domain.errors import NotAllowed, NotFound
from processes.domain.office_journal import OfficeEntry, first_office_break
from processes.domain.organisation import Officer, Post, SlotFilling, Unit
from workers.jobs import tick

START = date(2026, 7, 1)
TODAY = date(2026, 11, 13)


@pytest.fixture
def desk(app, clock):
    return Desk(app, clock)


@pytest.fixture
def nam(desk):
    return desk.actor("nam")


def everything(desk) -> list[str]:
    with desk.transactions.read() as session:
        kinds = (Officer, Post, SlotFilling, OfficeEntry)
        return [repr(thing) for kind in kinds for thing in session.scalars(select(kind))]


def faults(desk, actor, action, command) -> dict[str, str]:
    before = everything(desk)
    with pytest.raises(BadInput) as refused:
        desk.perform(action, actor, command)
    assert everything(desk) == before
    return {fault.field: str(fault.words) for fault in refused.value.faults}


def post_of(desk, username: str) -> Post:
    with desk.transactions.read() as session:
        officer_id = desk.actor(username).officer_id
        return session.scalars(select(Post).filter_by(officer_id=officer_id)).first()


def entries(desk, action: str) -> list[OfficeEntry]:
    with desk.transactions.read() as session:
        return list(session.scalars(select(OfficeEntry).filter_by(action=action).order_by(OfficeEntry.seq)))


def released(desk, dossier_id: str) -> list[JournalEntry]:
    with desk.transactions.read() as session:
        return list(
            session.scalars(select(JournalEntry).filter_by(dossier_id=dossier_id, kind="task_released"))
        )


def second_administrator(desk, nam, with_account: bool = True) -> Officer:
    post = (COMMUNE, "system_admin", "")
    officer = desk.perform(add_officer, nam, AddOfficer("Lý Văn Tâm", "", "", (post,), START))
    if with_account:
        desk.transactions.write(
            lambda session: open_account(
                session, "lytam", "mat-khau-dai-2026", desk.clock(), officer_id=officer.id
            )
        )
    return officer


@pytest.mark.parametrize(
    ("name", "phone", "email", "field"),
    [
        (" ", "", "", "name"),
        ("x" * 201, "", "", "name"),
        ("Lý Tâm", "", "lytam", "email"),
        ("Lý Tâm", "abc", "", "phone"),
    ],
)
def test_an_officer_with_something_wrong_is_not_kept(desk, nam, name, phone, email, field):
    posts = ((ECONOMY, "clerk", ""),)
    assert set(faults(desk, nam, add_officer, AddOfficer(name, phone, email, posts, START))) == {field}
    officer_id = desk.actor("ha").officer_id
    assert set(faults(desk, nam, change_officer, ChangeOfficer(officer_id, name, phone, email))) == {field}


def test_an_officer_whose_post_is_wrong_is_not_kept_either(desk, nam):
    command = AddOfficer("Lý Tâm", "", "", (("khong-co", "clerk", ""),), START)
    assert set(faults(desk, nam, add_officer, command)) == {"unit_id"}


def test_details_are_changed_and_noted_once(desk, nam):
    officer_id = desk.actor("ha").officer_id
    for _ in range(2):
        desk.perform(
            change_officer, nam, ChangeOfficer(officer_id, "Lê Thu Hà", "0912000111", "ha@x.example")
        )
    (entry,) = entries(desk, "change_officer")
    assert entry.after == {"phone": "0912000111", "email": "ha@x.example"}


@pytest.mark.parametrize(
    ("unit", "role", "since", "until", "field"),
    [
        ("khong-co", "clerk", START, None, "unit_id"),
        (ECONOMY, "king", START, None, "role"),
        (ECONOMY, "clerk", START, date(2026, 6, 30), "valid_to"),
        (ECONOMY, "clerk", date(2025, 6, 30), None, "valid_from"),
        (ECONOMY, "specialist", START, None, "role"),
        (ECONOMY, "specialist", date(2025, 7, 1), date(2025, 7, 1), "role"),
    ],
)
def test_a_post_with_something_wrong_is_not_kept(desk, nam, unit, role, since, until, field):
    command = AddPost(desk.actor("ha").officer_id, unit, role, since, until)
    assert set(faults(desk, nam, add_post, command)) == {field}


def test_a_post_needs_somebody_who_works_here(desk, nam):
    assert set(faults(desk, nam, add_post, AddPost("", ECONOMY, "clerk", START))) == {"officer_id"}
    officer_id = desk.actor("ha").officer_id
    desk.perform(deactivate_officer, nam, DeactivateOfficer(officer_id, "nghỉ hưu"))
    assert set(faults(desk, nam, add_post, AddPost(officer_id, ECONOMY, "clerk", START))) == {"officer_id"}


def test_a_post_keeps_to_the_days_of_its_unit(desk, nam):
    unit = desk.perform(add_unit, nam, AddUnit(Unit("", "H31.40.14", "Tổ lưu động", "commune", START)))
    desk.perform(end_unit, nam, EndUnit(unit.id, date(2026, 12, 31), "hết việc"))
    officer_id = desk.actor("ha").officer_id
    late = AddPost(officer_id, unit.id, "clerk", date(2027, 1, 1))
    assert set(faults(desk, nam, add_post, late)) == {"unit_id"}
    without_end = AddPost(officer_id, unit.id, "clerk", TODAY)
    assert set(faults(desk, nam, add_post, without_end)) == {"valid_to"}
    desk.perform(add_post, nam, AddPost(officer_id, unit.id, "clerk", TODAY, date(2026, 12, 31)))


def test_several_posts_give_several_rights_from_the_next_request(desk, nam):
    officer_id = desk.actor("ha").officer_id
    desk.perform(add_post, nam, AddPost(officer_id, COUNTER, "receiver", TODAY, title="Trực Một cửa"))
    assert desk.actor("ha").pairs == {(ECONOMY, "specialist"), (COUNTER, "receiver")}
    (entry,) = entries(desk, "add_post")[-1:]
    assert entry.subject_name == "Lê Thu Hà, Trực Một cửa, Một cửa xã"


def test_a_post_that_ended_gives_nothing(desk, nam, clock):
    desk.perform(end_post, nam, EndPost(post_of(desk, "ha").id, TODAY, "chuyển công tác"))
    assert desk.actor("ha").pairs
    clock.at("2026-11-14 08:00")
    assert desk.actor("ha").pairs == frozenset()


def test_ending_a_post_needs_a_reason_and_a_day_in_it(desk, nam):
    post = post_of(desk, "ha")
    with pytest.raises(ReasonRequired):
        desk.perform(end_post, nam, EndPost(post.id, TODAY, ""))
    assert set(faults(desk, nam, end_post, EndPost(post.id, date(2025, 6, 30), "x"))) == {"day"}
    with pytest.raises(NotFound):
        desk.perform(end_post, nam, EndPost("khong-co", TODAY, "x"))


def claimed(desk, clock) -> tuple[str, str]:
    """A dossier whose intake Bảo has claimed."""
    dossier = desk.file_household_business()
    clock.at("2026-11-16 08:00")
    item = desk.items(dossier.id)[0]
    desk.perform(claim_task, desk.actor("bao"), ClaimTask(item.id))
    return dossier.id, item.id


def test_what_was_claimed_is_free_when_its_holder_leaves(desk, nam, clock):
    dossier_id, item_id = claimed(desk, clock)
    freed = desk.perform(deactivate_officer, nam, DeactivateOfficer(desk.actor("bao").officer_id, "nghỉ hưu"))
    assert freed == 1
    assert desk.items(dossier_id)[0].holder_id is None
    (entry,) = released(desk, dossier_id)
    assert (entry.actor_id, entry.payload["holder"]) == (nam.id, "Trần Quốc Bảo")
    assert desk.actor("bao").id == ""
    desk.perform(claim_task, desk.actor("mai"), ClaimTask(item_id))


def test_what_was_claimed_is_free_when_the_post_ends(desk, nam, clock):
    dossier_id, _ = claimed(desk, clock)
    desk.perform(end_post, nam, EndPost(post_of(desk, "bao").id, date(2026, 11, 15), "chuyển"))
    assert desk.items(dossier_id)[0].holder_id is None
    assert len(released(desk, dossier_id)) == 1


def test_what_another_post_gives_stays_claimed(desk, nam, clock):
    dossier_id, _ = claimed(desk, clock)
    bao = desk.actor("bao").officer_id
    other = desk.perform(add_post, nam, AddPost(bao, ECONOMY, "clerk", TODAY))
    desk.perform(end_post, nam, EndPost(other.id, date(2026, 11, 15), "chuyển"))
    assert desk.items(dossier_id)[0].holder_id == bao
    assert released(desk, dossier_id) == []


def watched(desk, post_id: str) -> Due | None:
    with desk.transactions.read() as session:
        return session.get(Due, post_id)


@pytest.mark.parametrize("last", ["2026-11-16", "2026-11-17"])
def test_a_post_that_ends_today_or_later_frees_its_work_at_midnight(app, desk, nam, clock, last):
    dossier_id, _ = claimed(desk, clock)
    post, ends = post_of(desk, "bao"), date.fromisoformat(last)
    desk.perform(end_post, nam, EndPost(post.id, ends, "chuyển"))
    clock.at(f"{last} 23:59")
    act_on_all(app)
    assert desk.items(dossier_id)[0].holder_id == post.officer_id
    clock.at(f"{ends + timedelta(days=1)} 00:00")
    act_on_all(app)
    assert desk.items(dossier_id)[0].holder_id is None
    (entry,) = released(desk, dossier_id)
    assert entry.actor_id == "system"
    assert watched(desk, post.id) is None


def act_on_all(app) -> None:
    tick(app, Lane("posts", kinds=("post",)))


def test_a_post_with_an_end_from_the_beginning_is_watched(desk, nam, app, clock):
    ha = desk.actor("ha").officer_id
    post = desk.perform(add_post, nam, AddPost(ha, ECONOMY, "clerk", TODAY, date(2026, 11, 20)))
    assert watched(desk, post.id).due_at == datetime(2026, 11, 20, 17, tzinfo=UTC)
    desk.perform(end_post, nam, EndPost(post.id, date(2026, 11, 18), "sớm hơn"))
    assert watched(desk, post.id).due_at == datetime(2026, 11, 18, 17, tzinfo=UTC)
    assert set(faults(desk, nam, end_post, EndPost(post.id, date(2026, 11, 19), "muộn hơn"))) == {"day"}
    clock.at("2026-11-19 00:00")
    act_on_all(app)
    assert watched(desk, post.id) is None


def test_the_clock_alone_and_administrators_end_posts(desk, nam):
    with pytest.raises(NotAllowed):
        desk.perform(look_at_post, desk.actor("bao"), LookAtPost(post_of(desk, "bao").id))
    with pytest.raises(NotFound):
        desk.perform(look_at_post, SYSTEM, LookAtPost(post_of(desk, "bao").id))


def test_the_last_administrator_stays(desk, nam):
    def leave():
        desk.perform(deactivate_officer, nam, DeactivateOfficer(nam.officer_id, "nghỉ"))

    def end():
        desk.perform(end_post, nam, EndPost(post_of(desk, "nam").id, TODAY, "nghỉ"))

    before = everything(desk)
    for go in (leave, end):
        with pytest.raises(LastAdministrator):
            go()
    assert everything(desk) == before
    second_administrator(desk, nam, with_account=False)
    with pytest.raises(LastAdministrator):
        leave()


def test_one_of_two_administrators_may_go(desk, nam):
    tam = second_administrator(desk, nam)
    desk.perform(deactivate_officer, nam, DeactivateOfficer(nam.officer_id, "nghỉ"))
    assert desk.actor("lytam").officer_id == tam.id
    with pytest.raises(LastAdministrator):
        desk.perform(deactivate_officer, desk.actor("lytam"), DeactivateOfficer(tam.id, "nghỉ"))


def test_an_administrator_who_cannot_log_in_is_none(desk, nam):
    second_administrator(desk, nam)
    off = update(account).where(account.c.username == "lytam").values(disabled_at=desk.clock())
    desk.transactions.write(lambda session: session.execute(off) and None)
    with pytest.raises(LastAdministrator):
        desk.perform(deactivate_officer, nam, DeactivateOfficer(nam.officer_id, "nghỉ"))


def test_who_left_may_come_back(desk, nam):
    officer_id = desk.actor("ha").officer_id
    with pytest.raises(NotFound):
        desk.perform(reactivate_officer, nam, ReactivateOfficer(officer_id, "x"))
    desk.perform(deactivate_officer, nam, DeactivateOfficer(officer_id, "nghỉ"))
    with pytest.raises(NotFound):
        desk.perform(deactivate_officer, nam, DeactivateOfficer(officer_id, "nghỉ"))
    desk.perform(reactivate_officer, nam, ReactivateOfficer(officer_id, "trở lại"))
    assert desk.actor("ha").pairs == {(ECONOMY, "specialist")}


def test_a_slot_is_filled_anew_and_emptied(desk, nam):
    desk.perform(fill_slot, nam, FillSlot(COUNTER, "competent", COMMUNE, "tạm thời"))
    desk.perform(fill_slot, nam, FillSlot(COUNTER, "competent", COMMUNE))
    (entry,) = [entry for entry in entries(desk, "fill_slot") if entry.before]
    assert (entry.before, entry.after) == ({"unit_id": ECONOMY}, {"unit_id": COMMUNE})
    desk.perform(empty_slot, nam, EmptySlot(COUNTER, "competent"))
    with desk.transactions.read() as session:
        assert session.scalars(select(SlotFilling).filter_by(slot="competent")).all() == []
    with pytest.raises(NotFound):
        desk.perform(empty_slot, nam, EmptySlot(COUNTER, "competent"))


@pytest.mark.parametrize(
    ("command", "field"),
    [
        (FillSlot("x", "competent", ECONOMY), "receiving_unit_id"),
        (FillSlot(COUNTER, "competent", "x"), "unit_id"),
        (FillSlot(COUNTER, "receiving", ECONOMY), "slot"),
        (FillSlot(COUNTER, "", ECONOMY), "slot"),
        (FillSlot(COUNTER, "a b", ECONOMY), "slot"),
    ],
)
def test_a_slot_is_filled_by_units_that_are(desk, nam, command, field):
    assert set(faults(desk, nam, fill_slot, command)) == {field}


def test_others_than_administrators_change_nothing(desk):
    officer_id, post_id = desk.actor("ha").officer_id, post_of(desk, "ha").id
    tries = [
        (add_officer, AddOfficer("X", "", "", (), START)),
        (change_officer, ChangeOfficer(officer_id, "X")),
        (add_post, AddPost(officer_id, ECONOMY, "clerk", START)),
        (end_post, EndPost(post_id, TODAY, "x")),
        (deactivate_officer, DeactivateOfficer(officer_id, "x")),
        (reactivate_officer, ReactivateOfficer(officer_id, "x")),
        (empty_slot, EmptySlot(COUNTER, "competent")),
    ]
    before = everything(desk)
    for who in ("nhung", "bao", "thinh"):
        for action, command in tries:
            with pytest.raises(NotAllowed):
                desk.perform(action, desk.actor(who), command)
    assert everything(desk) == before


def test_the_journal_of_all_this_is_one_chain(desk, nam):
    second_administrator(desk, nam)
    with desk.transactions.read() as session:
        noted = session.scalars(select(OfficeEntry).order_by(OfficeEntry.seq)).all()
    assert first_office_break(noted) is None
    assert {entry.action for entry in noted} >= {"add_unit", "add_officer", "add_post", "fill_slot"}
