"""What a form asks, what it fills in by itself, and who may file: stars, consent, organisations."""

import pytest
from applicant import Applicant
from desk import Desk
from diagram_maker import procedure
from visitor import Visitor

from app.accounts import open_account
from app.demo.people import PASSWORD
from app.diagrams import put_in_force
from app.services import services
from processes.actions.parties import RegisterParty, register_party
from processes.domain.access import SYSTEM

MADE = "9.100003"


@pytest.fixture
def desk(app, clock):
    return Desk(app, clock)


def starred(page) -> set[str]:
    """The questions whose label or legend carries a star: names of their boxes up to the first dot."""
    labels = page.find("//form//label[span[@class='mc-required']]/@for")
    boxes = [page.find(f"//*[@id='{box}']/@name")[0] for box in labels]
    groups = page.find("//form//fieldset[legend/span[@class='mc-required']]")
    boxes += [group.xpath(".//input/@name")[0] for group in groups]
    return {name.partition(".")[0] for name in boxes}


@pytest.mark.shows("C-10")
def test_what_carries_a_star_on_the_registration_is_asked_for(app):
    visitor = Visitor(app)
    page = visitor.get("/dang-ky")
    assert "Ô có dấu * là bắt buộc." in page.main
    refused = visitor.post("/dang-ky", {})
    asked = set(refused.error_summary())
    assert {"full_name", "id_number", "phone", "email", "password"} <= asked
    assert starred(page) - {"password_again"} == asked


@pytest.mark.shows("C-10")
def test_what_carries_a_star_in_a_declaration_is_asked_for(app):
    applicant = Applicant(app)
    applicant.begin()
    page = applicant.get(f"{applicant.draft}/phan/owner")
    assert "Ô có dấu * là bắt buộc." in page.main
    refused = applicant.post(f"{applicant.draft}/phan/owner", {"action": "continue"})
    assert refused.status == 422
    wrong = {page.find(f"//*[@id='{box}']/@name")[0] for box in refused.error_summary()}
    assert {name.partition(".")[0] for name in wrong} == starred(page) != set()


@pytest.mark.shows("C-34", "X-07")
def test_without_consent_nothing_is_filled_in(app):
    applicant = Applicant(app)
    applicant.get("/tai-khoan")
    contact = {"phone": "0912 000 218", "email": "hongnhung@thu.example", "address": "Số 1"}
    assert applicant.post("/tai-khoan", contact).status == 302
    applicant.begin()
    applicant.fill("founding", {"founder_kind": ["individual"], "filed_by": ["owner"]})
    for path in ("phan/owner", "nhan-ket-qua"):
        page = applicant.get(f"{applicant.draft}/{path}")
        assert "Lấy từ tài khoản" not in page.main
        assert set(page.find("//main//input[@type='text' or @type='tel' or @type='email']/@value")) <= {""}
        assert "033190000118" not in page.source


@pytest.mark.shows("C-43")
def test_originals_are_shown_when_asked_and_not_uploaded(app, desk):
    shown = '<motcua:component id="original" role="show" originals="1" copies="0" name="Bản chính giấy tờ" />'
    declared = b'<motcua:component id="request"'
    put_in_force(services(app), SYSTEM, procedure(MADE).replace(declared, shown.encode() + declared))
    applicant = Applicant(app)
    (row,) = applicant.get(f"/thu-tuc/{MADE}?tab=papers").said("//table//tr[contains(., 'Bản chính giấy')]")
    assert row.endswith("Xuất trình khi được yêu cầu")
    applicant.begin(MADE)
    applicant.fill("request", {"title": ["Xin xác nhận"]})
    applicant.choose_delivery()
    assert applicant.get(f"{applicant.draft}/giay-to/original").status == 404
    assert applicant.send().location == f"/ho-so/{applicant.id}/da-gui"


@pytest.mark.shows("C-54")
def test_an_organisation_files_in_its_own_name(app, desk, clock):
    put_in_force(services(app), SYSTEM, procedure(MADE))
    register = RegisterParty(
        "organisation", "Công ty Thử", None, "0912000444", "congty@thu.example", tax_code="0100109106"
    )
    party = desk.perform(register_party, SYSTEM, register)
    desk.transactions.write(
        lambda session: open_account(session, "congty", PASSWORD, clock(), party_id=party.id)
    )
    company = Applicant(app, "congty")
    assert "Cơ quan, tổ chức" in company.get("/tai-khoan").main
    company.begin(MADE)
    assert company.fill("request", {"title": ["Xin xác nhận"]}).status == 302
    assert company.choose_delivery().status == 302
    assert company.send().location == f"/ho-so/{company.id}/da-gui"
    dossier = desk.dossier(company.id)
    assert (dossier.status, dossier.submitter_name) == ("submitted", "Công ty Thử")
