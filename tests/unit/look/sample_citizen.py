"""Sample views of an applicant's own dossiers."""

from sample_filing import GROUPS, UPLOAD_HINT, page
from sample_public import LONG_NAME, at

from app.queries.views_citizen import (
    ClockPage,
    ClockRow,
    ConfirmAction,
    DossierPage,
    DossierRow,
    DossiersPage,
    FeeBox,
    NextTurn,
    Pause,
    Promise,
    Stage,
    SupplementPage,
    UpdatePage,
    WantedPaper,
)
from app.queries.views_filing import Answer, PaperUpload
from app.queries.views_frame import FileRow, Link, Tab

NOW = at(20, 14, 10)
CODE = "H31.40.12-261113-0017"
PROCEDURE = "Đăng ký thành lập hộ kinh doanh"
WAITED = Pause(at(17, 10, 0), at(20, 7, 30), "hồ sơ chờ bổ sung")
STAGES = (
    Stage("Nộp hồ sơ và lệ phí", "done", at(13, 15, 42)),
    Stage(
        "Tiếp nhận",
        "done",
        at(16, 9, 0),
        slip=Link("Giấy tiếp nhận hồ sơ và hẹn trả kết quả", "/p"),
        slip_number="112/TNHS",
    ),
    Stage(
        "Kiểm tra điều kiện",
        "now",
        at(20, 16, 0),
        "Đang làm tại Phòng Kinh tế.",
        pause=Pause(at(17, 10, 0), at(20, 7, 30), "văn bản ủy quyền chưa được chứng thực."),
    ),
    Stage("Ký duyệt", "later", at(23, 10, 30)),
    Stage("Vào số, ký số cơ quan", "later", at(23, 14, 0)),
    Stage("Trả kết quả qua mạng", "later", at(23, 16, 0)),
)
PAPERS = (
    FileRow("Giấy đề nghị đăng ký", "/a", "Khai điện tử, đã ký số", "file-pen-line"),
    FileRow("Văn bản ủy quyền, bản 2", "/b", "PDF, 1,2 MB · bổ sung 19/11"),
)


def dossier(status: str, turn: NextTurn, promise: Promise, **more: object) -> DossierPage:
    return DossierPage(
        CODE,
        status,
        PROCEDURE,
        "Hộ kinh doanh Bún thang Hồng Nhung",
        NOW,
        promise,
        turn,
        STAGES,
        PAPERS,
        **more,
    )


IN_TIME = Promise("in_time", at(23, 16, 0), at(19, 9, 0), (WAITED,), "/ho-so/17/dong-ho")
PAUSED = Promise("paused", at(19, 9, 0), None, (Pause(at(17, 10, 0), None, "hồ sơ chờ bổ sung"),), "/c")
NO_PROMISE = Promise("none", None)
HALF = at(20, 14, 10)
CLOCK = ClockPage(
    CODE,
    "/ho-so/17",
    NOW,
    (
        ClockRow(
            at(16, 9, 0),
            at(16, 17, 0),
            "Tiếp nhận chính thức, trừ nghỉ trưa",
            "counted",
            "6 giờ 30",
            "17 giờ 30",
        ),
        ClockRow(at(17, 7, 30), at(17, 10, 0), "Thẩm tra", "counted", "2 giờ 30", "15 giờ 00"),
        ClockRow(
            at(17, 10, 0), at(19, 19, 40), "Tạm dừng: chờ bổ sung", "not_counted", "không tính", "15 giờ 00"
        ),
        ClockRow(
            at(19, 19, 40), at(20, 7, 30), "Ngoài giờ làm việc", "not_counted", "không tính", "15 giờ 00"
        ),
        ClockRow(at(20, 7, 30), HALF, "Thẩm tra tiếp, đến bây giờ", "counted", "5 giờ 10", "9 giờ 50"),
        ClockRow(HALF, at(20, 17, 0), "Phần còn lại của hôm nay", "forecast", "2 giờ 50", "7 giờ 00"),
        ClockRow(at(23, 7, 30), at(23, 16, 0), "Đến hẹn trả", "forecast", "7 giờ 00", "hết giờ"),
    ),
    "3 ngày làm việc, tức 24 giờ làm việc",
    "24 giờ làm việc",
    "14 giờ 10 phút",
    at(23, 16, 0),
    at(19, 9, 0),
    "Lịch làm việc của xã Tân Hòa Đông.",
)
SUPPLEMENT = SupplementPage(
    "/ho-so/17/bo-sung",
    CODE,
    "supplement_requested",
    PROCEDURE,
    "/ho-so/17",
    at(17, 17, 0, 12),
    (
        WantedPaper(
            "bản đã nộp chưa được công chứng hoặc chứng thực.",
            "mang bản này đến UBND xã hoặc tổ chức công chứng, rồi chụp hoặc quét đủ các trang.",
            PaperUpload(
                "Văn bản ủy quyền của thành viên hộ gia đình",
                "p2",
                UPLOAD_HINT,
                True,
                old_files=(FileRow("uy-quyen.pdf", "/g", "Bản 1, nộp 13/11, giữ lại để đối chiếu"),),
                store_url="/kho",
            ),
        ),
    ),
    at(19, 16, 0),
    (Answer("Giấy đề nghị đăng ký", "Đạt"),),
    Link("Số 31/HDHS, 17/11/2026 (PDF)", "/p"),
    "Người hướng dẫn: Trần Quốc Bảo",
    withdraw_url="/rut",
)
ROWS = (
    DossierRow("", PROCEDURE, "/nop/77", "draft", at(13, 14, 5), says="Đã xong 4 trong 8 phần."),
    DossierRow(
        CODE, PROCEDURE, "/ho-so/17", "supplement_requested", at(13, 15, 42), None, "Cần nộp lại 1 giấy tờ."
    ),
    DossierRow("H31.40.12-261112-9999", LONG_NAME, "/ho-so/9", "in_process", at(12, 8, 0), at(23, 16, 0)),
)
STATUSES = (
    "submitted",
    "accepted",
    "in_process",
    "waiting_coordination",
    "intake_supplement",
    "waiting_fee_before_intake",
    "withdraw_requested",
    "result_ready",
    "returned",
    "refused",
    "stopped",
    "withdrawn",
    "cancelled_by_applicant",
)

CITIZEN_PAGES = {
    "dossiers": page(
        "dossiers", DossiersPage(ROWS, (Tab("Tất cả", "?", True, 3), Tab("Bản nháp", "?s=d", count=1)))
    ),
    "dossiers-statuses": page(
        "dossiers", DossiersPage(tuple(DossierRow(CODE, PROCEDURE, "/x", status, NOW) for status in STATUSES))
    ),
    "dossiers-none": page("dossiers", DossiersPage(())),
    "dossier": page(
        "dossier",
        dossier(
            "in_process",
            NextTurn("nothing"),
            IN_TIME,
            fee=FeeBox(150000, True, "/bl"),
            withdraw_url="/rut",
        ),
    ),
    "dossier-submitted": page(
        "dossier",
        dossier(
            "submitted", NextTurn("reply", at(23, 15, 42)), NO_PROMISE, update_url="/sua", cancel_url="/huy"
        ),
    ),
    "dossier-supplement": page(
        "dossier",
        dossier("supplement_requested", NextTurn("supplement", at(17, 17, 0, 12), 1, url="/bo-sung"), PAUSED),
    ),
    "dossier-pay": page(
        "dossier",
        dossier(
            "waiting_financial_obligation",
            NextTurn("payment", at(27, 17, 0), amount=150000, url="/tt"),
            PAUSED,
            fee=FeeBox(150000, False, "/tt"),
        ),
    ),
    "dossier-confirm": page(
        "dossier",
        dossier("waiting_applicant_confirmation", NextTurn("confirm", at(21, 9, 0), url="/dt"), IN_TIME),
    ),
    "dossier-late": page(
        "dossier", dossier("in_process", NextTurn("late", at(27, 16, 0)), Promise("late", at(19, 16, 0)))
    ),
    "dossier-result": page(
        "dossier",
        dossier(
            "result_ready",
            NextTurn("result"),
            Promise("done", at(23, 16, 0)),
            results=(FileRow("Giấy chứng nhận đăng ký hộ kinh doanh", "/kq", "PDF, 220 KB", "badge-check"),),
            slips=(FileRow("Giấy tiếp nhận hồ sơ", "/p", "PDF, 84 KB"),),
        ),
    ),
    "dossier-refused": page(
        "dossier",
        dossier("refused", NextTurn("nothing"), NO_PROMISE, reason="Địa chỉ trụ sở nằm ngoài tỉnh."),
    ),
    "clock": page("clock", CLOCK),
    "supplement": page("supplement", SUPPLEMENT),
    "update": page("update", UpdatePage(CODE, PROCEDURE, "/ho-so/17", GROUPS, at(16, 15, 42))),
    "update-saved": page("update", UpdatePage(CODE, LONG_NAME, "/ho-so/17", GROUPS, at(16, 15, 42), True)),
    "confirm": page(
        "confirm",
        ConfirmAction(
            "Hủy hồ sơ này?",
            "Hồ sơ sẽ dừng ngay và không mở lại được. Lệ phí đã nộp không hoàn lại.",
            "Hủy hồ sơ",
            "/huy",
            "/ho-so/17",
            True,
            "Ghi lý do, ví dụ: nộp nhầm thủ tục.",
        ),
    ),
}
