"""A real form, filled in badly, as the declaration shows it: the household business of the pictures."""

from datetime import date

from built import asset
from jinja2 import Environment, StrictUndefined
from werkzeug.datastructures import MultiDict

from app.queries.views_frame import FieldError
from forms.answers import read_answers
from forms.definition import read_form
from forms.kind import Scene
from forms.messages import message
from forms.rendering import render_form, summary_items, template_loader

FORM = read_form(
    {
        "id": "household",
        "type": "default",
        "components": [
            {
                "type": "textfield",
                "key": "name",
                "label": "Tên hộ kinh doanh",
                "description": "Không trùng với hộ kinh doanh khác trong xã.",
                "validate": {"required": True},
            },
            {
                "type": "textfield",
                "key": "place",
                "label": "Địa chỉ trụ sở",
                "properties": {"kind": "address"},
                "validate": {"required": True},
            },
            {
                "type": "dynamiclist",
                "key": "trades",
                "label": "Ngành, nghề kinh doanh",
                "properties": {"kind": "table"},
                "validate": {"required": True, "exactlyOne": "main"},
                "components": [
                    {"type": "textfield", "key": "trade", "label": "Ngành"},
                    {"type": "checkbox", "key": "main", "label": "Ngành chính"},
                ],
            },
            {
                "type": "number",
                "key": "capital",
                "label": "Vốn kinh doanh",
                "description": "Ghi số tiền, không ghi chữ. Phần viết bằng chữ được điền tự động.",
                "properties": {"kind": "money"},
                "validate": {"required": True},
            },
            {
                "type": "datetime",
                "key": "starts",
                "label": "Ngày bắt đầu hoạt động",
                "description": "Không bắt buộc. Ví dụ: 01 12 2026",
            },
            {"type": "filepicker", "key": "plan", "label": "Sơ đồ địa điểm", "properties": {"kind": "file"}},
            {"type": "checkbox", "key": "online", "label": "Bán cả trên mạng"},
        ],
    }
)
POSTED = MultiDict(
    {
        "place.province": "Hưng Yên",
        "place.commune": "Xã Tân Hòa Đông",
        "place.street": "Số 48, ngõ Chợ Đình, thôn Thượng",
        "trades._rows": "2",
        "trades.0.trade": "5610 Nhà hàng và các dịch vụ ăn uống phục vụ lưu động",
        "trades.1.trade": "4722 Bán lẻ thực phẩm trong các cửa hàng chuyên doanh",
        "capital": "tám mươi triệu",
    }
)


def drawn() -> tuple[str, tuple[FieldError, ...]]:
    """The form's HTML and the lines of the error summary above it."""
    env = Environment(
        loader=template_loader(), autoescape=True, undefined=StrictUndefined, extensions=["jinja2.ext.i18n"]
    )
    env.install_null_translations(newstyle=True)
    env.globals["asset"] = asset
    answers = read_answers(FORM, POSTED, scene=Scene(today=date(2026, 11, 13)))
    notes = {"place": message("Lấy từ Cơ sở dữ liệu quốc gia về dân cư ngày 13/11/2026. Sửa được.")}
    html = render_form(env, FORM, answers.values, answers.errors, notes=notes)
    return html, tuple(FieldError(item.words, item.field) for item in summary_items(answers.errors))
