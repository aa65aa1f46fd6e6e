"""The applicant sees a draft result and answers, without JavaScript: agrees, corrects it, or comes too late."""

import pytest
from applicant import Applicant
from birth import asked, nodes
from desk import Desk

from workers.jobs import tick


@pytest.fixture
def desk(app, clock):
    clock.at("2026-11-16 08:00")
    return Desk(app, clock)


@pytest.fixture
def applicant(app):
    return Applicant(app)


@pytest.fixture
def dossier(desk, clock):
    return asked(desk, clock)


def answer(applicant, dossier, **posted):
    applicant.get(f"/ho-so/{dossier}/tra-loi")
    return applicant.post(f"/ho-so/{dossier}/tra-loi", {"action": "send", **posted})


def test_the_dossier_says_what_to_do_until_when_and_what_silence_means(applicant, dossier):
    page = applicant.get(f"/ho-so/{dossier}")
    assert "xác nhận dự thảo trước 17:00 thứ Ba, 17/11/2026. Không trả lời là đồng ý." in page.main
    assert page.find(f"//a[@href='/ho-so/{dossier}/tra-loi']")
    assert "Cần xác nhận" in page.main
    assert "Ông, Bà cần xem và xác nhận dự thảo." in applicant.get("/ho-so").main


def test_the_page_shows_the_draft_and_the_ways_to_answer(applicant, dossier):
    page = applicant.get(f"/ho-so/{dossier}/tra-loi")
    rows = dict(zip(page.said("//dt"), page.said("//dd"), strict=True))
    assert (rows["Họ, chữ đệm, tên"], rows["Ngày sinh"], rows["Giới tính"]) == (
        "Đỗ Minh An",
        "02/11/2026",
        "Nữ",
    )
    assert rows["Nơi sinh"] == "Số 48, ngõ Chợ Đình, thôn Thượng, xã Tân Hòa Đông, tỉnh Hưng Yên"
    assert page.find("//input[@name='outcome']/@value") == ["agree", "correct"]
    assert "Trả lời trước 17:00 thứ Ba, 17/11/2026. Không trả lời là đồng ý." in page.main
    assert "Trả lời trong hôm nay thì hẹn trả chậm nhất là 17:00 thứ Ba, 17/11/2026" in page.main


def test_agreeing_gives_the_turn_back(applicant, desk, dossier):
    page = answer(applicant, dossier, outcome="agree")
    assert (page.status, page.location) == (302, f"/ho-so/{dossier}")
    assert nodes(desk, dossier) == ["register"]
    assert applicant.get(f"/ho-so/{dossier}/tra-loi").location == f"/ho-so/{dossier}"
    assert answer(applicant, dossier, outcome="agree").location == f"/ho-so/{dossier}"
    assert nodes(desk, dossier) == ["register"]


def test_a_correction_needs_words_and_keeps_what_was_typed(applicant, desk, dossier):
    page = answer(applicant, dossier)
    assert (page.status, page.error_summary()) == (422, {"outcome": "Chọn một cách trả lời"})
    page = answer(applicant, dossier, outcome="correct", note="  ")
    assert (page.status, page.error_summary()) == (422, {"note": "Viết chỗ Ông, Bà đề nghị sửa"})
    assert page.find("//input[@name='outcome' and @checked]/@value") == ["correct"]
    assert nodes(desk, dossier) == ["confirm_draft"]
    assert answer(applicant, dossier, outcome="correct", note="Tên đệm là Ngọc").status == 302
    assert nodes(desk, dossier) == ["draft"]


@pytest.mark.parametrize("outcome", ["registered", "' or 1=1", "ok"])
def test_only_the_ways_of_the_diagram_are_taken(applicant, desk, dossier, outcome):
    assert answer(applicant, dossier, outcome=outcome).status == 422
    assert nodes(desk, dossier) == ["confirm_draft"]


def test_who_comes_after_the_silence_sees_where_the_dossier_stands(applicant, desk, clock, app, dossier):
    applicant.get(f"/ho-so/{dossier}/tra-loi")
    clock.at("2026-11-17 17:00")
    while tick(app):
        pass
    page = applicant.post(f"/ho-so/{dossier}/tra-loi", {"outcome": "correct", "note": "Sai tên"})
    assert page.location == f"/ho-so/{dossier}"
    assert nodes(desk, dossier) == ["register"]
    assert "Cần xác nhận" not in applicant.get(f"/ho-so/{dossier}").main


def test_nobody_else_sees_or_answers_it(app, dossier):
    stranger = Applicant(app, "ha")
    stranger.get("/tra-cuu")
    assert stranger.get(f"/ho-so/{dossier}/tra-loi").status in (403, 404)
    assert stranger.post(f"/ho-so/{dossier}/tra-loi", {"outcome": "agree"}).status in (403, 404)


def test_the_officer_reads_the_words_of_the_correction(applicant, desk, clock, dossier):
    clock.at("2026-11-16 10:30")
    answer(applicant, dossier, outcome="correct", note="Tên đệm là Ngọc")
    officer = Applicant(desk.app, "ha")
    page = officer.get(f"/viec/{desk.item(dossier, 'draft').id}")
    assert "Tên đệm là Ngọc" in page.main
