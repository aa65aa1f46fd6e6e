"""Sample pages of one dossier, with a pause, two versions of a paper and a diagram."""

from dataclasses import replace
from datetime import date

from desk_sample_lists import DESK, FREE, LATE, LONG_NAME, LONG_PROCEDURE, NEAR, NOW, TIME, at
from markupsafe import Markup

from app.queries.views_frame import Link
from app.queries.views_officer import Choice, NavItem, Tag
from app.queries.views_officer_dossier import (
    AutoCheck,
    Box,
    CaseAction,
    ClockRow,
    ClockTable,
    Decision,
    DiagramPage,
    DiagramStep,
    DossierHead,
    DossierPage,
    Fact,
    JournalPage,
    JournalRow,
    PaperFile,
    PaperRow,
    PapersPage,
    PathStage,
    SlipRow,
    SlipsPage,
)


def _tabs(current: str) -> tuple[NavItem, ...]:
    counts = {"overview": None, "papers": 2, "journal": 14, "slips": 3}
    return tuple(NavItem(id_, f"/ho-so/1/{id_}", id_ == current, count) for id_, count in counts.items())


HEAD = DossierHead(
    code="H31.40.12-261113-0017",
    url="/ho-so/1",
    status=Tag("Đang xử lý", "cham"),
    procedure="Đăng ký thành lập hộ kinh doanh",
    applicant="Nguyễn Thị Hồng Nhung",
    channel="online",
    back_url="/viec",
    tabs=_tabs("overview"),
    version=3,
    in_force_from=date(2026, 10, 1),
)
LONG_HEAD = replace(HEAD, procedure=LONG_PROCEDURE, applicant=LONG_NAME, version=None)

MINE = Decision(
    title="Thẩm tra hồ sơ",
    holder="mine",
    clock=NEAR,
    held_since=at(20, 7, 30),
    task_url="/viec/4",
    step=2,
    steps=5,
    facts=(
        Fact("Ai", "Nguyễn Thị Hồng Nhung", "chủ hộ tự nộp, định danh mức 2"),
        Fact("Xin gì", "Hộ kinh doanh Bún thang Hồng Nhung", "thành viên hộ gia đình, vốn 80.000.000 ₫"),
        Fact("Hẹn trả", "16:00 T2 23/11/2026", "còn 9 giờ 50 phút làm việc, trong hạn"),
        Fact("Lệ phí", "150.000 ₫", "đã nộp 13/11, đã đối soát"),
    ),
    checks=(
        AutoCheck("open", "1 giấy tờ mới bổ sung chưa kiểm:", "văn bản ủy quyền, bản 2"),
        AutoCheck("passed", "Tên không trùng trong xã", "(CSDL hộ kinh doanh, 08:02)"),
        AutoCheck("failed", "Cơ quan thuế chưa trả lời"),
    ),
    outcomes=(
        Link("Đủ điều kiện, trình lãnh đạo", "/viec/4?outcome=ok"),
        Link("Yêu cầu sửa đổi, bổ sung", "/viec/4?outcome=more"),
        Link("Lấy ý kiến", "/viec/4?outcome=ask"),
    ),
)
POOL = Decision("Kiểm tra, tiếp nhận", "free", TIME, unit="Bộ phận Một cửa", claim_url="/viec/5/nhan")
OTHER = Decision("Lấy ý kiến thuế", "other", LATE, holder_name=LONG_NAME, held_since=at(19, 9))
PLAIN = Decision("Xác nhận có kết quả", "mine", FREE, task_url="/viec/6")

STAGES = (
    PathStage("Nộp", "done", at(13, 15, 42)),
    PathStage("Tiếp nhận", "done", at(16, 9), who="Trần Quốc Bảo", note="đúng hạn"),
    PathStage("Thẩm tra", "now", due_at=at(20, 16), who="Lê Thu Hà"),
    PathStage("Ký duyệt", "later", due_at=at(23, 10, 30)),
    PathStage("Vào số, ký số", "later", due_at=at(23, 14)),
    PathStage("Trả kết quả", "later"),
)
FILE = PaperFile("Biểu mẫu điện tử", "/tep/1", note="đã ký số")
SCAN = PaperFile("uy-quyen-chung-thuc-cua-ca-ho-gia-dinh.pdf", "/tep/2", at(19, 19, 40), 2, 3, 1_258_291)
OLD = PaperFile("uy-quyen.pdf", "/tep/3", at(13, 15, 40), 1, 2, 84_000)
PAPERS = (
    PaperRow("Giấy đề nghị đăng ký hộ kinh doanh", 1, 0, (FILE,), "passed"),
    PaperRow(
        "Văn bản ủy quyền của thành viên hộ gia đình",
        0,
        1,
        (SCAN,),
        "unchecked",
        "Bản 1 không đạt",
        older=(OLD,),
    ),
    PaperRow("Bản sao hợp đồng thuê", 0, 1, (), "failed", "Thiếu trang 2"),
    PaperRow("Giấy tờ ủy quyền thực hiện thủ tục", 0, 0, (), None, absent="Không cần: chủ hộ tự nộp"),
)
SLIP = Link("Phiếu yêu cầu bổ sung số 31/HDHS", "/phieu/31")
CLOCK = ClockTable(
    due_at=at(23, 16),
    due_original=at(19, 9),
    allowed=1440,
    used=850,
    rule="3 ngày làm việc = 24 giờ · đếm theo giờ · lịch xã Tân Hòa Đông",
    past=(
        ClockRow(at(16, 9), at(16, 17), "Tiếp nhận chính thức, trừ nghỉ trưa", 1050, 390),
        ClockRow(at(17, 7, 30), at(17, 10), "Thẩm tra", 900, 150),
        ClockRow(at(17, 10), at(19, 19, 40), "Tạm dừng", 900, None, "still", True, "chờ bổ sung", SLIP),
        ClockRow(at(19, 19, 40), at(20, 7, 30), "Ngoài giờ làm việc", 900, None, "still"),
        ClockRow(at(20, 7, 30), NOW, "Thẩm tra tiếp, đến bây giờ", 590, 310),
    ),
    forecast=(
        ClockRow(NOW, at(20, 17), "Phần còn lại của hôm nay", 420, 170, "forecast"),
        ClockRow(at(21, 0), at(22, 23), "Ngày nghỉ hằng tuần", 420, None, "still"),
        ClockRow(at(23, 7, 30), at(23, 16), "Đến hẹn trả", 0, 420, "forecast"),
    ),
)
JOURNAL = (
    JournalRow(
        at(20, 7, 30),
        "Đồng hồ chạy lại.",
        "Hệ thống, theo lịch làm việc",
        "Hẹn trả chuyển sang 16:00 T2 23/11.",
    ),
    JournalRow(at(19, 19, 40), "Hoàn thành bổ sung.", "Nguyễn Thị Hồng Nhung, qua Cổng dịch vụ công"),
    JournalRow(
        at(17, 10), "Yêu cầu bổ sung.", f"{LONG_NAME} thay mặt Lê Thu Hà", "Chưa chứng thực.", (SLIP,)
    ),
)
BOXES = (
    Box(
        "Người nộp",
        (
            Fact("Họ tên", LONG_NAME),
            Fact("Định danh", "0331••••••18"),
            Fact("Thư điện tử", "nguyen.thi.hong.nhung.bun.thang@thu-dien-tu.example"),
            Fact("Hồ sơ khác", "1 hồ sơ đã trả", url="/ho-so?nguoi=1"),
        ),
    ),
    Box("Phiếu, văn bản", links=(Fact("Giấy tiếp nhận và hẹn trả", "112/TNHS, 16/11", url="/phieu/112"),)),
    Box("Người làm hồ sơ", (Fact("Ký duyệt", "Phạm Đức Thịnh", "Nguyễn Hải Yến thay đến hết 24/11"),)),
)
DOSSIER = DossierPage(
    now=NOW,
    head=HEAD,
    decisions=(MINE, POOL, OTHER),
    stages=STAGES,
    papers=PAPERS,
    journal=JOURNAL,
    journal_count=14,
    journal_url="/ho-so/1/dien-bien",
    boxes=BOXES,
    clock=CLOCK,
    diagram_url="/ho-so/1/so-do",
    actions=(CaseAction("Dừng xử lý", "/ho-so/1/dung"), CaseAction("Xin lỗi, hẹn lại", "/ho-so/1/xin-loi")),
)
BARE = DossierPage(
    now=NOW,
    head=LONG_HEAD,
    decisions=(PLAIN,),
    stages=(),
    papers=(),
    journal=JOURNAL[:1],
    journal_count=1,
    journal_url="/ho-so/1/dien-bien",
    boxes=(),
    clock=replace(CLOCK, due_original=CLOCK.due_at, forecast=()),
    said="Đã lưu lúc 14:05.",
)
STEPS = (
    DiagramStep(
        "Gửi hồ sơ", "Người nộp", "done", at(13, 15), at(13, 15, 42), "Nguyễn Thị Hồng Nhung", "Gửi hồ sơ"
    ),
    DiagramStep(
        "Kiểm tra, tiếp nhận", "Cán bộ Một cửa", "done", at(13, 16), at(16, 9), block="Khối Tiếp nhận"
    ),
    DiagramStep("Thẩm tra hồ sơ", "Chuyên viên", "current", at(20, 7, 30), by="Lê Thu Hà"),
    DiagramStep("Từ chối", "Lãnh đạo", "skipped"),
    DiagramStep("Ký duyệt", "Lãnh đạo", "later"),
)
SVG = Markup(
    '<svg xmlns="http://www.w3.org/2000/svg" width="720" height="150" role="img" aria-labelledby="svg-title">'
    '<title id="svg-title">Sơ đồ quy trình, đang ở Thẩm tra hồ sơ</title>'
    '<rect class="lane" x="1" y="1" width="718" height="148"/>'
    '<g class="done"><rect class="node done" x="40" y="45" width="120" height="60" rx="8"/>'
    '<text class="label" x="100" y="80" text-anchor="middle">Nộp hồ sơ</text></g>'
    '<path class="edge done" d="M160 75h60"/>'
    '<rect class="node block done" x="220" y="45" width="120" height="60" rx="8"/>'
    '<text class="label" x="280" y="80" text-anchor="middle">Tiếp nhận</text>'
    '<path class="edge" d="M340 75h60"/><path class="arrow" d="M392 70l8 5-8 5z"/>'
    '<rect class="node current" x="400" y="45" width="120" height="60" rx="8"/>'
    '<text class="label" x="460" y="80" text-anchor="middle">Thẩm tra hồ sơ</text>'
    '<path class="edge" d="M520 75h60"/>'
    '<rect class="node block" x="580" y="45" width="120" height="60" rx="8"/>'
    '<text class="label" x="640" y="80" text-anchor="middle">Trả kết quả</text></svg>'
)
KINDS = (Choice("", "Tất cả", 14), Choice("clock", "Đồng hồ", 3, chosen=True))
ALL_JOURNAL = JournalPage(NOW, replace(HEAD, tabs=_tabs("journal")), JOURNAL, KINDS, "/ho-so/1/dien-bien", 14)
SLIP_ROWS = (
    SlipRow("Giấy tiếp nhận và hẹn trả", "112/TNHS", at(16, 9), "Trần Quốc Bảo", "/phieu/112"),
    SlipRow("Phiếu yêu cầu bổ sung", "31/HDHS", at(17, 10), LONG_NAME),
)

DOSSIER_PAGES = {
    name: (f"officer/{template}.html", {"desk": DESK, "view": view})
    for name, template, view in (
        ("dossier", "dossier", DOSSIER),
        ("dossier-bare", "dossier", BARE),
        ("papers", "papers", PapersPage(NOW, replace(HEAD, tabs=_tabs("papers")), PAPERS, (SCAN,))),
        ("papers-none", "papers", PapersPage(NOW, HEAD, ())),
        ("slips", "slips", SlipsPage(NOW, replace(HEAD, tabs=_tabs("slips")), SLIP_ROWS)),
        ("slips-none", "slips", SlipsPage(NOW, LONG_HEAD, ())),
        ("diagram", "diagram", DiagramPage(NOW, HEAD, SVG, STEPS)),
        ("journal", "journal", ALL_JOURNAL),
        ("journal-broken", "journal", replace(ALL_JOURNAL, rows=(), broken_at=7)),
    )
}
