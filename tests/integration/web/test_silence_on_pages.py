"""Silence on the pages of applicants and officers: nobody reads that somebody answered who did not."""

import pytest
from birth import APPRAISED, asked, taken_in
from desk import Desk
from desk_browser import log_in, page_words
from story import address, day

from processes.actions.submission import Submit, submit
from workers.jobs import tick

ENDING = {
    "filer": {"founded_by_group": ["false"], "filed_by": ["owner"]},
    "business": {
        "business_name": ["Hộ kinh doanh Bún thang Hồng Nhung"],
        "business_code": ["033190000118"],
        **address("head_office"),
        "owner_name": ["Nguyễn Thị Hồng Nhung"],
        "owner_person_id": ["033190000118"],
        "owner_phone": ["0912 000 218"],
    },
    "ending": {
        **day("end_date", "30/11/2026"),
        "reason": ["Chuyển nơi ở"],
        **day("debts_paid_on", "12/11/2026"),
        "commitment": ["true"],
    },
}


@pytest.fixture
def desk(app, clock):
    return Desk(app, clock)


def tax_agency_asked(desk, clock):
    """A dossier of 1.001266 for which the tax agency has two working days."""
    draft = desk.start_draft("1.001266")
    for form, posted in ENDING.items():
        desk.answer(draft, form, posted)
    desk.perform(submit, desk.actor("nhung"), Submit(draft.id))
    clock.at("2026-11-16 09:00")
    desk.complete("bao", draft.id, "intake__check", "accept")
    return draft.id


def test_the_silence_of_an_agency_is_a_stage_that_has_ended(app, desk, clock):
    dossier_id = tax_agency_asked(desk, clock)
    clock.at("2026-11-18 09:00")
    while tick(app):
        pass
    mine = page_words(log_in(app, "nhung").get(f"/ho-so/{dossier_id}"))
    assert "Cơ quan thuế cho ý kiến xong 09:00 hôm nay, 18/11Không trả lời trong thời hạn" in mine
    journal = page_words(log_in(app, "ha").get(f"/xu-ly/{dossier_id}/dien-bien"))
    assert "Hết chờ cơ quan phối hợp, hồ sơ xử lý tiếp." in journal
    assert "đã trả lời" not in journal


def test_the_silence_of_the_applicant_is_consent(app, desk, clock):
    dossier_id = asked(desk, clock)
    clock.at("2026-11-17 17:00")
    while tick(app):
        pass
    mine = page_words(log_in(app, "nhung").get(f"/ho-so/{dossier_id}"))
    assert "xác nhận dự thảo xong 17:00 hôm nay, 17/11Không trả lời trong thời hạn là đồng ý." in mine


def test_an_answer_to_a_draft_is_no_supplement(app, desk, clock):
    dossier_id = asked(desk, clock)
    clock.at("2026-11-16 14:00")
    desk.complete("nhung", dossier_id, "confirm_draft", "agree")
    mine = page_words(log_in(app, "nhung").get(f"/ho-so/{dossier_id}"))
    assert "Ông, Bà đã trả lời lúc 14:00" in mine
    assert "đã bổ sung" not in mine


def test_nobody_is_told_of_a_stage_before_the_one_it_waits_for(app, desk, clock):
    """Another commune has three days, though the promise is for this evening."""
    dossier_id = taken_in(desk, clock)
    question = {**APPRAISED, "marriage_known": ["false"], "verify_question": ["Kết hôn năm 2020"]}
    desk.complete("ha", dossier_id, "appraise", "verify", question)
    mine = page_words(log_in(app, "nhung").get(f"/ho-so/{dossier_id}"))
    assert "Xác minh hẹn xong 09:00 thứ Năm, 19/11" in mine
    assert "Lập dự thảo Người nộp xác nhận dự thảo Ghi sổ, in Giấy khai sinh Ký duyệt Trả kết quả" in mine
