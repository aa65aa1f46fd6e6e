"""Check answers: everything once more, each with its link to change it (C-39)."""

from collections.abc import Iterator

from flask import url_for
from flask_babel import gettext
from markupsafe import Markup

from app.queries.filing_draft import fee_to_send
from app.queries.filing_forms import (
    OpenForm,
    asked_sections,
    open_delivery,
    open_section,
    section_title,
    surrounding,
)
from app.queries.filing_papers import asked_papers, paper_name
from app.queries.filing_words import kind_and_size
from app.queries.views_filing import Answer, AnswerGroup, CheckPage
from app.queries.views_frame import Captcha, FieldError
from app.web.languages import current_locale
from processes.actions.case import CaseInHand
from processes.actions.papers import current_papers


def check_page(
    case: CaseInHand, errors: tuple[FieldError, ...] = (), captcha: Captcha | None = None
) -> CheckPage:
    """The page before sending."""
    fee, dossier = int(fee_to_send(case)), case.dossier
    return CheckPage(
        url=url_for("filing.send", dossier_id=dossier.id),
        back_url=url_for("filing.draft", dossier_id=dossier.id),
        procedure=case.facts.profile.name.read(current_locale()),
        groups=tuple(_groups(case)),
        papers=tuple(_papers(case)),
        fee=fee or None,
        pay_first=fee > 0,
        captcha=captcha,
        errors=errors,
    )


def _groups(case: CaseInHand) -> Iterator[AnswerGroup]:
    context, dossier_id = surrounding(case), case.dossier.id
    for form in asked_sections(case):
        url = url_for("filing.section", dossier_id=dossier_id, form=form)
        yield _group(section_title(case, form), open_section(case, form, context), url)
    delivery = url_for("filing.delivery", dossier_id=dossier_id)
    yield _group(gettext("Cách nhận kết quả"), open_delivery(case, context), delivery)


def _group(title: str, opened: OpenForm, url: str) -> AnswerGroup:
    rows = opened.rows()
    answers = [Answer(row.label, answer_words(row.lines), f"{url}#{row.field_id}") for row in rows]
    return AnswerGroup(title, tuple(answers))


def answer_words(lines: tuple[str, ...]) -> str:
    """An answer; each row of a table on a line of its own."""
    return Markup("<br>").join(lines) if lines else gettext("Không khai")


def _papers(case: CaseInHand) -> Iterator[Answer]:
    handed_in = {paper.component: paper for paper in current_papers(case)}
    for component in asked_papers(case):
        paper = handed_in.get(component.id)
        says = f"{paper.filename} ({kind_and_size(paper)})" if paper else gettext("Không nộp")
        url = url_for("filing.paper", dossier_id=case.dossier.id, component=component.id)
        yield Answer(paper_name(case, component), says, url)
