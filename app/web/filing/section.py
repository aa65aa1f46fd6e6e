"""One section of the declaration. Works without JavaScript: rows are added and removed by buttons."""

from flask import redirect, render_template, url_for
from markupsafe import Markup
from werkzeug.wrappers import Response

from app.queries.filing_case import own_draft, read_anew
from app.queries.filing_draft import part_url
from app.queries.filing_forms import open_section, section_title
from app.queries.filing_parts import Parts
from app.queries.views_filing import SectionPage
from app.queries.views_frame import FieldError
from app.services import services
from app.web.actors import current_actor
from app.web.entry import applicants
from app.web.filing.blueprint import filing
from app.web.filing.drawing import draw, draw_again, errors_in, read_posted, saving
from processes.actions.case import CaseInHand
from processes.actions.drafts import SaveAnswers, save_answers


@filing.get("/ban-nhap/<dossier_id>/phan/<form>")
@applicants
def section(dossier_id: str, form: str) -> str:
    """The questions, with what was answered."""
    case = own_draft(current_actor(), dossier_id)
    return _page(case, form, draw(open_section(case, form)))


@filing.post("/ban-nhap/<dossier_id>/phan/<form>")
@applicants
def save_section(dossier_id: str, form: str) -> Response | str | tuple[str, int]:
    """Keep the answers: *Đồng ý và tiếp tục* asks them to be right, *Lưu* keeps them as they are."""
    case = own_draft(current_actor(), dossier_id)
    opened = open_section(case, form)
    answers = read_posted(opened)
    if answers.action:
        return _page(case, form, draw_again(opened, answers))
    if answers.errors and not saving():
        return _page(case, form, draw_again(opened, answers), errors_in(answers.errors)), 422
    command = SaveAnswers(dossier_id, form, answers.values, answers.accepted)
    services().transactions.perform(save_answers, current_actor(), command)
    if saving():
        return redirect(url_for("filing.draft", dossier_id=dossier_id))
    return go_on(dossier_id, "section", form)


def go_on(dossier_id: str, kind: str, key: str) -> Response:
    """To the next part that is not done; to the check when all are."""
    read_anew()
    following = Parts(own_draft(current_actor(), dossier_id)).after(kind, key)
    if following is None:
        return redirect(url_for("filing.check", dossier_id=dossier_id))
    return redirect(part_url(dossier_id, following))


def _page(case: CaseInHand, form: str, html: Markup, errors: tuple[FieldError, ...] = ()) -> str:
    parts, dossier_id = Parts(case), case.dossier.id
    view = SectionPage(
        url=url_for("filing.save_section", dossier_id=dossier_id, form=form),
        back_url=url_for("filing.draft", dossier_id=dossier_id),
        part=parts.number("section", form),
        parts=parts.total,
        title=section_title(case, form),
        form_html=html,
        errors=errors,
    )
    return render_template("citizen/section.html", view=view)
