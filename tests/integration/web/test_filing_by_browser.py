"""The whole filing without JavaScript: from the desk's choice to the confirmation."""

import pytest
from applicant import Applicant
from desk import Desk
from sqlalchemy import select
from story import FOUNDING, MEMBERS, OWNER, TAX
from visitor import Visitor

from app.demo.people import DESK
from app.persistence.database import db
from processes.domain.dossier.dossier import Answers, Dossier
from processes.domain.dossier.records import Payment


@pytest.fixture
def applicant(app):
    return Applicant(app)


def read(desk, kind, **equal):
    with desk.transactions.read() as session:
        return list(session.scalars(select(kind).filter_by(**equal)))


@pytest.fixture
def desk(app, clock):
    return Desk(app, clock)


def states(page) -> list[str]:
    return page.said("//div[@class='govuk-task-list__status']")


@pytest.mark.shows("C-21", "C-26", "C-27", "C-35", "C-41")
def test_filing_from_the_desk_to_the_confirmation(applicant, desk):
    applicant.fill_everything()
    check = applicant.get(f"{applicant.draft}/kiem-tra")
    assert "Hộ kinh doanh Bún thang Hồng Nhung" in check.main
    assert "150.000 ₫" in check.main
    assert "2 thành viên" in applicant.get(applicant.draft).main
    asking = applicant.send()
    assert asking.location.startswith("/thanh-toan/thu?")
    bank = applicant.get(asking.location)
    assert "150.000 ₫" in bank.main
    back = applicant.pay(asking.location)
    assert back.location == f"/ho-so/{applicant.id}/da-gui"
    page = applicant.get(back.location)
    assert "H31.40.12-261113-0001" in page.main
    assert "trước 15:42 thứ Hai, 16/11/2026" in page.main
    assert desk.dossier(applicant.id).status == "submitted"
    assert [item.node for item in desk.items(applicant.id)] == ["intake__check"]


@pytest.mark.shows("C-01")
def test_the_login_is_asked_first_and_leads_back(app):
    visitor = Visitor(app)
    page = visitor.get("/nop-ho-so/1.001612")
    assert page.location.startswith("/dang-nhap?next=/nop-ho-so/1.001612")
    visitor.get(page.location)
    landed = visitor.post(page.location, {"login": "nhung", "password": "motcua-demo-2026"})
    assert landed.location.startswith("/nop-ho-so/1.001612")
    assert visitor.get(landed.location).status == 200


@pytest.mark.shows("C-20")
def test_the_only_agency_is_chosen_already(app):
    page = Visitor(app).get("/nop-qua-mang")
    assert page.find("//select[@name='agency']/option/@value") == [DESK]
    assert "Đăng ký thành lập hộ kinh doanh" in page.main
    assert page.find("//main//a[@href='/nop-ho-so/1.001612']")


@pytest.mark.parametrize("agency", ["", "phong-kinh-te", "khong-co"])
def test_a_unit_without_a_desk_is_refused(applicant, agency):
    applicant.get("/nop-ho-so/1.001612")
    page = applicant.post("/nop-ho-so/1.001612", {"agency": agency})
    assert page.status == 422
    assert page.error_summary() == {"agency": "Chọn nơi nộp hồ sơ"}


def test_a_procedure_that_is_not_there_cannot_be_filed(applicant):
    assert applicant.get("/nop-ho-so/9.999999").status == 404


def test_the_parts_say_how_far_they_are(applicant):
    applicant.begin()
    page = applicant.get(applicant.draft)
    assert "Đã xong 0 trong 7 phần" in page.main
    assert states(page)[-1] == "Chưa làm được"
    assert "Làm được khi các phần trên đã xong" in page.main
    assert "Thành viên hộ gia đình" not in page.main
    assert applicant.get(f"{applicant.draft}/kiem-tra").location == applicant.draft
    went_on = applicant.fill("founding", FOUNDING)
    assert went_on.location == f"{applicant.draft}/nhan-ket-qua"
    page = applicant.get(applicant.draft)
    assert "Đã xong 1 trong 9 phần" in page.main
    assert "Các thành viên hộ gia đình. Chủ hộ kinh doanh tự nộp" in page.main
    assert "Bản sao văn bản ủy quyền của thành viên" in page.main


@pytest.mark.shows("C-25")
@pytest.mark.parametrize(("tab", "words"), [("guide", "Tên gồm “Hộ kinh doanh”"), ("forms", "Biểu mẫu")])
def test_a_draft_has_three_tabs(applicant, tab, words):
    applicant.begin()
    page = applicant.get(f"{applicant.draft}?tab={tab}")
    assert words in page.main
    assert len(page.find("//nav[@aria-label='Các phần của trang khai báo']//a")) == 3


@pytest.mark.shows("C-10")
def test_wrong_answers_are_told_twice_in_the_same_words(applicant, desk):
    applicant.begin()
    page = applicant.fill("owner", {**OWNER, "owner_person_id": ["03319000011"], "owner_name": [""]})
    assert page.status == 422
    assert page.title.startswith("Lỗi:")
    summary = page.error_summary()
    assert summary["f-owner_person_id"] == "Số định danh có 12 chữ số. Ông, Bà đã nhập 11."
    assert page.said("//*[@id='f-owner_person_id-error']") == [f"Lỗi: {summary['f-owner_person_id']}"]
    assert page.find("//input[@id='f-owner_person_id']/@value") == ["03319000011"]
    assert read(desk, Answers, dossier_id=applicant.id) == []


@pytest.mark.shows("C-29")
def test_saving_keeps_wrong_and_missing_answers_too(applicant, desk):
    applicant.begin()
    page = applicant.fill("owner", {"owner_person_id": ["0331"], "owner_email": ["khong@"]}, "save")
    assert page.location == applicant.draft
    kept = read(desk, Answers, dossier_id=applicant.id)[0]
    assert (kept.values["owner_person_id"], kept.complete) == ("0331", False)
    listed = applicant.get(applicant.draft)
    assert "Đang làm" in states(listed)
    assert "Còn thiếu" in listed.main
    again = applicant.get(f"{applicant.draft}/phan/owner")
    assert again.find("//input[@id='f-owner_person_id']/@value") == ["0331"]


def test_names_nobody_asked_for_are_dropped(applicant, desk):
    applicant.begin()
    sneaky = {"status": ["returned"], "dossier_id": ["x"], "__class__": ["x"], "principal_has_eid": ["false"]}
    assert applicant.fill("founding", {**FOUNDING, **sneaky}).status == 302
    assert set(read(desk, Answers, dossier_id=applicant.id)[0].values) == {"founder_kind", "filed_by"}


def test_a_section_that_is_not_asked_is_not_there(applicant):
    applicant.begin()
    applicant.fill("founding", {"founder_kind": ["individual"], "filed_by": ["owner"]})
    for form in ("members", "appraisal", "khong-co"):
        assert applicant.get(f"{applicant.draft}/phan/{form}").status == 404
        assert applicant.post(f"{applicant.draft}/phan/{form}", MEMBERS).status == 404


def test_rows_come_and_go_without_javascript(applicant, desk):
    applicant.begin()
    applicant.fill("founding", FOUNDING)
    address = f"{applicant.draft}/phan/members"
    more = applicant.post(address, {**MEMBERS, "_add.members": "1"})
    assert more.status == 200
    assert more.find("//input[@name='members._rows']/@value") == ["3"]
    less = applicant.post(address, {**MEMBERS, "_remove.members.0": "1"})
    assert less.find("//input[@name='members._rows']/@value") == ["1"]
    assert less.find("//input[@name='members.0.name']/@value") == ["Đỗ Văn Khánh"]
    assert [kept.form for kept in read(desk, Answers, dossier_id=applicant.id)] == ["founding"]


@pytest.mark.shows("C-36", "C-53")
def test_delivery_offers_what_the_procedure_offers(applicant, desk):
    applicant.begin()
    page = applicant.get(f"{applicant.draft}/nhan-ket-qua")
    assert set(page.find("//input[@name='result_form']/@value")) == {"online", "post", "desk"}
    refused = applicant.choose_delivery({"result_form": "post"})
    assert refused.status == 422
    assert "f-receiver_name" in refused.error_summary()
    assert applicant.choose_delivery({"result_form": "pigeon"}).status == 422
    posted = {
        "result_form": "post",
        "postal_address.province": "tỉnh Hưng Yên",
        "postal_address.commune": "xã Tân Hòa Đông",
        "postal_address.street": "Số 48",
        "receiver_name": "Nguyễn Thị Hồng Nhung",
        "receiver_phone": "0912000218",
    }
    assert applicant.choose_delivery(posted).status == 302
    dossier = desk.dossier(applicant.id)
    assert dossier.result_form == "post"
    assert dossier.delivery["receiver_name"] == "Nguyễn Thị Hồng Nhung"
    assert "Qua bưu chính công ích" in applicant.get(applicant.draft).main


@pytest.mark.shows("C-34")
def test_the_account_fills_in_what_it_knows(applicant):
    applicant.begin()
    page = applicant.get(f"{applicant.draft}/nhan-ket-qua")
    assert page.find("//input[@name='receiver_name']/@value") == ["Nguyễn Thị Hồng Nhung"]
    assert page.find("//input[@name='postal_address.commune']/@value") == ["xã Tân Hòa Đông"]
    assert "Lấy từ tài khoản của Ông, Bà. Sửa được." in page.main
    applicant.fill("founding", {"founder_kind": ["individual"], "filed_by": ["owner"]})
    owner = applicant.get(f"{applicant.draft}/phan/owner")
    assert owner.find("//input[@name='owner_person_id']/@value") == ["033190000118"]
    assert owner.find("//input[@name='owner_birth_date.year']/@value") == ["1990"]
    assert owner.find("//input[@name='owner_sex'][@checked]/@value") == ["female"]
    applicant.fill(
        "founding",
        {"founder_kind": ["individual"], "filed_by": ["organisation"], "principal_has_eid": ["true"]},
    )
    assert applicant.get(f"{applicant.draft}/phan/owner").find("//input[@name='owner_name']/@value") == [""]


@pytest.mark.shows("C-29", "C-40")
def test_sending_twice_gives_one_dossier_and_one_payment(applicant, desk):
    applicant.fill_everything()
    first, second = applicant.send(), applicant.post(f"{applicant.draft}/gui", {"action": "submit"})
    assert (first.status, second.status) == (302, 302)
    assert len(read(desk, Payment, dossier_id=applicant.id)) == 1
    applicant.pay(first.location)
    third = applicant.post(f"{applicant.draft}/gui", {"action": "submit"})
    assert third.location == f"/ho-so/{applicant.id}"
    dossiers = read(desk, Dossier)
    assert [d.code for d in dossiers] == ["H31.40.12-261113-0001"]


def test_what_is_missing_is_named_and_nothing_is_sent(applicant, desk):
    applicant.begin()
    applicant.fill("founding", FOUNDING)
    page = applicant.post(f"{applicant.draft}/gui", {"action": "submit"})
    assert page.status == 422
    assert "Còn phần chưa xong" in page.main
    assert "Thông tin chủ hộ kinh doanh" in page.main
    assert read(desk, Payment) == []


def test_a_draft_is_thrown_away_after_a_question(applicant, desk):
    applicant.begin()
    applicant.fill("tax", TAX)
    assert "Xóa bản nháp này?" in applicant.get(f"{applicant.draft}/xoa").main
    assert desk.dossier(applicant.id) is not None
    assert applicant.post(f"{applicant.draft}/xoa").location == "/ho-so"
    assert applicant.get(applicant.draft).status == 404
    assert read(desk, Answers) == []


@pytest.mark.parametrize(
    "path",
    ["", "/phan/owner", "/nhan-ket-qua", "/giay-to", "/giay-to/family_authorisation", "/kiem-tra", "/xoa"],
)
def test_another_persons_draft_is_not_there(app, applicant, another, path):
    applicant.begin()
    applicant.fill("founding", FOUNDING)
    assert another.get(applicant.draft + path).status == 404
    assert Applicant(app, "bao").get(applicant.draft + path).status == 404


@pytest.mark.parametrize("path", ["", "/phan/owner", "/nhan-ket-qua", "/giay-to", "/gui", "/xoa"])
def test_another_person_changes_nothing_of_a_draft(applicant, another, desk, path):
    applicant.begin()
    before = desk.dossier(applicant.id).row_version
    another.get("/nop-ho-so/1.001612")
    assert another.post(applicant.draft + path, OWNER).status == 404
    assert desk.dossier(applicant.id).row_version == before


def test_looking_changes_no_business_row(applicant):
    applicant.fill_everything()
    tables = ("dossier", "answers", "paper", "payment", "journal", "outbox", "work_item", "counter")
    before = snapshot(tables)
    for path in ("", "?tab=guide", "/phan/owner", "/nhan-ket-qua", "/giay-to", "/kiem-tra", "/xoa"):
        assert applicant.get(applicant.draft + path).status == 200
    assert applicant.get("/ho-so").status == 200
    assert snapshot(tables) == before


def snapshot(tables):
    with db.engine.connect() as connection:
        metadata = db.metadata.tables
        return {name: sorted(map(repr, connection.execute(select(metadata[name])).all())) for name in tables}


def test_forged_posts_are_refused(applicant):
    applicant.begin()
    page = applicant.post(f"{applicant.draft}/phan/tax", {**TAX, "csrf_token": "forged"})
    assert page.status == 400


def test_many_drafts_are_read_by_pages(applicant, desk):
    for _ in range(21):
        desk.start_draft()
    page = applicant.get("/ho-so")
    assert len(page.find("//ul[@class='mc-dossiers']/li")) == 20
    following = page.find("//a[contains(@href, 'before=')]/@href")
    assert len(applicant.get(following[0]).find("//ul[@class='mc-dossiers']/li")) == 1
