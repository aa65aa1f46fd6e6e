"""Log in by user name, identification number or e-mail address (C-14); log out by POST."""

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from app.accounts import AccountDisabled, AccountLocked, WrongLogin, authenticate
from app.accounts.logging_in import count_failure
from app.queries.views_account import LoginPage
from app.queries.views_frame import FieldError, SmallForm
from app.services import services
from app.web.account.blueprint import account
from app.web.account.code import asks_code, half_way
from app.web.account.way_on import asked_way, home_of, way_on
from app.web.actors import current_actor
from app.web.entry import anybody
from app.web.guards import limiter
from app.web.languages import say
from app.web.login_sessions import current_device, enter, leave
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
    at_hand, device = services(), current_device()
    now = at_hand.clock()
    try:
        found = authenticate(typed, password, now, at_hand.settings.allows_demo, device)
    except (WrongLogin, AccountLocked, AccountDisabled) as refusal:
        if isinstance(refusal, WrongLogin):
            at_hand.transactions.write(lambda at: count_failure(at, typed, now, device))
        return _page(typed, FieldError(say(refusal.text), "login")), refusal.http
    if asks_code(found):
        return half_way(found)
    enter(found)
    return redirect(way_on(found.officer_id is not None))


@account.post("/dang-xuat")
@anybody
def logout() -> AnyResponse:
    """Leave on this device; the language stays."""
    leave()
    return redirect(url_for("public.home"))


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
    view = LoginPage(
        form,
        url_for("account.register", next=way),
        forgot_url=url_for("account.forgot"),
        password_set=request.args.get("da_dat") == "1",
    )
    return render_template("account/login.html", view=view)
