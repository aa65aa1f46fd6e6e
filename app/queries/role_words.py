"""What the roles of posts and the levels of agencies are called."""

from flask_babel import gettext

from forms.messages import Message, message
from processes.domain.organisation import ROLES

ROLE_WORDS: dict[str, Message] = {
    "receiver": message("Cán bộ tiếp nhận"),
    "unit_head": message("Lãnh đạo phòng"),
    "specialist": message("Chuyên viên"),
    "leader": message("Lãnh đạo"),
    "clerk": message("Văn thư"),
    "coordinating": message("Cơ quan phối hợp"),
    "cashier": message("Cán bộ thu phí"),
    "returner": message("Cán bộ trả kết quả"),
    "post_officer": message("Nhân viên bưu chính công ích"),
    "archivist": message("Lưu trữ"),
    "unit_admin": message("Quản trị cơ quan"),
    "system_admin": message("Quản trị hệ thống"),
    "monitor": message("Giám sát"),
    "designer": message("Thiết kế quy trình"),
}
LEVEL_WORDS: dict[str, Message] = {
    "ministry": message("Bộ, ngành trung ương"),
    "province": message("Cấp tỉnh"),
    "district": message("Cấp huyện (đến 30/06/2025)"),
    "commune": message("Cấp xã"),
    "other": message("Khác"),
}
SCHEME_WORDS: dict[str, Message] = {
    "identification": message("Mã định danh"),
    "territory": message("Mã địa bàn hành chính"),
    "tax": message("Mã số thuế"),
    "budget": message("Mã đơn vị quan hệ ngân sách"),
    "other": message("Mã khác"),
}


def role_words(role: str) -> str:
    """A role in the reader's language; the code itself where it is none of ours."""
    return gettext(ROLE_WORDS[role].text) if role in ROLE_WORDS else role


def roles_in_order() -> list[tuple[str, str]]:
    """Every role with its words, in the order of the house."""
    return [(role, role_words(role)) for role in ROLES]


def level_words(level: str) -> str:
    """A level of agency in the reader's language."""
    return gettext(LEVEL_WORDS[level].text) if level in LEVEL_WORDS else level


def scheme_words(scheme: str) -> str:
    """A scheme of codes in the reader's language."""
    return gettext(SCHEME_WORDS[scheme].text) if scheme in SCHEME_WORDS else scheme
