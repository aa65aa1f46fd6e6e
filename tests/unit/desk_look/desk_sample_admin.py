"""Sample pages of administrators."""

from dataclasses import replace
from datetime import date

from desk_sample_lists import LONG_PROCEDURE, NOW, QUIET, at

from app.queries.views_admin import (
    MessagePage,
    MessageRow,
    Outbox,
    ProcedureRow,
    Procedures,
)
from app.queries.views_frame import Link
from app.queries.views_officer import Choice, DeskFrame, Filter, FilterGroup, NavItem, Paging

ADMIN = DeskFrame(
    area="admin",
    nav=(
        NavItem("procedures", "/quan-tri/thu-tuc", current=True),
        NavItem("incidents", "/quan-tri/su-co", count=3),
        NavItem("calendar", "/quan-tri/lich"),
        NavItem("units", "/quan-tri/co-quan"),
        NavItem("fees", "/quan-tri/le-phi"),
        NavItem("outbox", "/quan-tri/thu"),
        NavItem("journal", "/quan-tri/dien-bien"),
    ),
    home_url="/quan-tri",
    search_url="/ho-so",
    log_out_url="/dang-xuat",
    person="Ngô Thị Phương Thảo",
    post="Quản trị đơn vị",
)
DOSSIER = Link("H31.40.12-261113-0017", "/ho-so/1")
MAIL = MessageRow(
    "/thu/1",
    "mail",
    "h••••@thu.example",
    "Đã tiếp nhận hồ sơ",
    "sent",
    at(16, 9),
    at(16, 9, 1),
    dossier=DOSSIER,
)
SMS = MessageRow(
    "/thu/2",
    "sms",
    "09xx xxx 218",
    "Có kết quả, mời nhận tại Bộ phận Một cửa xã Tân Hòa Đông",
    "pending",
    at(20, 13, 32),
    next_attempt_at=at(20, 14, 15),
    attempts=5,
    error="Cổng nhắn tin không trả lời trong 30 giây.",
)
MESSAGES = (
    MAIL,
    SMS,
    replace(SMS, state="dead", url="/thu/3"),
    replace(MAIL, state="leased", channel="portal", sent_at=None),
)
OUTBOX = Outbox(
    now=NOW,
    tabs=(
        NavItem("all", "/thu", True, 4),
        NavItem("pending", "/p", count=1),
        NavItem("sent", "/s"),
        NavItem("dead", "/d"),
    ),
    filter=Filter("/thu", (FilterGroup("q", "text"), FilterGroup("kind", "select", (Choice("", "Tất cả"),)))),
    rows=MESSAGES,
    paging=Paging(1, 4, "4"),
    sandbox=True,
)
LETTER = MessagePage(
    now=NOW,
    row=MAIL,
    back_url="/thu",
    subject="Hồ sơ H31.40.12-261113-0017 đã được tiếp nhận",
    body="Kính gửi Ông, Bà Nguyễn Thị Hồng Nhung,\n\nĐã tiếp nhận. <b>Không phải thẻ</b>\nHẹn trả 16:00.",
    key="dossier:1:accepted:mail",
)
TEXT = MessagePage(
    NOW, MESSAGES[2], "/thu", "UBND xa Tan Hoa Dong: ho so da co ket qua.", retry_url="/thu/3/gui-lai"
)
PROCEDURES = Procedures(
    now=NOW,
    rows=(
        ProcedureRow(
            "1.001612",
            "Đăng ký thành lập hộ kinh doanh",
            "Hộ kinh doanh",
            "full",
            3,
            date(2026, 10, 1),
            "3 ngày làm việc",
            42,
        ),
        ProcedureRow(
            "2.000815",
            LONG_PROCEDURE,
            "Chứng thực",
            "info",
            2,
            date(2026, 7, 1),
            "Trong ngày",
            1058,
            warnings=2,
            url="/t",
        ),
        ProcedureRow(
            "1.000894",
            "Đăng ký kết hôn",
            "Hộ tịch",
            "partial",
            1,
            date(2026, 8, 15),
            "Trong ngày",
            0,
            errors=1,
        ),
    ),
    count=3,
    filter=Filter(
        "/thu-tuc",
        (
            FilterGroup("q", "text"),
            FilterGroup("field", "select", (Choice("", "Tất cả"),)),
            FilterGroup("level", "select", (Choice("", "Tất cả"),)),
        ),
        clear_url="/thu-tuc",
    ),
    paging=Paging(1, 3, "3"),
)
ADMIN_PAGES = {
    name: (f"admin/{template}.html", {"desk": ADMIN, "view": view})
    for name, template, view in (
        ("outbox", "outbox", OUTBOX),
        ("outbox-empty", "outbox", replace(OUTBOX, rows=(), sandbox=False, filter=QUIET)),
        ("message", "message", LETTER),
        ("message-dead", "message", TEXT),
        ("procedures", "procedures", PROCEDURES),
        ("procedures-none", "procedures", replace(PROCEDURES, rows=())),
    )
}
