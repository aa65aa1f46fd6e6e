"""Cập nhật hồ sơ: change a part of a dossier that was not taken in yet; the eight hours start anew (C-45)."""

from flask import redirect, render_template, request, url_for
from flask_babel import gettext
from markupsafe import Markup
from werkzeug.wrappers import Response

from app.queries.filing_case import own_sent
from app.queries.filing_forms import DELIVERY, OpenForm, open_delivery, open_section, section_title
from app.queries.filing_parts import Parts
from app.queries.own_dossier_update import lacking_words, update_page
from app.queries.views_filing import SectionPage
from app.queries.views_frame import FieldError
from app.web.actors import current_actor
from app.web.dossiers.blueprint import dossiers
from app.web.dossiers.updating import perform_update, updatable_or_away
from app.web.entry import applicants
from app.web.filing.delivery import choice_in
from app.web.filing.drawing import draw, draw_again, errors_in, read_posted
from forms.answers import Answers
from processes.actions.applicant import UpdateSubmitted
from processes.actions.case import CaseInHand
from processes.actions.drafts import SaveAnswers
from processes.actions.refusals import NotReadyToSubmit


@dossiers.get("/ho-so/<dossier_id>/cap-nhat")
@updatable_or_away
def update(dossier_id: str) -> str:
    """Every part with its link."""
    case = own_sent(current_actor(), dossier_id)
    return render_template("citizen/update.html", view=update_page(case, "saved" in request.args))


@dossiers.get("/ho-so/<dossier_id>/cap-nhat/phan/<form>")
@updatable_or_away
def update_section(dossier_id: str, form: str) -> str:
    """One section as it was sent."""
    case = own_sent(current_actor(), dossier_id)
    opened = open_section(case, form)
    return _page(case, opened, draw(opened))


@dossiers.get("/ho-so/<dossier_id>/cap-nhat/nhan-ket-qua")
@updatable_or_away
def update_delivery(dossier_id: str) -> str:
    """How the result is received."""
    case = own_sent(current_actor(), dossier_id)
    opened = open_delivery(case)
    return _page(case, opened, draw(opened))


@dossiers.post("/ho-so/<dossier_id>/cap-nhat/phan/<form>")
@applicants
def save_update_section(dossier_id: str, form: str) -> Response | str | tuple[str, int]:
    """Keep the changed section."""
    case = own_sent(current_actor(), dossier_id)
    return _save(case, open_section(case, form))


@dossiers.post("/ho-so/<dossier_id>/cap-nhat/nhan-ket-qua")
@applicants
def save_update_delivery(dossier_id: str) -> Response | str | tuple[str, int]:
    """Keep the changed wish."""
    case = own_sent(current_actor(), dossier_id)
    return _save(case, open_delivery(case))


def _save(case: CaseInHand, opened: OpenForm) -> Response | str | tuple[str, int]:
    answers = read_posted(opened)
    if answers.action:
        return _page(case, opened, draw_again(opened, answers))
    if answers.errors:
        return _page(case, opened, draw_again(opened, answers), errors_in(answers.errors)), 422
    try:
        perform_update(_command(case, opened, answers))
    except NotReadyToSubmit as refusal:
        fault = FieldError(lacking_words(refusal.missing))
        return _page(case, opened, draw_again(opened, answers), (fault,)), 422
    return redirect(url_for("dossiers.update", dossier_id=case.dossier.id, saved=1))


def _command(case: CaseInHand, opened: OpenForm, answers: Answers) -> UpdateSubmitted:
    dossier_id, seen = case.dossier.id, request.args.get("seen", 0, type=int)
    if opened.id == DELIVERY:
        return UpdateSubmitted(dossier_id, (), seen, delivery=choice_in(case, answers))
    return UpdateSubmitted(dossier_id, [SaveAnswers(dossier_id, opened.id, answers.values, True)], seen)


def _page(case: CaseInHand, opened: OpenForm, html: Markup, errors: tuple[FieldError, ...] = ()) -> str:
    """``seen`` in the address is the version that this page shows; another in the meantime is refused."""
    parts, dossier_id, seen = Parts(case), case.dossier.id, _seen(case)
    if opened.id == DELIVERY:
        title, kind = gettext("Cách nhận kết quả"), "delivery"
        url = url_for("dossiers.save_update_delivery", dossier_id=dossier_id, seen=seen)
    else:
        title, kind = section_title(case, opened.id), "section"
        url = url_for("dossiers.save_update_section", dossier_id=dossier_id, form=opened.id, seen=seen)
    view = SectionPage(
        url=url,
        back_url=url_for("dossiers.update", dossier_id=dossier_id),
        part=parts.number(kind, opened.id),
        parts=parts.total - 1,
        title=title,
        form_html=html,
        errors=errors,
        update=True,
    )
    return render_template("citizen/section.html", view=view)


def _seen(case: CaseInHand) -> int:
    """What the person saw first stays seen while he mends his answers."""
    return request.args.get("seen", case.dossier.row_version, type=int)
