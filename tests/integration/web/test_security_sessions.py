"""Cookies, sessions, tokens and headers: what every answer has, whoever asks and whatever went wrong."""

import time
from dataclasses import replace

import pytest
from visitor import Visitor

from app.accounts import Account
from app.demo.people import PASSWORD
from app.persistence.tables.accounts import account
from app.persistence.tables.organisation import officer, post
from app.services import services
from app.web.factory import create_app
from processes.domain.dossier.codes import day_of

PAGE_BEHIND_THE_LOGIN = {"nhung": "/tai-khoan", "bao": "/hop-viec"}


def test_every_post_asks_for_the_token_but_the_signed_notification(app):
    visitor, unasked = Visitor(app), []
    visitor.log_in("nhung")
    for rule in app.url_map.iter_rules():
        if "POST" not in rule.methods:
            continue
        path = app.url_map.bind("localhost").build(
            rule.endpoint, dict.fromkeys(rule.arguments, "1"), method="POST"
        )
        if visitor._open(path, method="POST", data={}).status != 400:
            unasked.append(rule.endpoint)
    assert unasked == ["payment.notified"]


def test_a_token_of_another_session_is_refused(app):
    other, visitor = Visitor(app), Visitor(app)
    other.log_in("bao")
    other.get("/hop-viec")
    visitor.log_in("nhung")
    visitor.token = other.token
    assert visitor.post("/tai-khoan", {"phone": "0912000218"}).status == 400


def test_a_token_from_before_the_login_is_refused(app):
    visitor = Visitor(app)
    visitor.get("/dang-nhap")
    before = visitor.token
    visitor.log_in("nhung")
    visitor.token = before
    assert visitor.post("/tai-khoan", {"phone": "0912000218"}).status == 400


@pytest.mark.parametrize(("hours", "status"), [(3, 422), (13, 400)])
def test_a_form_may_stand_open_over_lunch_but_not_over_night(app, monkeypatch, hours, status):
    visitor, began = Visitor(app), time.time()
    visitor.log_in("nhung")
    visitor.get("/tai-khoan")
    monkeypatch.setattr("itsdangerous.timed.time.time", lambda: began + hours * 3600)
    assert visitor.post("/tai-khoan", {"phone": "x"}).status == status


@pytest.mark.parametrize("secure", [True, False])
def test_cookies_are_for_this_site_and_no_script(app, clock, secure):
    made = create_app(replace(services(app).settings, secure_cookies=secure), clock)
    visitor = Visitor(made)
    cookies = visitor.get("/dang-nhap").headers.getlist("Set-Cookie")
    cookies += visitor.post("/dang-nhap", {"login": "nhung", "password": PASSWORD}).headers.getlist(
        "Set-Cookie"
    )
    assert len(cookies) >= 2
    for cookie in cookies:
        assert "HttpOnly" in cookie
        assert "SameSite=Lax" in cookie
        assert ("Secure" in cookie) is secure


def test_https_is_insisted_on_where_cookies_are_secure(app, clock):
    made = create_app(replace(services(app).settings, secure_cookies=True), clock)
    assert "max-age" in Visitor(made).get("/").headers["Strict-Transport-Security"]
    assert "Strict-Transport-Security" not in Visitor(app).get("/").headers


@pytest.mark.parametrize("who", ["nhung", "bao"])
def test_a_copied_cookie_is_worth_nothing_after_logging_out(app, who):
    owner, thief = Visitor(app), Visitor(app)
    owner.log_in(who)
    page = PAGE_BEHIND_THE_LOGIN[who]
    assert owner.get(page).status == 200
    copied = owner.client.get_cookie("session").value
    owner.post("/dang-xuat")
    thief.client.set_cookie("session", copied)
    assert thief.get(page).status == 302


def test_a_closed_account_is_out_at_once(app):
    visitor = Visitor(app)
    visitor.log_in("nhung")
    services(app).transactions.write(
        lambda at: (
            at.execute(account.update().where(Account.username == "nhung").values(active=False)) and None
        )
    )
    assert visitor.get("/tai-khoan").status == 302
    assert visitor.log_in("nhung").status == 422


def test_an_officer_who_has_left_is_out_at_once(app):
    visitor = Visitor(app)
    visitor.log_in("bao")
    services(app).transactions.write(
        lambda at: (
            at.execute(officer.update().where(officer.c.name == "Trần Quốc Bảo").values(active=False))
            and None
        )
    )
    assert visitor.get("/hop-viec").status == 302


def test_a_post_that_has_ended_opens_nothing(app, clock):
    visitor = Visitor(app)
    visitor.log_in("nam")
    assert visitor.get("/quan-tri/su-co").status == 200
    yesterday = day_of(clock.forward(days=-1))
    clock.forward(days=1)
    services(app).transactions.write(
        lambda at: (
            at.execute(post.update().where(post.c.role == "system_admin").values(valid_to=yesterday)) and None
        )
    )
    assert visitor.get("/quan-tri/su-co").status in (302, 404)


ANSWERS = [
    ("/", 200),
    ("/thu-tuc/khong-co", 404),
    ("/khong/co/gi", 404),
    ("/assets/khong-co.js", 404),
    ("/assets/../settings.py", 404),
    ("/dang-xuat", 405),
    ("/ho-so", 200),
    ("/hop-viec", 404),
    ("/nop-ho-so/1.001612", 200),
    ("/ho-so/khong-co", 404),
    ("/giay-to/khong-co", 404),
    ("/phieu/khong-co.pdf", 404),
    ("/thanh-toan/xac-nhan", 200),
    ("/thanh-toan/thu", 400),
    ("/tra-cuu?ma=%00", 400),
]


@pytest.mark.parametrize(("path", "status"), ANSWERS)
def test_every_answer_has_the_headers_and_is_kept_by_nobody(app, path, status):
    visitor = Visitor(app)
    visitor.log_in("nhung")
    page = visitor.get(path)
    assert page.status == status
    policy = page.headers["Content-Security-Policy"]
    assert "default-src" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert page.headers["X-Content-Type-Options"] == "nosniff"
    assert page.headers["X-Frame-Options"] == "DENY"
    assert "no-store" in page.headers["Cache-Control"]
    assert "public" not in page.headers["Cache-Control"]


def test_a_redirect_has_the_headers_too(app):
    page = Visitor(app).get("/ho-so")
    assert page.status == 302
    assert "frame-ancestors 'none'" in page.headers["Content-Security-Policy"]
    assert page.headers["Cache-Control"] == "no-store"


def test_a_failure_is_a_sentence_in_the_frame(app, monkeypatch):
    """Also in a template, with debugging off, and with somebody's data in the message."""

    def broken(*args: object) -> None:
        raise RuntimeError("0331 hỏng ở <script>chỗ này</script>")

    visitor = Visitor(app)
    visitor.log_in("nhung")
    monkeypatch.setitem(app.jinja_env.globals, "asset", broken)
    monkeypatch.setitem(app.config, "PROPAGATE_EXCEPTIONS", False)
    app.testing = False
    page = visitor.get("/tai-khoan")
    assert page.status == 500
    text = page.response.get_data(as_text=True)
    assert "Traceback" not in text
    assert "RuntimeError" not in text
    assert "0331" not in text


def test_a_failing_query_is_a_sentence_in_the_frame(app, monkeypatch):
    def broken(*args: object) -> None:
        raise RuntimeError("SELECT secret FROM somewhere")

    monkeypatch.setattr("app.web.account.profile.applicant", broken)
    visitor = Visitor(app)
    visitor.log_in("nhung")
    page = visitor.get("/tai-khoan")
    assert page.status == 500
    assert page.find("//h1")
    assert "SELECT" not in page.source
    assert "Traceback" not in page.source
