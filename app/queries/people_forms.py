"""The plain forms about people and their posts: their questions, and what is known already."""

from collections.abc import Mapping
from typing import Any

from flask import url_for
from flask_babel import gettext
from sqlalchemy import Row, select

from app.persistence.tables.organisation import post, unit
from app.queries.people_page import held_tasks, officer_row
from app.queries.posts import post_words
from app.queries.reading import Reading
from app.queries.role_words import roles_in_order
from app.queries.unit_forms import reason_field, unit_options
from app.queries.views_frame import Link, Option, SmallForm
from app.queries.views_organisation import FormField, FormPage
from processes.domain.errors import NotFound


def adding_person_form(reading: Reading, form: SmallForm) -> FormPage:
    """A new officer with the first post."""
    return FormPage(
        title=gettext("Thêm người"),
        form=form,
        fields=(*_person_fields(), *_post_fields(reading)),
        submit=gettext("Thêm người"),
        back=Link(gettext("Người"), url_for("admin.people")),
        says=gettext("Quyền làm việc đến từ vị trí: một vai trò trong một cơ quan, từ ngày nào."),
    )


def changing_person_form(reading: Reading, officer_id: str, form: SmallForm) -> FormPage:
    """Another name or other ways to reach an officer. Raises NotFound."""
    return FormPage(
        title=gettext("Sửa thông tin"),
        form=form,
        fields=(*_person_fields(), reason_field(required=False)),
        submit=gettext("Lưu"),
        back=_person_link(officer_row(reading, officer_id)),
    )


def adding_post_form(reading: Reading, officer_id: str, form: SmallForm) -> FormPage:
    """Another post for an officer. Raises NotFound."""
    row = officer_row(reading, officer_id)
    last = FormField("valid_to", gettext("Đến hết ngày"), "day", gettext("Để trống nếu chưa định ngày cuối."))
    return FormPage(
        title=gettext("Thêm vị trí cho %(name)s", name=row.name),
        form=form,
        fields=(*_post_fields(reading), last, reason_field(required=False)),
        submit=gettext("Thêm vị trí"),
        back=_person_link(row),
    )


def ending_post_form(reading: Reading, post_id: str, form: SmallForm) -> FormPage:
    """The last day of a post. Raises NotFound."""
    row = post_row(reading, post_id)
    person = officer_row(reading, row.officer_id)
    words = post_words(row.title, row.role, row.short_name or row.name)
    return FormPage(
        title=gettext("Kết thúc vị trí: %(post)s", post=words),
        form=form,
        fields=(FormField("day", gettext("Ngày cuối cùng"), "day", required=True), reason_field()),
        submit=gettext("Kết thúc vị trí"),
        back=_person_link(person),
        says=gettext("Việc %(name)s đang giữ ở vị trí này về lại Hộp việc chung.", name=person.name),
        destroys=True,
    )


def leaving_form(reading: Reading, officer_id: str, form: SmallForm) -> FormPage:
    """An officer works here no more. Raises NotFound."""
    row = officer_row(reading, officer_id)
    held = held_tasks(reading, officer_id)
    says = gettext("Người này không đăng nhập làm việc được nữa. Hồ sơ và nhật ký đã ghi giữ nguyên.")
    warning = gettext("%(count)s việc đang giữ sẽ về lại Hộp việc chung.", count=held) if held else ""
    return FormPage(
        title=gettext("Ngừng công tác: %(name)s", name=row.name),
        form=form,
        fields=(reason_field(),),
        submit=gettext("Ngừng công tác"),
        back=_person_link(row),
        says=says,
        warning=warning,
        destroys=True,
    )


def returning_form(reading: Reading, officer_id: str, form: SmallForm) -> FormPage:
    """An officer works here again. Raises NotFound."""
    row = officer_row(reading, officer_id)
    title = gettext("Công tác trở lại: %(name)s", name=row.name)
    submit, says = gettext("Cho làm việc trở lại"), gettext("Vị trí còn hiệu lực có quyền lại ngay.")
    return FormPage(title, form, (reason_field(),), submit, _person_link(row), says)


def known_person(reading: Reading, officer_id: str) -> Mapping[str, str]:
    """What is known of an officer, as the form holds it. Raises NotFound."""
    row = officer_row(reading, officer_id)
    return {"name": row.name, "phone": row.phone, "email": row.email}


def post_row(reading: Reading, post_id: str) -> Row[Any]:
    """The row of a post with the name of its unit. Raises NotFound."""
    query = select(post, unit.c.short_name, unit.c.name).join(unit, unit.c.id == post.c.unit_id)
    row = reading.session.execute(query.where(post.c.id == post_id)).first()
    if row is None:
        raise NotFound
    return row


def _person_link(row: Row[Any]) -> Link:
    return Link(row.name, url_for("admin.person", officer_id=row.id))


def _person_fields() -> tuple[FormField, ...]:
    return (
        FormField("name", gettext("Họ và tên"), required=True),
        FormField("phone", gettext("Điện thoại")),
        FormField("email", gettext("Thư điện tử"), hint=gettext("Nhận nhắc việc và thư mời lập tài khoản.")),
    )


def _post_fields(reading: Reading) -> tuple[FormField, ...]:
    roles = (Option("", gettext("Chọn vai trò")), *(Option(*role) for role in roles_in_order()))
    units = tuple(unit_options(reading, None))
    return (
        FormField("unit_id", gettext("Cơ quan"), "select", required=True, options=units),
        FormField("role", gettext("Vai trò"), "select", required=True, options=roles),
        FormField("title", gettext("Chức danh"), hint=gettext("Ví dụ: Phó Trưởng phòng. In trên phiếu.")),
        FormField("valid_from", gettext("Từ ngày"), "day", required=True),
    )
