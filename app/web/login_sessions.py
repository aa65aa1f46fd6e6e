"""The login behind a request: which session and device the cookies name, and noting that it was seen."""

from datetime import datetime

from flask import Flask, Response, g, has_request_context, request, session
from flask_security import UserDatastore, current_user, login_user, logout_user
from sqlalchemy.orm import Session

from app.accounts.devices import COOKIE, LIFE, Device, new_device, read_device, write_device
from app.accounts.logging_in import note_login
from app.accounts.sessions import SEEN_EVERY, begin_session, end_session, holder_of, note_seen
from app.persistence.accounts import Account, LoginSession
from app.persistence.database import db
from app.services import services

LOGIN = "login"
"""Where the cookie keeps the id of the login session."""


class Accounts(UserDatastore):  # type: ignore[misc]
    """What Flask-Security asks of us: find the account of a session."""

    def __init__(self, allows_demo: bool) -> None:
        super().__init__(Account, None)
        self._allows_demo = allows_demo

    def find_user(self, case_insensitive: bool = False, **given: str) -> Account | None:
        """The account of this request's login; None once that has ended, or for a demo account elsewhere."""
        if not has_request_context() or LOGIN not in session:
            return None
        uniquifier = given.get("fs_uniquifier", "")
        found = holder_of(db.session(), session[LOGIN], uniquifier, services().clock())
        if found is None or (found[0].demo and not self._allows_demo):
            return None
        g.login_seen_at = found[1]
        return found[0]

    def put(self, model: object) -> object:
        """Changes are made by actions, not by the library."""
        return model


def attach(app: Flask) -> None:
    """Keep track of when devices were last seen, and send the cookie of a device that logged in."""

    @app.after_request
    def seen(response: Response) -> Response:
        seen_at: datetime | None = g.get("login_seen_at")
        now = services().clock()
        if seen_at is not None and LOGIN in session and now - seen_at >= SEEN_EVERY:
            id_, address = session[LOGIN], address_of_visitor()
            services().transactions.write(lambda at: note_seen(at, id_, now, address))
        if "device" in g:
            _send_device(response, g.device)
        return response


def enter(found: Account) -> None:
    """Begin a fresh session for ``found``: nothing of the one before is carried over but the language."""
    at_hand, device = services(), current_device()
    now, locale = at_hand.clock(), session.get("locale") or found.locale
    address, agent = address_of_visitor(), request.user_agent.string

    def begin(at: Session) -> LoginSession:
        note_login(at, found, locale, now, address, device)
        return begin_session(at, found.id, now, address, agent)

    begun = at_hand.transactions.write(begin)
    session.clear()
    session.update({"locale": locale, LOGIN: begun.id})
    login_user(found)
    g.pop("actor", None)
    known = device is not None and device.account_id == found.id
    g.device = device if known else new_device(found.id)


def leave() -> None:
    """End this login; the language stays."""
    kept, id_, at_hand = session.get("locale"), session.get(LOGIN), services()
    holder = current_account()
    if holder is not None and id_:
        now = at_hand.clock()
        at_hand.transactions.write(lambda at: end_session(at, holder.id, id_, now))
    logout_user()
    session.clear()
    if kept:
        session["locale"] = kept


def current_account() -> Account | None:
    """The account of this request; None when nobody is logged in."""
    return current_user._get_current_object() if current_user.is_authenticated else None


def current_device() -> Device | None:
    """The device that this browser says it is."""
    cookie = request.cookies.get(COOKIE)
    return read_device(services().settings.secret_key, cookie) if cookie else None


def address_of_visitor() -> str:
    """Where the request comes from."""
    return request.remote_addr or ""


def _send_device(response: Response, device: Device) -> None:
    settings = services().settings
    response.set_cookie(
        COOKIE,
        write_device(settings.secret_key, device),
        max_age=LIFE,
        httponly=True,
        samesite="Lax",
        secure=settings.secure_cookies,
    )
