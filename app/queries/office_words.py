"""What the office's journal tells of, in words: verbs, kinds of things, and their fields."""

import json
from datetime import date
from typing import Any

from flask_babel import gettext

from app.queries.fee_rule_words import rule_words
from app.queries.reading import Reading
from app.queries.role_words import level_words, role_words
from forms.messages import Message, message
from processes.domain.dossier.statuses import WORDS as STATUSES
from processes.domain.dossier.statuses import Status
from processes.domain.procedure.fees import rule_from_dict

ACTIONS: dict[str, Message] = {
    "add_unit": message("Thêm cơ quan, đơn vị"),
    "change_unit": message("Sửa cơ quan, đơn vị"),
    "end_unit": message("Cho đơn vị kết thúc hoạt động"),
    "reopen_unit": message("Cho đơn vị hoạt động lại"),
    "link_succession": message("Ghi đơn vị kế thừa"),
    "unlink_succession": message("Bỏ quan hệ kế thừa"),
    "fill_slot": message("Chọn đơn vị cho vai trong quy trình"),
    "empty_slot": message("Bỏ đơn vị khỏi vai trong quy trình"),
    "add_officer": message("Thêm cán bộ"),
    "change_officer": message("Sửa thông tin cán bộ"),
    "add_post": message("Giao vị trí"),
    "end_post": message("Cho thôi vị trí"),
    "retire_officer": message("Cho cán bộ ngừng làm việc"),
    "return_officer": message("Nhận cán bộ trở lại"),
    "force_step": message("Chuyển hồ sơ sang bước khác"),
    "add_local_fee": message("Thêm mức thu của địa phương"),
    "end_local_fee": message("Kết thúc mức thu của địa phương"),
    "open_calendar": message("Lập lịch làm việc"),
    "change_calendar": message("Sửa lịch làm việc"),
    "publish_version": message("Đưa bản mới của thủ tục vào áp dụng"),
    "put_back_in_force": message("Áp dụng một bản đã có của thủ tục"),
    "retire_procedure": message("Cho thủ tục thôi áp dụng"),
    "begin_drawing": message("Bắt đầu bản vẽ quy trình"),
    "save_drawing": message("Lưu bản vẽ quy trình"),
    "discard_drawing": message("Bỏ bản vẽ quy trình"),
    "submit_drawing": message("Gửi duyệt bản vẽ quy trình"),
    "take_back_drawing": message("Lấy lại bản vẽ quy trình"),
    "send_back_drawing": message("Trả lại bản vẽ quy trình"),
    "approve_drawing": message("Duyệt bản vẽ quy trình"),
    "schedule_version": message("Hẹn ngày áp dụng bản mới của thủ tục"),
    "begin_version": message("Bản mới của thủ tục đến ngày áp dụng"),
    "call_off_version": message("Hủy hẹn ngày áp dụng của một bản"),
    "pass_over_version": message("Bỏ qua một bản hẹn ngày vì có bản mới hơn"),
    "plan_migration": message("Lập lần chuyển hồ sơ sang bản khác"),
    "start_migration": message("Bắt đầu chuyển hồ sơ sang bản khác"),
    "stop_migration": message("Dừng chuyển hồ sơ sang bản khác"),
    "finish_migration": message("Chuyển xong hồ sơ sang bản khác"),
    "invite_account": message("Mời lập tài khoản"),
    "send_invitation_again": message("Gửi lại liên kết đặt mật khẩu"),
    "reset_account_password": message("Đặt lại mật khẩu"),
    "hand_over_link": message("Trao tận tay liên kết đặt mật khẩu"),
    "lock_account": message("Khóa tài khoản"),
    "unlock_account": message("Mở khóa tài khoản"),
    "end_account_sessions": message("Đăng xuất mọi thiết bị của tài khoản"),
    "remove_second_factor": message("Gỡ xác thực hai bước"),
    "repeat_incident": message("Chạy lại sự cố"),
    "give_up_incident": message("Đóng sự cố, không chạy lại"),
}
"""What was done; each name that an action gives to ``note_change``."""

SUBJECTS: dict[str, Message] = {
    "unit": message("Cơ quan, đơn vị"),
    "officer": message("Cán bộ"),
    "post": message("Vị trí"),
    "slot": message("Vai trong quy trình"),
    "account": message("Tài khoản"),
    "calendar": message("Lịch làm việc"),
    "local_fee": message("Lệ phí"),
    "procedure": message("Thủ tục"),
    "drawing": message("Bản vẽ quy trình"),
    "incident": message("Sự cố"),
    "dossier": message("Hồ sơ"),
}
"""The kinds of things, as the filter calls them."""

FIELDS: dict[str, Message] = {
    "code": message("Mã"),
    "name": message("Tên"),
    "name_en": message("Tên tiếng Anh"),
    "short_name": message("Tên ngắn"),
    "level": message("Cấp"),
    "valid_from": message("Từ ngày"),
    "valid_to": message("Đến hết ngày"),
    "since": message("Từ ngày"),
    "parent_id": message("Thuộc đơn vị"),
    "unit_id": message("Đơn vị"),
    "receiving_unit_id": message("Đơn vị tiếp nhận"),
    "predecessor_id": message("Đơn vị cũ"),
    "successor_id": message("Đơn vị kế thừa"),
    "officer_id": message("Cán bộ"),
    "party_id": message("Người nộp"),
    "created_by": message("Người lập"),
    "address": message("Địa chỉ"),
    "phone": message("Điện thoại"),
    "email": message("Thư điện tử"),
    "place": message("Địa danh"),
    "calendar_id": message("Lịch làm việc"),
    "role": message("Vai trò"),
    "title": message("Chức danh"),
    "active": message("Đang làm việc"),
    "slot": message("Vai trong quy trình"),
    "note": message("Ghi chú"),
    "procedure_code": message("Thủ tục"),
    "fee_id": message("Khoản thu"),
    "channel": message("Cách nộp"),
    "rule": message("Cách tính"),
    "basis": message("Căn cứ"),
    "state": message("Tình trạng"),
    "data": message("Nội dung"),
    "revision": message("Bản"),
    "version": message("Bản áp dụng"),
    "scheduled": message("Bản hẹn ngày"),
    "version_from": message("Từ bản"),
    "version_to": message("Sang bản"),
    "to_move": message("Hồ sơ sẽ chuyển"),
    "moved": message("Hồ sơ đã chuyển"),
    "stayed": message("Hồ sơ ở lại"),
    "waiting": message("Hồ sơ chưa đến lượt"),
    "sha256": message("Mã băm"),
    "day_minutes": message("Số phút một ngày làm việc"),
    "periods": message("Giờ tính hạn"),
    "days_off": message("Ngày nghỉ"),
    "makeup_days": message("Ngày làm bù"),
    "reception_only": message("Giờ chỉ tiếp nhận"),
    "inherits": message("Dùng ngày nghỉ của lịch cấp trên"),
    "dossiers": message("Số hồ sơ được tính lại hạn"),
    "username": message("Tên đăng nhập"),
    "disabled_at": message("Khóa lúc"),
    "invited_at": message("Mời lúc"),
    "created_at": message("Lập lúc"),
    "devices": message("Số thiết bị"),
    "second_factor": message("Xác thực hai bước"),
    "scheme": message("Loại mã"),
    "codes": message("Các mã"),
    "status": message("Tình trạng hồ sơ"),
    "step": message("Bước"),
}
"""Fields of what was changed."""

WORDS: dict[str, dict[str, Message]] = {
    "state": {
        "open": message("đang mở"),
        "repeated": message("đã chạy lại được"),
        "closed": message("đóng, không chạy lại"),
        "draft": message("đang vẽ"),
        "submitted": message("chờ duyệt"),
        "approved": message("đã duyệt"),
        "discarded": message("đã bỏ"),
    },
    "channel": {
        "online": message("trực tuyến"),
        "direct": message("trực tiếp"),
        "post": message("bưu chính"),
    },
}
"""Values that are codes."""
CODED = {"role": role_words, "level": level_words}
"""Fields whose values have words elsewhere."""
LONGEST = 300


def action_words(reading: Reading, action: str) -> str:
    """What was done; the action's own name where nobody has said it in words."""
    return reading.say(ACTIONS.get(action, action))


def subject_words(reading: Reading, kind: str) -> str:
    """The kind of a thing."""
    return reading.say(SUBJECTS.get(kind, kind))


def field_words(reading: Reading, field: str) -> str:
    """The name of a field."""
    return reading.say(FIELDS.get(field, field))


def value_words(reading: Reading, field: str, value: Any, names: dict[str, str]) -> str:
    """A value; ``names`` are those of units and people by id. Nothing for what was not there."""
    if value in (None, "", [], {}):
        return ""
    if isinstance(value, bool):
        return gettext("có") if value else gettext("không")
    if field == "rule":
        return rule_words(rule_from_dict(value), reading.locale)
    if not isinstance(value, str):
        return json.dumps(value, ensure_ascii=False, sort_keys=True)[:LONGEST]
    if field in CODED:
        return CODED[field](value)
    if field == "status":
        return reading.say(STATUSES[Status(value)].desk) if value in set(Status) else value
    if value in WORDS.get(field, {}):
        return reading.say(WORDS[field][value])
    return names.get(value) or _day(value) or value[:LONGEST]


def _day(value: str) -> str:
    try:
        return f"{date.fromisoformat(value):%d/%m/%Y}"
    except ValueError:
        return ""
