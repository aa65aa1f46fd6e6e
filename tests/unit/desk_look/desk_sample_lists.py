"""Sample lists of the desk: invented people, every accent, every light."""

from datetime import UTC, date, datetime, timedelta

from app.queries.views_frame import Language, Link
from app.queries.views_officer import (
    BulkAction,
    BulkLine,
    Choice,
    Clock,
    DeskFrame,
    DossierList,
    DossierRow,
    Filter,
    FilterGroup,
    Hat,
    Inbox,
    NavItem,
    Paging,
    Tag,
    WorkRow,
)
from processes.domain.working_time.span import Span

LONG_NAME = "Công Tằng Tôn Nữ Ngọc Diễm Phượng Quỳnh Ẩn"
LONG_PROCEDURE = "Chứng thực bản sao từ bản chính giấy tờ do cơ quan nước ngoài cấp hoặc chứng nhận"


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of November 2026, Vietnamese time."""
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC) - timedelta(hours=7)


NOW = at(20, 14, 10)

NAV = (
    NavItem("inbox", "/viec", current=True, count=1034),
    NavItem("intake", "/viec/tiep-nhan"),
    NavItem("returns", "/viec/tra-ket-qua", count=6),
    NavItem("dossiers", "/ho-so"),
    NavItem("register", "/so-theo-doi"),
    NavItem("statistics", "/thong-ke"),
)
DESK = DeskFrame(
    area="desk",
    nav=NAV,
    home_url="/viec",
    search_url="/ho-so",
    log_out_url="/dang-xuat",
    person="Nguyễn Hoàng Ễ Nhi",
    post="Chuyên viên, Phòng Kinh tế, Hạ tầng và Đô thị",
    areas=(NavItem("desk", "/viec", current=True), NavItem("admin", "/quan-tri")),
    posts=(Hat("", "Tất cả vai", True), Hat("2", "Cán bộ tiếp nhận, Bộ phận Một cửa")),
    hat_url="/vai",
    languages=(Language("vi", "Tiếng Việt", "/vi", True), Language("en", "English", "/en", False)),
)
ACTING = DeskFrame(
    area="desk",
    nav=NAV[:2],
    home_url="/viec",
    search_url="/ho-so",
    log_out_url="/dang-xuat",
    person=LONG_NAME,
    post="Phó Chủ tịch UBND xã",
    search_text="Nguyễn",
    acting_for="Đặng Ữ Ợt",
)

LATE = Clock("overdue", Span(0, 2, 10, True), at(20, 10, 30))
JUST_LATE = Clock("overdue", Span(0, 0, 0, True), at(20, 14, 5))
NEAR = Clock("near_due", Span(0, 0, 45), at(20, 14, 55))
TIME = Clock("in_time", Span(1, 5, 0), at(25, 10, 15))
PAUSED = Clock("paused", why="chờ bổ sung", until=date(2026, 12, 13))
FREE = Clock("no_due")


def _work(number: int, clock: Clock, applicant: str, procedure: str, holder: str, **more: object) -> WorkRow:
    code = f"H31.40.12-2611{10 + number}-{number:04d}"
    values = {"task": "Thẩm tra hồ sơ", "channel": "online", "promised": at(23, 16)} | more
    return WorkRow(
        f"w{number}", f"/viec/{number}", code, clock, applicant, procedure, holder=holder, **values
    )


WORK = (
    _work(1, LATE, "Đỗ Văn Khánh", "Thay đổi đăng ký hộ kinh doanh", "mine", promised=at(20, 17)),
    _work(2, JUST_LATE, LONG_NAME, LONG_PROCEDURE, "other", holder_name=LONG_NAME, selectable=False),
    _work(3, NEAR, "Phạm Minh Quân", "Thành lập hộ kinh doanh", "free", new=True, promised=None),
    _work(4, NEAR, "Nguyễn Thị Hồng Nhung", "Thành lập hộ kinh doanh", "mine", remark="Đã bổ sung 19/11"),
    _work(5, TIME, "Cửa hàng Tạp hóa Minh Đức", "Cấp giấy phép bán lẻ rượu", "mine", channel="post"),
    _work(6, TIME, "Vũ Ngọc Ánh", "Xác nhận tình trạng hôn nhân", "free", channel="direct", new=True),
    _work(7, PAUSED, "Phan Thị Kim Liên", "Thành lập hộ kinh doanh", "mine", task="Chờ bổ sung", paused=True),
    _work(8, FREE, "Hà Đức Long", "Cấp bản sao trích lục hộ tịch", "free", channel="post"),
)

FILTER = Filter(
    url="/viec",
    kept=(("list", "mine"),),
    clear_url="/viec?list=mine",
    groups=(
        FilterGroup("q", "text", value="nguyen"),
        FilterGroup(
            "light",
            "checks",
            (
                Choice("overdue", count=2),
                Choice("near_due", count=5, chosen=True),
                Choice("in_time", count=23),
                Choice("paused", count=4),
                Choice("no_due", count=0),
            ),
        ),
        FilterGroup(
            "task", "checks", (Choice("check", "Kiểm tra, tiếp nhận", 5), Choice("a", "Thẩm tra", 1204))
        ),
        FilterGroup(
            "procedure", "select", (Choice("", "Tất cả", 11), Choice("2.000815", LONG_PROCEDURE, chosen=True))
        ),
        FilterGroup(
            "channel", "checks", (Choice("online", count=22), Choice("direct"), Choice("post", count=3))
        ),
        FilterGroup("due_to", "date", value="31/13/2026", error="Ngày viết theo mẫu 25/11/2026."),
    ),
)
TABS = (
    NavItem("all", "/viec", True, 1034),
    NavItem("mine", "/viec?list=mine", count=19),
    NavItem("free", "/viec?list=free", count=9),
    NavItem("near_due", "/viec?list=near_due", count=5),
    NavItem("overdue", "/viec?list=overdue", count=2),
)
BULK = (BulkAction("claim", "/viec/nhan", primary=True), BulkAction("print", "/viec/in"))
RESULTS = (
    BulkLine("H31.40.12-261113-0003", "/ho-so/3", "đã nhận việc Kiểm tra, tiếp nhận."),
    BulkLine("H31.40.12-261114-0004", "/ho-so/4", "Trần Quốc Bảo đã nhận lúc 14:08.", done=False),
)
INBOX = Inbox(
    now=NOW,
    tabs=TABS,
    filter=FILTER,
    rows=WORK,
    paging=Paging(1, 14, "1.034", next="/viec?after=x"),
    bulk=BULK,
    tools=(Link("XLSX", "/viec.xlsx"),),
)
QUIET = Filter("/viec", FILTER.groups[:1])
INTAKE = Inbox(
    now=NOW,
    tabs=TABS[:1],
    filter=QUIET,
    rows=WORK[:3],
    paging=Paging(15, 17, previous="/viec?before=x"),
    list="intake",
    bulk=BULK[:1],
    results=RESULTS,
    receive_url="/tiep-nhan/moi",
)
NO_WORK = Inbox(now=NOW, tabs=TABS, filter=QUIET, rows=(), paging=Paging(0, 0, "0"), list="returns")
NO_MATCH = Inbox(now=NOW, tabs=TABS, filter=FILTER, rows=(), paging=Paging(0, 0), filtered=True)

DOSSIERS = DossierList(
    now=NOW,
    filter=Filter(
        "/ho-so",
        (
            FilterGroup("q", "text"),
            FilterGroup("status", "select", (Choice("", "Tất cả"), Choice("in_process", "Đang xử lý", 12))),
            FilterGroup("filed_from", "date", value="01/11/2026"),
        ),
    ),
    rows=(
        DossierRow(
            "/ho-so/1",
            "H31.40.12-261113-0017",
            LONG_NAME,
            LONG_PROCEDURE,
            Tag("Chờ người nộp xác nhận dự thảo", "wait"),
            NEAR,
            "online",
            at(13, 15, 42),
            at(23, 16),
            "Thẩm tra hồ sơ",
            "Lê Thu Hà",
        ),
        DossierRow(
            "/ho-so/2",
            "H31.40.12-261112-0009",
            "Đỗ Ổi",
            "Đăng ký khai sinh",
            Tag("Đã trả kết quả", "la"),
            FREE,
            "post",
        ),
        DossierRow(
            "/ho-so/3",
            "H31.40.12-261112-0010",
            "Đỗ Ợ",
            "Kết hôn",
            Tag("Không tiếp nhận", "tro"),
            LATE,
            "direct",
        ),
    ),
    paging=Paging(1, 3, "3"),
)
NOT_FOUND = DossierList(NOW, QUIET, (), Paging(0, 0), searched="giấy phép đi đường <b>")
NO_DOSSIERS = DossierList(NOW, QUIET, (), Paging(0, 0))

LIST_PAGES = {
    "inbox": ("officer/inbox.html", {"desk": DESK, "view": INBOX}),
    "intake": ("officer/inbox.html", {"desk": ACTING, "view": INTAKE}),
    "inbox-empty": ("officer/inbox.html", {"desk": DESK, "view": NO_WORK}),
    "inbox-no-match": ("officer/inbox.html", {"desk": DESK, "view": NO_MATCH}),
    "dossiers": ("officer/dossiers.html", {"desk": DESK, "view": DOSSIERS}),
    "dossiers-not-found": ("officer/dossiers.html", {"desk": ACTING, "view": NOT_FOUND}),
    "dossiers-empty": ("officer/dossiers.html", {"desk": DESK, "view": NO_DOSSIERS}),
}
