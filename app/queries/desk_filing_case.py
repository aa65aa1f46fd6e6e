"""A dossier being drawn up at the desk, as its pages show it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from flask import current_app, url_for
from flask_babel import gettext
from markupsafe import Markup

from app.queries.desk_filing import back_to_intake
from app.queries.desk_filing_checks import component_rows
from app.queries.filing_applicant import address_parts, applicant_facts
from app.queries.filing_draft import replaced
from app.queries.filing_forms import OpenForm, asked_sections, open_section, section_title
from app.queries.outlook import promised
from app.queries.reading import Reading
from app.queries.views_desk_filing import DrawnUp, DrawnUpSection, Fact, FeeOnFiling, SectionLine
from app.queries.views_frame import FieldError, Link
from forms.answers import Answers
from forms.rendering import render_form, summary_items
from processes.actions.case import CaseInHand
from processes.actions.component_checks import ComponentTick
from processes.actions.fees_charged import fees_charged
from processes.domain.access import Subject, may
from processes.domain.dossier.dossier import Dossier
from processes.domain.errors import NotFound
from processes.domain.procedure.fee_lines import FeeNotCountable


@dataclass(frozen=True)
class Posted:
    """What was posted: answers of the form on the page, ticks, how the fee is paid, and what is wrong."""

    answers: Answers | None = None
    ticks: dict[str, ComponentTick] = field(default_factory=dict)
    method: str = ""
    transfer: str = ""
    errors: tuple[FieldError, ...] = ()


NOTHING = Posted()


def drawn_case(reading: Reading, dossier_id: str) -> CaseInHand:
    """A dossier that the reader draws up. Raises NotFound for any other."""
    dossier = reading.session.get(Dossier, dossier_id)
    if dossier is None or not may(reading.actor, "file_at_desk", Subject(dossier)):
        raise NotFound
    return reading.case(dossier)


def open_at_desk(case: CaseInHand, form: str) -> OpenForm:
    """A form of the application; ``applicant`` is who stands at the desk."""
    return open_section(case, form, {**case.context(), "applicant": _applicant_facts(case)})


def _applicant_facts(case: CaseInHand) -> dict[str, Any]:
    dossier = case.dossier
    address = address_parts(dossier.submitter_address or "")
    known = {
        "full_name": dossier.submitter_name,
        "person_id": dossier.submitter_person_id,
        "phone": dossier.submitter_phone,
        "email": dossier.submitter_email,
        "address": address,
        "permanent_address": address,
    }
    return {**applicant_facts(case.world.party(dossier.party_id)), **known}


def drawn_up_page(reading: Reading, case: CaseInHand, posted: Posted = NOTHING, said: str = "") -> DrawnUp:
    """The whole of a dossier being drawn up."""
    forms, dossier = asked_sections(case), case.dossier
    only = forms[0] if len(forms) == 1 else None
    fee = _sum(case, "on_submission")
    later = [_sum(case, timing) for timing in ("before_intake", "after_intake", "before_return")]
    return DrawnUp(
        now=reading.now,
        url=url_for("desk.save_drawn_up", dossier_id=dossier.id),
        drop_url=url_for("desk.drop_drawn_up", dossier_id=dossier.id),
        procedure=case.facts.profile.short_name.read(reading.locale),
        applicant=_applicant(dossier),
        form_html=draw(reading, open_at_desk(case, only), posted.answers) if only else "",
        form_title=section_title(case, only) if only else "",
        sections=() if only else tuple(_line(case, form) for form in forms),
        checks=component_rows(reading, case, posted.ticks, posted.errors),
        back=back_to_intake(),
        errors=posted.errors,
        fee=_fee(fee, posted) if fee else None,
        fee_later=sum(filter(None, later)) or None,
        promised=promised(case),
        keep_until=dossier.expires_at,
        said=said,
        replaced=replaced(case, url_for("desk.carry_drawn_up_over", dossier_id=dossier.id)),
    )


def section_page(
    reading: Reading, case: CaseInHand, form: str, answers: Answers | None = None
) -> DrawnUpSection:
    """One form of several."""
    return DrawnUpSection(
        url=url_for("desk.save_drawn_section", dossier_id=case.dossier.id, form=form),
        title=section_title(case, form),
        procedure=case.facts.profile.short_name.read(reading.locale),
        applicant=case.dossier.submitter_name,
        form_html=draw(reading, open_at_desk(case, form), answers),
        back=Link(
            gettext("Hồ sơ đang lập"),
            url_for("desk.drawn_up", dossier_id=case.dossier.id),
        ),
        errors=form_errors(reading, answers),
    )


def draw(reading: Reading, opened: OpenForm, answers: Answers | None) -> Markup:
    """The form in the density of the desk: as posted, as kept, or as proposed."""
    values = answers.values if answers else opened.shown()[0]
    return render_form(
        current_app.jinja_env,
        opened.definition,
        values,
        answers.errors if answers else (),
        reading.locale,
        "desk",
        context=opened.context,
        scene=opened.scene,
        translate=reading.say,
    )


def form_errors(reading: Reading, answers: Answers | None) -> tuple[FieldError, ...]:
    """The lines of the error summary for a form."""
    items = summary_items(answers.errors, reading.locale, reading.say) if answers else []
    return tuple(FieldError(item.words, item.field) for item in items)


def _line(case: CaseInHand, form: str) -> SectionLine:
    url = url_for("desk.drawn_section", dossier_id=case.dossier.id, form=form)
    return SectionLine(
        form, section_title(case, form), url, open_at_desk(case, form).progress().status == "done"
    )


def _applicant(dossier: Dossier) -> tuple[Fact, ...]:
    facts: Sequence[tuple[str, str | None]] = (
        (gettext("Người nộp"), dossier.submitter_name),
        (gettext("Số giấy tờ"), dossier.submitter_person_id),
        (gettext("Số điện thoại"), dossier.submitter_phone),
        (gettext("Thư điện tử"), dossier.submitter_email),
        (gettext("Địa chỉ"), dossier.submitter_address),
    )
    return tuple(Fact(key, value) for key, value in facts if value)


def _fee(amount: int, posted: Posted) -> FeeOnFiling:
    error = next((error.words for error in posted.errors if error.field == "fee_method"), "")
    return FeeOnFiling(amount, posted.method, posted.transfer, error)


def _sum(case: CaseInHand, timing: str) -> int:
    """What would be paid at ``timing`` with the answers so far; nothing while they cannot be counted."""
    try:
        return int(sum(line.amount for line in fees_charged(case, timing)))
    except FeeNotCountable:
        return 0
