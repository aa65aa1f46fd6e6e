"""How the result is received: at the desk, online or by post, as the procedure offers (C-36, C-53)."""

from flask import redirect, render_template, url_for
from flask_babel import gettext
from markupsafe import Markup
from werkzeug.wrappers import Response

from app.queries.filing_case import own_draft
from app.queries.filing_forms import DELIVERY, open_delivery
from app.queries.filing_parts import Parts
from app.queries.views_filing import SectionPage
from app.queries.views_frame import FieldError
from app.services import services
from app.web.actors import current_actor
from app.web.entry import applicants
from app.web.filing.blueprint import filing
from app.web.filing.drawing import draw, draw_again, errors_in, read_posted, saving
from app.web.filing.section import go_on
from forms.answers import Answers
from processes.actions.case import CaseInHand
from processes.actions.drafts import ChooseDelivery, choose_delivery


@filing.get("/ban-nhap/<dossier_id>/nhan-ket-qua")
@applicants
def delivery(dossier_id: str) -> str:
    """The question, with what was chosen."""
    case = own_draft(current_actor(), dossier_id)
    return _page(case, draw(open_delivery(case)))


@filing.post("/ban-nhap/<dossier_id>/nhan-ket-qua")
@applicants
def save_delivery(dossier_id: str) -> Response | tuple[str, int]:
    """Keep the choice; *Lưu* keeps an unfinished address too."""
    case = own_draft(current_actor(), dossier_id)
    opened = open_delivery(case)
    answers = read_posted(opened)
    if answers.errors and not saving():
        return _page(case, draw_again(opened, answers), errors_in(answers.errors)), 422
    command = choice_in(case, answers)
    services().transactions.perform(choose_delivery, current_actor(), command)
    if saving():
        return redirect(url_for("filing.draft", dossier_id=dossier_id))
    return go_on(dossier_id, "delivery", DELIVERY)


def choice_in(case: CaseInHand, answers: Answers) -> ChooseDelivery:
    """The wish in the answers; what was wished before where nothing is chosen yet."""
    wished = answers.values.get("result_form") or case.dossier.result_form
    return ChooseDelivery(case.dossier.id, str(wished), answers.values)


def _page(case: CaseInHand, html: Markup, errors: tuple[FieldError, ...] = ()) -> str:
    parts, dossier_id = Parts(case), case.dossier.id
    view = SectionPage(
        url=url_for("filing.save_delivery", dossier_id=dossier_id),
        back_url=url_for("filing.draft", dossier_id=dossier_id),
        part=parts.number("delivery"),
        parts=parts.total,
        title=gettext("Cách nhận kết quả"),
        form_html=html,
        errors=errors,
    )
    return render_template("citizen/section.html", view=view)
