"""The year of a calendar, holidays as a proposal, swaps, and the preview that each change passes."""

import pytest
from bench.place import accepted, publish_made
from desk import Desk
from desk_browser import faults, log_in, page_words, tree, words

from app.demo.calendar import calendar_data
from app.demo.commune import CALENDAR
from app.demo.people import DESK
from processes.domain.access import SYSTEM
from processes.domain.organisation import CalendarRecord, Unit
from workers.jobs import tick

PAGE = f"/quan-tri/lich/{CALENDAR}"
PROPOSAL, SWAP, FORM = f"{PAGE}/de-xuat", f"{PAGE}/hoan-doi", f"{PAGE}/sua"


@pytest.fixture
def desk(app, clock):
    return Desk(app, clock)


@pytest.fixture
def client(app):
    return log_in(app, "nam")


def put(desk, change):
    desk.perform(lambda world, actor, command: change(world), SYSTEM, None)


def record(desk):
    with desk.transactions.read() as session:
        return session.get(CalendarRecord, CALENDAR)


def cells(response, face):
    """The days of a face by month, as the page writes them."""
    found = {}
    for number, month in enumerate(tree(response).xpath("//table[@class='mc-month']"), start=1):
        days = month.xpath(f".//td[span[contains(@class, 'mc-day--{face}')]]")
        found |= {number: [words(day) for day in days]} if days else {}
    return found


def carried(response):
    """What the preview hands on to be saved."""
    form = tree(response).xpath("//main//form[@method='post']")[0]
    boxes = {box.get("name"): box.get("value") for box in form.xpath(".//input[@type='hidden']")}
    boxes.pop("csrf_token")
    return form.get("action"), boxes


def save(client, response):
    """Press *Lưu và tính lại* on a preview."""
    url, boxes = carried(response)
    return client.post(url, data={**boxes, "action": "save"})


def said(response):
    return {
        (link.get("href") or "").lstrip("#"): words(link)
        for link in tree(response).xpath("//*[@role='alert']//a")
    }


def test_a_year_shows_each_day_in_letters_and_words(client):
    shown = client.get(f"{PAGE}?year=2026")
    assert len(tree(shown).xpath("//table[@class='mc-month']")) == 12
    assert cells(shown, "makeup") == {
        1: ["10B làm bù 07:30–11:30, 13:00–17:00"],
        8: ["22B làm bù 07:30–11:30, 13:00–17:00"],
    }
    off = cells(shown, "off")
    assert off[2] == [f"{day}N nghỉ: Tết Bính Ngọ" for day in range(16, 21)]
    assert sum(map(len, off.values())) == 14
    assert cells(shown, "today") == {11: ["13 hôm nay"]}
    assert sum(map(len, cells(shown, "rest").values())) == 52 * 2 - 2
    assert "249 ngày làm việc" in page_words(shown)
    years = tree(shown).xpath("//nav[@class='mc-years']//a/@href")
    assert years == [f"{PAGE}?year=2025", f"{PAGE}?year=2027"]
    assert faults(shown) == []


def test_days_that_only_receive_are_told_apart(client, desk):
    def open_on_saturday(world):
        data = {**calendar_data(), "reception_only": {"sat": [["07:30", "11:30"]]}}
        world.get(CalendarRecord, CALENDAR).data = data

    put(desk, open_on_saturday)
    shown = client.get(f"{PAGE}?year=2027")
    assert cells(shown, "reception")[1][0] == "2T chỉ tiếp nhận 07:30–11:30"


def test_what_comes_from_above_is_marked(client, desk):
    def inherit(world):
        data = {"weekly": calendar_data()["weekly"], "inherits": True, "days_off": {"2026-12-24": "Hội làng"}}
        world.add(CalendarRecord("quay", "Giờ của quầy", data))
        world.flush()
        world.get(Unit, DESK).calendar_id = "quay"

    put(desk, inherit)
    shown = client.get("/quan-tri/lich/quay")
    assert "thừa hưởng Giờ làm việc xã Tân Hòa Đông" in page_words(shown)
    assert cells(shown, "above")[2] == [f"{day}N nghỉ: Tết Bính Ngọ" for day in range(16, 21)]
    assert 12 not in cells(shown, "above")
    assert cells(shown, "off")[12] == ["24N nghỉ: Hội làng"]
    assert "theo lịch cấp trên" in page_words(shown)
    boxes = tree(client.get("/quan-tri/lich/quay/sua"))
    assert boxes.xpath("//input[@id='inherits']/@checked")
    assert not tree(client.get(FORM)).xpath("//input[@id='inherits']/@checked")


def test_holidays_are_proposed_and_the_administrator_decides(client, desk):
    shown = client.get(f"{PROPOSAL}?year=2028")
    assert "danh sách của quản trị viên mới là căn cứ" in page_words(shown)
    assert "Thư viện có thể thiếu ngày hoán đổi" in page_words(shown)
    ticked = tree(shown).xpath("//input[@name='day'][@checked]/@value")
    assert "2028-01-03" in ticked
    assert "2028-01-29" not in ticked
    chosen = {"day": ["2028-01-03", "2028-01-26"], "year": "2028", "revision": "1", "reason": "Thông báo"}
    before = client.post(PROPOSAL, data=chosen)
    assert before.status_code == 200
    assert "03/01/2028" in page_words(before)
    assert record(desk).revision == 1
    assert save(client, before).location == PAGE
    days = record(desk).data["days_off"]
    assert {day for day in days if day.startswith("2028")} == {"2028-01-03", "2028-01-26"}
    assert "nghỉ bù" in days["2028-01-03"]
    assert days["2026-02-16"] == "Tết Bính Ngọ"


def test_days_entered_already_are_marked_and_keep_their_names(client, desk):
    shown = client.get(f"{PROPOSAL}?year=2026")
    assert tree(shown).xpath("//input[@name='day'][@checked]") == []
    assert "đã có trong lịch: Tết Bính Ngọ" in page_words(shown)
    assert "rơi vào ngày nghỉ hằng tuần" in page_words(shown)
    chosen = {"day": ["2026-02-16", "2026-04-26"], "year": "2026", "revision": "1", "reason": "Thử"}
    assert save(client, client.post(PROPOSAL, data=chosen)).location == PAGE
    assert record(desk).data["days_off"]["2026-02-16"] == "Tết Bính Ngọ"
    assert "2026-04-26" in record(desk).data["days_off"]


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"day": [], "reason": "Thử"}, "day"),
        ({"day": ["2028-01-03"], "reason": " "}, "reason"),
        ({"day": ["không"], "reason": "Thử"}, "day"),
        ({"day": ["2028-01-03"], "reason": "Thử", "revision": "9"}, ""),
    ],
)
def test_a_proposal_that_lacks_something_is_asked_again(client, desk, typed, field):
    response = client.post(PROPOSAL, data={"year": "2028", "revision": "1", **typed})
    assert response.status_code == 422
    assert list(said(response)) == ([field] if field else [])
    assert faults(response) == []
    assert record(desk).revision == 1


def swap(client, **typed):
    boxes = {"off": "31/12/2027", "worked": "25/12/2027", "like": "", "reason": "Thông báo", "revision": "1"}
    return client.post(SWAP, data={**boxes, **typed})


def test_a_swap_makes_both_entries(client, desk):
    before = swap(client)
    assert before.status_code == 200
    assert "Nghỉ hoán đổi (làm bù 25/12/2027)" in page_words(before)
    assert record(desk).revision == 1
    assert save(client, before).location == PAGE
    data = record(desk).data
    assert data["days_off"]["2027-12-31"] == "Nghỉ hoán đổi (làm bù 25/12/2027)"
    assert data["makeup_days"]["2027-12-25"] == "fri"
    shown = client.get(f"{PAGE}?year=2027")
    assert cells(shown, "makeup") == {12: ["25B làm bù 07:30–11:30, 13:00–17:00"]}


def test_the_hours_of_another_weekday_may_be_chosen(client, desk):
    save(client, swap(client, like="mon"))
    assert record(desk).data["makeup_days"]["2027-12-25"] == "mon"


@pytest.mark.parametrize(
    ("typed", "field", "says"),
    [
        ({"off": ""}, "off", "Ghi ngày làm việc được nghỉ, ví dụ"),
        ({"worked": "32/12/2027"}, "worked", "Ngày viết theo mẫu"),
        ({"worked": "31/12/2027"}, "worked", "phải khác ngày nghỉ"),
        ({"off": "26/12/2027"}, "off", "không phải ngày làm việc thường"),
        ({"off": "24/11/2027"}, "off", "không phải ngày làm việc thường"),
        ({"off": "10/01/2026"}, "off", "không phải ngày làm việc thường"),
        ({"worked": "24/11/2027"}, "worked", "là ngày nghỉ (Ngày Văn hóa Việt Nam)"),
        ({"worked": "30/12/2027"}, "worked", "đã là ngày làm việc"),
        ({"like": "sun"}, "like", "không có giờ làm việc"),
        ({"reason": ""}, "reason", "Ghi lý do"),
        ({"off": "02/01/1950"}, "off", "không phải ngày làm việc thường"),
        ({"worked": "02/01/2150"}, "worked", "Lịch không có ngày"),
    ],
)
def test_a_swap_that_cannot_be_is_said_beside_its_box(client, desk, typed, field, says):
    response = swap(client, **typed)
    assert response.status_code == 422
    assert list(said(response)) == [field]
    assert says in said(response)[field]
    assert faults(response) == []
    assert record(desk).revision == 1


def test_a_day_gone_by_may_be_swapped_with_a_warning(client):
    assert "chạm đến ngày đã qua" in page_words(swap(client, off="30/10/2026", worked="24/10/2026"))
    assert "chạm đến ngày đã qua" not in page_words(swap(client))


def test_the_preview_names_the_dossiers_and_their_dates(client, desk, clock, app):
    publish_made(desk, "9.300001", 1)
    clock.at("2026-11-16 09:00")
    code = desk.dossier(accepted(desk, "9.300001")).code
    swapped = swap(client, off="18/11/2026", worked="21/11/2026")
    assert swapped.status_code == 200
    assert "1 hồ sơ đổi ngày hẹn trả" in page_words(swapped)
    (row,) = tree(swapped).xpath("//main//table/tbody/tr")
    assert code in words(row)
    assert "Một cửa" in words(row)
    save(client, swapped)
    assert "đã tính lại 0 trên 1 hồ sơ" in page_words(client.get(PAGE))
    while tick(app):
        pass
    assert "đã tính lại hạn của 1 hồ sơ" in page_words(client.get(PAGE))


def test_a_calendar_that_ends_too_early_is_refused(client, desk, clock):
    publish_made(desk, "9.300001", 1)
    clock.at("2026-11-16 09:00")
    accepted(desk, "9.300001")
    form = tree(client.get(FORM)).xpath("//form[@method='post' and .//textarea]")[0]
    boxes = {box.get("name"): box.get("value") or "" for box in form.xpath(".//input[@type!='checkbox']")}
    boxes |= {box.get("name"): (box.text or "").lstrip("\n") for box in form.xpath(".//textarea")}
    response = client.post(FORM, data={**boxes, "to_0": "17/11/2026", "reason": "Thử"})
    assert response.status_code == 422
    assert "Kéo dài thời gian áp dụng" in said(response)["from_0"]


@pytest.mark.parametrize(("day", "warned"), [("2027-10-31", False), ("2027-11-01", True)])
def test_a_year_without_days_off_is_warned_of_from_november(app, clock, day, warned):
    clock.at(f"{day} 09:00")
    client = log_in(app, "nam")
    for page in ("/quan-tri/lich", PAGE, "/quan-tri/bat-dau", "/quan-tri/he-thong"):
        assert ("chưa có ngày nghỉ năm 2028" in page_words(client.get(page))) == warned, page
