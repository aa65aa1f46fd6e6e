"""What an officer posted while drawing up a dossier: ticks and counts of papers, and how a fee is paid."""

from flask import request

from app.queries.desk_filing_case import open_at_desk
from app.queries.filing_forms import asked_sections
from app.web.filing.drawing import read_posted
from forms.answers import Answers
from processes.actions.case import CaseInHand
from processes.actions.component_checks import ComponentTick, counted_components
from processes.actions.drafts import SaveAnswers

LONGEST = 1000


def answers_on_page(case: CaseInHand) -> tuple[str, Answers] | None:
    """The form that stands on the page, with the answers posted; None where forms have pages of their own."""
    forms = asked_sections(case)
    if len(forms) != 1:
        return None
    return forms[0], read_posted(open_at_desk(case, forms[0]))


def as_saved(case: CaseInHand, read: tuple[str, Answers] | None) -> tuple[SaveAnswers, ...]:
    """The answers as the action keeps them."""
    if read is None:
        return ()
    form, answers = read
    return (SaveAnswers(case.dossier.id, form, answers.values, answers.accepted),)


def ticks(case: CaseInHand) -> dict[str, ComponentTick]:
    """Counts, ticks and comments of the components on the page."""
    return {
        component.id: ComponentTick(
            _count(f"originals-{component.id}"),
            _count(f"copies-{component.id}"),
            request.form.get(f"check-{component.id}", "unchecked"),
            request.form.get(f"comment-{component.id}", "").strip()[:LONGEST],
        )
        for component in counted_components(case)
        if f"check-{component.id}" in request.form
    }


def fee_method() -> str:
    """How the fee due on filing was paid."""
    return request.form.get("fee_method", "")


def fee_transfer() -> str:
    """The number of the transfer, if it was one."""
    return request.form.get("fee_transfer", "").strip()[:60]


def _count(name: str) -> int:
    """A count; nothing, and what is no count, is none."""
    text = request.form.get(name, "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 5 else 0
