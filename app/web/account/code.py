"""The second step of officers when they log in: a code of the telephone, or a recovery code."""

from datetime import datetime, timedelta

from flask import redirect, render_template, request, session, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as AnyResponse

from app.accounts import AccountLocked
from app.accounts.logging_in import check_not_resting, count_against
from app.accounts.refusals import WrongCode
from app.accounts.second_step import use_code
from app.persistence.accounts import Account
from app.persistence.database import db
from app.queries.views_account import CodePage
from app.queries.views_frame import FieldError, SmallForm
from app.services import services
from app.web.account.blueprint import account
from app.web.account.way_on import asked_way, way_on
from app.web.entry import anybody
from app.web.guards import limiter
from app.web.languages import say
from app.web.login_sessions import current_device, enter

HALF = "half"
"""Where the cookie keeps who has given the password, and until when that counts."""
LIFE = timedelta(minutes=5)
LIMIT = "10 per minute"


def asks_code(found: Account) -> bool:
    """Whether the account gives a code, too."""
    wanted = services().settings.staff_second_factor != "off"
    return wanted and found.officer_id is not None and found.totp_secret is not None


def half_way(found: Account) -> AnyResponse:
    """The password was right; on to the code."""
    until = services().clock() + LIFE
    session[HALF] = [found.id, found.fs_uniquifier[:8], until.timestamp()]
    return redirect(url_for("account.code", next=asked_way() or None))


@account.get("/dang-nhap/ma")
@anybody
def code() -> AnyResponse | str:
    """Ask for the code."""
    return _page() if _halved() else _from_the_start()


@account.post("/dang-nhap/ma")
@limiter.limit(LIMIT)
@anybody
def give_code() -> AnyResponse | tuple[str, int]:
    """Check the code; wrong ones count like wrong passwords, and a used one is wrong."""
    found, typed = _halved(), request.form.get("code", "").strip()
    if found is None:
        return _from_the_start()
    at_hand, device = services(), current_device()
    now = at_hand.clock()

    def check(at: Session) -> None:
        check_not_resting(at, found, now, device)
        use_code(at, at_hand.settings.secret_key, found.id, typed, now)

    try:
        at_hand.transactions.write(check)
    except WrongCode as refusal:
        at_hand.transactions.write(lambda at: count_against(at, found, now, device))
        return _page(FieldError(say(refusal.text), "code")), 422
    except AccountLocked as refusal:
        return _page(FieldError(say(refusal.text), "code")), 429
    enter(found)
    return redirect(way_on(officer=True))


def _halved() -> Account | None:
    """Who has given the password a moment ago and may still give the code."""
    kept = session.get(HALF)
    if not kept or _over(kept[2]):
        return None
    found = db.session.get(Account, kept[0])
    return found if found and found.active and found.fs_uniquifier.startswith(kept[1]) else None


def _over(until: float) -> bool:
    now: datetime = services().clock()
    return now.timestamp() > until


def _from_the_start() -> AnyResponse:
    return redirect(url_for("account.login", next=asked_way() or None))


def _page(*errors: FieldError) -> str:
    form = SmallForm(url_for("account.give_code", next=asked_way() or None), {}, errors)
    return render_template("account/code.html", view=CodePage(form, url_for("account.login")))
