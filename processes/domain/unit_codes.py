"""Levels of agencies, and the codes an agency is known by, each scheme with its own pattern."""

import re

from forms.messages import Message, message

LEVELS = ("ministry", "province", "district", "commune", "other")
"""``agency_level`` of the vocabulary; districts ended on 30/06/2025 and stay for older dossiers."""

SCHEMES = ("identification", "territory", "tax", "budget", "other")

# Domain reference, law and slips, section 4.3.
OLD = re.compile(r"[0-9]{3}\.[0-9]{2}\.[0-9]{2}\.[GH][0-9]{2}")
NEW = re.compile(r"[A-IK-VX-Z][0-9]{2}(?:\.[0-9]{1,3}){0,5}")

_PATTERNS = {
    "territory": re.compile(r"[0-9]{2,5}"),
    "tax": re.compile(r"[0-9]{10}(?:-[0-9]{3})?"),
    "budget": re.compile(r"[0-9]{7}"),
    "other": re.compile(r".{1,60}"),
}
_SAID = {
    "territory": message("Mã địa bàn có từ 2 đến 5 chữ số, ví dụ: 12031"),
    "tax": message("Mã số thuế có 10 chữ số, đơn vị phụ thuộc thêm dấu gạch và 3 chữ số, ví dụ: 0100109106"),
    "budget": message("Mã đơn vị có quan hệ với ngân sách có 7 chữ số, ví dụ: 1051234"),
    "other": message("Mã có tối đa 60 ký tự."),
}


def is_identification(code: str) -> bool:
    """Whether ``code`` is a unit's identification code, as in "H31.40.12" or the older "000.00.01.H31"."""
    return bool(NEW.fullmatch(code) or OLD.fullmatch(code))


def identification_fault(code: str) -> Message | None:
    """What is wrong with an identification code, in words; None when nothing is."""
    if not code:
        return message("Ghi mã định danh của cơ quan, ví dụ: H31.40.12")
    if is_identification(code):
        return None
    return message("Mã “{code}” không theo mẫu. Viết như H31.40.12, hoặc mã cũ như 000.00.01.H31", code=code)


def code_fault(scheme: str, code: str) -> Message | None:
    """What is wrong with a code of ``scheme``, in words; None when nothing is."""
    if scheme not in SCHEMES:
        return message("Chọn loại mã trong danh sách.")
    if scheme == "identification":
        return identification_fault(code)
    return None if _PATTERNS[scheme].fullmatch(code) else _SAID[scheme]
