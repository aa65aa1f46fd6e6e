"""A forgotten password, an invitation: the link of a letter leads to choosing a password."""

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from app.accounts import WeakPassword
from app.accounts.recovery import ask_reset, choose_by_link, holder_of_link, must_agree
from app.applicants import PRIVACY_VERSION
from app.persistence.accounts import Account
from app.persistence.database import db
from app.queries.views_account import ForgotPage, NewPasswordPage
from app.queries.views_frame import FieldError, SmallForm
from app.services import services
from app.web.account.blueprint import account
from app.web.account.credentials import password_errors, privacy_errors
from app.web.account.letters import letters
from app.web.entry import anybody
from app.web.guards import limiter
from app.web.languages import say
from forms.messages import message

LIMIT = "10 per hour"
LONGEST = 200


@account.get("/quen-mat-khau")
@anybody
def forgot() -> str:
    """Ask whose password it is."""
    return _forgot_page(sent=request.args.get("da_gui") == "1")


@account.post("/quen-mat-khau")
@limiter.limit(LIMIT)
@anybody
def ask_link() -> AnyResponse | tuple[str, int]:
    """Send a link, and say the same to everybody."""
    typed = request.form.get("login", "").strip()[:LONGEST]
    if not typed:
        words = say(message("Nhập tên đăng nhập, số định danh hoặc thư điện tử"))
        return _forgot_page(FieldError(words, "login")), 422
    ask_reset(letters(), typed, services().settings.allows_demo)
    return redirect(url_for("account.forgot", da_gui="1"))


@account.get("/dat-mat-khau/<token>")
@anybody
def new_password(token: str) -> str:
    """The form behind a link. Raises LinkSpent."""
    return _new_page(token)


@account.post("/dat-mat-khau/<token>")
@limiter.limit(LIMIT)
@anybody
def choose_password(token: str) -> AnyResponse | tuple[str, int]:
    """Keep the password and lead to the login: the second step still asks for its code."""
    holder = _holder(token)
    agreeing = must_agree(db.session(), holder)
    errors = tuple(password_errors(request.form, holder.username))
    if agreeing:
        errors += tuple(privacy_errors(request.form))
    if not errors:
        try:
            agreed = PRIVACY_VERSION if agreeing else ""
            choose_by_link(letters(), token, request.form["password"], agreed)
        except WeakPassword as refusal:
            errors = (FieldError(say(refusal.text), "password"),)
    if errors:
        return _new_page(token, *errors), 422
    return redirect(url_for("account.login", da_dat="1"))


def _holder(token: str) -> Account:
    at_hand = services()
    return holder_of_link(db.session(), at_hand.settings.secret_key, token, at_hand.clock())


def _forgot_page(*errors: FieldError, sent: bool = False) -> str:
    form = SmallForm(url_for("account.ask_link"), {}, errors)
    return render_template("account/forgot.html", view=ForgotPage(form, sent, url_for("account.login")))


def _new_page(token: str, *errors: FieldError) -> str:
    found = _holder(token)
    typed = {"privacy": request.form.get("privacy", "")}
    form = SmallForm(url_for("account.choose_password", token=token), typed, errors)
    title = message("Đặt mật khẩu") if found.password is None else message("Đặt mật khẩu mới")
    agreement = must_agree(db.session(), found)
    view = NewPasswordPage(form, found.username, say(title), agreement_asked=agreement)
    return render_template("account/new_password.html", view=view, layout="layout/citizen.html")
