"""Register on the portal: one transaction, the first notice, and errors said at their fields."""

import pytest
from sqlalchemy import func, select
from visitor import Visitor

from app.applicants import PRIVACY_VERSION
from app.letters import write_letter
from app.persistence.accounts import Account
from app.persistence.database import db
from app.services import services
from processes.domain.dossier.records import OutboxMessage
from processes.domain.organisation import Party

GOOD = {
    "full_name": "Đỗ Văn Khánh",
    "birth_date.day": "2",
    "birth_date.month": "9",
    "birth_date.year": "1988",
    "sex": "male",
    "id_number": "033088000245",
    "phone": "+84 912 000 219",
    "email": "VanKhanh@Thu.Example",
    "address": "Thôn Thượng, xã Tân Hòa Đông",
    "username": "VanKhanh88",
    "password": "ba con mèo mun",
    "password_again": "ba con mèo mun",
    "privacy": "1",
    "consent": "1",
}


@pytest.fixture
def visitor(app):
    return Visitor(app)


def register(visitor, **changes):
    visitor.get("/dang-ky")
    return visitor.post("/dang-ky", GOOD | changes)


def rows(kind, /, **equal):
    with services().transactions.read() as session:
        return list(session.scalars(select(kind).filter_by(**equal)))


def count():
    with db.engine.connect() as connection:
        return [
            connection.execute(select(func.count()).select_from(kind)).scalar() for kind in (Party, Account)
        ]


@pytest.mark.shows("C-03", "C-14", "X-07")
def test_a_citizen_registers_and_is_logged_in(visitor, clock):
    page = register(visitor)
    assert (page.status, page.location) == (302, "/tai-khoan?moi=1")
    (person,) = rows(Party, person_id="033088000245")
    assert (person.name, person.sex, person.birth_date.isoformat()) == ("Đỗ Văn Khánh", "male", "1988-09-02")
    assert (person.phone, person.email, person.consent_at) == (
        "0912000219",
        "VanKhanh@thu.example",
        clock.now,
    )
    (account,) = rows(Account, party_id=person.id)
    assert (account.username, account.email, account.locale) == ("vankhanh88", "vankhanh@thu.example", "vi")
    assert "mèo" not in account.password
    profile = visitor.get(page.location)
    assert "Tài khoản đã được lập." in profile.main
    assert "0330••••••45" in profile.main
    assert profile.said("//header//a[@href='/tai-khoan']")[0] == "Đỗ Văn Khánh"


@pytest.mark.shows("C-12", "D-04")
def test_the_first_notice_goes_by_mail_and_sms_without_the_password(visitor):
    register(visitor)
    sent = rows(OutboxMessage, kind="account_created")
    assert {message.channel: message.recipient for message in sent} == {
        "mail": "VanKhanh@thu.example",
        "sms": "0912000219",
    }
    for message in sent:
        letter = write_letter(services().settings, message)
        assert "vankhanh88" in letter.text
        assert "mèo" not in letter.text
        assert "/dang-nhap" in letter.text


@pytest.mark.shows("C-14", "X-07")
def test_without_a_user_name_one_logs_in_by_number(app, visitor):
    register(visitor, username="", consent="")
    (person,) = rows(Party, person_id="033088000245")
    assert person.consent_at is None
    for name in ("033088000245", "vankhanh@THU.example"):
        assert Visitor(app).log_in(name, GOOD["password"]).location == "/ho-so"


def test_the_language_of_the_visit_becomes_the_persons(visitor):
    visitor.get("/dang-ky?lang=en")
    register(visitor)
    assert rows(Party, person_id="033088000245")[0].locale == "en"
    assert {message.locale for message in rows(OutboxMessage, kind="account_created")} == {"en"}


@pytest.mark.shows("C-10", "C-11")
@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"full_name": ""}, "full_name", "Nhập họ và tên"),
        ({"full_name": "Trần 5"}, "full_name", "Nhập họ và tên bằng chữ"),
        ({"birth_date.month": ""}, "birth_date", "Nhập đủ ngày, tháng, năm"),
        ({"birth_date.year": "2030"}, "birth_date", "không sau hôm nay"),
        ({"sex": ""}, "sex", "Chọn giới tính"),
        ({"sex": "other"}, "sex", ""),
        ({"id_number": "03308800024"}, "id_number", "Số định danh có 12 chữ số. Ông, Bà đã nhập 11."),
        ({"id_number": "000088000245"}, "id_number", "bốn chữ số đầu"),
        ({"phone": "12"}, "phone", "di động"),
        ({"phone": ""}, "phone", "Nhập số điện thoại"),
        ({"email": "khanh"}, "email", "dấu @"),
        ({"username": "123456789"}, "username", "ít nhất một chữ cái"),
        ({"username": "a@b.example"}, "username", "Đặt tên đăng nhập"),
        ({"password": "", "password_again": ""}, "password", "Đặt mật khẩu từ 8 ký tự"),
        ({"password": "ngan", "password_again": "ngan"}, "password", "Ông, Bà đã nhập 4."),
        ({"password": "Do Van Khanh", "full_name": "Do Van Khanh"}, "password", "khác với tên đăng nhập"),
        ({"password": "033088000245"}, "password", "khác với tên đăng nhập"),
        ({"password": "VanKhanh88"}, "password", "khác với tên đăng nhập"),
        ({"password": "12345678"}, "password", "dễ đoán"),
        ({"password": "mat khau 123"}, "password", "dễ đoán"),
        ({"privacy": ""}, "privacy", "đánh dấu đồng ý"),
        ({"password_again": "ba con mèo"}, "password_again", "chưa giống nhau"),
    ],
)
def test_what_is_wrong_is_said_in_the_summary_and_at_the_field(visitor, changes, field, words):
    before = count()
    page = register(visitor, **changes)
    assert page.status == 422
    assert page.title.startswith("Lỗi:")
    summary = page.error_summary()
    assert list(summary) == [field]
    assert words in summary[field]
    assert summary[field] in page.said(f"//*[@id='{field}-error']")[0]
    assert page.find(f"//*[@id='{field}']")
    assert count() == before


def test_what_was_typed_stays_but_never_a_password(visitor):
    page = register(visitor, phone="1")
    assert page.find("//input[@id='full_name']/@value") == ["Đỗ Văn Khánh"]
    assert page.find("//input[@name='birth_date.month']/@value") == ["9"]
    assert page.find("//input[@type='radio'][@checked]/@value") == ["male"]
    assert len(page.find("//input[@type='checkbox']/@checked")) == 2
    assert page.find("//input[@type='password']/@value") == ["", ""]
    assert "mèo" not in page.source


def test_hostile_words_are_escaped(visitor):
    page = register(visitor, address='"><script>alert(1)</script>', phone="1")
    assert "<script>alert" not in page.source


@pytest.mark.parametrize(
    "changes",
    [
        {"id_number": "033190000118", "sex": "female", "birth_date.year": "1990"},
        {"username": "nhung"},
        {"email": "HongNhung@thu.example"},
    ],
)
def test_a_number_a_name_and_an_address_belong_to_one_account(visitor, changes):
    before = count()
    page = register(visitor, **changes)
    assert page.status == 422
    assert "Đã có tài khoản" in page.error_summary()["id_number"]
    assert count() == before
    assert rows(OutboxMessage, kind="account_created") == []


def test_without_the_token_nothing_is_registered(visitor):
    before = count()
    visitor.get("/dang-ky")
    assert visitor.post("/dang-ky", GOOD | {"csrf_token": ""}).status == 400
    assert count() == before


def test_somebody_logged_in_does_not_register_again(visitor):
    visitor.log_in("nhung")
    assert visitor.get("/dang-ky").location == "/ho-so"


def test_the_notice_agreed_to_is_kept_with_its_version(visitor, clock):
    register(visitor, consent="")
    (person,) = rows(Party, person_id="033088000245")
    assert (person.privacy_at, person.privacy_version) == (clock.now, PRIVACY_VERSION)
    assert person.consent_at is None


def test_the_address_is_to_be_confirmed(visitor):
    register(visitor)
    (message,) = rows(OutboxMessage, kind="verify_email")
    assert message.recipient == "vankhanh@thu.example"
    assert "/xac-nhan-thu/" in write_letter(services().settings, message).text


COMPANY = {
    "kind": "enterprise",
    "organisation_name": "Công ty TNHH Gốm Đình Hạ",
    "tax_code": "0100109106",
    "phone": "0912000777",
    "email": "gom@dinhha.example",
    "password": "ba con mèo mun",
    "password_again": "ba con mèo mun",
    "privacy": "1",
}


def register_company(visitor, **changes):
    visitor.get("/dang-ky/to-chuc")
    return visitor.post("/dang-ky/to-chuc", COMPANY | changes)


@pytest.mark.shows("C-05")
@pytest.mark.parametrize(
    ("kind", "words"), [("enterprise", "Doanh nghiệp"), ("organisation", "Cơ quan, tổ chức")]
)
def test_enterprises_and_agencies_register_with_their_tax_code(app, visitor, kind, words):
    assert register_company(visitor, kind=kind).location == "/tai-khoan?moi=1"
    (party,) = rows(Party, tax_code="0100109106")
    assert (party.kind, party.name, party.person_id) == (kind, "Công ty TNHH Gốm Đình Hạ", None)
    profile = visitor.get("/tai-khoan").main
    assert words in profile
    assert "0100••••06" in profile
    assert Visitor(app).log_in("0100109106", COMPANY["password"]).location == "/ho-so"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"kind": "citizen"}, "kind"),
        ({"kind": ""}, "kind"),
        ({"organisation_name": ""}, "organisation_name"),
        ({"tax_code": "0100109107"}, "tax_code"),
        ({"tax_code": "12"}, "tax_code"),
        ({"phone": ""}, "phone"),
        ({"privacy": ""}, "privacy"),
        ({"password": "0100109106", "password_again": "0100109106"}, "password"),
    ],
)
def test_what_is_wrong_with_an_organisation_is_said(visitor, changes, field):
    before = count()
    page = register_company(visitor, **changes)
    assert page.status == 422
    assert list(page.error_summary()) == [field]
    assert count() == before


def test_a_tax_code_registers_once(app, visitor):
    register_company(visitor)
    page = register_company(Visitor(app), email="khac@dinhha.example", username="gomdinhha")
    assert page.status == 422
    assert "Đã có tài khoản" in page.error_summary()["tax_code"]
