"""What one side does is there for the other at once: sent, taken in, passed on, told."""

import pytest
from applicant import Applicant
from desk import Desk
from diagram_maker import procedure
from sqlalchemy import select
from story import APPRAISAL, ISSUE
from visitor import Visitor

from app.diagrams import put_in_force
from app.letters import write_letter
from app.services import services
from processes.actions.submission import Submit, submit
from processes.domain.access import SYSTEM
from processes.domain.dossier.records import OutboxMessage

PASSED = {"family_authorisation": ("passed", "")}
REASON = "Văn bản ủy quyền chưa được chứng thực"
FAILED = {"family_authorisation": ("failed", REASON)}
MADE = "9.100004"


@pytest.fixture
def desk(app, clock):
    return Desk(app, clock)


def letters(desk, kind):
    """Channel → letter of the messages of a kind."""
    with desk.transactions.read() as session:
        found = list(session.scalars(select(OutboxMessage).filter_by(kind=kind)))
    return {message.channel: write_letter(services(desk.app).settings, message) for message in found}


def recipients(desk, kind):
    return {channel: letter.recipient for channel, letter in letters(desk, kind).items()}


BOTH = {"mail": "hongnhung@thu.example", "sms": "0912000218"}


@pytest.mark.shows("R-01", "X-04")
def test_what_is_sent_waits_at_the_desk_and_what_is_taken_in_is_told(app, desk):
    applicant, officer = Applicant(app), Visitor(app)
    officer.log_in("bao")
    assert officer.get("/tiep-nhan").find("//tbody/tr") == []
    dossier_id = applicant.file()
    (row,) = officer.get("/tiep-nhan").said("//tbody/tr")
    assert desk.dossier(dossier_id).code in row
    assert "Nguyễn Thị Hồng Nhung" in row
    desk.complete("bao", dossier_id, "intake__check", "accept", checks=PASSED)
    assert officer.get("/tiep-nhan").find("//tbody/tr") == []
    assert "Đang xử lý" in applicant.get(f"/ho-so/{dossier_id}").main
    assert recipients(desk, "accepted") == BOTH


@pytest.mark.shows("R-06", "R-10", "X-05")
def test_without_a_fee_intake_passes_on_at_once_along_the_diagram(desk, app):
    put_in_force(services(app), SYSTEM, procedure(MADE))
    draft = desk.start_draft(MADE)
    desk.answer(draft, "request", {"title": ["Xin xác nhận"]})
    desk.perform(submit, desk.actor("nhung"), Submit(draft.id))
    desk.complete("bao", draft.id, "receive", "done")
    dossier = desk.dossier(draft.id)
    assert (dossier.status, dossier.received_at) == ("in_process", desk.clock())
    (item,) = desk.items(draft.id)
    assert (item.node, item.role, item.unit_id) == ("work1", "specialist", "phong-kinh-te")
    assert item.created_at == desk.clock()
    assert recipients(desk, "accepted") == BOTH


@pytest.mark.shows("C-42", "C-47", "D-04", "R-12", "R-15")
def test_intake_supplement_and_result_are_told_by_mail_and_short_message(desk, clock):
    dossier_id = desk.file_household_business().id
    clock.at("2026-11-16 09:00")
    desk.complete("bao", dossier_id, "intake__check", "accept", checks=PASSED)
    for letter in letters(desk, "accepted").values():
        assert "19/11" in letter.text
    changes = {**APPRAISAL, "authorisation_certified": ["false"]}
    desk.complete("ha", dossier_id, "appraise", "amend", changes, note=REASON)
    assert letters(desk, "supplement_asked") == {}
    desk.complete("bao", dossier_id, "supplement__send", "send", checks=FAILED)
    assert recipients(desk, "supplement_asked") == BOTH
    told = letters(desk, "supplement_asked")
    assert REASON in told["mail"].text
    assert f"/ho-so/{dossier_id}" in told["sms"].text
    assert len(told["sms"].text) <= 160
    clock.at("2026-11-23 09:30")
    desk.hand_in(desk.dossier(dossier_id), "family_authorisation", data=b"%PDF-1.7 certified")
    desk.complete("nhung", dossier_id, "supplement__supply", "sent")
    desk.upload_result("ha", dossier_id, "appraise")
    desk.complete("ha", dossier_id, "appraise", "eligible", APPRAISAL)
    desk.complete("thinh", dossier_id, "approval__approve", "agree")
    desk.complete("chau", dossier_id, "issue__issue_result", "issue", ISSUE)
    assert letters(desk, "result_available") == {}
    desk.complete("mai", dossier_id, "return_result__confirm", "confirm")
    assert recipients(desk, "result_available") == BOTH
    assert "đã có kết quả" in letters(desk, "result_available")["mail"].text


@pytest.mark.shows("D-04")
def test_a_request_to_pay_is_told_where_a_diagram_makes_one(desk, app):
    plain = b'label="Xong" labelEn="Done"  consequence'
    asking, paid = (
        plain.replace(b"  ", b' move="ask_payment" '),
        plain.replace(b"  ", b' move="settle_payment" '),
    )
    made = procedure(MADE, middle=2)
    assert made.count(plain) == 2
    put_in_force(services(app), SYSTEM, made.replace(plain, asking, 1).replace(plain, paid, 1))
    draft = desk.start_draft(MADE)
    desk.answer(draft, "request", {"title": ["Xin xác nhận"]})
    desk.perform(submit, desk.actor("nhung"), Submit(draft.id))
    desk.complete("bao", draft.id, "receive", "done")
    desk.complete("ha", draft.id, "work1", "done", {"words": ["Cần nộp phí"]})
    assert desk.dossier(draft.id).status == "waiting_financial_obligation"
    assert recipients(desk, "payment_asked") == BOTH
