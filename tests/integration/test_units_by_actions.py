"""Units through actions: what is refused and where, that nothing half-done stays, and what is noted."""

from dataclasses import replace
from datetime import date

import pytest
from desk import Desk
from sqlalchemy import select

from app.demo.people import COMMUNE, ECONOMY
from app.demo.people import DESK as COUNTER
from processes.actions.faults import BadInput
from processes.actions.office import ReasonRequired
from processes.actions.people import AddOfficer, EndPost, add_officer, end_post
from processes.actions.unit_lives import (
    EndUnit,
    LinkSuccession,
    ReopenUnit,
    UnlinkSuccession,
    end_unit,
    link_succession,
    reopen_unit,
    unlink_succession,
)
from processes.actions.units import AddUnit, ChangeUnit, UnitDetails, add_unit, change_unit
from processes.domain.errors import NotAllowed, NotFound
from processes.domain.office_journal import OfficeEntry
from processes.domain.organisation import Post, Unit, UnitCode, UnitSuccession

START = date(2026, 7, 1)
GOOD = Unit("", "H31.40.14", "Phòng Văn hóa – Xã hội", "commune", START, parent_id=COMMUNE)
DETAILS = UnitDetails("H31.40.13", "Phòng Kinh tế", "commune", date(2025, 7, 1), COMMUNE)


@pytest.fixture
def desk(app, clock):
    return Desk(app, clock)


@pytest.fixture
def nam(desk):
    return desk.actor("nam")


def faults(desk, actor, action, command) -> dict[str, str]:
    """What was said at each field; and that nothing changed."""
    before = everything(desk)
    with pytest.raises(BadInput) as refused:
        desk.perform(action, actor, command)
    assert everything(desk) == before
    return {fault.field: str(fault.words) for fault in refused.value.faults}


def everything(desk) -> list[str]:
    with desk.transactions.read() as session:
        kinds = (Unit, UnitCode, UnitSuccession, OfficeEntry)
        return [repr(thing) for kind in kinds for thing in session.scalars(select(kind))]


def entries(desk, action: str) -> list[OfficeEntry]:
    with desk.transactions.read() as session:
        return list(session.scalars(select(OfficeEntry).filter_by(action=action).order_by(OfficeEntry.seq)))


def made(desk, actor, **more) -> Unit:
    return desk.perform(add_unit, actor, AddUnit(replace(GOOD, **more)))


@pytest.mark.parametrize(
    ("change", "field", "words"),
    [
        ({"name": "  "}, "name", "Ghi tên đầy đủ"),
        ({"name": "x" * 301}, "name", "tối đa 300"),
        ({"code": ""}, "code", "Ghi mã định danh"),
        ({"code": "J31.40"}, "code", "không theo mẫu"),
        ({"code": "H31.40.13"}, "code", "đang là của Phòng Kinh tế"),
        ({"level": "village"}, "level", "Chọn cấp"),
        ({"parent_id": "khong-co"}, "parent_id", "Không có cơ quan cấp trên"),
        ({"calendar_id": "khong-co"}, "calendar_id", "Chọn lịch"),
        ({"email": "motcua"}, "email", "dấu @"),
        ({"phone": "không có"}, "phone", "chữ số"),
        ({"valid_to": date(2026, 6, 30)}, "valid_from", "không sau ngày cuối"),
    ],
)
def test_a_unit_with_something_wrong_is_not_kept(desk, nam, change, field, words):
    said = faults(desk, nam, add_unit, AddUnit(replace(GOOD, **change)))
    assert list(said) == [field]
    assert words in said[field]


def test_everything_wrong_is_said_at_once(desk, nam):
    said = faults(desk, nam, add_unit, AddUnit(replace(GOOD, name="", code="x", email="y")))
    assert set(said) == {"name", "code", "email"}


def test_a_unit_is_kept_with_its_codes_and_noted(desk, nam):
    codes = (("tax", "0100109106"), ("identification", "000.00.01.H31"))
    unit = desk.perform(add_unit, nam, AddUnit(replace(GOOD), codes))
    (entry,) = entries(desk, "add_unit")[-1:]
    assert (entry.subject_kind, entry.subject_id, entry.actor_id) == ("unit", unit.id, nam.id)
    assert entry.before is None
    assert entry.after["codes"] == ["identification 000.00.01.H31", "tax 0100109106"]


@pytest.mark.parametrize(
    ("codes", "field"),
    [
        ((("tax", "1"),), "code_1"),
        ((("", "1234567"),), "code_1"),
        ((("other", "a"), ("other", "a")), "code_2"),
        ((("identification", "H31.40"),), "code_1"),
        ((("identification", "H31.40.14"),), "code_1"),
        ((("other", "taken"),), "code_1"),
    ],
)
def test_codes_are_right_and_nobody_elses(desk, nam, codes, field):
    other = replace(GOOD, code="H31.40.20")
    desk.perform(add_unit, nam, AddUnit(other, (("other", "taken"),)))
    assert set(faults(desk, nam, add_unit, AddUnit(replace(GOOD), codes))) == {field}


def test_a_code_may_stand_in_two_schemes(desk, nam):
    codes = (("other", "1051234"), ("budget", "1051234"))
    desk.perform(add_unit, nam, AddUnit(replace(GOOD), codes))
    with desk.transactions.read() as session:
        assert len(session.scalars(select(UnitCode)).all()) == 2


def test_a_unit_is_under_neither_itself_nor_a_part_of_its_own(desk, nam):
    part = made(desk, nam, parent_id=ECONOMY)
    deep = made(desk, nam, parent_id=part.id, code="H31.40.15")
    for above in (ECONOMY, part.id, deep.id):
        said = faults(desk, nam, change_unit, ChangeUnit(ECONOMY, replace(DETAILS, parent_id=above)))
        assert set(said) == {"parent_id"}


def test_a_unit_is_under_none_that_has_ended(desk, nam):
    old = made(desk, nam, valid_from=date(2025, 7, 1))
    desk.perform(end_unit, nam, EndUnit(old.id, date(2026, 6, 30), "sắp xếp"))
    said = faults(desk, nam, add_unit, AddUnit(replace(GOOD, code="H31.40.15", parent_id=old.id)))
    assert "đã kết thúc ngày 30/06/2026" in said["parent_id"]


def test_a_change_is_noted_with_what_differs_and_why(desk, nam):
    codes = (("budget", "1051234"),)
    desk.perform(change_unit, nam, ChangeUnit(ECONOMY, DETAILS, codes, " đổi tên "))
    (entry,) = entries(desk, "change_unit")
    assert entry.reason == "đổi tên"
    assert entry.before["name"] == "Phòng Kinh tế xã Tân Hòa Đông"
    assert entry.after["name"] == "Phòng Kinh tế"
    assert (entry.before["codes"], entry.after["codes"]) == ([], ["budget 1051234"])
    assert "code" not in entry.after
    desk.perform(change_unit, nam, ChangeUnit(ECONOMY, DETAILS, codes))
    assert len(entries(desk, "change_unit")) == 1


def test_codes_left_out_are_taken_away(desk, nam):
    for codes in ((("budget", "1051234"), ("other", "a")), (("other", "a"), ("other", "b"))):
        desk.perform(change_unit, nam, ChangeUnit(ECONOMY, DETAILS, codes))
    with desk.transactions.read() as session:
        kept = session.scalars(select(UnitCode)).all()
    assert {(one.scheme, one.code) for one in kept} == {("other", "a"), ("other", "b")}


def test_a_unit_does_not_begin_after_its_posts(desk, nam):
    details = replace(DETAILS, valid_from=date(2026, 1, 1))
    said = faults(desk, nam, change_unit, ChangeUnit(ECONOMY, details))
    assert "01/07/2025" in said["valid_from"]


def test_a_unit_with_work_does_not_end(desk, nam, clock):
    desk.file_household_business()
    said = faults(desk, nam, end_unit, EndUnit(COUNTER, date(2026, 12, 31), "sắp xếp"))
    assert "1 việc đang mở" in said["day"]
    said = faults(desk, nam, end_unit, EndUnit(ECONOMY, date(2026, 12, 31), "sắp xếp"))
    assert "1 hồ sơ đang giải quyết" in said["day"]


def test_a_unit_with_people_parts_or_slots_does_not_end(desk, nam):
    last = date(2026, 12, 31)
    assert "vị trí công tác" in faults(desk, nam, end_unit, EndUnit(ECONOMY, last, "x"))["day"]
    part = made(desk, nam)
    desk.perform(
        add_officer, nam, AddOfficer("Lý Văn Tâm", "", "", ((part.id, "clerk", ""),), date(2026, 7, 1))
    )
    with desk.transactions.read() as session:
        post = session.scalars(select(Post).filter_by(unit_id=part.id)).one()
    assert "vị trí" in faults(desk, nam, end_unit, EndUnit(part.id, last, "x"))["day"]
    desk.perform(end_post, nam, EndPost(post.id, last, "sắp xếp"))
    below = made(desk, nam, code="H31.40.15", parent_id=part.id)
    said = faults(desk, nam, end_unit, EndUnit(part.id, last, "x"))
    assert "1 cơ quan trực thuộc" in said["day"]
    desk.perform(end_unit, nam, EndUnit(below.id, last, "sắp xếp"))
    assert desk.perform(end_unit, nam, EndUnit(part.id, last, "sắp xếp")).valid_to == last
    assert "vị trí" in faults(desk, nam, end_unit, EndUnit(COMMUNE, last, "x"))["day"]


def test_ending_needs_a_reason_and_a_day_after_the_first(desk, nam):
    unit = made(desk, nam)
    with pytest.raises(ReasonRequired):
        desk.perform(end_unit, nam, EndUnit(unit.id, date(2026, 12, 31), "  "))
    said = faults(desk, nam, end_unit, EndUnit(unit.id, date(2026, 6, 30), "sắp xếp"))
    assert "01/07/2026" in said["day"]


def test_an_end_is_taken_back(desk, nam):
    unit = made(desk, nam)
    with pytest.raises(NotFound):
        desk.perform(reopen_unit, nam, ReopenUnit(unit.id, "nhầm"))
    desk.perform(end_unit, nam, EndUnit(unit.id, date(2026, 12, 31), "sắp xếp"))
    assert desk.perform(reopen_unit, nam, ReopenUnit(unit.id, "nhầm")).valid_to is None
    (entry,) = entries(desk, "reopen_unit")
    assert (entry.before, entry.after) == ({"valid_to": "2026-12-31"}, {"valid_to": None})


def test_units_hand_over_and_never_in_a_circle(desk, nam):
    first, second, third = (made(desk, nam, code=f"H31.40.2{n}") for n in range(3))
    for old, new in ((first, second), (second, third)):
        desk.perform(link_succession, nam, LinkSuccession(old.id, new.id, START, "NQ 12"))
    for old, new in ((third, first), (second, first), (first, second), (first, first)):
        said = faults(desk, nam, link_succession, LinkSuccession(old.id, new.id, START))
        assert set(said) == {"successor_id"}
    early = LinkSuccession(first.id, third.id, date(2026, 6, 30))
    assert set(faults(desk, nam, link_succession, early)) == {"since"}
    for command in (LinkSuccession("x", third.id, START), LinkSuccession(first.id, "x", START)):
        assert len(faults(desk, nam, link_succession, command)) == 1
    desk.perform(unlink_succession, nam, UnlinkSuccession(first.id, second.id, "nhầm"))
    (entry,) = entries(desk, "unlink_succession")
    assert entry.before["note"] == "NQ 12"
    with pytest.raises(NotFound):
        desk.perform(unlink_succession, nam, UnlinkSuccession(first.id, second.id, "nhầm"))


def test_others_than_administrators_change_nothing(desk):
    tries = [
        (add_unit, AddUnit(replace(GOOD))),
        (change_unit, ChangeUnit(ECONOMY, DETAILS)),
        (end_unit, EndUnit(ECONOMY, START, "x")),
        (reopen_unit, ReopenUnit(ECONOMY, "x")),
        (link_succession, LinkSuccession(ECONOMY, COUNTER, START)),
        (unlink_succession, UnlinkSuccession(ECONOMY, COUNTER, "x")),
    ]
    before = everything(desk)
    for who in ("nhung", "bao", "thinh"):
        for action, command in tries:
            with pytest.raises(NotAllowed):
                desk.perform(action, desk.actor(who), command)
    assert everything(desk) == before
