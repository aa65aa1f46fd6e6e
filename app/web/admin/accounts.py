"""Tài khoản: who may log in; inviting, locking, resetting, each with a reason."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from flask import redirect, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from app.accounts.administration import (
    ChangeAccount,
    end_account_sessions,
    lock_account,
    remove_second_factor,
    unlock_account,
)
from app.accounts.invitations import Invitations, Invited, InviteOfficer
from app.accounts.letters import holder_name
from app.accounts.links import INVITED, LIVES
from app.persistence.world import DatabaseWorld
from app.queries.account_page import account_of_officer as account_id_of
from app.queries.account_page import account_page, inviting_form, known_officer
from app.queries.accounts_page import LISTS, Asked, accounts_page
from app.queries.staff_tabs import staff_tabs
from app.queries.views_accounts import HandedOver
from app.queries.views_frame import FieldError
from app.services import services
from app.web.admin.blueprint import admin
from app.web.admin.plain_form import PlainForm
from app.web.desk.asked import LONGEST, first_row
from app.web.desk.frame import read_again, reading, show
from app.web.desk.notices import go_and_say, said
from app.web.entry import administrators
from app.web.looking import note_person
from forms.messages import message

Page = AnyResponse | str | tuple[str, int]
SAID = {
    "lock": message("Đã khóa tài khoản."),
    "unlock": message("Đã mở khóa tài khoản."),
    "end": message("Đã đăng xuất mọi thiết bị."),
    "remove_factor": message("Đã gỡ xác thực hai bước."),
    "reset": message("Đã ngừng mật khẩu cũ và gửi liên kết đặt mật khẩu mới."),
    "invite_again": message("Đã gửi lại liên kết."),
}


@admin.get("/tai-khoan")
@administrators
def accounts() -> str:
    """The list."""
    args = request.args
    tab = args.get("list", "all")
    asked = Asked(
        tab=tab if tab in LISTS else "all",
        q=args.get("q", "").strip()[:LONGEST],
        after=args.get("after", "")[:LONGEST],
        first=first_row(),
    )
    return show("admin/accounts.html", accounts_page(reading(), asked, said()), "units", "admin")


@admin.get("/tai-khoan/<account_id>")
@administrators
def account(account_id: str) -> str:
    """One account."""
    return _page(account_id, PlainForm({}), said())


@admin.post("/tai-khoan/<account_id>")
@administrators
def change_account(account_id: str) -> Page:
    """Do what the pressed button says, for the reason given."""
    form = PlainForm(request.form)
    asked = form.text("action")
    action = _actions().get(asked)
    done = form.keeps(action, ChangeAccount(account_id, form.words("reason"))) if action else None
    if done is None:
        if action is None:
            form.errors.append(FieldError(gettext("Chọn việc cần làm với tài khoản này.")))
        return _page(account_id, form), 422
    if isinstance(done, Invited) and done.handed_over:
        return handed_over(done)
    words = reading().say(SAID[asked])
    return go_and_say(url_for("admin.account", account_id=account_id), words)


@admin.get("/tai-khoan/can-bo/<officer_id>")
@administrators
def account_of_officer(officer_id: str) -> AnyResponse | str:
    """An officer's account, or the form that invites him to one."""
    found = account_id_of(reading(), officer_id)
    if found:
        return redirect(url_for("admin.account", account_id=found))
    email = known_officer(reading(), officer_id).email
    name = email.partition("@")[0].lower()
    return _inviting(officer_id, PlainForm({"username": name, "email": email}))


@admin.post("/tai-khoan/can-bo/<officer_id>")
@administrators
def invite_officer(officer_id: str) -> Page:
    """Open the account and send, or show, the link."""
    form = PlainForm(request.form)
    command = InviteOfficer(officer_id, form.text("username"), form.text("email"))
    done = form.keeps(invitations().invite_account, command)
    if not isinstance(done, Invited):
        return _inviting(officer_id, form), 422
    if done.handed_over:
        return handed_over(done)
    words = gettext("Đã gửi lời mời tới %(email)s.", email=done.account.email)
    return go_and_say(url_for("admin.account", account_id=done.account.id), words)


def _actions() -> dict[str, Callable[..., Any]]:
    return {
        "lock": lock_account,
        "unlock": unlock_account,
        "end": end_account_sessions,
        "remove_factor": remove_second_factor,
        "reset": invitations().reset_account_password,
        "invite_again": invitations().send_invitation_again,
    }


def invitations() -> Invitations:
    """The actions that send links."""
    return Invitations(services().settings.secret_key)


def _page(account_id: str, form: PlainForm, words: str = "") -> str:
    read_again()
    shown = form.shown(url_for("admin.change_account", account_id=account_id))
    view = account_page(reading(), account_id, shown, words)
    if view.party_id:
        note_person("account", view.party_id)
    return show("admin/account.html", view, "units", "admin")


def _inviting(officer_id: str, form: PlainForm) -> str:
    shown = form.shown(url_for("admin.invite_officer", officer_id=officer_id))
    return show("admin/form.html", inviting_form(reading(), officer_id, shown), "units", "admin")


def handed_over(done: Invited) -> str:
    """The link, once: it is kept nowhere."""
    read_again()
    at_hand, at = services(), reading()
    shelves = at_hand.transactions
    world = DatabaseWorld(at.session, at.now, shelves.versions, shelves.calendars)
    until: datetime = at.now + LIVES[INVITED]
    view = HandedOver(
        tabs=staff_tabs("accounts"),
        holder=holder_name(world, done.account),
        username=done.account.username,
        url=f"{at_hand.settings.public_url}{done.path}",
        until=until,
        back_url=url_for("admin.account", account_id=done.account.id),
    )
    return show("admin/account_link.html", view, "units", "admin")
