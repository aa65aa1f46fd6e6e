"""The papers of a draft: one upload for each component (C-30); a refused file says why beside its box."""

from flask import redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from app.queries.filing_case import own_draft, read_anew
from app.queries.filing_papers import asked_paper, asked_papers, upload_box
from app.queries.filing_parts import Parts
from app.queries.views_filing import PapersPage
from app.queries.views_frame import FieldError
from app.services import services
from app.web.actors import current_actor
from app.web.entry import applicants
from app.web.filing.blueprint import filing
from app.web.filing.drawing import saving
from app.web.filing.handing_in import Refused, hand_in_posted
from app.web.filing.section import go_on
from processes.actions.case import CaseInHand
from processes.actions.papers import RemovePaper, current_papers, remove_paper
from processes.domain.procedure import Component


@filing.get("/ban-nhap/<dossier_id>/giay-to")
@applicants
def papers(dossier_id: str) -> str:
    """Every paper that is asked."""
    case = own_draft(current_actor(), dossier_id)
    return _page(case, asked_papers(case))


@filing.get("/ban-nhap/<dossier_id>/giay-to/<component>")
@applicants
def paper(dossier_id: str, component: str) -> str:
    """One of them."""
    case = own_draft(current_actor(), dossier_id)
    return _page(case, [asked_paper(case, component)])


@filing.post("/ban-nhap/<dossier_id>/giay-to")
@applicants
def save_papers(dossier_id: str) -> Response | tuple[str, int]:
    """Keep what was chosen, every paper at once."""
    return _save(dossier_id, None)


@filing.post("/ban-nhap/<dossier_id>/giay-to/<component>")
@applicants
def save_paper(dossier_id: str, component: str) -> Response | tuple[str, int]:
    """Keep what was chosen for one paper."""
    return _save(dossier_id, component)


def _save(dossier_id: str, only: str | None) -> Response | tuple[str, int]:
    case = own_draft(current_actor(), dossier_id)
    wanted = [asked_paper(case, only)] if only else asked_papers(case)
    if unwanted := request.form.get("remove"):
        services().transactions.perform(remove_paper, current_actor(), RemovePaper(dossier_id, unwanted))
        return redirect(request.path)
    refused = hand_in_posted(dossier_id, wanted)
    read_anew()
    case = own_draft(current_actor(), dossier_id)
    if not saving():
        refused = missing(case, wanted) | refused
    if refused:
        return _page(case, wanted, refused), 422
    if saving():
        return redirect(url_for("filing.draft", dossier_id=dossier_id))
    return go_on(dossier_id, "paper", wanted[-1].id if wanted else "")


def missing(case: CaseInHand, wanted: list[Component]) -> Refused:
    """The required papers without a file, each with its sentence."""
    there = {paper.component for paper in current_papers(case)}
    says = gettext("Chọn một tệp rồi tải lên")
    return {component.id: says for component in wanted if component.required and component.id not in there}


def _page(case: CaseInHand, wanted: list[Component], refused: Refused | None = None) -> str:
    boxes = tuple(upload_box(case, component, (refused or {}).get(component.id, "")) for component in wanted)
    parts, dossier_id = Parts(case), case.dossier.id
    view = PapersPage(
        url=request.path,
        back_url=url_for("filing.draft", dossier_id=dossier_id),
        part=parts.number("paper", wanted[0].id if len(wanted) == 1 else ""),
        parts=parts.total,
        papers=boxes,
        errors=tuple(FieldError(box.error, box.field) for box in boxes if box.error),
    )
    return render_template("citizen/papers.html", view=view)
