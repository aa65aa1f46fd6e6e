"""The names of slips: short ones for lists of officers, titles as printed for the people who get them."""

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
TITLES = {
    "submission_receipt": message("Giấy xác nhận nộp hồ sơ"),
    "receipt_slip": message("Giấy tiếp nhận hồ sơ và hẹn trả kết quả"),
    "supplement_slip": message("Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ"),
    "refusal_slip": message("Phiếu từ chối tiếp nhận giải quyết hồ sơ"),
    "apology_slip": message("Phiếu xin lỗi và hẹn lại ngày trả kết quả"),
    "stop_notice": message("Thông báo dừng giải quyết hồ sơ"),
    "fee_receipt": message("Biên lai thu tiền phí, lệ phí"),
    "return_receipt": message("Giấy biên nhận trả kết quả"),
}


def slip_name(kind: str) -> str:
    """What officers call a kind of slip."""
    return gettext(SLIPS[kind].text)


def slip_title(kind: str) -> str:
    """What stands on the slip."""
    return gettext(TITLES[kind].text)
