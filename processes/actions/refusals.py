"""What the actions refuse, each with its sentence."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from forms.answers import FieldError
from forms.messages import message
from processes.domain.errors import Refusal


class MoveNotAllowed(Refusal):
    """The table of moves has no such move from the dossier's status."""

    text = message("Hồ sơ đã chuyển sang tình trạng khác, việc này không còn làm được. Tải lại trang để xem.")


class AnswersIncomplete(Refusal):
    """Some answers need mending; nothing was kept as final."""

    http = 422
    text = message("Có chỗ cần sửa trước khi làm tiếp.")

    def __init__(self, errors: Sequence[FieldError], values: dict[str, Any]) -> None:
        super().__init__()
        self.errors = list(errors)
        self.values = values


class NotReadyToSubmit(Refusal):
    """Parts of the draft are still missing."""

    http = 422
    text = message("Hồ sơ chưa đủ để gửi. Hoàn thành các phần còn lại rồi gửi.")

    def __init__(self, missing: Sequence[str] = ()) -> None:
        super().__init__()
        self.missing = list(missing)


class OutcomeUnknown(Refusal):
    """The task offers no such outcome."""

    http = 422
    text = message("Chọn một kết quả cho việc này.")


class NoteRequired(Refusal):
    """This outcome needs a reason in words."""

    http = 422
    text = message("Ghi lý do bằng lời để người nhận hiểu phải làm gì.")


class NothingToSupplement(Refusal):
    """A supplement is asked for without saying which paper or what content."""

    http = 422
    text = message("Đánh dấu “Không đạt” ít nhất một giấy tờ, hoặc ghi rõ nội dung cần bổ sung.")


class PapersNotPassed(Refusal):
    """The dossier is to be accepted although a paper failed the check."""

    http = 422
    text = message("Còn giấy tờ “Không đạt”. Yêu cầu bổ sung, hoặc kiểm lại giấy tờ đó trước khi tiếp nhận.")


class SupplementMissing(Refusal):
    """The applicant answers a supplement request without the papers it asks for."""

    http = 422
    text = message("Còn giấy tờ chưa nộp lại. Tải lên đủ các giấy tờ được yêu cầu rồi gửi.")


class ResultMissing(Refusal):
    """The specialist goes on without having uploaded the draft result."""

    http = 422
    text = message("Chưa có tệp kết quả. Tải lên bản dự thảo kết quả (PDF) rồi chuyển tiếp.")


class TaskTaken(Refusal):
    """Another officer has claimed the task."""

    def __init__(self, name: str) -> None:
        super().__init__(
            message("Việc này {name} đang giữ. Chọn việc khác, hoặc hỏi người đang giữ.", name=name)
        )


class TaskAlreadyDone(Refusal):
    """Somebody was quicker; the words that were typed are kept as a draft."""

    def __init__(self, name: str, at: datetime) -> None:
        super().__init__(
            message(
                "Việc này đã được {name} làm xong lúc {at}. Nội dung đã soạn được giữ làm bản nháp.",
                name=name,
                at=at,
            )
        )


class TaskGone(Refusal):
    """The task is no longer asked for: the dossier went another way."""

    text = message("Việc này không còn phải làm: hồ sơ đã đi hướng khác. Mở lại hồ sơ để xem.")


class TaskSuspended(Refusal):
    """A withdrawal was asked for; until it is answered nothing else goes on."""

    text = message("Người nộp xin rút hồ sơ. Việc này đứng lại cho đến khi yêu cầu rút được trả lời.")


class SamePersonNotAllowed(Refusal):
    """The diagram wants another person than the one who did an earlier task."""

    http = 403
    text = message("Việc này phải do người khác với người đã làm bước trước. Nhờ đồng nghiệp nhận việc.")


class AmountDiffers(Refusal):
    """The amount confirmed is not the amount asked for."""

    text = message("Số tiền xác nhận khác số tiền yêu cầu. Khoản thu được giữ lại để đối soát.")


class DraftPaid(Refusal):
    """A draft whose fee was paid is not thrown away: the money would have no dossier."""

    text = message("Bản nháp này đã nộp lệ phí nên không xóa được. Hoàn thành và gửi, hoặc gọi Một cửa.")


class PaymentUnderWay(Refusal):
    """A payment page is open for this draft: the money may come any moment and needs its dossier."""

    text = message("Đang chờ ngân hàng xác nhận lệ phí của bản nháp này. Muốn xóa thì chờ 15 phút.")


class TooManyDrafts(Refusal):
    """An applicant keeps as many drafts as one person can have use for."""

    def __init__(self, count: int) -> None:
        super().__init__(
            message(
                "Ông, Bà đang giữ {count} bản nháp. Gửi hoặc xóa bớt ở Quản lý hồ sơ đã nộp rồi bắt đầu lại.",
                count=count,
            )
        )


class DossierChanged(Refusal):
    """Somebody changed the dossier in the meantime (Q13)."""

    text = message("Hồ sơ vừa được người khác cập nhật. Xem bản mới rồi làm tiếp.")


class ProcedureRetired(Refusal):
    """No new dossier of the procedure is taken any more."""

    text = message("Thủ tục này đã thôi áp dụng nên không nhận hồ sơ mới. Hỏi Một cửa về thủ tục thay thế.")


class DraftReplaced(Refusal):
    """The draft stands on a version that another one has replaced."""

    text = message(
        "Thủ tục vừa có bản mới. Mở bản nháp và bấm Chuyển sang bản mới, xem lại các phần rồi gửi; "
        "những gì đã khai còn dùng được vẫn giữ nguyên."
    )


class DiagramNotInOrder(Refusal):
    """A diagram with errors cannot be put in force."""

    http = 422
    text = message("Quy trình còn lỗi nên chưa đưa vào áp dụng được. Xem danh sách lỗi, sửa rồi thử lại.")

    def __init__(self, findings: Sequence[object]) -> None:
        super().__init__()
        self.findings = list(findings)


class LimitMissing(Refusal):
    """The procedure says no time limit for this channel and case."""

    text = message("Thủ tục này chưa có thời hạn cho cách nộp đã chọn. Báo quản trị viên kiểm tra quy trình.")
