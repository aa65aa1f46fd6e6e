"""Accounts as administrators keep them: invited, reset, locked, each with a reason in the office's journal."""

import pytest
from sqlalchemy import select
from visitor import Visitor

from app.demo.people import PASSWORD
from app.letters import write_letter
from app.persistence.accounts import Account
from app.persistence.tables.records import access_log
from app.services import services
from processes.actions.people import AddOfficer, add_officer
from processes.domain.access import SYSTEM
from processes.domain.dossier.records import OutboxMessage
from processes.domain.office_journal import OfficeEntry
from processes.domain.organisation import Officer

NEW = "bốn con vịt trời"


@pytest.fixture
def admin(app):
    made = Visitor(app)
    made.log_in("nam")
    return made


@pytest.fixture
def newcomer(app, clock):
    """An officer without an account."""
    post = ("phong-kinh-te", "specialist", "Chuyên viên")
    command = AddOfficer("Tạ Thị Mới", "", "tamoi@tanhoadong.example", (post,), clock().date())
    return services(app).transactions.perform(add_officer, SYSTEM, command).id


def rows(kind, /, **equal):
    with services().transactions.read() as session:
        return list(session.scalars(select(kind).filter_by(**equal)))


def account_of(name):
    return rows(Account, username=name)[0]


def change(admin, name, action, reason="Theo đơn đề nghị"):
    address = f"/quan-tri/tai-khoan/{account_of(name).id}"
    assert admin.get(address).status == 200
    return admin.post(address, {"action": action, "reason": reason})


def last_entry():
    return rows(OfficeEntry)[-1]


def invite(admin, officer_id, **typed):
    address = f"/quan-tri/tai-khoan/can-bo/{officer_id}"
    admin.get(address)
    return admin.post(address, {"username": "tamoi", "email": "tamoi@tanhoadong.example"} | typed)


def path_in(kind, site):
    (message,) = rows(OutboxMessage, kind=kind)[-1:]
    text = write_letter(services().settings, message).text
    return next(line for line in text.splitlines() if line.startswith(site))[len(site) :]


def choose(app, path, password=NEW):
    holder = Visitor(app, "198.51.100.4")
    assert holder.get(path).status == 200
    return holder.post(path, {"password": password, "password_again": password})


def test_the_list_is_searched_and_filtered(admin):
    def names(query):
        return set(admin.get(f"/quan-tri/tai-khoan{query}").said("//tbody//a"))

    assert {"nhung", "bao", "nam"} <= names("")
    assert names("?q=hongnhung%40thu") == {"nhung"}
    assert names("?q=033190000118") == {"nhung"}
    assert names("?q=Trần Quốc Bảo") == {"bao"}
    assert "nhung" not in names("?list=staff")
    assert names("?list=citizens") == {"nhung"}
    assert names("?list=locked") == names("?list=invited") == set()
    assert "Không có tài khoản nào" in admin.get("/quan-tri/tai-khoan?q=khongco").main


def test_an_invited_officer_chooses_a_password_once(app, admin, newcomer):
    page = admin.get(f"/quan-tri/tai-khoan/can-bo/{newcomer}")
    assert page.find("//input[@id='username']/@value") == ["tamoi"]
    assert invite(admin, newcomer).status == 302
    made = account_of("tamoi")
    assert (made.password, made.officer_id) == (None, newcomer)
    assert Visitor(app).log_in("tamoi", "").status == 422
    path = path_in("account_invited", services().settings.public_url)
    assert choose(app, path).location == "/dang-nhap?da_dat=1"
    assert Visitor(app).get(path).status == 410
    assert Visitor(app).log_in("tamoi", NEW).location == "/hop-viec"
    assert account_of("tamoi").email_verified_at is not None
    assert (last_entry().action, last_entry().subject_name) == ("invite_account", "Tạ Thị Mới (tamoi)")


def test_an_invitation_lapses_after_72_hours_and_is_sent_again(app, admin, newcomer, clock):
    invite(admin, newcomer)
    first = path_in("account_invited", services().settings.public_url)
    clock.forward(hours=71)
    assert Visitor(app).get(first).status == 200
    clock.forward(hours=2)
    assert Visitor(app).get(first).status == 410
    assert change(admin, "tamoi", "invite_again").status == 302
    assert len(rows(OutboxMessage, kind="account_invited")) == 2
    assert choose(app, path_in("account_invited", services().settings.public_url)).status == 302


def test_without_an_address_the_link_is_shown_once_and_noted(app, admin, newcomer):
    page = invite(admin, newcomer, email="")
    assert page.status == 200
    assert rows(OutboxMessage, kind="account_invited") == []
    (url,) = [text for text in page.said("//main//p") if "/dat-mat-khau/" in text]
    assert choose(app, url[len(services().settings.public_url) :]).status == 302
    assert last_entry().action == "hand_over_link"
    assert "/dat-mat-khau/" not in admin.get(f"/quan-tri/tai-khoan/{account_of('tamoi').id}").source


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"username": "bao"}, "username"),
        ({"username": "12345678"}, "username"),
        ({"email": "khong-co-at"}, "email"),
        ({"email": "bao@tanhoadong.example"}, "email"),
    ],
)
def test_a_bad_invitation_is_said_at_its_field(admin, newcomer, typed, field):
    page = invite(admin, newcomer, **typed)
    assert page.status == 422
    assert list(page.error_summary()) == [field]
    assert rows(Account, officer_id=newcomer) == []


def test_an_officer_with_an_account_is_not_invited_again(admin):
    (officer,) = rows(Officer, name="Trần Quốc Bảo")
    page = admin.get(f"/quan-tri/tai-khoan/can-bo/{officer.id}")
    assert page.location == f"/quan-tri/tai-khoan/{account_of('bao').id}"
    admin.get(page.location)
    assert admin.post(f"/quan-tri/tai-khoan/can-bo/{officer.id}", {"username": "bao2"}).status == 422
    assert rows(Account, username="bao2") == []


def test_a_locked_account_is_out_at_once_and_in_again_when_unlocked(app, admin):
    holder = Visitor(app)
    holder.log_in("bao")
    assert change(admin, "bao", "lock").status == 302
    assert holder.get("/hop-viec").status == 302
    refused = Visitor(app).log_in("bao")
    assert "đã bị khóa" in refused.error_summary()["login"]
    assert "chưa đúng" in Visitor(app).log_in("bao", "sai mật khẩu").error_summary()["login"]
    entry = last_entry()
    assert (entry.action, entry.actor_name, entry.reason) == (
        "lock_account",
        "Đinh Hoàng Nam",
        "Theo đơn đề nghị",
    )
    assert change(admin, "bao", "unlock").status == 302
    assert Visitor(app).log_in("bao").status == 302


def test_a_reset_ends_the_password_and_every_session(app, admin):
    holder = Visitor(app)
    holder.log_in("bao")
    assert change(admin, "bao", "reset").status == 302
    assert holder.get("/hop-viec").status == 302
    assert Visitor(app).log_in("bao").status == 422
    assert choose(app, path_in("password_reset", services().settings.public_url)).status == 302
    assert Visitor(app).log_in("bao", NEW).status == 302


def test_sessions_are_ended_for_a_reason(app, admin):
    holder = Visitor(app)
    holder.log_in("bao")
    assert change(admin, "bao", "end").status == 302
    assert holder.get("/hop-viec").status == 302
    assert last_entry().after == {"devices": 1}


@pytest.mark.parametrize("action", ["lock", "reset", "end"])
def test_without_a_reason_nothing_happens(admin, action):
    before = account_of("bao")
    Visitor(admin.client.application).log_in("bao")
    page = change(admin, "bao", action, reason="  ")
    assert page.status == 422
    assert list(page.error_summary()) == ["reason"]
    after = account_of("bao")
    assert (after.active, after.password, after.fs_uniquifier) == (
        before.active,
        before.password,
        before.fs_uniquifier,
    )


@pytest.mark.parametrize("action", ["lock", "reset", "end", "remove_factor"])
def test_administrators_leave_their_own_account_alone(app, admin, action):
    page = change(admin, "nam", action)
    assert page.status == 422
    assert "của chính Ông, Bà" in page.main
    assert Visitor(app).log_in("nam").status == 302


def test_the_last_administrator_is_not_locked(app, admin, newcomer, clock):
    post = ("xa-tan-hoa-dong", "system_admin", "Quản trị")
    command = AddOfficer("Quản trị hai", "", "hai@tanhoadong.example", (post,), clock().date())
    second = services(app).transactions.perform(add_officer, SYSTEM, command)
    invite(admin, second.id, username="quantri2", email="hai@tanhoadong.example")
    choose(app, path_in("account_invited", services().settings.public_url))
    other = Visitor(app)
    other.log_in("quantri2", NEW)
    assert change(other, "nam", "lock").status == 302
    assert Visitor(app).log_in("nam", PASSWORD).status == 422
    assert change(other, "nam", "unlock").status == 302


def test_who_looks_at_an_applicants_account_is_noted_once(admin):
    for name in ("nhung", "nhung", "bao"):
        admin.get(f"/quan-tri/tai-khoan/{account_of(name).id}")
    with services().transactions.read() as session:
        looks = session.execute(select(access_log.c.what, access_log.c.subject)).all()
    assert looks == [("account", account_of("nhung").party_id)]
    said = admin.get("/quan-tri/da-xem").main
    assert "Tài khoản của người nộp" in said
    assert "Nguyễn Thị Hồng Nhung" in said


def test_only_administrators_see_accounts(app):
    for name in ("bao", "nhung"):
        visitor = Visitor(app)
        visitor.log_in(name)
        assert visitor.get("/quan-tri/tai-khoan").status == 404
        assert visitor.get(f"/quan-tri/tai-khoan/{account_of('nam').id}").status == 404


def test_no_secret_enters_the_journal(admin, newcomer):
    invite(admin, newcomer)
    change(admin, "bao", "reset")
    for entry in rows(OfficeEntry):
        text = f"{entry.before}{entry.after}{entry.reason}"
        assert "argon2" not in text
        assert "/dat-mat-khau/" not in text
