"""One account as administrators see it, and what may be done with it now."""

from collections.abc import Iterator
from typing import Any

from flask import url_for
from flask_babel import gettext
from sqlalchemy import Row, select

from app.persistence.tables.accounts import account
from app.persistence.tables.organisation import officer
from app.queries.accounts_page import account_row, accounts_with_holders, devices_of, state_of
from app.queries.reading import Reading
from app.queries.staff_tabs import staff_tabs
from app.queries.views_accounts import AccountChange, AccountPage
from app.queries.views_frame import Link, SmallForm
from app.queries.views_organisation import FormField, FormPage
from processes.domain.errors import NotFound


def account_page(reading: Reading, account_id: str, form: SmallForm, said: str = "") -> AccountPage:
    """The account. Raises NotFound."""
    found = reading.session.execute(accounts_with_holders().where(account.c.id == account_id)).first()
    if found is None:
        raise NotFound
    own, devices = found.officer_id == reading.actor.officer_id, devices_of(reading, account_id)
    resting = state_of(found, reading.now) == "resting"
    person = url_for("admin.person", officer_id=found.officer_id) if found.officer_id else ""
    return AccountPage(
        now=reading.now,
        tabs=staff_tabs("accounts"),
        row=account_row(reading, found),
        holder=Link(found.holder, person),
        created_at=found.created_at,
        address=found.last_login_address,
        email_verified=found.email_verified_at is not None,
        devices=devices,
        resting_until=found.locked_until if resting else None,
        form=form,
        changes=() if own else tuple(_changes(found, state_of(found, reading.now), devices)),
        own=own,
        said=said,
        party_id=found.party_id or "",
    )


def account_of_officer(reading: Reading, officer_id: str) -> str | None:
    """The id of an officer's account; None before he has one."""
    mine = select(account.c.id).where(account.c.officer_id == officer_id).order_by(account.c.created_at)
    return reading.session.execute(mine).scalars().first()


def inviting_form(reading: Reading, officer_id: str, form: SmallForm) -> FormPage:
    """The form that opens an officer's account. Raises NotFound."""
    row = known_officer(reading, officer_id)
    hint = gettext(
        "Để trống nếu người này chưa có thư: trang sau hiện liên kết một lần để Ông, Bà trao tận tay."
    )
    return FormPage(
        title=gettext("Mời %(name)s lập tài khoản", name=row.name),
        form=form,
        fields=(
            FormField("username", gettext("Tên đăng nhập"), required=True),
            FormField("email", gettext("Thư điện tử"), hint=hint),
        ),
        submit=gettext("Gửi lời mời"),
        back=Link(row.name, url_for("admin.person", officer_id=officer_id)),
        says=gettext("Người được mời tự đặt mật khẩu theo liên kết trong thư, trong 72 giờ."),
    )


def known_officer(reading: Reading, officer_id: str) -> Row[Any]:
    """The row of an officer. Raises NotFound."""
    row = reading.session.execute(select(officer).where(officer.c.id == officer_id)).first()
    if row is None:
        raise NotFound
    return row


def _changes(row: Row[Any], state: str, devices: int) -> Iterator[AccountChange]:
    if state == "invited":
        says = gettext("Liên kết mới dùng được 72 giờ; liên kết cũ không dùng được nữa.")
        yield AccountChange("invite_again", gettext("Gửi lại liên kết"), says)
    if state in ("active", "resting"):
        says = gettext(
            "Mật khẩu cũ ngừng ngay, mọi thiết bị bị đăng xuất; người dùng đặt mật khẩu mới theo thư."
        )
        yield AccountChange("reset", gettext("Đặt lại mật khẩu"), says)
    if devices:
        says = gettext("Người dùng phải đăng nhập lại trên mọi thiết bị.")
        yield AccountChange("end", gettext("Đăng xuất mọi thiết bị"), says)
    if row.totp_secret:
        says = gettext("Khi người dùng mất cả điện thoại lẫn mã dự phòng. Lần sau chỉ còn mật khẩu.")
        yield AccountChange("remove_factor", gettext("Gỡ xác thực hai bước"), says)
    if state in ("locked", "resting"):
        says = gettext("Người dùng đăng nhập lại được ngay.")
        yield AccountChange("unlock", gettext("Mở khóa"), says)
    if state != "locked":
        says = gettext("Không ai đăng nhập được nữa; ai đang dùng bị đăng xuất ngay.")
        yield AccountChange("lock", gettext("Khóa tài khoản"), says, destroys=True)
