"""Incidents in words: what was being done, what went wrong, and what to do about it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from forms.messages import Message, message
from processes.engine.runs import RunError

ACTIONS: dict[str, Message] = {
    "add_calendar": message("Thêm lịch làm việc"),
    "add_paper": message("Nộp giấy tờ"),
    "add_result": message("Tải lên kết quả"),
    "age_draft": message("Nhắc hoặc xóa bản nháp cũ"),
    "cancel_submitted": message("Hủy hồ sơ"),
    "choose_delivery": message("Chọn cách nhận kết quả"),
    "claim_task": message("Nhận việc"),
    "complete_task": message("Hoàn thành việc"),
    "confirm_payment": message("Ghi nhận thanh toán"),
    "delete_draft": message("Xóa bản nháp"),
    "fire_due": message("Đồng hồ đến hạn"),
    "keep_slip_pdf": message("Lập tệp PDF của phiếu"),
    "lease_message": message("Lấy thư để gửi"),
    "mark_failed": message("Ghi nhận thư gửi không được"),
    "mark_sent": message("Ghi nhận thư đã gửi"),
    "publish": message("Đưa quy trình vào áp dụng"),
    "register_party": message("Đăng ký người nộp"),
    "release_task": message("Nhả việc"),
    "remove_paper": message("Bỏ giấy tờ khỏi bản nháp"),
    "save_answers": message("Lưu phần khai"),
    "save_task_draft": message("Lưu việc đang làm"),
    "seal_day": message("Niêm phong nhật ký hằng ngày"),
    "send_again": message("Gửi lại thư"),
    "start_draft": message("Bắt đầu hồ sơ"),
    "start_side": message("Yêu cầu về hồ sơ: rút, dừng, xin lỗi"),
    "submit": message("Gửi hồ sơ"),
    "update_submitted": message("Cập nhật hồ sơ"),
}
"""Actions that a person or the clock does; others are called by their name."""


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
