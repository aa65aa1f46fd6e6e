"""Incidents in words: what was being done, what went wrong, and what to do about it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from app.queries.office_words import ACTIONS as OFFICE_ACTIONS
from forms.messages import Message, message
from processes.engine.runs import RunError

ACTIONS: dict[str, Message] = OFFICE_ACTIONS | {
    "add_calendar": message("Thêm lịch làm việc"),
    "add_paper": message("Nộp giấy tờ"),
    "add_result": message("Tải lên kết quả"),
    "age_draft": message("Nhắc hoặc xóa bản nháp cũ"),
    "cancel_submitted": message("Hủy hồ sơ"),
    "choose_delivery": message("Chọn cách nhận kết quả"),
    "claim_task": message("Nhận việc"),
    "migration_due": message("Chuyển một hồ sơ sang bản khác"),
    "clean_dues": message("Dọn các thời điểm đã qua"),
    "complete_task": message("Hoàn thành việc"),
    "confirm_payment": message("Ghi nhận thanh toán"),
    "report_unmatched_money": message("Tiền đến mà không có chỗ ghi: đối soát, trả lại rồi đóng kèm lý do"),
    "deactivate_officer": message("Cho cán bộ ngừng làm việc"),
    "delete_draft": message("Xóa bản nháp"),
    "carry_over": message("Chuyển bản nháp sang bản mới"),
    "drop_at_desk": message("Bỏ hồ sơ đang lập tại quầy"),
    "file_at_desk": message("Chuyển hồ sơ lập tại quầy sang kiểm tra"),
    "fire_due": message("Đồng hồ đến hạn"),
    "forget_due": message("Bỏ một thời điểm"),
    "keep_slip_pdf": message("Lập tệp PDF của phiếu"),
    "lease_message": message("Lấy thư để gửi"),
    "look_at_dossier": message("Xem hồ sơ có quá hẹn không"),
    "look_at_post": message("Trả việc của vị trí đã hết hạn"),
    "look_at_years": message("Xem năm nào chưa có ngày nghỉ"),
    "look_at_task": message("Nhắc việc sắp đến hạn"),
    "mark_failed": message("Ghi nhận thư gửi không được"),
    "mark_sent": message("Ghi nhận thư đã gửi"),
    "postpone_due": message("Hoãn một thời điểm"),
    "publish": message("Đưa quy trình vào áp dụng không qua duyệt"),
    "publish_all": message("Đưa nhiều quy trình vào áp dụng không qua duyệt"),
    "create_draft": message("Bắt đầu bản vẽ quy trình"),
    "draft_from_version": message("Vẽ tiếp từ một bản của thủ tục"),
    "copy_draft": message("Vẽ tiếp từ bản vẽ của người khác"),
    "save_draft": message("Lưu bản vẽ quy trình"),
    "discard_draft": message("Bỏ bản vẽ quy trình"),
    "submit_draft": message("Gửi duyệt bản vẽ quy trình"),
    "take_back_draft": message("Lấy lại bản vẽ quy trình"),
    "send_back_draft": message("Trả lại bản vẽ quy trình"),
    "approve_draft": message("Duyệt bản vẽ quy trình"),
    "begin_scheduled": message("Bản mới của thủ tục đến ngày áp dụng"),
    "reactivate_officer": message("Nhận cán bộ trở lại"),
    "receive_message": message("Nhận tin từ hệ thống khác"),
    "recount_dossier": message("Tính lại hạn của hồ sơ theo lịch mới"),
    "recount_due": message("Tính lại hạn của hồ sơ theo lịch mới"),
    "register_party": message("Đăng ký người nộp"),
    "release_task": message("Nhả việc"),
    "remove_paper": message("Bỏ giấy tờ khỏi bản nháp"),
    "save_answers": message("Lưu phần khai"),
    "save_at_desk": message("Lưu hồ sơ đang lập tại quầy"),
    "save_task_draft": message("Lưu việc đang làm"),
    "seal_day": message("Niêm phong nhật ký hằng ngày"),
    "send_again": message("Gửi lại thư"),
    "send_many_again": message("Gửi lại nhiều thư"),
    "start_at_desk": message("Lập hồ sơ tại quầy"),
    "start_draft": message("Bắt đầu hồ sơ"),
    "start_side": message("Yêu cầu về hồ sơ: rút, dừng, xin lỗi"),
    "submit": message("Gửi hồ sơ"),
    "update_submitted": message("Cập nhật hồ sơ"),
    "watch_cleaning": message("Đặt giờ dọn dẹp"),
    "watch_years": message("Đặt giờ xem ngày nghỉ của các năm"),
    "watch_days": message("Đặt giờ niêm phong"),
}
"""Every action of ``processes.actions``; others are called by their name."""


@dataclass(frozen=True)
class ErrorWords:
    """What an error means for people, and what helps."""

    what: Message
    advice: Message


_DIAGRAM = message(
    "Sửa sơ đồ của thủ tục rồi đưa bản mới vào áp dụng; hồ sơ này cần được đưa sang bước khác."
)
_MACHINE = message("Xem dung lượng đĩa và trang Hệ thống, rồi chạy lại. Chạy lại nhiều lần không gây hại.")
_OUTSIDE = message("Gọi nơi cung cấp dịch vụ, rồi chạy lại. Chạy lại nhiều lần không gây hại.")
_PROGRAM = message("Báo người phát triển kèm số sự cố và lỗi máy ghi lại. Sửa xong thì chạy lại.")
_TIME = message("Không nhận được trả lời đúng giờ")

ERRORS: dict[str, ErrorWords] = {
    "OperationalError": ErrorWords(message("Cơ sở dữ liệu không nhận thao tác"), _MACHINE),
    "IntegrityError": ErrorWords(message("Dữ liệu trái với ràng buộc của cơ sở dữ liệu"), _PROGRAM),
    "OSError": ErrorWords(message("Không đọc hoặc ghi được tệp"), _MACHINE),
    "FileNotFoundError": ErrorWords(message("Không tìm thấy tệp đã lưu"), _MACHINE),
    "TimeoutError": ErrorWords(_TIME, _OUTSIDE),
    "ConnectionError": ErrorWords(message("Không nối được tới dịch vụ bên ngoài"), _OUTSIDE),
}
UNKNOWN = ErrorWords(message("Chương trình dừng ở chỗ chưa lường trước"), _PROGRAM)


def error_words(machine: str) -> ErrorWords:
    """The words of an error kept as "Class: text"."""
    kind = machine.partition(":")[0]
    return ERRORS.get(kind) or _of_runs().get(kind) or UNKNOWN


def _of_runs() -> dict[str, ErrorWords]:
    return {kind.__name__: ErrorWords(kind.sentence, _DIAGRAM) for kind in _kinds(RunError)}


def _kinds(kind: type[Any]) -> Iterator[type[Any]]:
    yield kind
    for narrower in kind.__subclasses__():
        yield from _kinds(narrower)
