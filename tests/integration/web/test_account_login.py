"""Log in, rest after wrong passwords, log out, and never be sent to another site."""

from dataclasses import replace

import pytest
from sqlalchemy import select
from visitor import Visitor

from app.accounts.devices import new_device, write_device
from app.persistence.accounts import Account
from app.services import services
from app.web.account.way_on import is_local
from app.web.factory import create_app

WRONG = "Tên đăng nhập hoặc mật khẩu chưa đúng. Kiểm tra lại cả hai rồi thử lại."


@pytest.fixture
def visitor(app):
    return Visitor(app)


@pytest.mark.shows("C-14")
@pytest.mark.parametrize(
    ("name", "lands"),
    [
        ("nhung", "/ho-so"),
        (" Nhung ", "/ho-so"),
        ("033190000118", "/ho-so"),
        ("hongnhung@thu.example", "/ho-so"),
        ("bao", "/hop-viec"),
    ],
)
def test_name_number_or_address_lead_to_ones_own_page(visitor, name, lands):
    page = visitor.log_in(name)
    assert (page.status, page.location) == (302, lands)
    assert visitor.get("/").find("//header//a[@href='/dang-nhap']") == []
    assert visitor.get("/dang-nhap").location == lands


def test_name_and_password_are_asked_for(visitor):
    page = visitor.log_in("", "")
    assert page.status == 422
    assert page.title.startswith("Lỗi:")
    assert list(page.error_summary()) == ["login", "password"]


@pytest.mark.parametrize("name", ["nhung", "nobody-at-all"])
def test_a_wrong_password_and_an_unknown_name_look_the_same(visitor, name):
    page = visitor.log_in(name, "wrong password")
    assert page.status == 422
    assert page.error_summary() == {"login": WRONG}
    assert page.find("//input[@id='login']/@value") == [name]
    assert "wrong password" not in page.source
    assert visitor.get("/tai-khoan").location.startswith("/dang-nhap")


def test_wrong_passwords_rest_the_account_longer_and_longer(visitor, clock):
    for _ in range(4):
        assert visitor.log_in("033190000118", "wrong password").status == 422
    for minutes in (1, 5, 15, 60, 60):
        assert visitor.log_in("nhung", "wrong password").status == 422
        clock.forward(minutes=minutes, seconds=-1)
        locked = visitor.log_in("nhung")
        assert locked.status == 429
        assert "Đăng nhập lại từ" in locked.error_summary()["login"]
        clock.forward(seconds=1)
    assert visitor.log_in("nhung").status == 302
    assert account_of("nhung").failed_logins == 0


def test_the_sentence_says_from_when_on(visitor):
    for _ in range(5):
        visitor.log_in("nhung", "wrong password")
    assert "Đăng nhập lại từ 15:43." in visitor.log_in("nhung").error_summary()["login"]


def test_a_lock_from_outside_does_not_lock_the_holder_out(app, visitor):
    visitor.log_in("nhung")
    visitor.get("/tai-khoan")
    visitor.post("/dang-xuat")
    outsider = Visitor(app, "203.0.113.9")
    for _ in range(6):
        outsider.log_in("nhung", "wrong password")
    assert outsider.log_in("nhung").status == 429
    assert visitor.log_in("nhung").status == 302


def test_a_known_device_is_counted_by_itself_and_then_a_stranger(app, visitor):
    visitor.log_in("nhung")
    visitor.get("/tai-khoan")
    visitor.post("/dang-xuat")
    for _ in range(5):
        visitor.log_in("nhung", "wrong password")
    assert account_of("nhung").failed_logins == 0
    for _ in range(5):
        visitor.log_in("nhung", "wrong password")
    assert account_of("nhung").failed_logins == 5
    assert visitor.log_in("nhung").status == 429
    assert Visitor(app).log_in("nhung").status == 429


def test_the_device_of_another_holder_is_a_stranger(app, visitor, another):
    another.get("/tai-khoan")
    another.post("/dang-xuat")
    for _ in range(5):
        visitor.log_in("nhung", "wrong password")
    assert another.log_in("nhung").status == 429


def test_a_device_cookie_of_ones_own_making_is_worth_nothing(app, visitor):
    for _ in range(5):
        visitor.log_in("nhung", "wrong password")
    forged = write_device("another secret", new_device(account_of("nhung").id))
    visitor.client.set_cookie("known_device", forged)
    assert visitor.log_in("nhung").status == 429


def account_of(name):
    with services().transactions.read() as session:
        return session.scalars(select(Account).filter_by(username=name)).one()


def test_a_right_password_forgets_the_wrong_ones(app, visitor):
    for _ in range(2):
        for _ in range(4):
            visitor.log_in("nhung", "wrong password")
        assert Visitor(app).log_in("nhung").status == 302


def test_log_out_by_post_only(visitor):
    visitor.log_in("nhung")
    assert visitor.get("/dang-xuat").status == 405
    visitor.get("/tai-khoan")
    assert visitor.post("/dang-xuat").location == "/"
    assert visitor.get("/tai-khoan").status == 302
    assert visitor.get("/").find("//header//a[@href='/dang-nhap']")


def test_nothing_of_the_session_before_is_carried_over(visitor):
    with visitor.client.session_transaction() as session:
        session["planted"] = "by somebody else"
        session["locale"] = "en"
    visitor.log_in("nhung")
    with visitor.client.session_transaction() as session:
        assert "planted" not in session
        assert session["locale"] == "en"


def test_the_language_is_kept_with_the_account(app, visitor):
    visitor.get("/dang-nhap?lang=en")
    visitor.log_in("nhung")
    later = Visitor(app)
    later.log_in("nhung")
    assert later.get("/").tree.get("lang") == "en"


def test_one_comes_back_to_the_page_one_wanted(visitor):
    page = visitor.get("/tai-khoan?x=1")
    assert page.location == "/dang-nhap?next=/tai-khoan?x%3D1"
    form = visitor.get(page.location).find("//form[contains(@action,'dang-nhap')]/@action")[0]
    assert visitor.post(form, {"login": "nhung", "password": "motcua-demo-2026"}).location == "/tai-khoan?x=1"


@pytest.mark.parametrize(
    "target",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "\\\\evil.example",
        "/\t/evil.example",
        "/a\\b",
        "javascript:alert(1)",
        "ho-so",
        "/\n/evil.example",
        "",
    ],
)
def test_another_site_is_never_the_way_on(visitor, target):
    assert not is_local(target)
    visitor.get("/dang-nhap")
    page = visitor.post(
        "/dang-nhap",
        {"login": "nhung", "password": "motcua-demo-2026"},
        query_string={"next": target},
    )
    assert page.location == "/ho-so"


def test_ten_tries_a_minute_and_address(app, clock):
    limited = create_app(replace(services(app).settings, rate_limits=True), clock)
    try:
        visitor = Visitor(limited, "203.0.113.20")
        answers = [visitor.log_in(f"nobody{number}", "wrong").status for number in range(11)]
        assert answers == [422] * 10 + [429]
    finally:
        # The limiter is one for the process; the app of the next test finds it switched off again.
        create_app(services(app).settings, clock)
