"""The names of slips."""

from flask_babel import gettext

from forms.messages import message

SLIPS = {
    "receipt_slip": message("Giấy tiếp nhận và hẹn trả"),
    "supplement_slip": message("Phiếu yêu cầu bổ sung"),
    "refusal_slip": message("Phiếu từ chối tiếp nhận"),
    "apology_slip": message("Phiếu xin lỗi và hẹn lại ngày trả"),
    "stop_notice": message("Thông báo dừng xử lý"),
    "fee_receipt": message("Biên lai thu phí, lệ phí"),
    "return_receipt": message("Giấy biên nhận trả kết quả"),
}


def slip_name(kind: str) -> str:
    """What a kind of slip is called."""
    return gettext(SLIPS[kind].text)
