"""What keeps one's account safe: password, devices, the second step; and changing the password."""

from flask import redirect, request, session, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from app.accounts import WeakPassword
from app.accounts.recovery import change_password
from app.accounts.refusals import WrongPassword
from app.accounts.sessions import open_sessions
from app.persistence.accounts import Account
from app.persistence.database import db
from app.queries.views_account import NewPasswordPage, SafetyPage
from app.queries.views_frame import FieldError, SmallForm
from app.services import services
from app.web.account.blueprint import account
from app.web.account.credentials import password_errors
from app.web.account.letters import letters
from app.web.account.own_pages import own_account, show_own
from app.web.entry import logged_in
from app.web.guards import limiter
from app.web.languages import say
from app.web.login_sessions import LOGIN
from forms.messages import message

SAID = {
    "mat-khau": message("Đã đổi mật khẩu. Các thiết bị khác đã được đăng xuất."),
    "thu": message("Đã gửi thư xác nhận. Mở thư rồi bấm liên kết trong đó."),
    "go": message("Đã gỡ xác thực hai bước."),
}


@account.get("/tai-khoan/an-toan")
@logged_in
def safety() -> str:
    """The page."""
    found = own_account()
    said = SAID.get(request.args.get("da", ""))
    offered = found.officer_id is not None and services().settings.staff_second_factor != "off"
    view = SafetyPage(
        password_url=url_for("account.password"),
        devices_url=url_for("account.devices"),
        devices=len(open_sessions(db.session(), found.id, services().clock())),
        factor=("on" if found.totp_secret else "off") if offered else "",
        factor_url=url_for("account.factor"),
        codes_left=len(found.recovery_codes),
        email=found.email or "",
        email_verified=found.email_verified_at is not None,
        verify_url=url_for("account.ask_to_verify"),
        said=say(said) if said else "",
    )
    return show_own("account/safety.html", view)


@account.get("/tai-khoan/mat-khau")
@logged_in
def password() -> str:
    """The form of a new password."""
    return _page(own_account())


@account.post("/tai-khoan/mat-khau")
@limiter.limit("20 per hour")
@logged_in
def save_password() -> AnyResponse | tuple[str, int]:
    """Change it; this device stays logged in, the others do not."""
    found, posted = own_account(), request.form
    errors = tuple(password_errors(posted, found.username))
    if not errors:
        try:
            present = posted.get("present", "")
            anchor = change_password(letters(), found.id, present, posted["password"], session[LOGIN])
        except WrongPassword as refusal:
            errors = (FieldError(say(refusal.text), "present"),)
        except WeakPassword as refusal:
            errors = (FieldError(say(refusal.text), "password"),)
    if errors:
        return _page(found, *errors), 422
    session["_user_id"] = anchor
    return redirect(url_for("account.safety", da="mat-khau"))


def _page(found: Account, *errors: FieldError) -> str:
    form = SmallForm(url_for("account.save_password"), {}, errors)
    back = url_for("account.safety")
    view = NewPasswordPage(form, found.username, gettext("Đổi mật khẩu"), True, back)
    return show_own("account/new_password.html", view)
