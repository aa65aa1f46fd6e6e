"""The dossier's page offers the apology while it is in time, and when it is late; the journal says who was told."""

import pytest
from bench.place import accepted
from desk import Desk
from desk_browser import faults, log_in, page_words, tree, words
from diagram_maker import procedure

from app.diagrams import put_in_force
from app.services import services
from processes.actions.sides import StartSide, start_side
from processes.domain.access import SYSTEM
from workers.jobs import tick

CODE = "9.300004"
NEAR, LATE = "Cần xin lỗi, hẹn lại: hồ sơ sắp quá hạn", "Cần xin lỗi, hẹn lại: hồ sơ đã quá hạn"
NEW_DAY = {"new_due.day": ["20"], "new_due.month": ["11"], "new_due.year": ["2026"]}


@pytest.fixture
def desk(app, clock):
    return Desk(app, clock)


def given(desk, clock, drawn=b""):
    """Taken in at nine on Monday, due at nine on Wednesday; its task is due at ten."""
    xml = procedure(CODE).replace(b"<motcua:limit", drawn + b"<motcua:limit", 1)
    put_in_force(services(desk.app), SYSTEM, xml)
    clock.at("2026-11-16 09:00")
    return accepted(desk, CODE)


def offered(app, dossier_id, who="ha"):
    page = log_in(app, who).get(f"/xu-ly/{dossier_id}")
    assert faults(page) == []
    said = page_words(page)
    return [text for text in (NEAR, LATE) if text in said]


def test_it_is_offered_from_one_working_day_before(app, desk, clock):
    dossier_id = given(desk, clock)
    seen = []
    for moment in ("2026-11-17 08:59", "2026-11-17 09:00", "2026-11-18 09:00", "2026-11-18 09:01"):
        clock.at(moment)
        seen.append(offered(app, dossier_id))
    assert seen == [[], [NEAR], [NEAR], [LATE]]
    page = tree(log_in(app, "ha").get(f"/xu-ly/{dossier_id}"))
    (link,) = [a for a in page.iterfind(".//a") if words(a) == "Lập phiếu xin lỗi, hẹn lại"]
    assert link.get("href") == f"/xu-ly/{dossier_id}/lam/apology"
    assert log_in(app, "ha").get(link.get("href")).status_code == 200


def test_it_is_offered_once_and_only_to_who_may(app, desk, clock):
    dossier_id = given(desk, clock)
    clock.at("2026-11-17 10:00")
    assert offered(app, dossier_id, "chau") == []
    desk.perform(start_side, desk.actor("ha"), StartSide(dossier_id, "apology", NEW_DAY, "Chờ ý kiến"))
    assert offered(app, dossier_id) == []
    desk.complete("thinh", dossier_id, "sign_apology", "sign")
    clock.at("2026-11-23 09:00")
    assert offered(app, dossier_id) == []


@pytest.mark.parametrize("locale", ["vi", "en"])
def test_the_journal_says_who_was_told_and_when_it_should_have_been(app, desk, clock, locale):
    drawn = b"""<motcua:escalate after="8" to="leader"/><motcua:remind of="dossier" at="0.5"/>
        <motcua:escalate of="dossier" after="1" to="monitor"/>"""
    dossier_id = given(desk, clock, drawn)
    clock.at("2026-11-18 10:30")
    while tick(app):
        pass
    page = log_in(app, "ha", locale).get(f"/xu-ly/{dossier_id}/dien-bien")
    assert faults(page) == []
    said = page_words(page)
    assert "Lê Thu Hà" in said
    assert "Phạm Đức Thịnh" in said
    if locale == "vi":
        for sentence in (
            "Việc sắp đến hạn",
            "Việc quá hạn",
            "Báo lên trên: việc quá hạn chưa xong",
            "Còn kịp xin lỗi, hẹn lại",
            "Hồ sơ sắp đến hạn",
            "Hồ sơ quá hạn",
            "Báo lên trên: hồ sơ quá hạn chưa xong",
            "Đã báo: Phạm Đức Thịnh.",
            "Không có ai giữ vai này để báo.",
            "Báo muộn, lẽ ra 09:48",
        ):
            assert sentence in said, sentence


@pytest.mark.parametrize(
    ("drawn", "moment", "light"),
    [
        (b"", "09:47", "in_time"),
        (b"", "09:48", "near_due"),
        (b'<motcua:remind at="0.5"/>', "09:29", "in_time"),
        (b'<motcua:remind at="0.5"/>', "09:30", "near_due"),
        (b'<motcua:remind before="0.1"/>', "09:53", "in_time"),
        (b'<motcua:remind before="0.1"/>', "09:54", "near_due"),
        (b'<motcua:remind at="0.5"/>', "10:01", "overdue"),
    ],
)
def test_the_light_of_a_list_turns_at_the_first_reminder(app, desk, clock, drawn, moment, light):
    dossier_id = given(desk, clock, drawn)
    clock.at(f"2026-11-16 {moment}")
    ha = log_in(app, "ha")
    listed = tree(ha.get("/hop-viec")).find_class("mc-rows")[0]
    assert [lit.get("class").split("--")[1] for lit in listed.find_class("mc-light")] == [light]
    for tab in ("near_due", "overdue"):
        found = tree(ha.get(f"/hop-viec?list={tab}")).find_class("mc-rows")
        assert bool(found and found[0].xpath(".//a[@data-keys-open]")) == (tab == light)
    (panel,) = tree(ha.get(f"/xu-ly/{dossier_id}")).find_class("mc-decision")
    assert panel.find_class(f"mc-light--{light}")
