"""Nhật ký: the check, what administrators changed, who saw what."""

import pytest
from desk import Desk
from desk_browser import faults, log_in, page_words, rows_of_business, statements, tree
from sqlalchemy import func, select, text
from tampering import lift_guards

from app.persistence.tables.records import access_log
from processes.actions.office import note_change
from processes.actions.seals import SealDay, seal_day
from processes.actions.units import AddUnit
from processes.domain.access import SYSTEM

PATHS = ("/quan-tri/dien-bien", "/quan-tri/nhat-ky", "/quan-tri/da-xem")


@pytest.fixture
def desk(app, clock):
    return Desk(app, clock)


@pytest.fixture
def sent(desk):
    return desk.file_household_business()


def note(desk, action, subject, before, after, reason=""):
    def change(world, actor, command):
        note_change(world, actor, action, subject, before, after, reason)

    desk.perform(change, desk.actor("nam"), AddUnit(None))


def looks(desk):
    with desk.transactions.read() as session:
        return [(row.actor_id, row.what, row.dossier_id) for row in session.execute(select(access_log))]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("locale", ["vi", "en"])
def test_pages_are_clean_and_looking_changes_nothing(app, sent, path, locale):
    client = log_in(app, "nam", locale)
    client.get(path)
    before = rows_of_business(app)
    response = client.get(path)
    assert response.status_code == 200
    assert faults(response) == []
    assert rows_of_business(app) == before


@pytest.mark.parametrize("path", PATHS)
def test_only_administrators_enter(app, path):
    for name in ("nhung", "bao", "thinh"):
        assert log_in(app, name).get(path).status_code == 404


def test_the_tabs_lead_from_one_to_the_other(app):
    page = tree(log_in(app, "nam").get("/quan-tri/nhat-ky"))
    tabs = page.xpath("//nav[@class='mc-subnav']//a/@href")
    assert set(PATHS) <= set(tabs)
    assert page.xpath("//nav[@class='mc-subnav']//a[@aria-current]/@href") == ["/quan-tri/nhat-ky"]


def test_the_journals_are_checked_when_asked(app, desk, clock, sent):
    clock.at("2026-11-14 00:05")
    seal = desk.perform(seal_day, SYSTEM, SealDay())
    client = log_in(app, "nam")
    assert "chưa kiểm lần nào" in page_words(client.get("/quan-tri/dien-bien"))
    said = page_words(client.post("/quan-tri/dien-bien"))
    assert "Nguyên vẹn: 2 dòng của 1 hồ sơ" in said
    assert "1 niêm phong đều khớp" in said
    assert seal.sha256 in said


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE journal SET actor_name = 'x' WHERE seq = 2", "Dòng 2 đã bị sửa"),
        ("DELETE FROM journal WHERE seq = 2", "Thiếu các dòng sau dòng 1"),
        ("DELETE FROM journal", "Mất toàn bộ diễn biến"),
        ("UPDATE office_journal SET reason = 'x' WHERE seq = 1", "Nhật ký cơ quan, dòng 1"),
        ("UPDATE journal_seal SET entries = 0", "Niêm phong ngày 13/11/2026 không khớp"),
    ],
)
def test_each_break_is_told(app, desk, clock, sent, statement, words):
    note(desk, "change_unit", ("unit", "u", "Phòng"), {"name": "A"}, {"name": "B"})
    clock.at("2026-11-14 00:05")
    desk.perform(seal_day, SYSTEM, SealDay())

    def tamper(session):
        lift_guards(session)
        session.execute(text(statement))

    desk.transactions.write(tamper)
    said = page_words(log_in(app, "nam").post("/quan-tri/dien-bien"))
    assert words in said
    assert "chỗ không khớp" in said


def test_a_change_says_who_what_before_after_and_why(app, desk):
    note(
        desk,
        "change_unit",
        ("unit", "u", "Phòng Kinh tế"),
        {"name": "Phòng Kinh tế", "valid_to": None, "parent_id": None},
        {"name": "Phòng Kinh tế mới", "valid_to": "2026-12-31", "parent_id": "xa-tan-hoa-dong"},
        "Theo Quyết định 12",
    )
    (row, *_) = tree(log_in(app, "nam").get("/quan-tri/nhat-ky")).xpath("//tbody/tr")
    said = " ".join(row.text_content().replace("\u00a0", " ").split())
    for words in (
        "Sửa cơ quan, đơn vị",
        "Phòng Kinh tế thành Phòng Kinh tế mới",
        "Đến hết ngày: 31/12/2026",
        "Thuộc đơn vị: Ủy ban nhân dân",
        "Theo Quyết định 12",
        "hôm nay",
    ):
        assert words in said


def test_changes_are_filtered_and_paged(app, desk):
    for number in range(35):
        note(desk, "change_unit", ("unit", f"u{number}", f"Đơn vị {number}"), {"name": "A"}, {"name": "B"})
    note(
        desk, "repeat_incident", ("incident", "i", "SC-261113-0001"), {"state": "open"}, {"state": "repeated"}
    )
    client = log_in(app, "nam")

    def rows(query):
        return [" ".join(row.text_content().split()) for row in tree(client.get(f"/quan-tri/nhat-ky?{query}")).xpath("//tbody/tr")]  # fmt: skip

    assert len(rows("kind=incident")) == 1
    assert "đang mở thành đã chạy lại được" in rows("kind=incident")[0]
    assert rows("person=khong-ai") == []
    assert rows("day_to=12/11/2026") == []
    assert len(rows("day_from=13/11/2026&kind=unit")) == 30
    first = tree(client.get("/quan-tri/nhat-ky?kind=unit"))
    (onward,) = first.xpath("//a[contains(., 'Trang sau')]/@href")
    second = tree(client.get(onward)).xpath("//tbody/tr")
    assert {row.text_content() for row in second}.isdisjoint({row.text_content() for row in first.xpath("//tbody/tr")})  # fmt: skip
    assert "Ngày viết theo mẫu" in page_words(client.get("/quan-tri/nhat-ky?day_from=32/13/2026"))


@pytest.mark.parametrize("query", ["before=x", "before=-1", "after=~", "after=x~y", "first=0", "kind=nothing", "day_from=01/01/0001", "day_to=31/12/9999"])  # fmt: skip
def test_odd_addresses_show_a_page(app, query):
    client = log_in(app, "nam")
    for path in PATHS:
        assert client.get(f"{path}?{query}").status_code == 200


def test_an_officer_who_looks_at_a_dossier_is_noted_once_in_ten_minutes(app, desk, clock, sent):
    client, bao = log_in(app, "bao"), desk.actor("bao").id
    pages = ("", "/giay-to", "/dien-bien", "/phieu", "/so-do")
    for page in pages:
        assert client.get(f"/xu-ly/{sent.id}{page}").status_code == 200
    item = desk.items(sent.id)[0]
    assert client.get(f"/viec/{item.id}").status_code == 200
    noted = [(bao, what, sent.id) for what in ("dossier", "papers", "journal", "slips", "diagram", "task")]
    assert looks(desk) == noted
    with statements(app) as sent_to_database:
        client.get(f"/xu-ly/{sent.id}")
    assert "COMMIT" not in sent_to_database
    assert looks(desk) == noted
    log_in(app, "mai").get(f"/xu-ly/{sent.id}")
    assert len(looks(desk)) == 7
    clock.at("2026-11-13 23:00")
    client.get(f"/xu-ly/{sent.id}")
    assert len(looks(desk)) == 8


def test_who_may_not_see_a_dossier_is_not_noted_and_a_list_notes_nobody(app, desk, sent):
    assert log_in(app, "nam").get(f"/xu-ly/{sent.id}").status_code == 404
    log_in(app, "bao").get("/hop-viec")
    assert looks(desk) == []


def test_a_page_of_a_dossier_reads_little_more_for_its_note(app, desk, sent):
    client = log_in(app, "bao")
    client.get(f"/xu-ly/{sent.id}")
    with statements(app) as first:
        client.get(f"/xu-ly/{sent.id}/phieu")
    assert sum("access_log" in statement for statement in first) == 2


def test_looks_are_listed_by_person_dossier_and_day(app, desk, sent):
    log_in(app, "bao").get(f"/xu-ly/{sent.id}")
    log_in(app, "mai").get(f"/xu-ly/{sent.id}/giay-to")
    client = log_in(app, "nam")

    def count(query):
        return len(tree(client.get(f"/quan-tri/da-xem?{query}")).xpath("//tbody/tr"))

    said = page_words(client.get("/quan-tri/da-xem"))
    for words in ("Trần Quốc Bảo", "Trang hồ sơ", "Danh sách giấy tờ", sent.code, "127.0.0.1"):
        assert words in said
    assert count("person=Quốc") == 1
    assert count(f"code={sent.code.lower()}") == 2
    assert count("code=H31.40.12-261113-9999") == 0
    assert count("day_from=14/11/2026") == 0
    assert count("day_from=13/11/2026&day_to=13/11/2026") == 2


def test_many_looks_are_paged(app, desk, clock, sent):
    rows = [
        {"at": clock(), "actor_id": "x", "what": "dossier", "subject": str(number), "address": "", "dossier_id": None}
        for number in range(120)
    ]  # fmt: skip
    desk.transactions.write(lambda session: session.execute(access_log.insert(), rows) and None)
    client, url, seen = log_in(app, "nam"), "/quan-tri/da-xem", []
    while url:
        page = tree(client.get(url))
        seen += [row.text_content().split()[-1] for row in page.xpath("//tbody/tr")]
        url = next(iter(page.xpath("//a[contains(., 'Trang sau')]/@href")), None)
    with desk.transactions.read() as session:
        assert session.scalar(select(func.count()).select_from(access_log)) == len(seen) == 120


def test_a_page_whose_look_cannot_be_kept_is_not_handed_out(app, desk, sent, monkeypatch):
    def full(*args):
        raise OSError("no space left")

    monkeypatch.setattr("app.web.looking.log_access_once", full)
    client = log_in(app, "bao")
    client.get("/hop-viec")
    app.config["PROPAGATE_EXCEPTIONS"] = False
    response = client.get(f"/xu-ly/{sent.id}")
    assert response.status_code == 500
    assert sent.code not in response.get_data(as_text=True)


def test_who_reads_a_letter_is_noted(app, desk, sent):
    client = log_in(app, "nam")
    (url, *_) = tree(client.get("/quan-tri/hop-thu-di")).xpath(
        "//tbody//a[contains(@href, 'hop-thu-di/')]/@href"
    )
    assert client.get(url).status_code == 200
    assert looks(desk) == [(desk.actor("nam").id, "message", sent.id)]
