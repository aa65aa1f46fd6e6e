"""Sample pages of the journals: whole and broken, changes of the office, who saw what."""

from dataclasses import replace
from datetime import date

from desk_sample_admin import ADMIN, DOSSIER
from desk_sample_lists import NOW, QUIET, at

from app.queries.views_frame import Link
from app.queries.views_journals import (
    ChangedField,
    JournalBreak,
    JournalCheck,
    Look,
    Looks,
    OfficeChange,
    OfficeJournal,
)
from app.queries.views_officer import Choice, Filter, FilterGroup, NavItem, Paging

TABS = (
    NavItem("check", "/dien-bien", True),
    NavItem("office", "/nhat-ky"),
    NavItem("reads", "/da-xem"),
    NavItem("permissions", "/quyen-han"),
    NavItem("system", "/he-thong"),
)
DAYS = (FilterGroup("day_from", "date", value="32/1", error="Ngày viết theo mẫu 25/11/2026."), FilterGroup("day_to", "date"))  # fmt: skip
WHOLE = JournalCheck(
    NOW, TABS, at(20, 2), 1034, 20451, 312, 58, (), "/kiem", date(2026, 11, 19), "0f1e2d3c" * 8
)
BREAKS = (
    JournalBreak("Dòng 7 đã bị sửa", Link("H31.40.12-261113-0017", ""), at(16, 9)),
    JournalBreak("Mất toàn bộ diễn biến", Link("H31.40.12-261113-0018", "/x")),
    JournalBreak("Niêm phong ngày 13/11/2026 không khớp", None, at(14, 0)),
)
CHANGES = OfficeJournal(
    now=NOW,
    tabs=TABS,
    filter=Filter("/nhat-ky", (FilterGroup("kind", "select", (Choice("", "Tất cả"),)), FilterGroup("person", "text"), *DAYS)),
    rows=(
        OfficeChange(312, at(20, 9), "Ngô Thị Phương Thảo", "Sửa cơ quan, đơn vị", "Cơ quan, đơn vị", "Phòng Kinh tế",
                     (ChangedField("Tên", "Phòng Kinh tế", "Phòng Kinh tế, Hạ tầng và Đô thị <b>mới</b>"), ChangedField("Điện thoại", "", "0221 000 1234"), ChangedField("Thư điện tử", "cu@xa.example", "")), "Theo Quyết định 12/QĐ-UBND"),
        OfficeChange(311, at(19, 9), "Hệ thống", "Chạy lại sự cố", "Sự cố", "SC-261119-0001", ()),
    ),
    paging=Paging(1, 2, "2"),
)  # fmt: skip
LOOKS = Looks(
    now=NOW,
    tabs=TABS,
    filter=Filter("/da-xem", (FilterGroup("person", "text"), FilterGroup("code", "text"), *DAYS)),
    rows=(
        Look(at(20, 9), "Trần Quốc Bảo", "Trang hồ sơ", "10.0.0.8", DOSSIER),
        Look(at(20, 8), "người chưa đăng nhập", "Tra cứu công khai", "203.0.113.9", None, "H31.40.12-261113-0017"),
    ),
    paging=Paging(1, 2, "2"),
)  # fmt: skip

JOURNAL_PAGES = {
    name: (f"admin/{template}.html", {"desk": ADMIN, "view": view})
    for name, template, view in (
        ("journal-whole", "journal_check", WHOLE),
        ("journal-breaks", "journal_check", replace(WHOLE, breaks=BREAKS, sealed_on=None)),
        ("journal-unchecked", "journal_check", replace(WHOLE, checked_at=None)),
        ("office-journal", "office_journal", CHANGES),
        ("office-journal-none", "office_journal", replace(CHANGES, rows=(), filter=QUIET)),
        ("reads", "reads", LOOKS),
        ("reads-none", "reads", replace(LOOKS, rows=())),
    )
}
