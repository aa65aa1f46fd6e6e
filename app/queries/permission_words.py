"""The table of access in words: its actions, its persons, and what each condition asks."""

from flask_babel import gettext

from app.queries.reading import Reading
from app.queries.role_words import role_words
from forms.messages import Message, message
from processes.domain.access import MayMove, Predicate, ServesIt
from processes.domain.dossier.moves import MOVES
from processes.domain.dossier.statuses import WORDS, Status
from processes.domain.permissions import APPLICANT, CLOCK, PUBLIC

ACTIONS: dict[str, Message] = {
    "see_own_dossier": message("Xem hồ sơ của mình"),
    "see_dossier": message("Xem hồ sơ trên bàn làm việc"),
    "edit_draft": message("Sửa bản nháp"),
    "submit": message("Gửi hồ sơ"),
    "start_at_desk": message("Lập hồ sơ tại quầy"),
    "file_at_desk": message("Chuyển hồ sơ lập tại quầy sang kiểm tra"),
    "update_submitted": message("Cập nhật hồ sơ đã gửi"),
    "cancel_submitted": message("Hủy hồ sơ đã gửi"),
    "see_task": message("Xem việc"),
    "claim_task": message("Nhận việc"),
    "release_task": message("Nhả việc"),
    "complete_task": message("Hoàn thành việc"),
    "check_papers": message("Kiểm tra giấy tờ"),
    "ask_withdrawal": message("Yêu cầu rút hồ sơ"),
    "ask_stop": message("Đề nghị dừng xử lý"),
    "ask_apology": message("Đề nghị xin lỗi, hẹn lại ngày"),
    "force_step": message("Chuyển hồ sơ sang bước khác"),
    "confirm_payment": message("Ghi nhận thanh toán"),
    "receive_message": message("Nhận tin từ hệ thống khác"),
    "see_statistics": message("Xem thống kê"),
    "see_outbox": message("Xem hộp thư đi"),
    "seal_day": message("Niêm phong nhật ký"),
    "draw": message("Vẽ quy trình"),
    "change_drawing": message("Lưu bản vẽ, gửi duyệt"),
    "discard_drawing": message("Bỏ bản vẽ"),
    "take_back_drawing": message("Lấy lại bản vẽ khi chưa duyệt"),
    "review_drawing": message("Duyệt hoặc trả lại bản vẽ"),
    "publish": message("Đưa quy trình vào áp dụng không qua duyệt"),
    "administer": message("Quản trị: đơn vị, người, lịch, lệ phí, sự cố"),
}
PREDICATES: dict[str, Message] = {
    "is_system": message("là đồng hồ của hệ thống, hoặc người vận hành máy"),
    "owns_dossier": message("là người nộp của hồ sơ"),
    "works_in_its_units": message("thuộc đơn vị tiếp nhận, đơn vị giải quyết, hoặc vai từng có việc"),
    "is_sent": message("hồ sơ đã gửi, không còn là bản nháp"),
    "is_draft": message("hồ sơ còn là bản nháp"),
    "begun_online": message("hồ sơ do người nộp tự lập, không phải lập tại quầy"),
    "filed_it": message("là người lập hồ sơ tại quầy"),
    "filed_at_desk": message("hồ sơ được lập tại quầy, người nộp có đơn xin rút"),
    "receives": message("là cán bộ tiếp nhận của đơn vị nhận hồ sơ"),
    "fits_role": message("có đúng vai mà việc cần, trong đúng đơn vị"),
    "is_for_applicant": message("việc đang chờ người nộp"),
    "is_open": message("việc chưa xong và đang mở"),
    "holds_or_free": message("việc chưa ai nhận, hoặc mình đang giữ"),
    "holds": message("mình đang giữ việc"),
    "supervises": message("là lãnh đạo hoặc người giám sát của một đơn vị"),
    "administers": message("là quản trị hệ thống"),
    "draws": message("là người vẽ quy trình, hoặc quản trị hệ thống"),
    "drew_it": message("là người vẽ bản này"),
    "drawn_by_another": message("bản vẽ của người khác: người vẽ không tự duyệt"),
    "is_being_drawn": message("bản vẽ chưa gửi duyệt, hoặc đã được trả lại"),
    "is_under_review": message("bản vẽ đang chờ duyệt"),
}
"""What each named condition asks, to stand after "cần"."""
PERSONS: dict[str, Message] = {
    APPLICANT: message("Người nộp"),
    CLOCK: message("Hệ thống"),
    PUBLIC: message("Người chưa đăng nhập"),
}


def action_name(reading: Reading, action: str) -> str:
    """An action of the table."""
    return reading.say(ACTIONS.get(action, action))


def person_name(reading: Reading, person: str) -> str:
    """A role, the applicant, the clock or the public."""
    return reading.say(PERSONS[person]) if person in PERSONS else role_words(person)


def condition(reading: Reading, predicate: Predicate) -> str:
    """What a condition asks."""
    if isinstance(predicate, MayMove):
        statuses = status_names(reading, MOVES[predicate.move].sources)
        return gettext("hồ sơ ở tình trạng %(statuses)s", statuses=statuses)
    if isinstance(predicate, ServesIt):
        roles = ", ".join(role_words(role) for role in predicate.roles)
        return gettext("là %(roles)s của đơn vị tiếp nhận hoặc giải quyết", roles=roles)
    name = getattr(predicate, "__name__", "")
    return reading.say(PREDICATES.get(name, name))


def statuses_in_words(reading: Reading, statuses: frozenset[Status]) -> str:
    """Statuses, or all but those few that are not among them."""
    others = frozenset(Status) - statuses
    if not others:
        return gettext("mọi lúc")
    if len(others) < len(statuses) / 3:
        return gettext("mọi tình trạng trừ %(statuses)s", statuses=status_names(reading, others))
    return status_names(reading, statuses)


def status_names(reading: Reading, statuses: frozenset[Status]) -> str:
    """Statuses as the desk calls them, in the order of a dossier's life."""
    return ", ".join(f"“{reading.say(WORDS[status].desk)}”" for status in Status if status in statuses)
