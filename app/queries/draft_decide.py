"""The forms that move a drawing on: what one should know before pressing."""

from app.queries.draft_page import back_to, base_of, name_of
from app.queries.finding_words import findings_in_words
from app.queries.reading import Reading
from app.queries.views_drafts import DecidePage
from app.queries.views_frame import SmallForm
from app.reviews import findings_of
from app.services import Services
from processes.domain.dossier.codes import day_of
from processes.domain.drafting import DiagramDraft

CHECKED = ("submit", "approve")
"""Steps for which the diagram must be in order."""


def decide_page(
    reading: Reading, at_hand: Services, draft: DiagramDraft, ask: str, form: SmallForm
) -> DecidePage:
    """The form of one step; with what the checker found where that matters."""
    found = findings_of(at_hand, draft) if ask in CHECKED else []
    base = base_of(reading, draft)
    return DecidePage(
        ask=ask,
        name=name_of(draft),
        code=draft.procedure_code,
        form=form,
        back=back_to(draft),
        findings=findings_in_words(reading, found),
        must_confirm=any(one.severity == "warning" for one in found),
        stale=base if base is not None and base.stale else None,
        today=day_of(reading.now),
        own=draft.author_id == reading.actor.officer_id,
    )
