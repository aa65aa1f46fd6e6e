"""The second step of officers: set it up, recovery codes, remove it."""

import segno
from flask import redirect, request, session, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as AnyResponse

from app.accounts.logging_in import is_password
from app.accounts.refusals import WrongCode, WrongPassword
from app.accounts.second_factor import address_of, in_words, new_secret
from app.accounts.second_step import remove_factor, renew_recovery_codes, set_up_factor
from app.accounts.sessions import end_sessions
from app.persistence.accounts import Account
from app.queries.views_account import FactorPage, FactorSetPage, RecoveryCodesPage
from app.queries.views_frame import FieldError, SmallForm
from app.services import services
from app.web.account.blueprint import account
from app.web.account.own_pages import own_account, show_own
from app.web.entry import officers
from app.web.guards import limiter
from app.web.languages import say
from app.web.login_sessions import LOGIN
from processes.domain.errors import NotFound

PENDING = "pending_factor"
"""Where the cookie keeps the encrypted secret until its first code."""
LIMIT = "20 per hour"


@account.get("/tai-khoan/xac-thuc")
@officers()
def factor() -> str:
    """Set it up, or see that it is."""
    found = _offered()
    return _set_page(found) if found.totp_secret else _set_up_page(found)


@account.post("/tai-khoan/xac-thuc")
@limiter.limit(LIMIT)
@officers()
def set_up() -> AnyResponse | str | tuple[str, int]:
    """Keep it after the first right code, and show the recovery codes once.

    Devices that came in by the password alone are logged out, but for this one.
    """
    found, at_hand = _offered(), services()
    if found.totp_secret or PENDING not in session:
        return redirect(url_for("account.factor"))
    secret, typed, sealed = (
        at_hand.settings.secret_key,
        request.form.get("code", "").strip(),
        session[PENDING],
    )
    now, this = at_hand.clock(), session[LOGIN]

    def keep(at: Session) -> tuple[str, ...]:
        codes = set_up_factor(at, secret, found.id, sealed, typed, now)
        end_sessions(at, found.id, now, but=this)
        return codes

    try:
        codes = at_hand.transactions.write(keep)
    except WrongCode as refusal:
        return _set_up_page(found, FieldError(say(refusal.text), "code")), 422
    session.pop(PENDING)
    return _codes_page(codes)


@account.post("/tai-khoan/xac-thuc/ma-du-phong")
@limiter.limit(LIMIT)
@officers()
def renew_codes() -> str | tuple[str, int]:
    """New recovery codes, with the password."""
    found, at_hand = _offered(), services()
    if not is_password(found, request.form.get("present", "")):
        return _wrong_password(found)
    secret = at_hand.settings.secret_key
    return _codes_page(at_hand.transactions.write(lambda at: renew_recovery_codes(at, secret, found.id)))


@account.post("/tai-khoan/xac-thuc/go")
@limiter.limit(LIMIT)
@officers()
def remove() -> AnyResponse | tuple[str, int]:
    """Remove it, with the password."""
    found, at_hand = _offered(), services()
    if not is_password(found, request.form.get("present", "")):
        return _wrong_password(found)

    def work(at: Session) -> None:
        remove_factor(at, found.id)

    at_hand.transactions.write(work)
    return redirect(url_for("account.safety", da="go"))


def _offered() -> Account:
    if services().settings.staff_second_factor == "off":
        raise NotFound
    return own_account()


def _wrong_password(found: Account) -> tuple[str, int]:
    return _set_page(found, FieldError(say(WrongPassword.text), "present")), 422


def _set_up_page(found: Account, *errors: FieldError) -> str:
    at_hand = services()
    secret = at_hand.settings.secret_key
    sealed = session.setdefault(PENDING, new_secret(secret))
    picture = segno.make(address_of(secret, sealed, found.username), error="m", micro=False)
    view = FactorPage(
        form=SmallForm(url_for("account.set_up"), {}, errors),
        picture=picture.png_data_uri(scale=5, border=4),
        secret=in_words(secret, sealed),
        required=at_hand.settings.staff_second_factor == "required",
        back_url=url_for("account.safety"),
    )
    return show_own("account/factor.html", view)


def _set_page(found: Account, *errors: FieldError) -> str:
    form = SmallForm(url_for("account.remove"), {}, errors)
    left = len(found.recovery_codes)
    view = FactorSetPage(form, url_for("account.renew_codes"), left, url_for("account.safety"))
    return show_own("account/factor_set.html", view)


def _codes_page(codes: tuple[str, ...]) -> str:
    return show_own("account/recovery_codes.html", RecoveryCodesPage(codes, url_for("account.safety")))
