"""Confirming one's e-mail address: the link shows a page, the button on it confirms."""

from flask import redirect, render_template, url_for
from werkzeug.wrappers import Response as AnyResponse

from app.accounts.recovery import address_of_link, ask_verification, verify_address
from app.persistence.database import db
from app.queries.views_account import VerifyPage
from app.services import services
from app.web.account.blueprint import account
from app.web.account.letters import letters
from app.web.entry import anybody, logged_in
from app.web.guards import limiter
from app.web.login_sessions import current_account
from processes.domain.errors import NotFound


@account.get("/xac-nhan-thu/<token>")
@anybody
def verify(token: str) -> str:
    """The page with the button. Raises LinkSpent."""
    at_hand = services()
    found = address_of_link(db.session(), at_hand.settings.secret_key, token, at_hand.clock())
    done = found.email_verified_at is not None
    view = VerifyPage(url_for("account.confirm_address", token=token), found.email or "", done)
    return render_template("account/verify.html", view=view)


@account.post("/xac-nhan-thu/<token>")
@anybody
def confirm_address(token: str) -> AnyResponse:
    """The address is the holder's."""
    verify_address(letters(), token)
    return redirect(url_for("account.verify", token=token))


@account.post("/tai-khoan/xac-nhan-thu")
@limiter.limit("10 per hour")
@logged_in
def ask_to_verify() -> AnyResponse:
    """Send the link again."""
    found = current_account()
    if found is None or not found.email:
        raise NotFound
    ask_verification(letters(), found.id)
    return redirect(url_for("account.safety", da="thu"))
