"""Papers of a draft: every bad file has its sentence beside its box, the good ones stay."""

import pytest
from applicant import Applicant, encrypted_pdf, pdf, scripted_pdf, sent
from desk import Desk
from sqlalchemy import select
from story import FOUNDING

from processes.domain.dossier.dossier import Paper

BOX = "paper-family_authorisation"


@pytest.fixture
def applicant(app):
    applicant = Applicant(app)
    applicant.begin()
    applicant.fill("founding", FOUNDING)
    return applicant


@pytest.fixture
def papers(app, clock, applicant):
    def kept():
        with Desk(app, clock).transactions.read() as session:
            query = select(Paper).filter_by(dossier_id=applicant.id).order_by(Paper.version)
            return list(session.scalars(query))

    return kept


@pytest.mark.shows("C-30", "C-31")
def test_a_file_is_kept_under_its_component(applicant, papers):
    assert applicant.upload(data=pdf(3), name="../../etc/giấy ủy quyền.pdf").status == 302
    kept = papers()[0]
    assert (kept.component, kept.filename, kept.pages) == ("family_authorisation", "giấy ủy quyền.pdf", 3)
    page = applicant.get(f"{applicant.draft}/giay-to/family_authorisation")
    assert "giấy ủy quyền.pdf" in page.main
    assert page.find("//input[@type='file']/@name") == [BOX]


@pytest.mark.shows("C-31")
@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "Tệp này trống"),
        (b"MZ\x90\x00 a program", "Chỉ nhận tệp PDF, JPG, PNG"),
        (b"<html><script>alert(1)</script>", "Chỉ nhận tệp PDF, JPG, PNG"),
        (b"%PDF-1.7 cut off", "Không mở được tệp này"),
        (encrypted_pdf(), "Tệp PDF này có mật khẩu"),
        (scripted_pdf(), "Tệp PDF này có mã lệnh"),
        (b"%PDF-" + b"0" * (20 * 1024 * 1024), "Tệp nặng 20,1 MB, tối đa là 20 MB"),
    ],
    ids=["empty", "program", "page", "damaged", "encrypted", "script", "too-large"],
)
def test_a_bad_file_is_refused_beside_its_box(applicant, papers, data, words):
    page = applicant.upload(data=data, name="anh.pdf")
    assert page.status == 422
    summary = page.error_summary()
    assert summary[BOX].startswith(words)
    assert page.said(f"//*[@id='{BOX}-error']") == [f"Lỗi: {summary[BOX]}"]
    assert papers() == []


def test_a_refused_file_leaves_the_one_before(applicant, papers):
    applicant.upload()
    page = applicant.upload(data=b"nonsense", action="save")
    assert page.status == 422
    assert "uy-quyen.pdf" in page.main
    assert [paper.current for paper in papers()] == [True]


def test_nothing_chosen_is_told_only_when_going_on(applicant):
    address = f"{applicant.draft}/giay-to"
    applicant.get(address)
    page = applicant.post(address, {"action": "continue"})
    assert page.status == 422
    assert page.error_summary() == {BOX: "Chọn một tệp rồi tải lên"}
    assert applicant.post(address, {"action": "save"}).location == applicant.draft


def test_a_new_version_replaces_the_one_before_and_both_are_listed(applicant, papers):
    applicant.upload(data=pdf(1))
    applicant.upload(data=pdf(2), name="ban-hai.pdf")
    assert [(p.version, p.current) for p in papers()] == [(1, False), (2, True)]
    page = applicant.get(f"{applicant.draft}/giay-to/family_authorisation")
    assert "Bản 1, nộp 13/11, giữ lại để đối chiếu" in page.main
    assert "ban-hai.pdf" in page.main


def test_the_same_file_twice_is_one_version(applicant, papers):
    applicant.upload()
    applicant.upload()
    assert [paper.version for paper in papers()] == [1]


def test_a_file_is_taken_out_of_a_draft_again(applicant, papers):
    applicant.upload()
    address = f"{applicant.draft}/giay-to/family_authorisation"
    assert applicant.post(address, {"remove": papers()[0].id}).location == address
    assert papers() == []
    assert applicant.post(address, {"remove": "khong-co"}).status == 404


def test_a_paper_nobody_asks_for_is_not_there(applicant, papers):
    for component in ("application", "filer_papers", "khong-co"):
        assert applicant.get(f"{applicant.draft}/giay-to/{component}").status == 404
        assert applicant.post(f"{applicant.draft}/giay-to/{component}").status == 404
    applicant.post(f"{applicant.draft}/giay-to", {"paper-filer_papers": sent(pdf()), "action": "save"})
    assert papers() == []


def test_a_post_larger_than_the_server_takes_is_a_sentence(applicant):
    page = applicant.upload(data=b"%PDF-" + b"0" * (26 * 1024 * 1024))
    assert page.status == 413
    assert "Tệp gửi lên quá nặng" in page.main
    assert applicant.get(applicant.draft).status == 200


def test_all_files_of_a_dossier_together_have_a_limit(applicant, papers, monkeypatch):
    monkeypatch.setattr("processes.actions.papers.MAX_DOSSIER_BYTES", 1000)
    page = applicant.upload(data=pdf(2) + b"\n" * 1000 + b"%%EOF")
    assert page.status == 422
    assert "quá 100 MB" in page.error_summary()[BOX]
    assert papers() == []
