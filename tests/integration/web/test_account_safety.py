"""A forgotten password, devices, the second step, the confirmed address: what keeps an account its holder's."""

from dataclasses import replace

import pytest
from desk_browser import asked, statements
from passlib.totp import TOTP
from sqlalchemy import select
from visitor import Visitor

from app.accounts.second_factor import Factor, in_words
from app.demo.people import PASSWORD
from app.letters import write_letter
from app.persistence.accounts import Account, LoginSession
from app.services import KEY, services
from app.web.factory import create_app
from processes.domain.dossier.records import OutboxMessage
from workers.jobs import tick

NEW = "bốn con vịt trời"


@pytest.fixture
def visitor(app):
    return Visitor(app)


def rows(kind, /, **equal):
    with services().transactions.read() as session:
        return list(session.scalars(select(kind).filter_by(**equal)))


def account_of(name):
    return rows(Account, username=name)[0]


def link_in(kind):
    message = rows(OutboxMessage, kind=kind)[-1]
    site = services().settings.public_url
    text = write_letter(services().settings, message).text
    return next(line for line in text.splitlines() if line.startswith(site))[len(site) :]


def forget(app, name):
    visitor = Visitor(app, "198.51.100.7")
    visitor.get("/quen-mat-khau")
    page = visitor.post("/quen-mat-khau", {"login": name})
    assert page.location == "/quen-mat-khau?da_gui=1"
    return visitor.get(page.location)


def choose(visitor, path, password=NEW, again=NEW):
    visitor.get(path)
    return visitor.post(path, {"password": password, "password_again": again})


# A forgotten password


@pytest.mark.parametrize("name", ["nhung", "033190000118", "hongnhung@thu.example"])
def test_a_forgotten_password_is_replaced_by_the_link_of_a_mail(app, visitor, name):
    visitor.log_in("nhung")
    forget(app, name)
    (message,) = rows(OutboxMessage, kind="password_reset")
    assert (message.channel, message.recipient, message.dossier_id) == ("mail", "hongnhung@thu.example", None)
    assert choose(Visitor(app), link_in("password_reset")).location == "/dang-nhap?da_dat=1"
    assert visitor.get("/tai-khoan").status == 302
    assert Visitor(app).log_in("nhung").status == 422
    assert Visitor(app).log_in("nhung", NEW).status == 302
    assert [message.kind for message in rows(OutboxMessage, kind="password_changed")] == ["password_changed"]


def test_nobody_learns_whether_there_is_such_an_account(app):
    assert forget(app, "nhung").main == forget(app, "khong-co-ai").main
    assert len(rows(OutboxMessage, kind="password_reset")) == 1


def test_the_mail_box_is_not_filled_by_asking_again(app, clock):
    for _ in range(4):
        forget(app, "nhung")
    assert len(rows(OutboxMessage, kind="password_reset")) == 1
    clock.forward(minutes=6)
    forget(app, "nhung")
    assert len(rows(OutboxMessage, kind="password_reset")) == 2


@pytest.mark.parametrize(("minutes", "status"), [(59, 302), (60, 410), (600, 410)])
def test_the_link_lives_an_hour(app, clock, minutes, status):
    forget(app, "nhung")
    holder = Visitor(app)
    holder.get("/dang-nhap")
    clock.forward(minutes=minutes)
    path = link_in("password_reset")
    assert holder.post(path, {"password": NEW, "password_again": NEW}).status == status


def test_the_link_counts_once_and_a_password_spends_every_link(app, visitor, clock):
    forget(app, "nhung")
    first = link_in("password_reset")
    clock.forward(minutes=6)
    forget(app, "nhung")
    choose(visitor, link_in("password_reset"))
    assert visitor.get(first).status == 410
    assert visitor.get(link_in("password_reset")).status == 410


@pytest.mark.parametrize("token", ["x", "WyJhIiwxXQ.x", "..", "%00", "W10.W10"])
def test_a_link_of_ones_own_making_leads_nowhere(visitor, token):
    assert visitor.get(f"/dat-mat-khau/{token}").status in (400, 410)
    assert visitor.get(f"/xac-nhan-thu/{token}").status in (400, 410)


def test_a_link_for_the_address_sets_no_password(app, visitor):
    visitor.log_in("nhung")
    visitor.get("/tai-khoan/an-toan")
    visitor.post("/tai-khoan/xac-nhan-thu")
    token = link_in("verify_email").rsplit("/", 1)[1]
    assert visitor.get(f"/dat-mat-khau/{token}").status == 410


@pytest.mark.parametrize(
    ("password", "again", "field"),
    [
        ("ngan", "ngan", "password"),
        ("12345678", "12345678", "password"),
        ("033190000118", "033190000118", "password"),
        ("Nguyễn Thị Hồng Nhung", "Nguyễn Thị Hồng Nhung", "password"),
        (NEW, "khác hẳn", "password_again"),
    ],
)
def test_the_rules_of_passwords_hold_here_too(app, visitor, password, again, field):
    forget(app, "nhung")
    page = choose(visitor, link_in("password_reset"), password, again)
    assert page.status == 422
    assert list(page.error_summary()) == [field]
    assert Visitor(app).log_in("nhung").status == 302


def test_a_demo_account_is_not_recovered_outside_the_demo(app, clock):
    other = create_app(replace(services(app).settings, demo=False), clock)
    with other.app_context():
        forget(other, "nhung")
    assert rows(OutboxMessage, kind="password_reset") == []


# One's own password and devices


@pytest.mark.parametrize("name", ["nhung", "bao"])
def test_changing_the_password_ends_the_other_devices_only(app, visitor, name):
    other = Visitor(app)
    for one in (visitor, other):
        one.log_in(name)
    visitor.get("/tai-khoan/mat-khau")
    typed = {"present": PASSWORD, "password": NEW, "password_again": NEW}
    page = visitor.post("/tai-khoan/mat-khau", typed)
    assert page.location == "/tai-khoan/an-toan?da=mat-khau"
    assert "Đã đổi mật khẩu" in visitor.get(page.location).main
    assert other.get("/tai-khoan/an-toan").status == 302
    assert Visitor(app).log_in(name, NEW).status == 302


def test_the_present_password_is_asked_for(visitor):
    visitor.log_in("nhung")
    visitor.get("/tai-khoan/mat-khau")
    page = visitor.post("/tai-khoan/mat-khau", {"present": "sai", "password": NEW, "password_again": NEW})
    assert page.status == 422
    assert list(page.error_summary()) == ["present"]


def test_devices_are_listed_and_ended(app, visitor):
    other = Visitor(app, "203.0.113.5")
    visitor.log_in("nhung")
    other.get("/dang-nhap")
    firefox = {"User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"}
    other.post("/dang-nhap", {"login": "nhung", "password": PASSWORD}, headers=firefox)
    page = visitor.get("/tai-khoan/phien")
    lines = page.said("//dl/div")
    assert len(lines) == 2
    assert "Thiết bị này" in lines[0]
    assert lines[1].startswith("Firefox trên Linux203.0.113.5 · đăng nhập lúc")
    (address,) = page.find("//dl//form/@action")
    visitor.post(address)
    assert other.get("/tai-khoan").status == 302
    assert visitor.get("/tai-khoan").status == 200


def test_all_others_are_ended_at_once(app, visitor):
    others = [Visitor(app) for _ in range(3)]
    for one in (visitor, *others):
        one.log_in("nhung")
    visitor.get("/tai-khoan/phien")
    visitor.post("/tai-khoan/phien/ket-thuc")
    assert [one.get("/tai-khoan").status for one in others] == [302, 302, 302]
    assert visitor.get("/tai-khoan").status == 200


def test_nobody_ends_the_device_of_another(app, visitor, another):
    visitor.log_in("nhung")
    (mine,) = rows(LoginSession, account_id=account_of("nhung").id)
    another.get("/tai-khoan/phien")
    another.post(f"/tai-khoan/phien/{mine.id}/ket-thuc")
    assert visitor.get("/tai-khoan").status == 200


def test_leaving_ends_this_device_only(app, visitor):
    other = Visitor(app)
    for one in (visitor, other):
        one.log_in("nhung")
    visitor.get("/tai-khoan")
    visitor.post("/dang-xuat")
    assert visitor.get("/tai-khoan").status == 302
    assert other.get("/tai-khoan").status == 200


def test_being_seen_costs_no_write_for_five_minutes(app, visitor, clock):
    visitor.log_in("nhung")
    visitor.get("/tai-khoan/phien")
    with statements(app) as sent:
        visitor.get("/tai-khoan/phien")
    reads = asked(sent)
    assert [one for one in reads if "login_session" in one and not one.startswith("SELECT")] == []
    clock.forward(minutes=5)
    with statements(app) as sent:
        visitor.get("/tai-khoan/phien")
    assert len(asked(sent)) == len(reads) + 1
    (row,) = rows(LoginSession, account_id=account_of("nhung").id)
    assert row.seen_at == clock.now


def test_a_device_not_seen_for_a_month_is_out(visitor, clock):
    visitor.log_in("nhung")
    clock.forward(days=29)
    assert visitor.get("/tai-khoan").status == 200
    clock.forward(days=30)
    assert visitor.get("/tai-khoan").status == 302


# The confirmed address


def test_the_address_is_confirmed_with_a_button(app, visitor):
    visitor.log_in("nhung")
    visitor.get("/tai-khoan/an-toan")
    assert visitor.post("/tai-khoan/xac-nhan-thu").location == "/tai-khoan/an-toan?da=thu"
    reader = Visitor(app)
    path = link_in("verify_email")
    assert reader.get(path).status == 200
    assert account_of("nhung").email_verified_at is None
    assert "đã được xác nhận" in reader.get(reader.post(path).location).main
    assert account_of("nhung").email_verified_at is not None


def test_another_address_is_to_be_confirmed_again_and_spends_the_old_link(app, visitor):
    visitor.log_in("nhung")
    visitor.get("/tai-khoan/an-toan")
    visitor.post("/tai-khoan/xac-nhan-thu")
    path = link_in("verify_email")
    visitor.get("/tai-khoan")
    contact = {"phone": "0912000218", "email": "moi@thu.example", "consent": "1"}
    assert visitor.post("/tai-khoan", contact).status == 302
    assert Visitor(app).get(path).status == 410
    assert rows(OutboxMessage, kind="verify_email")[-1].recipient == "moi@thu.example"


# The second step of officers


def code_now(name_or_sealed, clock, secret="test-secret"):
    made = TOTP(key=in_words(secret, name_or_sealed).replace(" ", ""))
    return made.generate(time=int(clock().timestamp())).token


def set_up(visitor, clock):
    """Set the factor up; the recovery codes shown."""
    visitor.get("/tai-khoan/xac-thuc")
    with visitor.client.session_transaction() as session:
        sealed = session["pending_factor"]
    page = visitor.post("/tai-khoan/xac-thuc", {"code": code_now(sealed, clock)})
    assert page.status == 200
    return sealed, page.said("//ul[contains(@class,'mc-codes')]/li")


def test_the_second_step_is_set_up_and_asked_for(app, visitor, clock):
    visitor.log_in("bao")
    page = visitor.get("/tai-khoan/xac-thuc")
    assert page.find("//img[starts-with(@src,'data:image/png')]")
    sealed, codes = set_up(visitor, clock)
    assert len(set(codes)) == 10
    kept = account_of("bao")
    assert not any(code in str(kept.recovery_codes) for code in codes)
    assert in_words("test-secret", sealed).replace(" ", "") not in kept.totp_secret
    clock.forward(minutes=1)
    other = Visitor(app)
    page = other.log_in("bao")
    assert page.location == "/dang-nhap/ma"
    assert other.get("/hop-viec").location.startswith("/dang-nhap")
    other.get(page.location)
    assert other.post("/dang-nhap/ma", {"code": code_now(sealed, clock)}).location == "/hop-viec"
    assert other.get("/hop-viec").status == 200


def test_devices_without_the_second_step_are_out_once_it_is_set_up(app, visitor, clock):
    before = Visitor(app)
    before.log_in("bao")
    visitor.log_in("bao")
    set_up(visitor, clock)
    assert visitor.get("/hop-viec").status == 200
    assert before.get("/hop-viec").location.startswith("/dang-nhap")


def test_a_code_counts_once(app, visitor, clock):
    visitor.log_in("bao")
    sealed, _ = set_up(visitor, clock)
    replayed, other = code_now(sealed, clock), Visitor(app)
    other.log_in("bao")
    other.get("/dang-nhap/ma")
    page = other.post("/dang-nhap/ma", {"code": replayed})
    assert page.status == 422
    assert "đã dùng" in page.error_summary()["code"]
    clock.forward(minutes=1)
    assert other.post("/dang-nhap/ma", {"code": code_now(sealed, clock)}).status == 302


@pytest.mark.parametrize("wrong", ["", "abc", "000000", "12345", "ABCD-EFGH-JKMN", "１２３４５６"])
def test_a_wrong_code_is_said_at_its_field(app, visitor, clock, wrong):
    visitor.log_in("bao")
    set_up(visitor, clock)
    other = Visitor(app)
    other.log_in("bao")
    other.get("/dang-nhap/ma")
    page = other.post("/dang-nhap/ma", {"code": wrong})
    assert page.status == 422
    assert list(page.error_summary()) == ["code"]


def test_a_recovery_code_counts_once(app, visitor, clock):
    visitor.log_in("bao")
    _, codes = set_up(visitor, clock)
    for code, status in ((codes[3].lower(), 302), (codes[3], 422), (codes[4].replace("-", ""), 302)):
        other = Visitor(app)
        other.log_in("bao")
        other.get("/dang-nhap/ma")
        assert other.post("/dang-nhap/ma", {"code": code}).status == status
    assert len(account_of("bao").recovery_codes) == 8


def test_wrong_codes_rest_the_account(app, visitor, clock):
    visitor.log_in("bao")
    sealed, _ = set_up(visitor, clock)
    other = Visitor(app)
    other.log_in("bao")
    other.get("/dang-nhap/ma")
    clock.forward(minutes=1)
    for _ in range(5):
        assert other.post("/dang-nhap/ma", {"code": "ABCD-EFGH-JKMN"}).status == 422
    assert other.post("/dang-nhap/ma", {"code": code_now(sealed, clock)}).status == 429


def test_the_password_counts_five_minutes_for_the_second_step(app, visitor, clock):
    visitor.log_in("bao")
    sealed, _ = set_up(visitor, clock)
    other = Visitor(app)
    other.log_in("bao")
    other.get("/dang-nhap/ma")
    clock.forward(minutes=6)
    assert other.post("/dang-nhap/ma", {"code": code_now(sealed, clock)}).location == "/dang-nhap"


def test_removing_and_renewing_take_the_password(app, visitor, clock):
    visitor.log_in("bao")
    _, codes = set_up(visitor, clock)
    visitor.get("/tai-khoan/xac-thuc")
    for path in ("ma-du-phong", "go"):
        page = visitor.post(f"/tai-khoan/xac-thuc/{path}", {"present": "sai"})
        assert page.status == 422
        assert list(page.error_summary()) == ["present"]
    page = visitor.post("/tai-khoan/xac-thuc/ma-du-phong", {"present": PASSWORD})
    assert not set(codes) & set(page.said("//ul[contains(@class,'mc-codes')]/li"))
    assert visitor.post("/tai-khoan/xac-thuc/go", {"present": PASSWORD}).status == 302
    assert Visitor(app).log_in("bao").location == "/hop-viec"


def test_the_secret_is_worth_nothing_without_the_installations(visitor, clock):
    visitor.log_in("bao")
    set_up(visitor, clock)
    sealed = Factor.read(account_of("bao").totp_secret).sealed
    assert in_words("another secret", sealed) != in_words("test-secret", sealed)


def test_where_it_is_required_officers_set_it_up_first(app, clock):
    strict = create_app(replace(services(app).settings, staff_second_factor="required"), clock)
    with strict.app_context():
        officer, citizen = Visitor(strict), Visitor(strict)
        officer.log_in("bao")
        for path in ("/hop-viec", "/tai-khoan/an-toan", "/"):
            assert officer.get(path).location == "/tai-khoan/xac-thuc"
        set_up(officer, clock)
        assert officer.get("/hop-viec").status == 200
        citizen.log_in("nhung")
        assert citizen.get("/ho-so").status == 200


def test_where_it_is_off_nobody_is_asked(app, visitor, clock):
    visitor.log_in("bao")
    set_up(visitor, clock)
    relaxed = create_app(replace(services(app).settings, staff_second_factor="off"), clock)
    with relaxed.app_context():
        officer = Visitor(relaxed)
        assert officer.log_in("bao").location == "/hop-viec"
        assert officer.get("/tai-khoan/xac-thuc").status == 404


def test_citizens_have_no_second_step(visitor):
    visitor.log_in("nhung")
    assert visitor.get("/tai-khoan/xac-thuc").status == 404
    assert "Xác thực hai bước" not in visitor.get("/tai-khoan/an-toan").main


def test_the_notice_says_what_the_law_asks_for(visitor):
    page = visitor.get("/bao-ve-du-lieu")
    for words in ("91/2025/QH15", "Rút lại", "Giữ trong bao lâu"):
        assert words in page.main


def test_administrators_read_no_link_that_opens_an_account(app, visitor, clock):
    forget(app, "nhung")
    tick(app)
    (message,) = rows(OutboxMessage, kind="password_reset")
    token = message.data["path"].rsplit("/", 1)[1]
    visitor.log_in("nam")
    address = f"/quan-tri/hop-thu-di/{message.id}"
    assert token in visitor.get(address).main
    at_hand = services(app)
    app.extensions[KEY] = replace(at_hand, mailer=object())
    page = visitor.get(address)
    assert token not in page.source
    assert "/dat-mat-khau/••••" in page.main
