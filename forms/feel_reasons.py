"""Why an expression cannot be read, in a sentence for whoever draws a form, a diagram or a table."""

from forms.feel import FeelError
from forms.messages import Message, message

SENTENCES: dict[str, Message] = {
    "empty": message("biểu thức trống."),
    "unexpected_character": message("chữ {found} không thuộc FEEL."),
    "unexpected_token": message("{found} không đứng ở đây được, ở đây cần {expected}."),
    "unexpected_end": message("biểu thức còn dang dở, còn thiếu {expected}."),
    "unterminated_string": message("chuỗi chưa đóng bằng dấu ngoặc kép."),
    "unterminated_comment": message("ghi chú chưa đóng bằng */."),
    "lone_surrogate": message("mã ký tự trong chuỗi còn thiếu một nửa."),
    "number_out_of_range": message("số {found} quá lớn hoặc quá nhỏ."),
    "duplicate_parameter": message("tham số {name} đặt hai lần."),
    "unknown_name": message("ở đây không có tên {name}."),
    "unknown_function": message("không có hàm {name}."),
    "function_unsupported": message("không dùng được hàm {name}."),
    "no_clock": message("không dùng được {name}(), biểu thức không có đồng hồ."),
    "type_unsupported": message("không có kiểu {name}."),
    "date_unsupported": message("{found} ở ngoài khoảng năm 1 đến 9999."),
    "time_zone_unsupported": message("không tính được giờ của múi giờ {zone}."),
    "pattern_unsupported": message("mẫu {pattern} dùng {part}, không dùng được."),
    "property_unsupported": message("không dùng được thuộc tính {name}."),
    "filter_unsupported": message("phần lọc trong [ ] cho số khác nhau ở từng phần tử."),
    "too_long": message("biểu thức dài quá {limit} chữ."),
    "too_many_parts": message("biểu thức có quá {limit} phần."),
    "too_deep": message("biểu thức lồng quá {limit} tầng."),
    "too_many_steps": message("tính biểu thức mất quá {limit} bước."),
    "list_too_long": message("một danh sách có quá {limit} phần tử."),
    "text_too_long": message("một chuỗi dài quá {limit} chữ."),
    "pattern_too_large": message("mẫu quá lớn; kiểm tra độ dài của chuỗi riêng với mẫu."),
    "too_many_calls": message("các hàm gọi nhau quá {limit} tầng."),
    "unknown_value": message("biểu thức không đọc được giá trị kiểu {found}."),
    "failed": message("không tính được biểu thức ({reason})."),
}
WANTED: dict[str, Message] = {
    "value": message("một giá trị"),
    "name": message("một tên"),
    "type": message("một kiểu dữ liệu"),
    "operator": message("một phép toán"),
    "end": message("hết biểu thức"),
}
"""What could have stood there; signs stand for themselves."""


def explain(error: FeelError) -> Message:
    """The reason of a FEEL error in a sentence that begins small, to stand behind a colon."""
    sentence = SENTENCES[error.code]
    wanted = error.values.get("wanted")
    if not isinstance(wanted, tuple):
        return Message(sentence.text, error.values)
    return Message(sentence.text, {**error.values, "expected": _either(wanted)})


def _either(wanted: tuple[str, ...]) -> Message:
    """“một giá trị hoặc “)””; the two likeliest are enough."""
    words = [WANTED.get(each) or message("“{sign}”", sign=each) for each in wanted[:2]]
    if len(words) == 2:
        return message("{one} hoặc {other}", one=words[0], other=words[1])
    return words[0] if words else message("một phần khác")
