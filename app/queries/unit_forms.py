"""The plain forms about units: their questions, and what is known already."""

from collections.abc import Iterator, Mapping
from typing import Any

from flask import url_for
from flask_babel import gettext
from sqlalchemy import Row, select

from app.formatting import day
from app.persistence.tables.organisation import calendar
from app.queries.reading import Reading
from app.queries.role_words import level_words, scheme_words
from app.queries.units_page import codes_of, living_units, unit_link, unit_row
from app.queries.views_frame import Link, Option, SmallForm
from app.queries.views_organisation import FormField, FormPage
from processes.domain.dossier.codes import day_of
from processes.domain.unit_codes import LEVELS, SCHEMES

CODE_ROWS = 6
"""How many further codes a unit may have; more than schemes, so that one may have an old and a new one."""


def adding_form(reading: Reading, form: SmallForm) -> FormPage:
    """A new unit."""
    return FormPage(
        title=gettext("Thêm cơ quan"),
        form=form,
        fields=tuple(_unit_fields(reading, "")),
        submit=gettext("Thêm cơ quan"),
        back=Link(gettext("Cơ quan"), url_for("admin.units")),
    )


def changing_form(reading: Reading, unit_id: str, form: SmallForm) -> FormPage:
    """Another name, code, place or whole for a unit. Raises NotFound."""
    row = unit_row(reading, unit_id)
    return FormPage(
        title=gettext("Sửa %(name)s", name=row.name),
        form=form,
        fields=(*_unit_fields(reading, unit_id), reason_field(required=False)),
        submit=gettext("Lưu"),
        back=unit_link(row),
        says=gettext("Mã định danh đứng đầu mã hồ sơ. Hồ sơ đã có mã giữ nguyên mã cũ."),
    )


def ending_form(reading: Reading, unit_id: str, form: SmallForm) -> FormPage:
    """The last day of a unit. Raises NotFound."""
    row = unit_row(reading, unit_id)
    return FormPage(
        title=gettext("Kết thúc %(name)s", name=row.name),
        form=form,
        fields=(FormField("day", gettext("Ngày cuối cùng"), "day", required=True), reason_field()),
        submit=gettext("Kết thúc cơ quan"),
        back=unit_link(row),
        says=gettext("Cơ quan đã kết thúc vẫn đứng trên hồ sơ cũ, nhưng không nhận việc mới."),
        destroys=True,
    )


def reopening_form(reading: Reading, unit_id: str, form: SmallForm) -> FormPage:
    """Take back the end of a unit. Raises NotFound."""
    row = unit_row(reading, unit_id)
    title = gettext("Mở lại %(name)s", name=row.name)
    return FormPage(title, form, (reason_field(),), gettext("Mở lại cơ quan"), unit_link(row))


def succession_form(reading: Reading, unit_id: str, form: SmallForm) -> FormPage:
    """Who took over from whom. Raises NotFound."""
    row = unit_row(reading, unit_id)
    others = tuple(one for one in unit_options(reading, None) if one.value != unit_id)
    return FormPage(
        title=gettext("Kế thừa của %(name)s", name=row.name),
        form=form,
        fields=(
            FormField(
                "direction",
                gettext("Quan hệ"),
                "select",
                options=(
                    Option("before", gettext("Cơ quan này kế thừa cơ quan dưới đây")),
                    Option("after", gettext("Cơ quan này được cơ quan dưới đây kế thừa")),
                ),
            ),
            FormField("other", gettext("Cơ quan"), "select", options=others, required=True),
            FormField("since", gettext("Từ ngày"), "day", required=True),
            FormField("note", gettext("Ghi chú"), hint=gettext("Ví dụ: số nghị quyết sắp xếp.")),
        ),
        submit=gettext("Ghi kế thừa"),
        back=unit_link(row),
    )


def unlinking_form(reading: Reading, old: str, new: str, form: SmallForm) -> FormPage:
    """Take back a succession. Raises NotFound."""
    before, after = unit_row(reading, old), unit_row(reading, new)
    return FormPage(
        title=gettext("Bỏ ghi %(new)s kế thừa %(old)s", new=after.name, old=before.name),
        form=form,
        fields=(reason_field(),),
        submit=gettext("Bỏ ghi kế thừa"),
        back=unit_link(after),
        destroys=True,
    )


def reason_field(required: bool = True) -> FormField:
    """Why: it stands in the office's journal."""
    hint = gettext("Ghi vào nhật ký của cơ quan.")
    return FormField("reason", gettext("Lý do"), "textarea", hint, required, wide=True)


def known_unit(reading: Reading, unit_id: str) -> Mapping[str, str]:
    """What is known of a unit, as the form holds it. Raises NotFound."""
    row = unit_row(reading, unit_id)
    names = ("code", "name", "name_en", "short_name", "level", "address", "phone", "email", "place")
    values = {name: getattr(row, name) or "" for name in (*names, "parent_id", "calendar_id")}
    for number, (scheme, code) in enumerate(codes_of(reading, unit_id), start=1):
        values[f"scheme_{number}"], values[f"code_{number}"] = scheme, code
    return values | {"valid_from": day(row.valid_from)}


def unit_options(reading: Reading, empty: str | None) -> Iterator[Option]:
    """The units of the tree, deeper ones set in by dashes; ``empty`` is said for none."""
    yield Option("", gettext("Chọn cơ quan") if empty is None else empty)
    for row, depth in living_units(reading, day_of(reading.now)):
        yield Option(row.id, f"{'– ' * depth}{row.name}")


def _unit_fields(reading: Reading, unit_id: str) -> Iterator[FormField]:
    yield FormField("name", gettext("Tên đầy đủ"), required=True, wide=True)
    yield FormField("short_name", gettext("Tên ngắn"), hint=gettext("Hiện trên bàn làm việc và trong bảng."))
    yield FormField("name_en", gettext("Tên tiếng Anh"))
    yield FormField("level", gettext("Cấp"), "select", required=True, options=_levels())
    yield FormField("parent_id", gettext("Trực thuộc"), "select", options=_wholes(reading, unit_id))
    yield FormField("code", gettext("Mã định danh"), hint=gettext("Ví dụ: H31.40.12"), required=True)
    yield FormField("valid_from", gettext("Hiệu lực từ"), "day", required=True)
    yield FormField("address", gettext("Địa chỉ"), wide=True)
    yield FormField("phone", gettext("Điện thoại"))
    yield FormField("email", gettext("Thư điện tử"))
    yield FormField("place", gettext("Địa danh ghi trên phiếu"), hint=gettext("Ví dụ: Tân Hòa Đông"))
    yield FormField("calendar_id", gettext("Lịch làm việc"), "select", options=tuple(_calendars(reading)))
    schemes = (Option("", gettext("Chọn loại mã")), *(Option(one, scheme_words(one)) for one in SCHEMES))
    for number in range(1, CODE_ROWS + 1):
        label = gettext("Mã khác, dòng %(number)s", number=number)
        yield FormField(f"code_{number}", label, "code", options=schemes)


def _levels() -> tuple[Option, ...]:
    return (Option("", gettext("Chọn cấp")), *(Option(level, level_words(level)) for level in LEVELS))


def _wholes(reading: Reading, unit_id: str) -> tuple[Option, ...]:
    top = gettext("Không trực thuộc cơ quan nào ở đây")
    return tuple(one for one in unit_options(reading, top) if not unit_id or one.value != unit_id)


def _calendars(reading: Reading) -> Iterator[Option]:
    yield Option("", gettext("Theo cơ quan cấp trên"))
    rows: list[Row[Any]] = list(
        reading.session.execute(select(calendar.c.id, calendar.c.name).order_by(calendar.c.name))
    )
    for row in rows:
        yield Option(row.id, row.name)
