"""What may be known without logging in: six items of a dossier, and whether a slip is ours."""

from dataclasses import replace

import pytest
from desk import Desk
from visitor import Visitor

from app.formatting import mask_name
from app.persistence.database import db
from app.persistence.tables.records import access_log, slip
from app.services import services
from app.web.factory import create_app

PASSED = {"family_authorisation": ("passed", "")}


@pytest.fixture
def visitor(app):
    return Visitor(app)


def ask(visitor, code):
    visitor.get("/tra-cuu")
    return visitor.post("/tra-cuu", {"code": code})


def logged():
    rows = db.session.execute(access_log.select().order_by(access_log.c.id)).all()
    db.session.rollback()
    return [(row.actor_id, row.what, row.subject, row.address) for row in rows]


@pytest.mark.shows("C-48", "C-49")
def test_the_six_items_and_no_more(app, clock, visitor):
    desk = Desk(app, clock)
    dossier = desk.file_household_business()
    before = ask(visitor, dossier.code)
    assert before.said("//dl//dd")[3:] == ["Chưa tiếp nhận", "Có khi hồ sơ được tiếp nhận", "Chờ tiếp nhận"]
    desk.complete("bao", dossier.id, "intake__check", "accept", checks=PASSED)
    page = ask(visitor, f" {dossier.code.lower()} ")
    assert page.said("//dl//dt") == [
        "Mã hồ sơ",
        "Thủ tục",
        "Người nộp hồ sơ",
        "Ngày tiếp nhận",
        "Ngày hẹn trả",
        "Tình trạng xử lý",
    ]
    assert page.said("//dl//dd") == [
        dossier.code,
        "Đăng ký thành lập hộ kinh doanh",
        "Nguyễn T** H*** Nhung",
        "15:42 thứ Sáu, 13/11/2026",
        "15:42 thứ Tư, 18/11/2026",
        "Đang xử lý",
    ]
    for secret in ("Hồng Nhung", "033190000118", "0912", "Trần Quốc Bảo", dossier.id):
        assert secret not in page.source
    assert visitor.get(f"/tra-cuu?ma={dossier.code}").said("//dl//dd") == page.said("//dl//dd")


def test_the_procedure_is_named_in_the_readers_language(app, clock, visitor):
    dossier = Desk(app, clock).file_household_business()
    page = visitor.get(f"/tra-cuu?ma={dossier.code}&lang=en")
    assert page.said("//dl//dd")[1] == "Register a household business"


def test_drafts_and_unknown_codes_are_not_found(app, clock, visitor):
    Desk(app, clock).start_draft()
    for code in ("H31.40.12-261113-0001", "None", "%"):
        page = ask(visitor, code)
        assert page.find("//dl") == []
        assert (
            "Không tìm thấy hồ sơ có mã này. Kiểm tra lại mã in trên giấy xác nhận, "
            "hoặc gọi Một cửa 0221 000 1234."
        ) in page.main


@pytest.mark.parametrize("typed", ["", "   ", "033190000118", "033 190 000 118"])
def test_nothing_and_an_identification_number_are_answered_at_the_field(visitor, typed):
    page = ask(visitor, typed)
    assert page.status == 422
    assert page.title.startswith("Lỗi:")
    summary = page.error_summary()
    assert list(summary) == ["code"]
    assert summary["code"] in page.said("//*[@id='code-error']")[0]
    assert logged() == []


def test_every_lookup_is_logged_and_the_bare_form_is_not(app, clock, visitor):
    visitor.address = "203.0.113.7"
    visitor.get("/tra-cuu")
    ask(visitor, "H31.40.12-261113-0009")
    visitor.get("/tra-cuu?ma=" + "X" * 300)
    assert logged() == [
        ("", "lookup", "H31.40.12-261113-0009", "203.0.113.7"),
        ("", "lookup", "X" * 80, "203.0.113.7"),
    ]
    visitor.log_in("nhung")
    ask(visitor, "A-1")
    assert logged()[-1][0] != ""


def test_ten_lookups_a_minute_and_address(app, clock):
    limited = create_app(replace(services(app).settings, rate_limits=True), clock)
    try:
        here, there = Visitor(limited, "203.0.113.8"), Visitor(limited, "203.0.113.9")
        assert {here.get("/tra-cuu").status for _ in range(15)} == {200}
        answers = [ask(here, "H31.40.12-261113-0001").status for _ in range(12)]
        assert answers == [200] * 10 + [429] * 2
        assert ask(there, "H31.40.12-261113-0001").status == 200
        refused = ask(here, "H31.40.12-261113-0001")
        assert refused.find("//main//h1")
        assert refused.said("//main//h1") == ["Đợi một phút rồi thử lại"]
    finally:
        # The limiter is one for the process; the app of the next test finds it switched off again.
        create_app(services(app).settings, clock)


@pytest.mark.parametrize(
    ("name", "masked"),
    [("Nguyễn Văn A", "Nguyễn V** A"), ("Lê Hà", "Lê H*"), ("Y", "Y*")],
)
def test_names_are_masked(name, masked):
    assert mask_name(name) == masked


def test_a_slip_is_verified_without_anybodys_data(visitor, app, clock):
    desk = Desk(app, clock)
    dossier = desk.file_household_business()
    desk.complete("bao", dossier.id, "intake__check", "accept", checks=PASSED)
    with desk.transactions.read() as session:
        from_slip = session.execute(slip.select()).one()
    page = visitor.get(f"/xac-minh/{from_slip.id}")
    assert page.said("//dl//dd") == [
        "Giấy tiếp nhận hồ sơ và hẹn trả kết quả",
        "1/TNHS",
        "15:42 thứ Sáu, 13/11/2026",
        dossier.code,
        "Đăng ký thành lập hộ kinh doanh",
    ]
    assert "Nhung" not in page.source
    pasted = visitor.get("/xac-minh", query_string={"number": f"http://x.example/xac-minh/{from_slip.id} "})
    assert pasted.said("//dl//dd") == page.said("//dl//dd")
    assert visitor.get("/xac-minh?number=").error_summary() == {
        "number": "Nhập mã xác minh in cạnh mã QR của văn bản"
    }
