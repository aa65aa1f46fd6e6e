"""Files are handed out by id, after asking, and every look is kept."""

import pytest
from applicant import Applicant, pdf
from desk import Desk
from sqlalchemy import select
from visitor import Visitor

from app.persistence.tables.records import access_log
from processes.domain.dossier.dossier import Paper
from processes.domain.dossier.records import Slip


@pytest.fixture
def desk(app, clock):
    return Desk(app, clock)


@pytest.fixture
def applicant(app):
    return Applicant(app)


@pytest.fixture
def dossier(applicant):
    return applicant.file()


@pytest.fixture
def paper(desk, dossier):
    with desk.transactions.read() as session:
        return session.scalars(select(Paper)).one()


@pytest.fixture
def slip(desk, clock, dossier):
    clock.at("2026-11-16 09:00")
    desk.complete("bao", dossier, "intake__check", "accept", checks={"family_authorisation": ("passed", "")})
    with desk.transactions.read() as session:
        return session.scalars(select(Slip)).one()


def looks(desk):
    with desk.transactions.read() as session:
        return [(row.what, row.subject) for row in session.execute(select(access_log))]


def test_the_applicant_opens_his_paper(applicant, desk, paper):
    answer = applicant.get(f"/giay-to/{paper.id}")
    assert answer.response.get_data() == pdf()
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Disposition"] == "inline; filename=uy-quyen.pdf"
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert looks(desk) == [("component", paper.id)]
    kept = applicant.get(f"/giay-to/{paper.id}?tai=1")
    assert kept.headers["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize(("who", "status"), [("bao", 200), ("ha", 200), ("nam", 404)])
def test_officers_open_papers_of_their_units(app, paper, who, status):
    assert Applicant(app, who).get(f"/giay-to/{paper.id}").status == status


def test_others_find_nothing_and_nothing_is_noted(app, another, desk, paper, slip):
    assert another.get(f"/giay-to/{paper.id}").status == 404
    assert another.get(f"/phieu/{slip.id}.pdf").status == 404
    assert Visitor(app).get(f"/giay-to/{paper.id}").location.startswith("/dang-nhap")
    assert looks(desk) == []


@pytest.mark.parametrize("name", ["khong-co", "../../secret_key", "uy-quyen.pdf"])
def test_hashes_and_names_are_no_addresses(applicant, paper, name):
    assert applicant.get(f"/giay-to/{name}").status == 404
    assert applicant.get(f"/giay-to/{paper.file_sha256}").status == 404


def test_papers_of_a_draft_are_the_applicants_alone(app, applicant, desk):
    applicant.fill_everything()
    with desk.transactions.read() as session:
        paper = session.scalars(select(Paper)).one()
    assert applicant.get(f"/giay-to/{paper.id}").status == 200
    assert Applicant(app, "bao").get(f"/giay-to/{paper.id}").status == 404


def test_a_slip_is_made_once(app, applicant, desk, slip):
    first = applicant.get(f"/phieu/{slip.id}.pdf")
    assert first.response.mimetype == "application/pdf"
    assert first.headers["Content-Disposition"] == "inline; filename=1-TNHS.pdf"
    again = Applicant(app, "bao").get(f"/phieu/{slip.id}.pdf")
    assert again.response.get_data() == first.response.get_data()
    assert looks(desk) == [("slip", slip.id), ("slip", slip.id)]
    assert applicant.get("/phieu/khong-co.pdf").status == 404
