"""Sample tasks: appraisal with a form, intake with papers and errors, handing over a result, conflicts."""

from dataclasses import replace

from desk_sample_dossier import FILE, HEAD, LONG_HEAD, PAPERS, SCAN
from desk_sample_lists import DESK, FREE, LATE, LONG_NAME, NEAR, NOW, at
from markupsafe import Markup

from app.queries.views_frame import FieldError, Link, Option
from app.queries.views_officer_task import (
    CaseActionPage,
    Kept,
    NextStep,
    OutcomeCard,
    PaperCheck,
    ResultBox,
    TaskConflict,
    TaskPage,
)

FORM = Markup(
    '<h2 class="govuk-heading-m">Nội dung Giấy chứng nhận</h2><div class="mc-pair">'
    '<div class="govuk-form-group"><label class="govuk-label" for="name">Tên hộ kinh doanh</label>'
    '<input class="govuk-input" id="name" name="name" value="Hộ kinh doanh Bún thang Hồng Nhung"></div>'
    '<div class="govuk-form-group"><label class="govuk-label" for="capital">Vốn kinh doanh</label>'
    '<input class="govuk-input" id="capital" name="capital" value="80.000.000"></div></div>'
    '<div class="govuk-form-group"><fieldset class="govuk-fieldset"><legend class="govuk-fieldset__legend">'
    "Ngành, nghề không bị cấm</legend>"
    '<div class="govuk-radios govuk-radios--inline"><div class="govuk-radios__item">'
    '<input class="govuk-radios__input" type="radio" id="allowed-1" name="allowed" value="yes" checked>'
    '<label class="govuk-label govuk-radios__label" for="allowed-1">Có</label></div>'
    '<div class="govuk-radios__item">'
    '<input class="govuk-radios__input" type="radio" id="allowed-2" name="allowed" value="no">'
    '<label class="govuk-label govuk-radios__label" for="allowed-2">Không</label></div>'
    "</div></fieldset></div>"
)
OUTCOMES = (
    OutcomeCard(
        "ok",
        "Đủ điều kiện, trình lãnh đạo",
        "Chuyển tới Phạm Đức Thịnh. Hạn ký duyệt 10:30 T2 23/11.",
        chosen=True,
    ),
    OutcomeCard(
        "more",
        "Yêu cầu sửa đổi, bổ sung",
        "Một cửa gửi phiếu cho người nộp. Đồng hồ tạm dừng từ lúc gửi.",
        "Đây là lần thứ hai yêu cầu bổ sung. Bộ chỉ số 766 sẽ tính hồ sơ này là quá hạn.",
        "required",
    ),
    OutcomeCard("ask", "Lấy ý kiến cơ quan khác"),
)
STEPS = (
    NextStep("Ký duyệt", at(23, 10, 30)),
    NextStep("Lưu trữ"),
    NextStep("Hẹn trả", at(23, 16), promised=True),
)
APPRAISAL = TaskPage(
    now=NOW,
    head=HEAD,
    title="Thẩm tra hồ sơ",
    clock=NEAR,
    url="/viec/4",
    version="7",
    form_html=FORM,
    outcomes=OUTCOMES,
    note="Đã kiểm bản ủy quyền mới.",
    release_url="/viec/4/nha",
    saved_at=at(20, 14, 9),
    papers=PAPERS,
    draft=Link("Mở PDF", "/du-thao.pdf"),
    draft_html=Markup("<p><strong>Giấy chứng nhận đăng ký hộ kinh doanh</strong></p><p>Số: ……</p>"),
    next_steps=STEPS,
)
CHECKS = (
    PaperCheck("application", "Giấy đề nghị đăng ký hộ kinh doanh", 1, 0, "1", "0", "passed", files=(FILE,)),
    PaperCheck(
        "consent",
        "Văn bản ủy quyền của các thành viên hộ gia đình cho một thành viên làm chủ hộ kinh doanh",
        0,
        1,
        "",
        "1",
        "failed",
        files=(SCAN,),
        error="Ghi nhận xét cho giấy tờ không đạt, ví dụ: Thiếu chứng thực.",
    ),
    PaperCheck("lease", "Hợp đồng thuê", 0, 1, absent="Không cần: chủ hộ có nhà", required=False),
)
INTAKE_TASK = TaskPage(
    now=NOW,
    head=LONG_HEAD,
    title="Kiểm tra, tiếp nhận",
    clock=LATE,
    url="/viec/5",
    version="1",
    checks=CHECKS,
    outcomes=(
        OutcomeCard("accept", "Tiếp nhận"),
        OutcomeCard("refuse", "Từ chối tiếp nhận", note="required"),
    ),
    errors=(
        FieldError("Ghi nhận xét cho giấy tờ không đạt, ví dụ: Thiếu chứng thực.", "check-consent"),
        FieldError("Chọn một kết quả cho việc này.", "outcome"),
        FieldError("Ghi lý do từ chối.", "note"),
        FieldError("Hồ sơ vừa được người nộp cập nhật lúc 14:08. Xem bản mới rồi làm tiếp."),
    ),
    outcome_error="Chọn một kết quả cho việc này.",
    note_error="Ghi lý do từ chối.",
)
RESULT_TASK = TaskPage(
    now=NOW,
    head=HEAD,
    title="Vào số, ký số, phát hành",
    clock=FREE,
    url="/viec/6",
    version="2",
    result=ResultBox(
        (Option("GCN", "Giấy chứng nhận đăng ký hộ kinh doanh"), Option("TB", "Thông báo từ chối")),
        "GCN",
        (SCAN,),
    ),
    said="Đã nhận việc.",
)
NO_RESULT_YET = replace(RESULT_TASK, result=ResultBox((), error="Chọn tệp PDF đã ký số."), said="")
DONE = TaskConflict(
    now=NOW,
    head=HEAD,
    title="Thẩm tra hồ sơ",
    why="done",
    at=at(20, 14, 8),
    next_url="/viec",
    name=LONG_NAME,
    outcome="Đủ điều kiện, trình lãnh đạo",
    kept=(
        Kept("Tên hộ kinh doanh", "Bún thang Hồng Nhung"),
        Kept("Ghi chú, lý do", "Dòng một\nDòng hai <b>"),
    ),
)

STOP = CaseActionPage(
    now=NOW,
    head=HEAD,
    title="Dừng xử lý",
    consequence="Người nộp nhận thông báo dừng kèm lý do. Đồng hồ dừng hẳn, không mở lại được.",
    url="/ho-so/1/dung",
    submit="Dừng xử lý",
    warning="Hồ sơ còn 9 giờ 50 phút trong hạn.",
    reason_hint="Ghi căn cứ pháp lý.",
    errors=(FieldError("Ghi lý do dừng, ví dụ: Người nộp không bổ sung sau 30 ngày.", "reason"),),
    destroys=True,
)
AGREE = replace(STOP, title="Đồng ý rút", reason_asked=False, errors=(), warning="", destroys=False)

TASK_PAGES = {
    "task": ("officer/task.html", {"desk": DESK, "view": APPRAISAL}),
    "task-intake": ("officer/task.html", {"desk": DESK, "view": INTAKE_TASK}),
    "task-result": ("officer/task.html", {"desk": DESK, "view": RESULT_TASK}),
    "task-result-error": ("officer/task.html", {"desk": DESK, "view": NO_RESULT_YET}),
    "action-stop": ("officer/action.html", {"desk": DESK, "view": STOP}),
    "action-agree": ("officer/action.html", {"desk": DESK, "view": AGREE}),
    "conflict-done": ("officer/conflict.html", {"desk": DESK, "view": DONE}),
    "conflict-taken": ("officer/conflict.html", {"desk": DESK, "view": replace(DONE, why="taken", kept=())}),
    "conflict-changed": ("officer/conflict.html", {"desk": DESK, "view": replace(DONE, why="changed")}),
}
