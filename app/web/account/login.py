"""Log in by user name, identification number or e-mail address (C-14); log out by POST."""

from flask import g, redirect, render_template, request, session, url_for
from flask_security import current_user, login_user, logout_user
from werkzeug.wrappers import Response as AnyResponse

from app.accounts import AccountLocked, WrongLogin, authenticate, count_failure, end_sessions, note_login
from app.persistence.accounts import Account
from app.queries.views_account import LoginPage
from app.queries.views_frame import FieldError, SmallForm
from app.services import services
from app.web.account.blueprint import account
from app.web.account.way_on import asked_way, home_of, way_on
from app.web.actors import current_actor
from app.web.entry import anybody
from app.web.guards import limiter
from app.web.languages import say
from forms.messages import message

LIMIT = "10 per minute"


@account.get("/dang-nhap")
@anybody
def login() -> AnyResponse | str:
    """The form; somebody who is logged in goes on."""
    if current_actor().id:
        return redirect(home_of(current_actor()))
    return _page()


@account.post("/dang-nhap")
@limiter.limit(LIMIT)
@anybody
def log_in() -> AnyResponse | tuple[str, int]:
    """Check name and password; wrong ones are counted and rest the account for a while."""
    typed, password = request.form.get("login", "").strip(), request.form.get("password", "")
    missing = _missing(typed, password)
    if missing:
        return _page(typed, *missing), 422
    try:
        found = authenticate(typed, password, services().clock(), services().settings.allows_demo)
    except WrongLogin as refusal:
        services().transactions.write(lambda at: count_failure(at, typed, services().clock()))
        return _page(typed, FieldError(say(refusal.text), "login")), 422
    except AccountLocked as refusal:
        return _page(typed, FieldError(say(refusal.text), "login")), 429
    enter(found)
    return redirect(way_on(found.officer_id is not None))


@account.post("/dang-xuat")
@anybody
def logout() -> AnyResponse:
    """Leave, on every machine; the language stays."""
    kept = session.get("locale")
    if current_user.is_authenticated:
        account_id = current_user.id
        services().transactions.write(lambda at: end_sessions(at, account_id))
    logout_user()
    session.clear()
    _keep_locale(kept)
    return redirect(url_for("public.home"))


def enter(found: Account) -> None:
    """Begin a fresh session for ``found``: nothing of the one before is carried over but the language."""
    locale = session.get("locale") or found.locale
    session.clear()
    _keep_locale(locale)
    login_user(found)
    g.pop("actor", None)
    services().transactions.write(lambda at: note_login(at, found.id, locale))


def _keep_locale(locale: str | None) -> None:
    if locale:
        session["locale"] = locale


def _missing(typed: str, password: str) -> list[FieldError]:
    errors = []
    if not typed:
        errors.append(FieldError(say(message("Nhập tên đăng nhập, số định danh hoặc thư điện tử")), "login"))
    if not password:
        errors.append(FieldError(say(message("Nhập mật khẩu")), "password"))
    return errors


def _page(typed: str = "", *errors: FieldError) -> str:
    way = asked_way() or None
    form = SmallForm(url_for("account.log_in", next=way), {"login": typed}, errors)
    view = LoginPage(form, url_for("account.register", next=way))
    return render_template("account/login.html", view=view)
