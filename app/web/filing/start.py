"""Begin a declaration: choose the desk; the account is asked for before (Q2)."""

from flask import redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from app.queries.filing_agencies import start_page
from app.queries.filing_begin import begin_page, online_profile, receiving_units
from app.services import services
from app.web.actors import current_actor
from app.web.entry import anybody, applicants
from app.web.filing.blueprint import filing
from processes.actions.drafts import StartDraft, start_draft
from processes.domain.dossier.codes import day_of


@filing.get("/nop-qua-mang")
@anybody
def agencies() -> str:
    """Agency first, then the procedure (C-22); the account is asked for when the declaration begins."""
    view = start_page(request.args.get("agency", ""), request.args.get("field", ""))
    return render_template("citizen/start.html", view=view)


@filing.get("/nop-ho-so/<code>")
@applicants
def start(code: str) -> str:
    """The desks that receive this procedure."""
    units = receiving_units(day_of(services().clock()))
    return render_template("citizen/begin.html", view=begin_page(online_profile(code), units))


@filing.post("/nop-ho-so/<code>")
@applicants
def open_draft(code: str) -> Response | tuple[str, int]:
    """Open the draft and go to its parts."""
    profile, units = online_profile(code), receiving_units(day_of(services().clock()))
    chosen = request.form.get("agency", "")
    if chosen not in {unit.value for unit in units}:
        says = gettext("Chọn nơi nộp hồ sơ")
        return render_template("citizen/begin.html", view=begin_page(profile, units, chosen, says)), 422
    draft = services().transactions.perform(start_draft, current_actor(), StartDraft(code, chosen))
    return redirect(url_for("filing.draft", dossier_id=draft.id))
