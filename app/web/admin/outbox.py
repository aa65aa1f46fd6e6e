"""Hộp thư đi: what is sent to people, to read and, once it could not be delivered, to send again."""

from flask import redirect, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from app.gateways.mail.sandbox import SandboxMailer
from app.queries.dossier_search import Search
from app.queries.notice_words import NOTICES
from app.queries.outbox_page import STATES, Asked, dead_letters, message_page, outbox_page
from app.services import services
from app.web.actors import current_actor
from app.web.admin.blueprint import admin
from app.web.desk.asked import LONGEST, first_row
from app.web.desk.frame import reading, show
from app.web.desk.notices import remember, said
from app.web.entry import administrators
from processes.actions.outbox import MOST_AGAIN, SendAgain, SendManyAgain
from processes.actions.outbox import send_again as send_message_again
from processes.actions.outbox import send_many_again as send_many


@admin.get("/hop-thu-di")
@administrators
def outbox() -> str:
    """The list of messages."""
    tab = request.args.get("list", "all")
    asked = Asked(
        tab=tab if tab in STATES else "all",
        q=_search(),
        kind=_kind(),
        after=Search.read_key(request.args.get("after", "")),
        first=first_row(),
    )
    return show("admin/outbox.html", outbox_page(reading(), asked, _sandbox(), said()), "outbox", "admin")


@admin.get("/hop-thu-di/<message_id>")
@administrators
def message(message_id: str) -> str:
    """One message, as the person gets it."""
    return show("admin/message.html", message_page(reading(), message_id, _sandbox()), "outbox", "admin")


@admin.post("/hop-thu-di/<message_id>/gui-lai")
@administrators
def send_again(message_id: str) -> AnyResponse:
    """Try a message again that could not be delivered."""
    services().transactions.perform(send_message_again, current_actor(), SendAgain(message_id))
    return redirect(url_for("admin.message", message_id=message_id))


def _sandbox() -> bool:
    return isinstance(services().mailer, SandboxMailer)


@admin.post("/hop-thu-di/gui-lai")
@administrators
def send_many_again() -> AnyResponse:
    """Try every message of the list again that could not be delivered."""
    q, kind = _search(), _kind()
    ids = dead_letters(reading(), q, kind, MOST_AGAIN)
    count = services().transactions.perform(send_many, current_actor(), SendManyAgain(ids))
    remember(gettext("Hộp thư đi"), "", gettext("%(count)s thư chờ gửi lại.", count=count))
    kept = {name: value for name, value in (("q", q), ("kind", kind)) if value}
    return redirect(url_for("admin.outbox", list="dead", **kept))


def _search() -> str:
    return request.args.get("q", "").strip()[:LONGEST]


def _kind() -> str:
    kind = request.args.get("kind", "")
    return kind if kind in NOTICES else ""
