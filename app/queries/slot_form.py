"""The plain form of one slot of a receiving unit."""

from flask import url_for
from flask_babel import gettext

from app.queries.reading import Reading
from app.queries.slots_page import slot_words
from app.queries.unit_forms import reason_field, unit_options
from app.queries.units_page import unit_row
from app.queries.views_frame import Link, SmallForm
from app.queries.views_organisation import FormField, FormPage


def slot_form(reading: Reading, receiving: str, slot: str, form: SmallForm) -> FormPage:
    """Who stands in ``slot`` for dossiers that ``receiving`` receives. Raises NotFound."""
    row = unit_row(reading, receiving)
    nobody = gettext("Chưa có cơ quan nào")
    units = tuple(unit_options(reading, nobody))
    return FormPage(
        title=gettext("%(slot)s của hồ sơ nộp tại %(unit)s", slot=slot_words(slot), unit=row.name),
        form=form,
        fields=(
            FormField("unit_id", gettext("Cơ quan đứng ở ngăn này"), "select", options=units),
            reason_field(required=False),
        ),
        submit=gettext("Lưu"),
        back=Link(gettext("Ngăn xử lý"), url_for("admin.slots")),
        says=gettext("Việc đã giao giữ nguyên nơi nhận; việc giao từ nay theo cơ quan mới."),
    )
