"""What a drawing needs here, as its page shows it."""

from app.queries.reading import Reading
from app.queries.views_drafts import NeedGroup
from app.services import Services
from processes.domain.drafting import DiagramDraft


def needs_of(reading: Reading, at_hand: Services, draft: DiagramDraft) -> tuple[NeedGroup, ...]:
    """Blocks, forms, tables, roles, slots, steps and downloads, each with whether it is here."""
    return ()
