"""The words of the catalogue: levels, agencies and events of life, in the reader's language."""

from flask_babel import gettext

EVENT_GLYPHS = {
    "birth": "baby",
    "marriage": "heart-handshake",
    "business": "store",
    "certification": "stamp",
    "land": "house",
    "welfare": "hand-heart",
    "study": "book-open-text",
    "death": "flower",
}
"""The events of life a procedure may name, in the order of the home page, with their icons."""

LEVELS = ("full", "partial", "info")


def event_words(event: str) -> str:
    """An event of life."""
    words = {
        "birth": gettext("Sinh con"),
        "marriage": gettext("Kết hôn"),
        "business": gettext("Mở hộ kinh doanh"),
        "certification": gettext("Chứng thực"),
        "land": gettext("Nhà, đất"),
        "welfare": gettext("Trợ giúp xã hội"),
        "study": gettext("Học tập"),
        "death": gettext("Người thân qua đời"),
    }
    return words[event]


def level_words(level: str) -> str:
    """How much of a procedure can be done online."""
    words = {
        "full": gettext("Toàn trình"),
        "partial": gettext("Một phần"),
        "info": gettext("Chỉ cung cấp thông tin"),
    }
    return words[level]


def agency_words(level: str) -> str:
    """Whose procedure it is."""
    words = {
        "commune": gettext("UBND cấp xã"),
        "district": gettext("UBND cấp huyện"),
        "province": gettext("Sở, ngành của tỉnh"),
        "ministry": gettext("Bộ, ngành trung ương"),
    }
    return words.get(level, gettext("Cơ quan khác"))
