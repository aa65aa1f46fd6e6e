"""What the parts and fields of a diagram are called, for people who compare two versions."""

import re

from flask_babel import gettext

from forms.messages import Message, message

SORTS: dict[str, Message] = {
    "userTask": message("Việc của người"),
    "serviceTask": message("Việc tự động"),
    "businessRuleTask": message("Việc quyết định"),
    "task": message("Việc"),
    "callActivity": message("Khối"),
    "subProcess": message("Quy trình con"),
    "exclusiveGateway": message("Cổng chọn một"),
    "parallelGateway": message("Cổng song song"),
    "inclusiveGateway": message("Cổng chọn nhiều"),
    "eventBasedGateway": message("Cổng chờ sự kiện"),
    "startEvent": message("Bắt đầu"),
    "endEvent": message("Kết thúc"),
    "intermediateCatchEvent": message("Sự kiện chờ"),
    "intermediateThrowEvent": message("Sự kiện báo"),
    "boundaryEvent": message("Sự kiện trên việc"),
    "sequenceFlow": message("Đường đi"),
    "lane": message("Làn"),
    "textAnnotation": message("Ghi chú"),
    "profile": message("Thông tin chung"),
    "coordinating": message("Cơ quan phối hợp"),
    "section": message("Phần của tờ khai"),
    "case": message("Trường hợp"),
    "component": message("Thành phần hồ sơ"),
    "choice": message("Giấy tờ thay thế"),
    "fee": message("Phí, lệ phí"),
    "limit": message("Thời hạn giải quyết"),
    "result": message("Kết quả"),
    "legal": message("Căn cứ pháp lý"),
    "download": message("Mẫu tải về"),
    "condition": message("Điều kiện"),
    "stepText": message("Trình tự thực hiện"),
    "form": message("Biểu mẫu"),
    "decision": message("Quyết định"),
    "rule": message("Dòng của bảng"),
    "textfield": message("Ô chữ"),
    "textarea": message("Ô nhiều dòng"),
    "number": message("Ô số"),
    "datetime": message("Ngày, giờ"),
    "select": message("Chọn trong danh sách"),
    "radio": message("Chọn một"),
    "checkbox": message("Ô đánh dấu"),
    "checklist": message("Chọn nhiều"),
    "taglist": message("Chọn nhiều"),
    "group": message("Nhóm câu hỏi"),
    "text": message("Đoạn văn"),
    "dynamiclist": message("Bảng nhiều dòng"),
    "filepicker": message("Tệp"),
    "separator": message("Đường kẻ"),
    "spacer": message("Khoảng trống"),
}
"""Kinds of elements, of lines of the card and of parts."""
FIELDS: dict[str, Message] = {
    "accept": message("loại tệp nhận"),
    "action": message("việc ở mọi bước"),
    "after": message("sau"),
    "agencyLevel": message("cấp thực hiện"),
    "amount": message("mức"),
    "anywhereInProvince": message("nộp ở mọi nơi trong tỉnh"),
    "applicantKinds": message("loại người nộp"),
    "applicants": message("đối tượng thực hiện"),
    "assign": message("giao việc"),
    "at": message("tại phần của hạn"),
    "attachedToRef": message("gắn vào"),
    "before": message("trước"),
    "block": message("khối"),
    "calledElement": message("khối được gọi"),
    "cancelActivity": message("ngắt việc"),
    "cap": message("mức tối đa"),
    "case": message("trường hợp"),
    "cases": message("trường hợp"),
    "channel": message("kênh nộp"),
    "channels": message("kênh nộp"),
    "clock": message("đồng hồ"),
    "code": message("mã"),
    "collection": message("danh sách"),
    "competentUnit": message("cơ quan giải quyết"),
    "conditional": message("điều kiện hiện"),
    "conditionExpression": message("điều kiện"),
    "consequence": message("hệ quả"),
    "copies": message("bản sao"),
    "count": message("số lượng"),
    "currency": message("đơn vị tiền"),
    "cutoff": message("giờ chốt"),
    "deadline": message("hạn bước"),
    "decide": message("quyết định"),
    "decision": message("quyết định"),
    "default": message("mặc định"),
    "description": message("giải thích"),
    "documentation": message("mô tả"),
    "each": message("mỗi đơn vị"),
    "english": message("tiếng Anh"),
    "escalate": message("báo lên"),
    "expanded": message("khối"),
    "field": message("lĩnh vực"),
    "form": message("biểu mẫu"),
    "from": message("từ"),
    "given": message("giữ lại"),
    "group": message("nhóm"),
    "hide": message("ẩn khi"),
    "id": message("id"),
    "input": message("đầu vào"),
    "keywords": message("từ khóa"),
    "kind": message("loại"),
    "label": message("nhãn"),
    "lane": message("làn"),
    "later": message("làm sau"),
    "legacyLevel": message("mức độ cũ"),
    "lifeEvent": message("sự kiện trong đời sống"),
    "maxMegabytes": message("cỡ tệp tối đa (MB)"),
    "messageEventDefinition": message("tin nhắn"),
    "messageRef": message("tin nhắn"),
    "mode": message("cách tính"),
    "move": message("chuyển trạng thái"),
    "multiInstanceLoopCharacteristics": message("lặp cho từng mục"),
    "name": message("tên"),
    "note": message("ghi chú"),
    "number": message("số hiệu"),
    "of": message("của"),
    "onlineLevel": message("mức trực tuyến"),
    "originals": message("bản chính"),
    "outcome": message("kết quả"),
    "over": message("tính theo danh sách"),
    "parameter": message("tham số"),
    "prefill": message("điền sẵn"),
    "procedureType": message("loại thủ tục"),
    "properties": message("của Một Cửa"),
    "publishingDecision": message("quyết định công bố"),
    "reason": message("lý do"),
    "receive": message("nhận tin"),
    "refundable": message("hoàn lại được"),
    "remind": message("nhắc"),
    "required": message("bắt buộc"),
    "resultForms": message("cách trả kết quả"),
    "retentionYears": message("số năm lưu"),
    "role": message("vai trò"),
    "rule": message("quy tắc"),
    "rules": message("quy tắc"),
    "shortName": message("tên ngắn"),
    "shows": message("cho xem"),
    "side": message("quy trình bên"),
    "signed": message("ký số"),
    "slot": message("ngăn"),
    "sort": message("kiểu phần tử"),
    "sourceRef": message("đi từ"),
    "stage": message("chặng"),
    "step": message("bước tự động"),
    "subProcess": message("nằm trong"),
    "subject": message("dòng chủ đề"),
    "summary": message("tóm tắt"),
    "supplementDays": message("số ngày bổ sung"),
    "targetRef": message("đi đến"),
    "task": message("việc"),
    "text": message("nội dung"),
    "tier": message("bậc"),
    "timeDate": message("vào lúc"),
    "timeDuration": message("sau khoảng"),
    "timer": message("hẹn giờ"),
    "timerEventDefinition": message("hẹn giờ"),
    "times": message("số lần"),
    "timing": message("thời điểm thu"),
    "title": message("tiêu đề"),
    "to": message("đến"),
    "type": message("loại"),
    "validate": message("kiểm tra"),
    "value": message("giá trị"),
    "values": message("lựa chọn"),
    "when": message("khi"),
    "with": message("tham số"),
}
"""Parts of the path of a field; a part that has no words is shown as it is written."""
ENGLISH = re.compile(r"(\w+?)(?:En|_en)$")
PART = re.compile(r"([^.\[\]#]+)(\[.*\])?(#\d+)?")


def sort_words(sort: str) -> str:
    """What a kind of element is called."""
    return gettext(SORTS[sort].text) if sort in SORTS else sort


def field_words(path: str) -> str:
    """A path in words: ``outcome[ok].labelEn`` is "kết quả “ok” · nhãn (tiếng Anh)"."""
    return " · ".join(_part(part) for part in _parts(path)) or gettext("nội dung")


def _parts(path: str) -> list[str]:
    """The parts of a path; a point inside brackets divides nothing."""
    return [found for found in re.findall(r"(?:[^.\[]|\[[^\]]*\])+", path) if found]


def _part(written: str) -> str:
    match = PART.match(written)
    if match is None:
        return written
    key = f" “{match[2][1:-1]}”" if match[2] else ""
    return _word(match[1]) + key + (match[3] or "")


def _word(name: str) -> str:
    if name in FIELDS:
        return gettext(FIELDS[name].text)
    english = ENGLISH.match(name)
    if english and english[1] in FIELDS:
        return gettext("%(field)s (tiếng Anh)", field=gettext(FIELDS[english[1]].text))
    return name
