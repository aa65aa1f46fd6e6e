"""What the access log says was looked at, in words: pages by the name of their route, files by their kind."""

from app.queries.reading import Reading
from forms.messages import Message, message

READS: dict[str, Message] = {
    "dossier": message("Trang hồ sơ"),
    "papers": message("Danh sách giấy tờ"),
    "journal": message("Diễn biến hồ sơ"),
    "slips": message("Phiếu, văn bản"),
    "clocks": message("Đồng hồ của hồ sơ"),
    "diagram": message("Sơ đồ hồ sơ"),
    "task": message("Trang việc"),
    "case_action": message("Trang yêu cầu về hồ sơ"),
    "drawn_up": message("Hồ sơ lập tại quầy"),
    "drawn_section": message("Phần khai lập tại quầy"),
    "at_desk": message("Người nộp lập hồ sơ tại quầy"),
    "account": message("Tài khoản của người nộp"),
    "message": message("Thư, tin nhắn đã gửi"),
    "component": message("Mở giấy tờ"),
    "result": message("Mở kết quả"),
    "slip": message("Mở phiếu PDF"),
    "lookup": message("Tra cứu công khai"),
    "consent_given": message("Đồng ý cho điền sẵn"),
    "consent_withdrawn": message("Rút đồng ý cho điền sẵn"),
}
"""A page that is not named here is called by its route."""


def read_words(reading: Reading, what: str) -> str:
    """What was looked at."""
    return reading.say(READS.get(what, what))
