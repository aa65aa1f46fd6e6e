"""Tiếp nhận trực tiếp: choose the procedure, then write down who stands at the desk."""

from flask import redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from app.queries.desk_filing import (
    applicant_page,
    channels_of,
    choose_procedure,
    desk_profile,
    receiving_units,
)
from app.queries.views_frame import FieldError
from app.services import services
from app.web.actors import current_actor
from app.web.desk.asked import LONGEST
from app.web.desk.blueprint import desk
from app.web.desk.frame import reading, show
from app.web.entry import officers
from app.web.languages import say
from app.web.looking import note_person
from processes.actions.desk_applicant import DeskApplicant
from processes.actions.desk_filing import StartAtDesk, start_at_desk
from processes.actions.faults import BadInput
from processes.domain.procedure import Profile

FIELDS = ("person_id", "name", "phone", "email", "address")


@desk.get("/tiep-nhan/nop-truc-tiep", endpoint="choose_procedure")
@officers("receiver")
def choose() -> str:
    """Which procedure."""
    q = request.args.get("q", "").strip()[:LONGEST]
    return show("officer/filing_choose.html", choose_procedure(reading(), q), "intake")


@desk.get("/tiep-nhan/nop-truc-tiep/<code>", endpoint="applicant_at_desk")
@officers("receiver")
def applicant(code: str) -> str:
    """Who stands at the desk."""
    at = reading()
    return show("officer/filing_applicant.html", applicant_page(at, desk_profile(at, code)), "intake")


@desk.post("/tiep-nhan/nop-truc-tiep/<code>", endpoint="start_at_desk")
@officers("receiver")
def start(code: str) -> AnyResponse | tuple[str, int]:
    """Begin the dossier; another person's data are never shown before number and name agree."""
    at = reading()
    profile = desk_profile(at, code)
    typed = {name: value[:LONGEST] for name, value in request.form.items() if name != "csrf_token"}
    command = StartAtDesk(code, _unit(), _applicant(typed), _channel(profile))
    try:
        dossier = services().transactions.perform(start_at_desk, current_actor(), command)
    except BadInput as refused:
        errors = tuple(FieldError(say(fault.words), fault.field) for fault in refused.faults)
        page = applicant_page(reading(), profile, typed, errors)
        return show("officer/filing_applicant.html", page, "intake"), 422
    # The dossier may be thrown away again; that somebody's data were called up must stay known.
    note_person("at_desk", dossier.party_id)
    return redirect(url_for("desk.drawn_up", dossier_id=dossier.id))


def _applicant(typed: dict[str, str]) -> DeskApplicant:
    return DeskApplicant(**{name: typed.get(name, "").strip() for name in FIELDS})


def _unit() -> str:
    """The unit chosen; the only one where there is no choice."""
    mine = [option.value for option in receiving_units(reading())]
    return request.form.get("unit", "") or (mine[0] if len(mine) == 1 else "")


def _channel(profile: Profile) -> str:
    channels = channels_of(profile)
    return request.form.get("channel", "") or (channels[0] if len(channels) == 1 else "")
