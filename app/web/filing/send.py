"""Check everything once more, then *Gửi hồ sơ*: sending twice gives one dossier (C-29, C-39, C-40)."""

from flask import redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from app.queries.filing_case import own_draft
from app.queries.filing_check import check_page
from app.queries.filing_draft import fee_to_send
from app.queries.filing_parts import Parts
from app.queries.views_frame import Captcha, FieldError
from app.services import services
from app.web.actors import current_actor
from app.web.asking_people import is_person, new_question
from app.web.entry import applicants
from app.web.filing.blueprint import filing
from app.web.filing.drawing import saving
from app.web.payment.asking import payment_page_url, takes_payments
from processes.actions.carrying_over import version_to_carry_to
from processes.actions.case import CaseInHand
from processes.actions.refusals import NotReadyToSubmit
from processes.actions.submission import Submit, submit


@filing.get("/ban-nhap/<dossier_id>/kiem-tra")
@applicants
def check(dossier_id: str) -> Response | str:
    """Everything that was answered; only when nothing is missing."""
    case = own_draft(current_actor(), dossier_id)
    if Parts(case).open or version_to_carry_to(case) is not None:
        return redirect(url_for("filing.draft", dossier_id=dossier_id))
    return render_template("citizen/check.html", view=check_page(case, _unpayable(case), _question(case)))


@filing.post("/ban-nhap/<dossier_id>/gui")
@applicants
def send(dossier_id: str) -> Response | tuple[str, int]:
    """Send the draft: to the payment page where a fee comes first, else to the confirmation."""
    case = own_draft(current_actor(), dossier_id)
    if saving():
        return redirect(url_for("dossiers.mine"))
    if version_to_carry_to(case) is not None:
        return redirect(url_for("filing.draft", dossier_id=dossier_id))
    lacking = [part.title for part in Parts(case).open]
    if not lacking and (closed := _unpayable(case)):
        return render_template("citizen/check.html", view=check_page(case, closed, _question(case))), 422
    if not lacking and _asks_first(case) and (wrong := is_person(dossier_id)):
        errors = (FieldError(wrong, "captcha"),)
        return render_template("citizen/check.html", view=check_page(case, errors, new_question(wrong))), 422
    if not lacking:
        try:
            return _sent(dossier_id)
        except NotReadyToSubmit as refusal:
            lacking = refusal.missing
    says = gettext("Còn phần chưa xong: %(parts)s", parts="; ".join(lacking))
    view = check_page(case, (FieldError(says),), _question(case))
    return render_template("citizen/check.html", view=view), 422


def _unpayable(case: CaseInHand) -> tuple[FieldError, ...]:
    """That the fee which comes before sending cannot be paid online here: nothing is begun then."""
    if takes_payments() or not fee_to_send(case):
        return ()
    says = gettext(
        "Cơ quan này chưa nhận lệ phí qua mạng nên hồ sơ chưa gửi qua mạng được. "
        "Bản nháp vẫn giữ; mang giấy tờ đến Một cửa để nộp trực tiếp."
    )
    return (FieldError(says),)


def _asks_first(case: CaseInHand) -> bool:
    """Whoever was led to the payment page once has copied the digits: trying again asks for none."""
    return case.dossier.finance_status == "none"


def _question(case: CaseInHand) -> Captcha | None:
    return new_question() if _asks_first(case) else None


def _sent(dossier_id: str) -> Response:
    done = services().transactions.perform(submit, current_actor(), Submit(dossier_id))
    if done.payment is None:
        return redirect(url_for("dossiers.sent", dossier_id=dossier_id))
    return redirect(payment_page_url(done.dossier, done.payment, request.remote_addr or ""))
