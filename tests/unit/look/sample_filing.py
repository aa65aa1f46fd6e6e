"""Sample views of the filing pages."""

from datetime import date

from sample_form import drawn
from sample_public import CAPTCHA, FIELDS, LONG_NAME, PERSON_FRAME, ROWS, at

from app.queries.views_filing import (
    Answer,
    AnswerGroup,
    BeginPage,
    CheckPage,
    ConfirmationPage,
    DraftPage,
    NotSentPage,
    PaidFee,
    PapersPage,
    PaperUpload,
    PaymentPage,
    SectionPage,
    StartPage,
    Task,
    TaskGroup,
)
from app.queries.views_frame import FieldError, FileRow, Link, Option, SmallForm

AGENCIES = (Option("", "Chọn cơ quan"), Option("thd", "Ủy ban nhân dân xã Tân Hòa Đông"))
GROUPS = (
    TaskGroup(
        "Trường hợp của Ông, Bà",
        (
            Task(
                "Ai thành lập, ai nộp hồ sơ",
                "/1",
                "done",
                "Các thành viên hộ gia đình thành lập. Chủ hộ tự nộp.",
            ),
            Task("Cách nhận kết quả", "/2", "done", "Trực tuyến, thư điện tử và Kho dữ liệu của Ông, Bà"),
        ),
    ),
    TaskGroup(
        "Nội dung khai",
        (
            Task("Thông tin chủ hộ kinh doanh", "/3", "done", "Nguyễn Thị Hồng Nhung"),
            Task("Thành viên hộ gia đình", "/4", "done", "2 thành viên"),
            Task("Thông tin hộ kinh doanh", "/5", "doing", "Còn thiếu vốn kinh doanh và ngành chính"),
            Task("Thông tin đăng ký thuế", "/6", "todo"),
        ),
    ),
    TaskGroup(
        "Giấy tờ",
        (
            Task(
                "Văn bản ủy quyền của các thành viên",
                "/7",
                "todo",
                "Bản công chứng hoặc chứng thực, PDF, JPG hoặc PNG, tối đa 20 MB mỗi tệp",
            ),
        ),
    ),
    TaskGroup(
        "Kiểm tra và gửi",
        (
            Task(
                "Xem lại, nộp lệ phí 150.000 ₫ và gửi hồ sơ",
                None,
                "blocked",
                "Làm được khi các phần trên đã xong",
            ),
        ),
    ),
)


def draft(tab: str) -> DraftPage:
    return DraftPage(
        url="/nop/77",
        procedure="Đăng ký thành lập hộ kinh doanh",
        procedure_url="/thu-tuc/1.001612",
        agency="Cơ quan đăng ký kinh doanh xã Tân Hòa Đông",
        tab=tab,
        now=at(13, 14, 30),
        groups=GROUPS,
        done=4,
        total=8,
        saved_at=at(13, 14, 5),
        keep_until=date(2026, 12, 13),
        limit_says="3 ngày làm việc",
        delete_url="/nop/77/xoa",
        guide=("Đọc kỹ hướng dẫn này trước khi khai.", "Chuẩn bị ảnh chụp giấy tờ, mỗi tệp không quá 20 MB."),
        forms=(FileRow("Văn bản ủy quyền", "/mau.docx", "DOCX, 28 KB"),),
        next=Link("Thông tin hộ kinh doanh", "/5"),
    )


FORM_HTML, FORM_ERRORS = drawn()
SECTION = SectionPage(
    "/5", "/nop/77", 5, 8, "Thông tin hộ kinh doanh", FORM_HTML, FORM_ERRORS, multipart=True
)
UPLOAD_HINT = (
    "PDF, JPG hoặc PNG, tối đa 20 MB. Chụp nhiều trang thì chọn nhiều ảnh, chúng tôi ghép thành một tệp."
)
TOO_BIG = "Tệp nặng 34 MB, tối đa là 20 MB. Chụp lại ở cỡ vừa hoặc tách thành hai tệp."
PAPERS = PapersPage(
    "/7",
    "/nop/77",
    7,
    8,
    (
        PaperUpload("Giấy đề nghị đăng ký hộ kinh doanh", "p1", "", True, form_url="/5"),
        PaperUpload(
            "Văn bản ủy quyền của các thành viên hộ gia đình cho một người làm chủ hộ kinh doanh",
            "p2",
            UPLOAD_HINT,
            True,
            files=(
                FileRow(
                    "uy-quyen-chung-thuc-cua-tat-ca-thanh-vien-ho-gia-dinh-ong-Nguyen.pdf",
                    "/f",
                    "PDF, 1,2 MB",
                ),
            ),
            old_files=(FileRow("uy-quyen.pdf", "/g", "Bản 1, nộp 13/11, giữ lại để đối chiếu"),),
            error=TOO_BIG,
            store_url="/kho",
        ),
        PaperUpload("Giấy tờ ủy quyền thực hiện thủ tục", "p3", "Chỉ khi nhờ người khác nộp thay.", False),
    ),
    (FieldError(TOO_BIG, "p2"),),
)
CHECK = CheckPage(
    "/nop/77/gui",
    "/nop/77",
    "Đăng ký thành lập hộ kinh doanh",
    (
        AnswerGroup(
            "Thông tin hộ kinh doanh",
            (
                Answer("Tên hộ kinh doanh", "Hộ kinh doanh Bún thang Hồng Nhung", "/5#name"),
                Answer("Ngành chính", "5610 Nhà hàng và các dịch vụ ăn uống phục vụ lưu động", "/5#trade"),
            ),
        ),
    ),
    (Answer("Văn bản ủy quyền của các thành viên", "uy-quyen.pdf (3 trang)", "/7"),),
    150000,
    True,
    CAPTCHA,
)
CONFIRMATION = ConfirmationPage(
    code="H31.40.12-261113-0017",
    procedure="Đăng ký thành lập hộ kinh doanh",
    agency="Cơ quan đăng ký kinh doanh xã",
    sent_at=at(13, 15, 42),
    email="hongnhung@thu.example",
    phone="09xx xxx 218",
    reply_by=at(16, 15, 42),
    limit_says="3 ngày làm việc",
    result="Giấy chứng nhận qua mạng",
    follow_url="/ho-so/17",
    receipt=FileRow("giay-xac-nhan.pdf", "/f", "PDF, 84 KB"),
    update_url="/ho-so/17/sua",
    cancel_url="/ho-so/17/huy",
    fee=PaidFee(150000, at(13, 15, 41), Link("Biên lai điện tử (PDF, 61 KB)", "/bl")),
    enclosed=(
        "Giấy đề nghị đăng ký hộ kinh doanh, đã ký số",
        "Văn bản ủy quyền của các thành viên (1 tệp, 3 trang)",
    ),
    feedback_url="/gop-y",
)
BEGIN = BeginPage(
    SmallForm("/nop"),
    LONG_NAME,
    "/thu-tuc/2.000815",
    AGENCIES,
    (Option("person", "Một cá nhân"), Option("family", "Các thành viên hộ gia đình")),
    "Ai thành lập hộ kinh doanh?",
    20,
    ("Thẻ Căn cước", "Ảnh chụp văn bản ủy quyền, nếu nhờ người khác nộp"),
)
PAYMENT = PaymentPage(
    150000, "Kho bạc Nhà nước", "Lệ phí đăng ký hộ kinh doanh", "TT-261113-0042", "/tt", "/huy", "/het-tien"
)


def page(template: str, view: object) -> tuple[str, dict[str, object]]:
    return (f"citizen/{template}.html", {"frame": PERSON_FRAME, "view": view})


FILING_PAGES = {
    "start": page("start", StartPage("/nop", "thd", AGENCIES, "", FIELDS, ROWS)),
    "start-none": page("start", StartPage("/nop", "thd", AGENCIES, "ht", FIELDS, ())),
    "begin": page("begin", BEGIN),
    "draft": page("draft", draft("dossier")),
    "draft-guide": page("draft", draft("guide")),
    "draft-forms": page("draft", draft("forms")),
    "section": page("section", SECTION),
    "papers": page("papers", PAPERS),
    "check": page("check", CHECK),
    "payment": page("payment", PAYMENT),
    "not-sent": page("not_sent", NotSentPage("TT-261113-0042", "/nop/77", "/nop/77/gui")),
    "not-sent-paid": page("not_sent", NotSentPage("TT-261113-0042", "/nop/77", "/nop/77/gui", True)),
    "confirmation": page("confirmation", CONFIRMATION),
}
