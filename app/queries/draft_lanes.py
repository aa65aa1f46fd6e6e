"""The lanes of a drawing: which roles and slots it names itself, and what they may be called here."""

from collections.abc import Iterator

from flask import url_for
from sqlalchemy import select

from app.persistence.tables.organisation import slot_filling
from app.queries.draft_page import back_to, name_of
from app.queries.reading import Reading
from app.queries.role_words import role_words
from app.queries.slots_page import SLOT_WORDS, slot_words, slots_needed
from app.queries.views_drafts import Mapped, MappingPage
from app.queries.views_frame import Option, SmallForm
from processes.checks.dependencies import APPLICANT, ROLE, SLOT, dependencies
from processes.domain.drafting import DiagramDraft
from processes.engine.diagram.vocabulary import LANE_ROLES

FIELDS = {ROLE: "role-", SLOT: "slot-"}
"""How the fields of the form begin; the number of the role or slot follows."""


def names_in(source: bytes, kind: str) -> list[str]:
    """The roles or slots that the lanes of a diagram name, without those of its blocks."""
    return [need.name for need in dependencies(source, {}, {}).of(kind) if need.name != APPLICANT]


def lanes_page(reading: Reading, draft: DiagramDraft, form: SmallForm, said: str = "") -> MappingPage:
    """A select for each."""
    return MappingPage(
        form=form,
        back=back_to(draft),
        name=name_of(draft),
        said=said,
        roles=tuple(_mapped(draft, ROLE, [role for role in LANE_ROLES if role != APPLICANT])),
        slots=tuple(_mapped(draft, SLOT, _slots_here(reading))),
    )


def _mapped(draft: DiagramDraft, kind: str, known: list[str]) -> Iterator[Mapped]:
    words = role_words if kind == ROLE else slot_words
    for number, name in enumerate(names_in(draft.source, kind)):
        offered = known if name in known else [name, *known]
        options = tuple(Option(value, words(value)) for value in offered)
        yield Mapped(f"{FIELDS[kind]}{number}", words(name), options, name)


def _slots_here(reading: Reading) -> list[str]:
    """Slots of everybody's diagrams, those filled here, and those that procedures in force name."""
    filled = reading.session.scalars(select(slot_filling.c.slot).distinct())
    return sorted({*SLOT_WORDS, *filled, *slots_needed(reading)})


def lanes_url(draft: DiagramDraft) -> str:
    """Where the form is posted."""
    return url_for("designer.change_lanes", draft_id=draft.id)
