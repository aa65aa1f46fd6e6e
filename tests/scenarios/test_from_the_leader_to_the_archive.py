"""Sent back and worked on again; given out at the desk or by post; kept exactly as it was."""

import pytest
from applicant import Applicant
from desk import Desk
from sqlalchemy import select
from story import APPRAISAL, ISSUE, address
from visitor import Visitor

from app.cli.journal import verify
from app.services import services
from processes.domain.dossier.dossier import Paper

PASSED = {"family_authorisation": ("passed", "")}
POST = {
    "result_form": "post",
    **{name: values[0] for name, values in address("postal_address", street="Số 9, thôn Hạ").items()},
    "receiver_name": "Đỗ Văn Khánh",
    "receiver_phone": "0912000219",
}

TO_APPLICANT = {"received_by": ["applicant"], "receiver_paper": ["033190000118"], "receipt_kept": ["true"]}
TO_POST = {
    "received_by": ["post"],
    "receiver_name": ["Lê Văn Bưu"],
    "post_code": ["RA123456789VN"],
    "receipt_kept": ["true"],
}


@pytest.fixture
def desk(app, clock):
    return Desk(app, clock)


def to_the_leader(desk, clock, dossier_id):
    clock.at("2026-11-16 09:00")
    desk.complete("bao", dossier_id, "intake__check", "accept", checks=PASSED)
    desk.upload_result("ha", dossier_id, "appraise")
    desk.complete("ha", dossier_id, "appraise", "eligible", APPRAISAL)


def to_the_desk(desk, clock, dossier_id):
    clock.at("2026-11-23 09:30")
    desk.complete("thinh", dossier_id, "approval__approve", "agree")
    desk.complete("chau", dossier_id, "issue__issue_result", "issue", ISSUE)
    desk.complete("mai", dossier_id, "return_result__confirm", "confirm")


@pytest.mark.shows("L-01", "P-04")
def test_what_the_leader_sends_back_is_worked_on_again(app, desk, clock):
    dossier_id = desk.file_household_business().id
    to_the_leader(desk, clock, dossier_id)
    due, reason = desk.dossier(dossier_id).due_current, "Thiếu mã ngành chính"
    desk.complete("thinh", dossier_id, "approval__approve", "send_back", note=reason)
    (again,) = desk.items(dossier_id)
    assert (again.node, again.holder_id) == ("appraise", desk.actor("ha").id)
    assert (desk.dossier(dossier_id).status, desk.dossier(dossier_id).due_current) == ("in_process", due)
    specialist = Visitor(app)
    specialist.log_in("ha")
    assert reason in specialist.get(f"/xu-ly/{dossier_id}/dien-bien").main
    desk.complete("ha", dossier_id, "appraise", "eligible", APPRAISAL)
    desk.complete("thinh", dossier_id, "approval__approve", "agree")
    assert desk.dossier(dossier_id).status == "waiting_clerk"


@pytest.mark.shows("C-36", "R-14")
@pytest.mark.parametrize(
    ("wish", "handed_over"),
    [({"result_form": "desk"}, TO_APPLICANT), (POST, TO_POST)],
    ids=["desk", "post"],
)
def test_on_paper_the_result_is_returned_when_it_was_handed_over(app, desk, clock, wish, handed_over):
    applicant = Applicant(app)
    applicant.fill_everything()
    assert applicant.choose_delivery(wish).status == 302
    applicant.pay(applicant.send().location)
    to_the_leader(desk, clock, applicant.id)
    to_the_desk(desk, clock, applicant.id)
    assert desk.dossier(applicant.id).status == "result_ready"
    assert [item.node for item in desk.items(applicant.id)] == ["return_result__hand_over"]
    clock.at("2026-11-24 14:00")
    desk.complete("mai", applicant.id, "return_result__hand_over", "returned", handed_over)
    dossier = desk.dossier(applicant.id)
    assert (dossier.status, dossier.returned_at) == ("returned", clock())


@pytest.mark.shows("C-37")
def test_by_post_the_desk_reads_the_address_that_was_given(app, desk):
    applicant, officer = Applicant(app), Visitor(app)
    applicant.fill_everything()
    asked = applicant.get(f"{applicant.draft}/nhan-ket-qua")
    assert "cước trả cho bưu chính, ngoài phí và lệ phí" in asked.main
    assert applicant.choose_delivery(POST).status == 302
    applicant.pay(applicant.send().location)
    officer.log_in("bao")
    said = officer.get(f"/xu-ly/{applicant.id}").main
    assert "Số 9, thôn Hạ" in said
    assert "Đỗ Văn Khánh" in said


@pytest.mark.shows("A-03", "X-10")
def test_what_is_archived_stays_readable_exact_and_traceable(app, desk, clock):
    applicant = Applicant(app)
    dossier_id = applicant.file()
    to_the_leader(desk, clock, dossier_id)
    to_the_desk(desk, clock, dossier_id)
    clock.forward(days=3 * 365)
    assert desk.dossier(dossier_id).archived
    applicant.log_in("nhung")
    officer = Applicant(app, "ha")
    with desk.transactions.read() as session:
        papers = list(session.scalars(select(Paper).filter_by(dossier_id=dossier_id)))
        assert verify(session)[0] is None
    assert {paper.component for paper in papers if paper.purpose != "result"} == {"family_authorisation"}
    for paper in papers:
        kept = services(app).files.get(paper.file_sha256)
        for reader in (applicant, officer):
            assert reader.get(f"/giay-to/{paper.id}").response.get_data() == kept
    journal = officer.get(f"/xu-ly/{dossier_id}/dien-bien").main
    assert "Chuỗi diễn biến nguyên vẹn" in journal
    assert "Nộp hồ sơ." in journal
    assert "13/11/2026" in journal
