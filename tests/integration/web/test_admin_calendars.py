"""Working calendars: what is typed is checked by the rules of working time, changed with a reason, noted."""

from datetime import date

import pytest
from desk import Desk
from desk_browser import faults, log_in, page_words, tree
from sqlalchemy import select

from app.demo.calendar import calendar_data
from app.demo.commune import CALENDAR
from app.demo.people import DESK
from processes.actions.calendars import (
    CalendarChanged,
    ChangeCalendar,
    OpenCalendar,
    change_calendar,
    open_calendar,
)
from processes.domain.errors import NotAllowed, NotFound
from processes.domain.office_journal import OfficeEntry
from processes.domain.organisation import CalendarRecord

PAGE = f"/quan-tri/lich/{CALENDAR}"
FORM = f"{PAGE}/sua"


@pytest.fixture
def desk(app, clock):
    return Desk(app, clock)


@pytest.fixture
def client(app):
    return log_in(app, "nam")


def typed(client, **more):
    """The form as it stands, with what a person changes in it."""
    form = tree(client.get(FORM)).xpath("//form[@method='post' and .//textarea]")[0]
    boxes = {
        box.get("name"): box.get("value") or ""
        for box in form.xpath(".//input")
        if box.get("name") != "csrf_token"
    }
    boxes |= {box.get("name"): (box.text or "").lstrip("\n") for box in form.xpath(".//textarea")}
    return {**boxes, **more}


def saved(client, **more):
    """Post the form as the button of the preview does."""
    return client.post(FORM, data=typed(client, action="save", **more))


def record(desk, key=CALENDAR):
    with desk.transactions.read() as session:
        return session.get(CalendarRecord, key)


def noted(desk):
    with desk.transactions.read() as session:
        return list(
            session.scalars(select(OfficeEntry).filter_by(subject_kind="calendar").order_by(OfficeEntry.seq))
        )


def linked(response):
    return [link.get("href") for link in tree(response).xpath("//*[@role='alert']//a")]


def test_saving_what_is_there_changes_no_day(app, client, desk):
    at_hand = desk.transactions
    with at_hand.read() as session:
        before = at_hand.calendars.of_unit(session, DESK)
    assert saved(client, reason="Chép lại").location == PAGE
    with at_hand.read() as session:
        after = at_hand.calendars.of_unit(session, DESK)
    assert after is not before
    assert (after.periods, after.days_off, after.makeup_days) == (
        before.periods,
        before.days_off,
        before.makeup_days,
    )


def test_a_new_day_off_counts_at_once_and_is_noted(app, client, desk):
    boxes = typed(client)
    boxes["days_off"] += "\n25/11/2026: Lũ lụt"
    sent = client.post(FORM, data={**boxes, "reason": "Công điện của tỉnh", "action": "save"})
    assert sent.location == PAGE
    said = page_words(client.get(PAGE))
    assert "25/11/2026" in said
    assert "Lũ lụt" in said
    assert "Công điện của tỉnh" in said
    assert "được tính lại lần lượt" in said
    with desk.transactions.read() as session:
        assert not desk.transactions.calendars.of_unit(session, DESK).is_working_day(date(2026, 11, 25))
    (entry,) = noted(desk)
    assert (entry.action, entry.reason, entry.after["revision"]) == (
        "change_calendar",
        "Công điện của tỉnh",
        2,
    )
    assert "2026-11-25" not in entry.before["days_off"]
    assert entry.after["days_off"]["2026-11-25"] == "Lũ lụt"


def test_a_look_at_the_days_keeps_nothing(client, desk):
    boxes = typed(client, action="preview", reason="Thử")
    boxes["days_off"] += "\n16/11/2026: Nghỉ"
    response = client.post(FORM, data=boxes)
    ahead = page_words(response).split("10 ngày làm việc sắp tới")[1]
    assert "thứ Sáu 13/11/2026" in ahead
    assert "thứ Hai 16/11/2026" not in ahead
    assert "thứ Ba 17/11/2026" in ahead
    assert "16/11/2026nghỉ: Nghỉ trước là: ngày làm việc" in page_words(response)
    assert faults(response) == []
    assert record(desk).revision == 1


def test_what_was_looked_at_is_saved_or_typed_on(client, desk):
    boxes = typed(client, reason="Bão số 9")
    boxes["days_off"] += "\n16/11/2026: Bão"
    shown = tree(client.post(FORM, data=boxes)).xpath("//main//form[@method='post']")[0]
    carried = {box.get("name"): box.get("value") for box in shown.xpath(".//input")}
    carried.pop("csrf_token")
    again = client.post(FORM, data={**carried, "action": "edit"})
    assert "16/11/2026: Bão" in tree(again).xpath("string(//textarea[@id='days_off'])")
    assert tree(again).xpath("string(//textarea[@id='reason'])").strip() == "Bão số 9"
    assert record(desk).revision == 1
    assert client.post(FORM, data={**carried, "action": "save"}).location == PAGE
    assert record(desk).data["days_off"]["2026-11-16"] == "Bão"


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"reason": " "}, "reason"),
        ({"name": ""}, "name"),
        ({"mon_0": "17:00–13:00"}, "mon_0"),
        ({"tue_0": "07:00–11:00, 10:00–12:00"}, "tue_0"),
        ({f"{day}_0": "" for day in ("mon", "tue", "wed", "thu", "fri")}, "mon_0"),
        ({"makeup_days": "24/11/2026: thứ Hai"}, "makeup_days"),
        ({"days_off": "hôm nay: Nghỉ"}, "days_off"),
        ({"to_0": "31/12/2027", "from_1": "01/01/2028", "to_1": "31/12/2028"}, "days_off"),
        ({"makeup_days": "10/01/2026: thứ Sáu\n10/01/2026: thứ Hai"}, "makeup_days"),
        ({"revision": "một"}, ""),
    ],
)
@pytest.mark.parametrize("action", ["save", "preview"])
def test_what_is_wrong_is_said_beside_its_box_and_nothing_is_kept(client, desk, wrong, field, action):
    response = client.post(FORM, data=typed(client, **{"reason": "Thử", "action": action, **wrong}))
    assert response.status_code == 422
    assert linked(response) == ([f"#{field}"] if field else [])
    assert not field or tree(response).xpath(f"//*[@id='{field}-error']")
    assert faults(response) == []
    assert record(desk).revision == 1
    assert noted(desk) == []


def test_a_calendar_is_opened_with_its_own_hours(client, desk):
    fresh = {"name": "Trực cuối tuần", "day_minutes": "240", "from_0": "", "to_0": "", "sat_0": "08:00-12:00"}
    sent = client.post("/quan-tri/lich/them", data={**fresh, "days_off": "", "makeup_days": ""})
    assert sent.status_code == 302
    said = page_words(client.get(sent.location))
    assert "Trực cuối tuần" in said
    assert "Chưa đơn vị nào dùng lịch này" in said
    assert "thứ Bảy 14/11/2026" in said
    twice = client.post("/quan-tri/lich/them", data={**fresh, "name": "Trực cuối tuần "})
    assert linked(twice) == ["#name"]
    listed = page_words(client.get("/quan-tri/lich"))
    assert "Trực cuối tuần" in listed
    assert "Phòng Kinh tế" in listed


def test_hours_of_a_season_stand_beside_the_others(client):
    boxes = typed(client, to_0="30/04/2027", from_1="01/05/2027", to_1="", reason="Giờ mùa hè", action="save")
    assert client.post(FORM, data={**boxes, "mon_1": "07:00-11:00"}).status_code == 302
    said = page_words(client.get(PAGE))
    assert "đến hết 30/04/2027" in said
    assert "từ 01/05/2027" in said
    assert tree(client.get(FORM)).xpath("//input[@id='from_2']")


def test_two_administrators_do_not_overwrite_each_other(client, desk):
    stale = typed(client, reason="Một", action="save")
    assert client.post(FORM, data=stale).status_code == 302
    for action in ("save", "preview"):
        late = client.post(FORM, data={**stale, "reason": "Hai", "action": action})
        assert late.status_code == 422
        assert "vừa được người khác sửa" in page_words(late)
        assert tree(late).xpath("string(//textarea[@id='reason'])").strip() == "Hai"
    assert record(desk).revision == 2


def test_only_administrators_change_calendars(desk):
    officer, data = desk.actor("bao"), calendar_data()
    with pytest.raises(NotAllowed):
        desk.perform(open_calendar, officer, OpenCalendar("Lịch", data))
    with pytest.raises(NotAllowed):
        desk.perform(change_calendar, officer, ChangeCalendar(CALENDAR, 1, "Lịch", data, "x"))
    with pytest.raises(NotFound):
        desk.perform(change_calendar, desk.actor("nam"), ChangeCalendar("khong", 1, "Lịch", data, "x"))
    with pytest.raises(CalendarChanged):
        desk.perform(change_calendar, desk.actor("nam"), ChangeCalendar(CALENDAR, 7, "Lịch", data, "x"))


@pytest.mark.parametrize(
    "path", ["/quan-tri/lich", "/quan-tri/lich/them", PAGE, FORM, f"{PAGE}/de-xuat", f"{PAGE}/hoan-doi"]
)
def test_pages_are_clean_and_for_administrators(app, client, path):
    response = client.get(path)
    assert response.status_code == 200
    assert faults(response) == []
    assert log_in(app, "bao").get(path).status_code == 404


def test_a_calendar_that_is_not_there_is_not_found(client):
    assert client.get("/quan-tri/lich/khong").status_code == 404
    for page in ("sua", "de-xuat", "hoan-doi"):
        assert client.get(f"/quan-tri/lich/khong/{page}").status_code == 404
        assert client.post(f"/quan-tri/lich/khong/{page}", data={"off": "x"}).status_code in (404, 422)
    assert client.get(f"{PAGE}?year=1500").status_code == 404
    assert client.get(f"{PAGE}/de-xuat?year=1500").status_code == 404
