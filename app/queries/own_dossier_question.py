"""What the applicant is asked on the way, such as to confirm a draft: the draft, until when, how to answer.

This is any task of the applicant but a supplement, which has papers.
"""

from dataclasses import dataclass

from flask import url_for
from markupsafe import Markup

from app.queries.filing_forms import section_title, surrounding, voice
from app.queries.own_dossier_supplement import due_if_sent_today
from app.queries.views_citizen import AnswerChoice, QuestionPage
from app.queries.views_filing import Answer, AnswerGroup
from app.queries.views_frame import FieldError
from app.web.languages import current_locale
from forms.answers import Scene
from forms.display import display_rows
from processes.actions.case import CaseInHand
from processes.domain.dossier.statuses import Status
from processes.domain.dossier.work import OPEN, WorkItem


@dataclass(frozen=True)
class Answered:
    """What the applicant has typed, and what is wrong with it, by place."""

    outcome: str = ""
    note: str = ""
    outcome_error: str = ""
    note_error: str = ""
    faults: tuple[FieldError, ...] = ()

    def errors(self) -> tuple[FieldError, ...]:
        """The lines of the summary, in the order of the page."""
        places = ((self.outcome_error, "outcome"), (self.note_error, "note"))
        return (*self.faults, *(FieldError(words, field) for words, field in places if words))


UNANSWERED = Answered()


def question_item(case: CaseInHand) -> WorkItem | None:
    """The open task of the applicant that asks a question."""
    waiting = [item for item in case.items if item.state == OPEN and item.role == "applicant"]
    return next((item for item in waiting if item.kind != "supplement"), None)


def silence_agrees(case: CaseInHand) -> bool:
    """Whether no answer is consent: so it is with a draft (working time, section 4)."""
    return case.dossier.status == Status.WAITING_APPLICANT_CONFIRMATION


def question_page(
    case: CaseInHand, item: WorkItem, form_html: Markup, answered: Answered = UNANSWERED
) -> QuestionPage:
    """The page of a question."""
    dossier, node, locale = case.dossier, case.facts.tasks[item.node], current_locale()
    return QuestionPage(
        url=url_for("dossiers.send_answer", dossier_id=dossier.id),
        code=dossier.code or "",
        status=str(dossier.status),
        title=node.name.read(locale),
        procedure=case.facts.profile.name.read(locale),
        dossier_url=url_for("dossiers.show", dossier_id=dossier.id),
        until=item.due_at,
        silence_agrees=silence_agrees(case),
        shown=tuple(_shown(case, form) for form in node.shows if form in case.answers),
        choices=tuple(
            AnswerChoice(
                id=outcome.id,
                label=outcome.label.read(locale),
                says=outcome.consequence.read(locale) if outcome.consequence else "",
                chosen=outcome.id == answered.outcome,
            )
            for outcome in node.outcomes
        ),
        asks_note=any(outcome.note != "none" for outcome in node.outcomes),
        note=answered.note,
        outcome_error=answered.outcome_error,
        note_error=answered.note_error,
        errors=answered.errors(),
        form_html=form_html,
        due_if_today=due_if_sent_today(case),
    )


def _shown(case: CaseInHand, form: str) -> AnswerGroup:
    """The answers of a form that the question is about; what stands empty is left out."""
    rows = display_rows(
        case.version.forms[form],
        case.answers[form].values,
        current_locale(),
        context=surrounding(case),
        scene=Scene(today=case.world.today()),
        translate=voice().translate,
    )
    return AnswerGroup(
        section_title(case, form), tuple(Answer(row.label, row.text) for row in rows if row.text)
    )
