"""The profile: what the office knows of me, and what I may change (C-13, X-07)."""

from dataclasses import replace

import pytest
from sqlalchemy import select
from visitor import Visitor

from app.letters import write_letter
from app.persistence.tables.records import access_log
from app.services import services
from app.web.factory import create_app
from processes.domain.dossier.records import OutboxMessage
from processes.domain.organisation import Party

CHANGED = {"phone": "0912 000 333", "email": "nhung@moi.example", "address": "Số 1", "consent": "1"}


@pytest.fixture
def visitor(app):
    made = Visitor(app)
    made.log_in("nhung")
    made.get("/tai-khoan")
    return made


def nhung():
    with services().transactions.read() as session:
        return session.scalars(select(Party).filter_by(person_id="033190000118")).one()


def test_the_profile_shows_what_is_known(visitor):
    page = visitor.get("/tai-khoan")
    assert page.said("//dl//dd") == ["Nguyễn Thị Hồng Nhung", "0331••••••18", "Công dân", "1"]
    assert page.find("//input[@id='phone']/@value") == ["0912000218"]
    assert "033190000118" not in page.source


@pytest.mark.shows("C-13")
def test_contact_details_are_saved_and_one_logs_in_with_the_new_address(app, visitor):
    given = nhung().consent_at
    page = visitor.post("/tai-khoan", CHANGED)
    assert page.location == "/tai-khoan?da_luu=1"
    assert "Đã lưu." in visitor.get(page.location).main
    person = nhung()
    assert (person.phone, person.email, person.address) == ("0912000333", "nhung@moi.example", "Số 1")
    assert person.consent_at == given
    assert Visitor(app).log_in("nhung@moi.example").status == 302
    assert Visitor(app).log_in("hongnhung@thu.example").status == 422


def letters_to(address):
    with services().transactions.read() as session:
        found = session.scalars(select(OutboxMessage).filter_by(channel="mail", recipient=address)).all()
        return {letter.kind: write_letter(services().settings, letter) for letter in found}


def test_the_address_left_behind_is_told_and_its_links_are_worth_nothing(app, visitor):
    other = Visitor(app, "198.51.100.8")
    other.get("/quen-mat-khau")
    other.post("/quen-mat-khau", {"login": "nhung"})
    visitor.post("/tai-khoan", CHANGED)
    letters = letters_to("hongnhung@thu.example")
    assert set(letters) == {"password_reset", "email_changed"}
    assert "nhung@moi.example" not in letters["email_changed"].text
    site = services().settings.public_url
    path = next(line for line in letters["password_reset"].text.splitlines() if line.startswith(site))
    assert other.get(path[len(site) :]).status == 410
    assert set(letters_to("nhung@moi.example")) == {"verify_email"}


def test_no_more_than_twenty_addresses_an_hour_get_a_letter(app, clock):
    limited = create_app(replace(services(app).settings, rate_limits=True), clock)
    try:
        visitor = Visitor(limited, "203.0.113.21")
        visitor.log_in("nhung")
        visitor.get("/tai-khoan")
        changes = [CHANGED | {"email": f"so{number}@thu.example"} for number in range(21)]
        assert [visitor.post("/tai-khoan", change).status for change in changes] == [302] * 20 + [429]
    finally:
        create_app(services(app).settings, clock)


@pytest.mark.shows("X-07")
def test_consent_is_taken_back(visitor):
    visitor.post("/tai-khoan", CHANGED | {"consent": ""})
    assert nhung().consent_at is None


def test_letters_follow_the_language_of_the_page(visitor):
    visitor.get("/tai-khoan?lang=en")
    visitor.post("/tai-khoan", CHANGED)
    assert nhung().locale == "en"


@pytest.mark.shows("C-11")
@pytest.mark.parametrize(
    ("changes", "field"),
    [({"phone": ""}, "phone"), ({"email": "x"}, "email"), ({"email": "bao@tanhoadong.example"}, "email")],
)
def test_what_is_wrong_is_said_and_nothing_saved(visitor, changes, field):
    page = visitor.post("/tai-khoan", CHANGED | changes)
    assert page.status == 422
    assert page.title.startswith("Lỗi:")
    summary = page.error_summary()
    assert list(summary) == [field]
    assert summary[field] in page.said(f"//*[@id='{field}-error']")[0]
    assert nhung().phone == "0912000218"


def test_the_profile_is_for_applicants(app):
    officer = Visitor(app)
    officer.log_in("bao")
    assert officer.get("/tai-khoan").status == 404
    assert Visitor(app).get("/tai-khoan").location == "/dang-nhap?next=/tai-khoan?"


def test_a_refusal_to_an_officer_stands_in_the_frame(app):
    officer = Visitor(app)
    officer.log_in("bao")
    assert officer.get("/khong-co").find("//header//a[@href='/hop-viec']")


def test_giving_and_taking_back_consent_is_noted_once(visitor):
    def noted():
        with services().transactions.read() as session:
            return list(session.execute(select(access_log.c.what, access_log.c.actor_id)))

    visitor.post("/tai-khoan", CHANGED)
    assert noted() == []
    for _ in range(2):
        visitor.post("/tai-khoan", CHANGED | {"consent": ""})
    visitor.post("/tai-khoan", CHANGED)
    assert noted() == [("consent_withdrawn", nhung().id), ("consent_given", nhung().id)]
