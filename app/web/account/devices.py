"""The devices on which one is logged in: end one, or all the others."""

from flask import redirect, request, session, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from app.accounts.sessions import end_session, end_sessions, open_sessions
from app.persistence.accounts import LoginSession
from app.persistence.database import db
from app.queries.browser_words import browser_words
from app.queries.views_account import DeviceRow, DevicesPage
from app.services import services
from app.web.account.blueprint import account
from app.web.account.own_pages import own_account, show_own
from app.web.entry import logged_in
from app.web.login_sessions import LOGIN


@account.get("/tai-khoan/phien")
@logged_in
def devices() -> str:
    """The list, this device first."""
    found, now = own_account(), services().clock()
    rows = open_sessions(db.session(), found.id, now)
    rows.sort(key=lambda row: row.id != session.get(LOGIN))
    view = DevicesPage(
        now=now,
        rows=tuple(map(_row, rows)),
        end_others_url=url_for("account.end_others"),
        back_url=url_for("account.safety"),
        said=gettext("Đã đăng xuất.") if request.args.get("da") == "1" else "",
    )
    return show_own("account/devices.html", view)


@account.post("/tai-khoan/phien/<session_id>/ket-thuc")
@logged_in
def end_device(session_id: str) -> AnyResponse:
    """End one."""
    found, at_hand = own_account(), services()
    at_hand.transactions.write(lambda at: end_session(at, found.id, session_id, at_hand.clock()))
    return redirect(url_for("account.devices", da="1"))


@account.post("/tai-khoan/phien/ket-thuc")
@logged_in
def end_others() -> AnyResponse:
    """End all but this one."""
    found, at_hand, this = own_account(), services(), session[LOGIN]
    at_hand.transactions.write(lambda at: end_sessions(at, found.id, at_hand.clock(), but=this))
    return redirect(url_for("account.devices", da="1"))


def _row(row: LoginSession) -> DeviceRow:
    this = row.id == session.get(LOGIN)
    return DeviceRow(
        browser=browser_words(row.agent),
        address=row.address,
        started_at=row.started_at,
        seen_at=row.seen_at,
        end_url=None if this else url_for("account.end_device", session_id=row.id),
    )
