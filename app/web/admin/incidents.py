"""Sự cố: actions that broke; repeat them, or give them up with a reason."""

from collections.abc import Sequence

from flask import redirect, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from app.persistence.transaction import ActionBroke
from app.queries.dossier_search import Search
from app.queries.incident_page import incident_page
from app.queries.incidents_page import TABS, chosen_incidents, incidents_page
from app.queries.views_frame import FieldError, SmallForm
from app.queries.views_incidents import GivingUp, IncidentRow
from app.queries.views_officer import BulkLine
from app.services import services
from app.web.actors import current_actor
from app.web.admin.blueprint import admin
from app.web.desk.asked import first_row
from app.web.desk.frame import read_again, reading, show
from app.web.entry import administrators
from app.web.languages import say
from processes.actions.incidents import GiveUpIncident, RepeatIncident, give_up_incident, repeat_incident
from processes.actions.office import ReasonRequired
from processes.domain.errors import Refusal

MOST_AT_ONCE = 60
LONGEST_REASON = 1000


@admin.get("/su-co")
@administrators
def incidents() -> str:
    """The list of incidents."""
    return _list()


@admin.get("/su-co/<incident_id>")
@administrators
def incident(incident_id: str) -> str:
    """One incident."""
    return show("admin/incident.html", incident_page(reading(), incident_id), "incidents", "admin")


@admin.post("/su-co/chay-lai")
@administrators
def repeat_incidents() -> str:
    """Repeat every chosen incident, each by itself; one line says what became of each."""
    rows = chosen_incidents(reading(), _chosen(request.form.getlist("item")))
    lines = [_repeated(row) for row in rows] or [_nothing_chosen()]
    read_again()
    return _list(lines)


@admin.post("/su-co/chon-de-dong")
@administrators
def choose_incidents() -> AnyResponse | str:
    """On to the page that asks why the chosen incidents are given up."""
    chosen = _chosen(request.form.getlist("item"))
    return redirect(url_for("admin.giving_up", item=chosen)) if chosen else _list([_nothing_chosen()])


@admin.get("/su-co/dong")
@administrators
def giving_up() -> AnyResponse | str:
    """What is to be given up, and the question why."""
    rows = chosen_incidents(reading(), _chosen(request.args.getlist("item")))
    return _why(rows, "") if rows else redirect(url_for("admin.incidents"))


@admin.post("/su-co/dong")
@administrators
def give_up() -> AnyResponse | str | tuple[str, int]:
    """Close the chosen incidents for good."""
    rows = chosen_incidents(reading(), _chosen(request.form.getlist("item")))
    reason = request.form.get("reason", "").strip()[:LONGEST_REASON]
    if rows and not reason:
        return _why(rows, say(ReasonRequired.text)), 422
    lines = [_given_up(row, reason) for row in rows] or [_nothing_chosen()]
    read_again()
    return _list(lines)


def _list(results: Sequence[BulkLine] = ()) -> str:
    tab = request.args.get("list", "open")
    after = Search.read_key(request.args.get("after", ""))
    view = incidents_page(reading(), tab if tab in TABS else "open", after, first_row(), results)
    return show("admin/incidents.html", view, "incidents", "admin")


def _why(rows: tuple[IncidentRow, ...], error: str) -> str:
    errors = (FieldError(error, "reason"),) if error else ()
    form = SmallForm(url_for("admin.give_up"), {}, errors)
    view = GivingUp(rows, form, url_for("admin.incidents"))
    return show("admin/giving_up.html", view, "incidents", "admin")


def _chosen(ids: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(ids))[:MOST_AT_ONCE]


def _nothing_chosen() -> BulkLine:
    words = gettext("chưa chọn sự cố nào đang mở. Chọn ở cột đầu rồi bấm lại.")
    return BulkLine(gettext("Sự cố"), url_for("admin.incidents"), words, done=False)


def _repeated(row: IncidentRow) -> BulkLine:
    try:
        services().transactions.perform(repeat_incident, current_actor(), RepeatIncident(row.id))
    except Refusal as refusal:
        words = gettext("chưa chạy lại được. %(why)s", why=say(refusal.text))
        return BulkLine(row.number, row.url, words, done=False)
    except ActionBroke:
        words = gettext("vẫn hỏng như trước; mở sự cố để xem việc nên làm.")
        return BulkLine(row.number, row.url, words, done=False)
    return BulkLine(row.number, row.url, gettext("đã chạy lại được: %(what)s.", what=row.action))


def _given_up(row: IncidentRow, reason: str) -> BulkLine:
    try:
        services().transactions.perform(give_up_incident, current_actor(), GiveUpIncident(row.id, reason))
    except Refusal as refusal:
        return BulkLine(row.number, row.url, say(refusal.text), done=False)
    return BulkLine(row.number, row.url, gettext("đã đóng, không chạy lại."))
