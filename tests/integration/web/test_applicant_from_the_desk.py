"""Somebody filed for at the desk comes to the portal: never by typing a number, only by the office's hand."""

import pytest
from desk_counter import WOMAN, Counter
from sqlalchemy import select
from visitor import Visitor

from app.letters import write_letter
from app.persistence.accounts import Account
from app.services import services
from processes.domain.dossier.records import OutboxMessage
from processes.domain.office_journal import OfficeEntry
from processes.domain.organisation import Party

NEW = "bốn con vịt trời"
ASKED = {
    "person_id": "033 190 000 999",
    "name": "bui thi sen",
    "email": "sen@thu.example",
    "reason": "Đã xem thẻ Căn cước",
}
CLAIM = {
    "full_name": "Bùi Thị Sen",
    "birth_date.day": "2",
    "birth_date.month": "9",
    "birth_date.year": "1990",
    "sex": "female",
    "id_number": WOMAN.person_id,
    "phone": "0912 000 219",
    "email": "keodoi@thu.example",
    "password": "ba con mèo mun",
    "password_again": "ba con mèo mun",
    "privacy": "1",
}


@pytest.fixture
def dossier(app, clock):
    """Certified copies filed at the desk for Bùi Thị Sen, who has no account."""
    clock.at("2026-11-16 08:30")
    return Counter(app, clock).copies_asked()


@pytest.fixture
def admin(app):
    made = Visitor(app)
    made.log_in("nam")
    return made


def rows(kind, /, **equal):
    with services().transactions.read() as session:
        return list(session.scalars(select(kind).filter_by(**equal)))


def invite(admin, **typed):
    admin.get("/quan-tri/tai-khoan/nguoi-nop")
    return admin.post("/quan-tri/tai-khoan/nguoi-nop", ASKED | typed)


def link():
    (letter,) = rows(OutboxMessage, kind="account_invited")
    site = services().settings.public_url
    text = write_letter(services().settings, letter).text
    return next(line for line in text.splitlines() if line.startswith(site))[len(site) :]


def test_typing_a_number_known_from_the_desk_opens_nothing(app, dossier):
    stranger = Visitor(app)
    stranger.get("/dang-ky")
    page = stranger.post("/dang-ky", CLAIM)
    assert page.status == 422
    assert "mang giấy tờ tùy thân tới Bộ phận Một cửa" in page.error_summary()["id_number"]
    assert rows(Account, email="keodoi@thu.example") == []
    assert stranger.get(f"/ho-so/{dossier}").status == 302


def test_nobody_learns_from_the_refusal_who_has_an_account(app, dossier):
    said = set()
    for number in (WOMAN.person_id, "033190000118"):
        visitor = Visitor(app)
        visitor.get("/dang-ky")
        said.add(visitor.post("/dang-ky", CLAIM | {"id_number": number}).error_summary()["id_number"])
    assert len(said) == 1


def test_an_applicant_invited_by_the_office_finds_the_dossier(app, admin, dossier):
    assert "Mời người nộp lập tài khoản" in admin.get("/quan-tri/tai-khoan").main
    assert invite(admin).status == 302
    (made,) = rows(Account, email="sen@thu.example")
    (person,) = rows(Party, person_id=WOMAN.person_id)
    assert (made.username, made.party_id, made.password) == (WOMAN.person_id, person.id, None)
    entry = rows(OfficeEntry)[-1]
    assert (entry.action, entry.reason) == ("invite_account", "Đã xem thẻ Căn cước")
    holder, path = Visitor(app), link()
    holder.get(path)
    chosen = {"password": NEW, "password_again": NEW}
    assert list(holder.post(path, chosen).error_summary()) == ["privacy"]
    assert holder.post(path, chosen | {"privacy": "1"}).location == "/dang-nhap?da_dat=1"
    (person,) = rows(Party, person_id=WOMAN.person_id)
    assert person.privacy_at is not None
    assert holder.log_in(WOMAN.person_id, NEW).location == "/ho-so"
    assert holder.get(f"/ho-so/{dossier}").status == 200


def test_without_an_address_the_link_is_handed_over(admin, dossier):
    page = invite(admin, email="")
    assert page.status == 200
    assert any("/dat-mat-khau/" in text for text in page.said("//main//p"))
    assert rows(OfficeEntry)[-1].action == "hand_over_link"


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"name": "Bùi Thị Sâm"}, "person_id"),
        ({"person_id": "033190000998"}, "person_id"),
        ({"person_id": ""}, "person_id"),
        ({"email": "khong-co-at"}, "email"),
        ({"email": "bao@tanhoadong.example"}, "email"),
        ({"reason": " "}, "reason"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_opened(admin, dossier, typed, field):
    before = len(rows(Account))
    page = invite(admin, **typed)
    assert (page.status, list(page.error_summary())) == (422, [field])
    assert len(rows(Account)) == before


def test_an_applicant_with_an_account_is_not_invited_again(admin, dossier):
    page = invite(admin, person_id="033190000118", name="Nguyễn Thị Hồng Nhung")
    assert page.status == 422
    assert "đã có tài khoản" in page.main


@pytest.mark.parametrize("who", ["nhung", "bao", "thinh"])
def test_only_administrators_open_accounts(app, dossier, who):
    visitor, before = Visitor(app), len(rows(Account))
    visitor.log_in(who)
    visitor.get("/tai-khoan/an-toan")
    assert visitor.get("/quan-tri/tai-khoan/nguoi-nop").status == 404
    assert visitor.post("/quan-tri/tai-khoan/nguoi-nop", ASKED).status == 404
    assert len(rows(Account)) == before
