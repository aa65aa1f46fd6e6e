"""The two official sets of slips and which day uses which."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

TT01_2018 = "tt01_2018"
TT03_2025 = "tt03_2025"

SINCE_2025 = date(2025, 9, 15)
"""Slips dated from this day on follow TT 03/2025/TT-VPCP."""


@dataclass(frozen=True)
class OfficialName:
    """The title in capitals, broken where it reads best, and the line that names the form.

    The line is empty for papers of our own.
    """

    title: str
    legal_line: str = ""


def _of_2018(number: str, title: str) -> OfficialName:
    return OfficialName(
        title,
        f"(Theo Mẫu số {number}, ban hành kèm theo Thông tư số 01/2018/TT-VPCP, ngày 23/11/2018 "
        "của Văn phòng Chính phủ)",
    )


def _of_2025(number: str, title: str) -> OfficialName:
    return OfficialName(
        title,
        f"(Theo Mẫu số {number}, Phụ lục I ban hành kèm theo Thông tư số 03/2025/TT-VPCP "
        "của Văn phòng Chính phủ)",
    )


_RECEIPT = "GIẤY TIẾP NHẬN HỒ SƠ\nVÀ HẸN TRẢ KẾT QUẢ"
_SUPPLEMENT = "PHIẾU YÊU CẦU BỔ SUNG,\nHOÀN THIỆN HỒ SƠ"
_REFUSAL = "PHIẾU TỪ CHỐI TIẾP NHẬN\nGIẢI QUYẾT HỒ SƠ"
_APOLOGY_2018 = "PHIẾU XIN LỖI VÀ HẸN LẠI\nNGÀY TRẢ KẾT QUẢ"
_APOLOGY_2025 = "VĂN BẢN XIN LỖI VÀ ĐỀ NGHỊ\nGIA HẠN THỜI GIAN GIẢI QUYẾT"
_STOP = "THÔNG BÁO\nDỪNG GIẢI QUYẾT HỒ SƠ"
_FILED = OfficialName("GIẤY XÁC NHẬN NỘP HỒ SƠ")
_OF_THE_DESK = {
    "fee_receipt": OfficialName("BIÊN LAI THU TIỀN\nPHÍ, LỆ PHÍ"),
    "return_receipt": OfficialName("GIẤY BIÊN NHẬN\nTRẢ KẾT QUẢ"),
}

NAMES: Mapping[str, Mapping[str, OfficialName]] = {
    TT01_2018: {
        "receipt_slip": _of_2018("01", _RECEIPT),
        "supplement_slip": _of_2018("02", _SUPPLEMENT),
        "refusal_slip": _of_2018("03", _REFUSAL),
        "apology_slip": _of_2018("04", _APOLOGY_2018),
        "stop_notice": OfficialName(_STOP),
        "submission_receipt": _FILED,
        **_OF_THE_DESK,
    },
    TT03_2025: {
        "receipt_slip": _of_2025("01", _RECEIPT),
        "supplement_slip": _of_2025("02", _SUPPLEMENT),
        "refusal_slip": _of_2025("03", _REFUSAL),
        "apology_slip": _of_2025("04", _APOLOGY_2025),
        "stop_notice": _of_2025("05", _STOP),
        "submission_receipt": _FILED,
        **_OF_THE_DESK,
    },
}


def slip_set_on(day: date) -> str:
    """The set in use on ``day``: chosen by the date of printing, never changed afterwards."""
    return TT03_2025 if day >= SINCE_2025 else TT01_2018
