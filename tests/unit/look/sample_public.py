"""Sample views of the public and account pages. All people, units and numbers are invented."""

from datetime import date, datetime

from app.formatting import ZONE
from app.queries import views_account, views_public
from app.queries.views_frame import (
    Captcha,
    Desk,
    FieldError,
    FileRow,
    Frame,
    Language,
    Link,
    Option,
    Pages,
    Person,
    SmallForm,
    Urls,
)
from app.queries.views_public import (
    CaseChoice,
    Counted,
    DayOff,
    Fee,
    Figures,
    General,
    Law,
    LifeEvent,
    LookupRow,
    Paper,
    ProcedurePage,
    ProcedureRow,
    ProcessStep,
    ResultPaper,
    Today,
    Usual,
    VerifiedSlip,
)


def at(day: int, hour: int, minute: int, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=ZONE)


LONG_NAME = (
    "Thủ tục chứng thực chữ ký trong các giấy tờ, văn bản (áp dụng cho cả trường hợp chứng thực điểm chỉ và "
    "trường hợp người yêu cầu chứng thực không thể ký, không thể điểm chỉ được) tại Trung tâm "
    "Phục vụ hành chính công cấp xã, tổ chức hành nghề công chứng và cơ quan đại diện của "
    "Việt Nam ở nước ngoài, kể cả giấy ủy quyền"
)

FRAME = Frame(
    place="xã Tân Hòa Đông",
    province="tỉnh Hưng Yên",
    urls=Urls(
        home="/",
        procedures="/thu-tuc",
        file="/nop",
        lookup="/tra-cuu",
        dossiers="/ho-so",
        guide="/huong-dan",
        register="/dang-ky",
        login="/dang-nhap",
        verify="/xac-minh",
        questions="/hoi-dap",
        feedback="/gop-y",
        privacy="/du-lieu",
        accessibility="/tiep-can",
        statistics="/so-lieu",
    ),
    languages=(Language("vi", "Tiếng Việt", "?lang=vi", True), Language("en", "English", "?lang=en", False)),
    desk=Desk(
        "Trung tâm Phục vụ hành chính công xã Tân Hòa Đông",
        "Số 12 đường Bờ Đê, thôn Hạ, xã Tân Hòa Đông, tỉnh Hưng Yên",
        "0221 000 1234",
        "motcua@tanhoadong.example",
        ("Thứ Hai đến thứ Sáu: 07:30–11:30 và 13:00–17:00",),
    ),
)
PERSON = Person("Nguyễn Thị Hồng Nhung", "/tai-khoan", "/dang-xuat")
PERSON_FRAME = Frame(FRAME.place, FRAME.province, FRAME.urls, FRAME.languages, FRAME.desk, PERSON)

HOME = views_public.HomePage(
    search_url="/thu-tuc",
    advanced_url="/thu-tuc",
    popular=tuple(
        Link(words, "/thu-tuc")
        for words in ("mở quán ăn", "khai sinh cho con", "sao y bản chính", "xác nhận độc thân")
    ),
    life_events=(
        LifeEvent("baby", "Sinh con", "/1", "Khai sinh, thẻ bảo hiểm y tế, cư trú"),
        LifeEvent("heart-handshake", "Kết hôn", "/2", "Đăng ký, xác nhận tình trạng hôn nhân"),
        LifeEvent("store", "Mở hộ kinh doanh", "/3", "Thành lập, thay đổi, tạm ngừng"),
        LifeEvent("stamp", "Chứng thực", "/4", "Bản sao, chữ ký, hợp đồng"),
        LifeEvent("house", "Nhà, đất", "/5", "Biến động, tách thửa, xây dựng"),
        LifeEvent("hand-heart", "Trợ giúp xã hội", "/6", "Trợ cấp, người khuyết tật, hộ nghèo"),
        LifeEvent("book-open-text", "Học tập", "/7", "Chuyển trường, cấp lại văn bằng"),
        LifeEvent("flower", "Người thân qua đời", "/8", "Khai tử, mai táng phí, thừa kế"),
    ),
    levels=(
        Counted("Toàn trình", "/a", 128),
        Counted("Một phần", "/b", 87),
        Counted("Chỉ cung cấp thông tin", "/c", 46),
    ),
    agencies=(
        Counted("UBND cấp xã", "/d", 261),
        Counted("Sở, ngành của tỉnh", "/e", 1204),
        Counted("Cơ quan thuế, công an, bảo hiểm", "/f", 312),
    ),
    today=Today(
        date(2026, 11, 20),
        at(20, 17, 0),
        waiting_people=4,
        waiting_minutes=15,
        day_off=DayOff(date(2026, 11, 24), "Ngày Văn hóa Việt Nam", at(25, 7, 30)),
    ),
    figures=Figures(0.979, 0.372, 1.6, "/so-lieu"),
)

ROWS = (
    ProcedureRow(
        "1.001612",
        "Đăng ký thành lập hộ kinh doanh",
        "/thu-tuc/1.001612",
        "full",
        "Thành lập và hoạt động doanh nghiệp (hộ kinh doanh)",
        "UBND cấp xã",
        "3 ngày làm việc",
    ),
    ProcedureRow(
        "2.000815", LONG_NAME, "/thu-tuc/2.000815", "partial", "Chứng thực", "UBND cấp xã", "trong ngày"
    ),
    ProcedureRow("1.000894", "Đăng ký kết hôn", "/thu-tuc/1.000894", "info", "Hộ tịch", "UBND cấp xã"),
)
FIELDS = (Option("", "Tất cả"), Option("ht", "Hộ tịch"), Option("ct", "Chứng thực"))

GENERAL = General(
    field="Thành lập và hoạt động doanh nghiệp (hộ kinh doanh)",
    agency="Cơ quan đăng ký kinh doanh cấp xã",
    coordinating="Cơ quan thuế, trao đổi dữ liệu tự động. Ông, Bà không phải đến cơ quan thuế.",
    audience="Công dân Việt Nam; tổ chức (không gồm doanh nghiệp, hợp tác xã)",
    cases=("Cá nhân thành lập", "Các thành viên hộ gia đình thành lập"),
    channels=("online", "post", "direct"),
    fee_says="Khi gửi hồ sơ. Lệ phí không hoàn lại nếu hồ sơ không được cấp; chưa gồm phí thanh toán.",
    results=(ResultPaper("Giấy chứng nhận đăng ký hộ kinh doanh", "KQ.G12.001041"),),
    result_channels=("Trực tuyến", "bưu chính", "tại nơi nộp hồ sơ"),
    decision="2353/QĐ-BTC",
)


def procedure(tab: str, name: str = "Đăng ký thành lập hộ kinh doanh") -> ProcedurePage:
    return ProcedurePage(
        url="/thu-tuc/1.001612",
        code="1.001612",
        name=name,
        level="full",
        intro="Dành cho cá nhân hoặc các thành viên hộ gia đình mở hộ kinh doanh. "
        "Nộp tại bất kỳ xã, phường nào trong tỉnh.",
        limit_says="3 ngày làm việc",
        limit_note="Tính từ khi hồ sơ được tiếp nhận, như nhau ở cả ba cách nộp.",
        fees=(Fee("online", 150000), Fee("post", 150000), Fee("direct", 50000)),
        tab=tab,
        general=GENERAL,
        steps=(
            ProcessStep("Tiếp nhận", "Một cửa", "8 giờ làm việc"),
            ProcessStep("Kiểm tra điều kiện", "Phòng Kinh tế", "1 ngày làm việc"),
            ProcessStep("Ký duyệt", "Lãnh đạo Ủy ban nhân dân xã"),
        ),
        papers=(
            Paper(
                "Giấy đề nghị đăng ký hộ kinh doanh", 1, 0, "Khai điện tử, ký số", "Khai ngay trên trang này."
            ),
            Paper(
                "Văn bản ủy quyền của các thành viên hộ gia đình cho một người làm chủ hộ kinh doanh",
                0,
                1,
                "Tải lên PDF, JPG hoặc PNG",
                "Phải được công chứng hoặc chứng thực.",
            ),
            Paper(
                "Giấy tờ ủy quyền thực hiện thủ tục", 0, 1, "Tải lên hoặc lấy từ Kho dữ liệu", required=False
            ),
        ),
        laws=(
            Law("168/2025/NĐ-CP", "Nghị định về đăng ký doanh nghiệp", "Chính phủ", date(2025, 6, 30), "/vb"),
            Law("47/2019/TT-BTC", "Thông tư về lệ phí", "Bộ Tài chính"),
        ),
        forms=(FileRow("Giấy đề nghị đăng ký hộ kinh doanh", "/mau.docx", "DOCX, 32 KB"),),
        field_link=Link("Đăng ký hộ kinh doanh", "/thu-tuc?field=hkd"),
        case=CaseChoice(
            "Ai thành lập hộ kinh doanh?",
            "family",
            (Option("person", "Một cá nhân"), Option("family", "Các thành viên hộ gia đình")),
        ),
        usual=Usual("2 ngày 3 giờ làm việc", 212),
        file_url="/nop/1.001612",
        minutes=20,
        related=(Link("Thay đổi nội dung đăng ký hộ kinh doanh", "/x"), Link("Tạm ngừng kinh doanh", "/y")),
    )


LOOKED_UP = views_public.LookupPage(
    SmallForm("/tra-cuu", {"code": "H31.40.12-261113-0017"}),
    at(20, 14, 10),
    asked=True,
    rows=(
        LookupRow(
            "H31.40.12-261113-0017",
            "Đăng ký thành lập hộ kinh doanh",
            "Nguyễn T** H*** Nhung",
            at(16, 9, 0),
            at(23, 16, 0),
            "in_process",
        ),
    ),
)
NOTHING = "Nhập mã hồ sơ, ví dụ: H31.40.12-261113-0001"
CAPTCHA = Captcha("/captcha.png", "q1", "/captcha.wav")
BAD_LOOKUP = views_public.LookupPage(
    SmallForm("/tra-cuu", {}, (FieldError(NOTHING, "code"),)), at(20, 14, 10), asked=True, captcha=CAPTCHA
)
SLIP = VerifiedSlip(
    "Giấy tiếp nhận hồ sơ và hẹn trả kết quả",
    "112/TNHS",
    at(16, 9, 0),
    "Trung tâm Phục vụ hành chính công xã Tân Hòa Đông",
    "H31.40.12-261113-0017",
    "Đăng ký thành lập hộ kinh doanh",
)
KINDS = (
    Option("citizen", "Công dân"),
    Option("enterprise", "Doanh nghiệp"),
    Option("agency", "Cơ quan nhà nước"),
)
BAD_ID = "Số định danh có 12 chữ số. Ông, Bà đã nhập 11."


def search(query: str, rows: tuple[ProcedureRow, ...]) -> views_public.SearchPage:
    pages = Pages("1–20 trong 1.204", None, "?after=20")
    levels = (Option("", "Tất cả"), Option("commune", "Cấp xã"))
    return views_public.SearchPage("/thu-tuc", query, "", "", "", FIELDS, levels, rows, 1204, pages)


PUBLIC_PAGES = {
    "home": ("public/home.html", {"frame": FRAME, "view": HOME}),
    "procedures": ("public/procedures.html", {"frame": FRAME, "view": search("hộ kinh doanh", ROWS)}),
    "procedures-none": ("public/procedures.html", {"frame": FRAME, "view": search("giấy phép đi đường", ())}),
    "procedure": ("public/procedure.html", {"frame": FRAME, "view": procedure("general")}),
    "procedure-steps": ("public/procedure.html", {"frame": FRAME, "view": procedure("steps")}),
    "procedure-papers": ("public/procedure.html", {"frame": FRAME, "view": procedure("papers")}),
    "procedure-law": ("public/procedure.html", {"frame": FRAME, "view": procedure("law")}),
    "procedure-forms": ("public/procedure.html", {"frame": FRAME, "view": procedure("forms")}),
    "procedure-long": ("public/procedure.html", {"frame": FRAME, "view": procedure("general", LONG_NAME)}),
    "lookup": ("public/lookup.html", {"frame": FRAME, "view": LOOKED_UP}),
    "lookup-error": ("public/lookup.html", {"frame": FRAME, "view": BAD_LOOKUP}),
    "lookup-none": (
        "public/lookup.html",
        {"frame": FRAME, "view": views_public.LookupPage(LOOKED_UP.form, LOOKED_UP.now, asked=True)},
    ),
    "verify": (
        "public/verify.html",
        {
            "frame": FRAME,
            "view": views_public.VerifyPage(SmallForm("/xac-minh", {"number": "K7QD"}), True, SLIP),
        },
    ),
    "verify-none": (
        "public/verify.html",
        {"frame": FRAME, "view": views_public.VerifyPage(SmallForm("/xac-minh"), True)},
    ),
    "guide": (
        "public/guide.html",
        {
            "frame": FRAME,
            "view": views_public.GuidePage((FileRow("Tờ hướng dẫn", "/to.pdf", "PDF, 210 KB"),)),
        },
    ),
    "privacy": ("public/privacy.html", {"frame": FRAME}),
    "register": (
        "account/register.html",
        {
            "frame": FRAME,
            "view": views_account.RegisterPage(
                SmallForm("/dang-ky", {"id_number": "03319000123"}, (FieldError(BAD_ID, "id_number"),)),
                KINDS,
                "/dvcqg",
                CAPTCHA,
            ),
        },
    ),
    "login": (
        "account/login.html",
        {
            "frame": FRAME,
            "view": views_account.LoginPage(SmallForm("/dang-nhap"), "/dang-ky", "/quen", "/dvcqg"),
        },
    ),
    "profile": (
        "account/profile.html",
        {
            "frame": PERSON_FRAME,
            "view": views_account.ProfilePage(
                SmallForm(
                    "/tai-khoan", {"phone": "0912 345 218", "email": "hongnhung@thu.example", "consent": "1"}
                ),
                "Nguyễn Thị Hồng Nhung",
                "0331••••••18",
                "Công dân",
                2,
                saved=True,
                links=(Link("Đổi mật khẩu", "/mat-khau"),),
            ),
        },
    ),
}
