"""What messages are about, by kind."""

from flask_babel import gettext

from forms.messages import message

NOTICES = {
    "submitted": message("Đã nhận hồ sơ, chờ tiếp nhận"),
    "cancelled": message("Hồ sơ đã hủy"),
    "payment_asked": message("Cần thanh toán"),
    "accepted": message("Đã tiếp nhận hồ sơ"),
    "refused": message("Không tiếp nhận hồ sơ"),
    "supplement_asked": message("Cần bổ sung hồ sơ"),
    "confirmation_asked": message("Cần xác nhận dự thảo kết quả"),
    "result_available": message("Có kết quả, mời nhận"),
    "returned": message("Đã trả kết quả"),
    "stopped": message("Dừng xử lý hồ sơ"),
    "apology": message("Xin lỗi và hẹn lại"),
    "withdrawn": message("Đồng ý cho rút hồ sơ"),
    "withdrawal_refused": message("Không đồng ý cho rút hồ sơ"),
    "task_near_due": message("Nhắc việc sắp đến hạn"),
    "task_overdue": message("Báo việc quá hạn"),
    "task_escalated": message("Báo lên trên việc quá hạn"),
    "apology_window": message("Báo còn kịp xin lỗi, hẹn lại"),
    "dossier_near_due": message("Nhắc hồ sơ sắp đến hẹn trả"),
    "dossier_overdue": message("Báo hồ sơ quá hẹn trả"),
    "dossier_escalated": message("Báo lên trên hồ sơ quá hẹn trả"),
    "supplement_answered": message("Người nộp đã bổ sung"),
    "year_missing": message("Lịch chưa có ngày nghỉ của một năm"),
    "draft_expiring": message("Bản nháp sắp bị xóa"),
    "account_created": message("Đã mở tài khoản"),
    "account_invited": message("Mời đặt mật khẩu"),
    "password_reset": message("Liên kết đặt mật khẩu mới"),
    "password_changed": message("Mật khẩu đã đổi"),
    "email_changed": message("Địa chỉ thư đã đổi"),
    "verify_email": message("Xác nhận địa chỉ thư"),
}


def notice_words(kind: str) -> str:
    """What a kind of message is about; its own name where nobody has given it words."""
    words = NOTICES.get(kind)
    return gettext(words.text) if words else kind
