"""Every clock explains itself: the steps and waits to officers, intake and the promise to both."""

import pytest
from desk import Desk
from desk_browser import log_in, tree, words

from processes.actions.sides import StartSide, start_side

FAILED = {"family_authorisation": ("failed", "Mờ")}
PASSED = {"family_authorisation": ("passed", "")}
APPOINTMENT = {"new_due.day": ["27"], "new_due.month": ["11"], "new_due.year": ["2026"]}


@pytest.fixture
def desk(app, clock):
    return Desk(app, clock)


@pytest.fixture
def filed(desk, clock):
    clock.at("2026-11-13 15:42")
    return desk.file_household_business().id


@pytest.fixture
def taken_in(desk, clock, filed):
    """Supplemented before intake, taken in on Monday at three, a withdrawal refused, a new appointment."""
    clock.at("2026-11-16 08:30")
    desk.complete("bao", filed, "intake__check", "supplement", checks=FAILED)
    clock.at("2026-11-16 14:00")
    desk.hand_in(desk.dossier(filed), "family_authorisation", data=b"%PDF-1.7 again")
    desk.complete("nhung", filed, "intake__supply", "sent")
    clock.at("2026-11-16 15:00")
    desk.complete("bao", filed, "intake__check", "accept", checks=PASSED)
    clock.at("2026-11-17 10:00")
    desk.perform(start_side, desk.actor("ha"), StartSide(filed, "apology", APPOINTMENT, "Chờ xác minh"))
    desk.complete("thinh", filed, "sign_apology", "sign")
    desk.perform(start_side, desk.actor("nhung"), StartSide(filed, "withdraw", reason="Thôi"))
    clock.at("2026-11-18 09:00")
    desk.complete("bao", filed, "answer_withdrawal", "refuse", note="Đã ký")
    clock.at("2026-11-18 10:00")
    return filed


def stories(app, who, dossier_id):
    """The heading and the words of each clock on the officer's page."""
    page = tree(log_in(app, who).get(f"/xu-ly/{dossier_id}/dong-ho"))
    found = page.xpath("//section[h3]")
    return {words(section.xpath("h3")[0]): words(section) for section in found}


def test_each_step_says_what_counted_and_why(app, taken_in):
    told = stories(app, "ha", taken_in)
    appraise = told["Thẩm tra hồ sơ"]
    assert "Từ 15:00 T2 16/11 · hạn 08:30 T5 19/11" in appraise
    assert "Đã dùng 5 giờ 30 phút trong 12 giờ làm việc, còn 6 giờ 30 phút" in appraise
    assert "Tạm dừng: chờ trả lời yêu cầu rút" in appraise
    assert "Đã dùng 0 ngày trong 30 ngày" in told["Bổ sung hồ sơ"]
    assert "Trả lời yêu cầu rút" in told


def test_each_answer_of_the_desk_has_its_clock(app, desk, taken_in):
    told = stories(app, "ha", taken_in)
    first, second = told["Một cửa trả lời hồ sơ, lần 1"], told["Một cửa trả lời hồ sơ, lần 2"]
    assert "(đã yêu cầu bổ sung)" in first
    assert "Đã dùng 2 giờ 18 phút trong 8 giờ làm việc, còn 5 giờ 42 phút" in first
    assert "xong 15:00 T2 16/11 (đã tiếp nhận)" in second


def test_a_task_that_stands_still_says_so(app, desk, clock, taken_in):
    desk.perform(start_side, desk.actor("nhung"), StartSide(taken_in, "withdraw", reason="Thôi"))
    clock.at("2026-11-19 10:00")
    appraise = stories(app, "ha", taken_in)["Thẩm tra hồ sơ"]
    assert "còn 6 giờ 30 phút" in appraise
    assert appraise.count("Tạm dừng") == 3


def test_the_overview_shows_the_three_dates_and_leads_on(app, taken_in):
    page = tree(log_in(app, "ha").get(f"/xu-ly/{taken_in}"))
    (foot,) = page.xpath("//table[contains(@class, 'mc-clock')]/tfoot")
    assert "Hẹn ban đầu 15:00 T5 19/11. Hẹn hiện tại 16:00 T2 30/11." in words(foot)
    assert "Hạn theo quy định 14:00 T6 20/11." in words(foot)
    assert "còn 18 giờ 30" in words(foot)
    assert page.xpath(f"//a[@href='/xu-ly/{taken_in}/dong-ho']")


def test_the_journal_says_from_when_to_when_the_promise_moved(app, taken_in):
    said = words(tree(log_in(app, "ha").get(f"/xu-ly/{taken_in}/dien-bien?kind=due_changed")))
    assert "Hẹn lại." in said
    assert "Hẹn trả chuyển từ 15:00 T5 19/11 sang 17:00 T6 27/11." in said
    assert "Đồng hồ chạy lại. Hẹn trả chuyển từ 17:00 T6 27/11 sang 16:00 T2 30/11." in said


def test_the_applicant_sees_the_answer_awaited_before_intake(app, filed):
    page = log_in(app, "nhung").get(f"/ho-so/{filed}/cach-tinh")
    said = words(tree(page))
    assert "Một cửa trả lời trước 15:42 T2 16/11." in said
    assert "Ngày hẹn trả kết quả" not in said
    assert f"/ho-so/{filed}/cach-tinh" in log_in(app, "nhung").get(f"/ho-so/{filed}").text


def test_the_applicant_sees_both_clocks_after_it(app, taken_in):
    said = words(tree(log_in(app, "nhung").get(f"/ho-so/{taken_in}/cach-tinh")))
    assert (
        "Hẹn ban đầu 15:00 T5 19/11. Hẹn hiện tại 16:00 T2 30/11. Hạn theo quy định 14:00 T6 20/11." in said
    )
    assert "Kết thúc 08:30 T2 16/11: đã yêu cầu bổ sung." in said
