"""A dossier being drawn up at the desk: what is asked, which papers are there, and on to its intake."""

from collections.abc import Iterator

from flask import redirect, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from app.persistence.database import db
from app.queries.desk_filing_case import Posted, drawn_case, drawn_up_page, form_errors, section_page
from app.queries.filing_forms import asked_sections, section_title
from app.queries.views_frame import FieldError
from app.services import services
from app.web.actors import current_actor
from app.web.desk import filing_posted as posted
from app.web.desk.blueprint import desk
from app.web.desk.frame import read_again, reading, show
from app.web.desk.notices import remember, said
from app.web.entry import officers
from app.web.filing.drawing import read_posted
from app.web.languages import current_locale, say
from forms.answers import Answers
from processes.actions.carrying_over import CarryOver, carry_over
from processes.actions.case import CaseInHand
from processes.actions.component_checks import unsettled_components
from processes.actions.desk_filing import (
    DropAtDesk,
    FeeToTake,
    FileAtDesk,
    SaveAtDesk,
    drop_at_desk,
    file_at_desk,
    save_at_desk,
)
from processes.actions.drafts import SaveAnswers
from processes.actions.refusals import DraftReplaced, NotReadyToSubmit
from processes.domain.dossier.dossier import Dossier
from processes.domain.errors import Refusal

Shown = AnyResponse | str | tuple[str, int]
PLACE = "intake"


@desk.get("/tiep-nhan/ho-so/<dossier_id>", endpoint="drawn_up")
@officers("receiver")
def drawn_up(dossier_id: str) -> Shown:
    """Everything on one page; the forms have pages of their own where they are several."""
    if onward := _sent_already(dossier_id):
        return onward
    at = reading()
    page = drawn_up_page(at, drawn_case(at, dossier_id), said=said())
    return show("officer/filing_drawn.html", page, PLACE)


@desk.post("/tiep-nhan/ho-so/<dossier_id>", endpoint="save_drawn_up")
@officers("receiver")
def save(dossier_id: str) -> Shown:
    """Keep what is written; *Chuyển sang kiểm tra* goes on to the intake task when all is there."""
    if onward := _sent_already(dossier_id):
        return onward
    case = drawn_case(reading(), dossier_id)
    read = posted.answers_on_page(case)
    command = SaveAtDesk(dossier_id, posted.as_saved(case, read), posted.ticks(case))
    services().transactions.perform(save_at_desk, current_actor(), command)
    read_again()
    answers = read[1] if read else None
    if answers and answers.action:
        return _again(dossier_id, answers)
    if request.form.get("do") != "file":
        remember(gettext("Hồ sơ đang lập"), "", gettext("đã lưu, chưa chuyển kiểm tra."))
        return redirect(url_for("desk.drawn_up", dossier_id=dossier_id))
    return _file(dossier_id, answers)


@desk.get("/tiep-nhan/ho-so/<dossier_id>/phan/<form>", endpoint="drawn_section")
@officers("receiver")
def section(dossier_id: str, form: str) -> Shown:
    """One form of several."""
    at = reading()
    page = section_page(at, drawn_case(at, dossier_id), form)
    return show("officer/filing_section.html", page, PLACE)


@desk.post("/tiep-nhan/ho-so/<dossier_id>/phan/<form>", endpoint="save_drawn_section")
@officers("receiver")
def save_section(dossier_id: str, form: str) -> Shown:
    """Keep the answers; *Tiếp tục* asks them to be right and goes to the next form."""
    at = reading()
    case = drawn_case(at, dossier_id)
    answers = read_posted(posted.open_at_desk(case, form))
    if answers.action:
        return show("officer/filing_section.html", section_page(at, case, form, answers), PLACE)
    kept = SaveAnswers(dossier_id, form, answers.values, answers.accepted)
    services().transactions.perform(save_at_desk, current_actor(), SaveAtDesk(dossier_id, (kept,)))
    read_again()
    if answers.errors and request.form.get("do") != "save":
        at = reading()
        page = section_page(at, drawn_case(at, dossier_id), form, answers)
        return show("officer/filing_section.html", page, PLACE), 422
    return redirect(_after(dossier_id, form))


@desk.post("/tiep-nhan/ho-so/<dossier_id>/sang-ban-moi", endpoint="carry_drawn_up_over")
@officers("receiver")
def carry(dossier_id: str) -> AnyResponse:
    """Go on under the version in force, with what fits."""
    services().transactions.perform(carry_over, current_actor(), CarryOver(dossier_id))
    remember(gettext("Hồ sơ đang lập"), "", gettext("đã chuyển sang bản mới; xem lại các phần."))
    return redirect(url_for("desk.drawn_up", dossier_id=dossier_id))


@desk.post("/tiep-nhan/ho-so/<dossier_id>/bo", endpoint="drop_drawn_up")
@officers("receiver")
def drop(dossier_id: str) -> AnyResponse:
    """Throw it away."""
    services().transactions.perform(drop_at_desk, current_actor(), DropAtDesk(dossier_id))
    remember(gettext("Tiếp nhận"), url_for("desk.intake"), gettext("đã bỏ hồ sơ đang lập."))
    return redirect(url_for("desk.intake"))


def _file(dossier_id: str, answers: Answers | None) -> Shown:
    command = FileAtDesk(dossier_id, posted.fee_method(), posted.fee_transfer())
    try:
        filed = services().transactions.perform(file_at_desk, current_actor(), command)
    except (NotReadyToSubmit, FeeToTake, DraftReplaced) as refusal:
        return _again(dossier_id, answers, refusal)
    if filed.item is None:
        return redirect(url_for("desk.dossier", dossier_id=dossier_id))
    return redirect(url_for("desk.task", item_id=filed.item.id))


def _again(dossier_id: str, answers: Answers | None, refusal: Refusal | None = None) -> Shown:
    """The page with what was typed; after a refusal also with what is lacking."""
    read_again()
    at = reading()
    case = drawn_case(at, dossier_id)
    shown = answers if refusal is None or (answers and answers.errors) else None
    errors = _lacking(case, form_errors(at, shown), refusal) if refusal else ()
    page = drawn_up_page(
        at,
        case,
        Posted(shown, posted.ticks(case), posted.fee_method(), posted.fee_transfer(), errors),
    )
    return show("officer/filing_drawn.html", page, PLACE), 422 if refusal else 200


def _lacking(case: CaseInHand, wrong: tuple[FieldError, ...], refusal: Refusal) -> tuple[FieldError, ...]:
    """What keeps the dossier from going on, each with the place to mend it."""
    if isinstance(refusal, FeeToTake):
        return (FieldError(say(refusal.text), "fee_method"),)
    if isinstance(refusal, DraftReplaced):
        return (FieldError(say(refusal.text)),)
    return (*wrong, *_open_sections(case), *_open_papers(case))


def _open_sections(case: CaseInHand) -> Iterator[FieldError]:
    """Forms on pages of their own that are not in order."""
    forms = asked_sections(case)
    for form in forms if len(forms) > 1 else ():
        if posted.open_at_desk(case, form).progress().status != "done":
            title = section_title(case, form)
            yield FieldError(gettext("Hoàn thành phần “%(title)s”.", title=title), f"section-{form}")


def _open_papers(case: CaseInHand) -> Iterator[FieldError]:
    """Papers that nobody has counted and ticked."""
    for component in unsettled_components(case):
        name = component.name.read(current_locale())
        words = gettext("Ghi số bản, đánh dấu Đạt hoặc Không đạt: %(name)s.", name=name)
        yield FieldError(words, f"check-{component.id}")


def _sent_already(dossier_id: str) -> AnyResponse | None:
    """A page opened again after sending leads to the dossier."""
    dossier = db.session.get(Dossier, dossier_id)
    if dossier is None or dossier.is_draft or dossier.filed_by != current_actor().officer_id:
        return None
    return redirect(url_for("desk.dossier", dossier_id=dossier_id))


def _after(dossier_id: str, form: str) -> str:
    """The next form that is not in order, or the whole dossier."""
    case = drawn_case(reading(), dossier_id)
    forms = asked_sections(case)
    later = forms[forms.index(form) + 1 :] if form in forms and request.form.get("do") != "save" else []
    for following in later:
        if posted.open_at_desk(case, following).progress().status != "done":
            return url_for("desk.drawn_section", dossier_id=dossier_id, form=following)
    return url_for("desk.drawn_up", dossier_id=dossier_id)
