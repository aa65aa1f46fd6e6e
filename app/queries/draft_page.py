"""One drawing: its picture, what the checker finds, what it needs, and what the reader may do with it."""

from flask import url_for
from flask_babel import gettext
from sqlalchemy import select

from app.persistence.tables.organisation import officer
from app.persistence.tables.procedures import procedure, procedure_version
from app.queries.diagram_badges import draw_checked
from app.queries.draft_rows import OPEN
from app.queries.finding_words import findings_in_words
from app.queries.reading import Reading
from app.queries.views_drafts import Deeds, DraftPage, NeedGroup, Origin
from app.queries.views_frame import Link
from processes.actions.drafting import OwnDrawing
from processes.checks import Finding
from processes.domain.access import Subject, may
from processes.domain.drafting import APPROVED, SUBMITTED, DiagramDraft
from processes.domain.errors import NotFound


def draft_of(reading: Reading, draft_id: str) -> DiagramDraft:
    """A drawing. Raises NotFound."""
    found = reading.session.get(DiagramDraft, draft_id)
    if found is None:
        raise NotFound
    return found


def name_of(draft: DiagramDraft) -> str:
    """What a drawing is called while its file says no name."""
    return draft.name or gettext("Bản vẽ chưa có tên")


def back_to(draft: DiagramDraft) -> Link:
    """The page of a drawing."""
    return Link(name_of(draft), url_for("designer.draft", draft_id=draft.id))


def draft_page(
    reading: Reading,
    draft: DiagramDraft,
    found: list[Finding],
    needs: tuple[NeedGroup, ...],
) -> DraftPage:
    """The page; ``found`` is what the checker says of it, ``needs`` what it needs here."""
    drawn = draw_checked(reading, draft.source, found)
    return DraftPage(
        now=reading.now,
        name=name_of(draft),
        code=draft.procedure_code,
        status=draft.status,
        author=_name(reading, draft.author_id),
        created_at=draft.created_at,
        changed_at=draft.changed_at,
        revision=draft.revision,
        back=Link(gettext("Quy trình"), url_for("designer.drafts")),
        svg=drawn.svg,
        findings=findings_in_words(reading, found, drawn.url),
        needs=needs,
        decisions=tuple(sorted(draft.decisions)),
        do=_deeds(reading, draft),
        file_url=url_for("designer.draft_file", draft_id=draft.id),
        zip_url=url_for("designer.draft_zip", draft_id=draft.id),
        note=draft.note,
        base=base_of(reading, draft),
        submitted_at=draft.submitted_at,
        reviewed_at=draft.reviewed_at,
        reviewer=_name(reading, draft.reviewed_by),
        review_note=draft.review_note,
        version=_version(reading, draft),
        why_not=_why_not(reading, draft),
        compare_url=_compare_url(reading, draft),
    )


def base_of(reading: Reading, draft: DiagramDraft) -> Origin | None:
    """The version a drawing began from, and what is in force of its procedure; None where neither is."""
    at, record = procedure_version.c, procedure.c
    number = reading.session.scalar(select(at.number).where(at.id == draft.based_on))
    query = select(at.id, at.number).join(procedure, record.version_id == at.id)
    current = reading.session.execute(query.where(record.code == draft.procedure_code)).first()
    if number is None and current is None:
        return None
    stale = draft.status in OPEN and current is not None and current.id != draft.based_on
    return Origin(number, current.number if current else None, stale)


def _compare_url(reading: Reading, draft: DiagramDraft) -> str | None:
    """Where there is something to compare with: a version in force, or the one that it began from."""
    at = procedure.c
    in_force = reading.session.scalar(select(at.version_id).where(at.code == draft.procedure_code))
    if in_force is None and draft.based_on is None:
        return None
    return url_for("designer.compare_draft", draft_id=draft.id)


def _deeds(reading: Reading, draft: DiagramDraft) -> Deeds:
    """What the reader may do, asked of the table that the actions ask."""

    def offered(action: str, endpoint: str) -> str | None:
        if not may(reading.actor, action, Subject(drawing=draft)):
            return None
        return url_for(f"designer.{endpoint}", draft_id=draft.id)

    return Deeds(
        replace=offered("change_drawing", "replacement"),
        submit=offered("change_drawing", "to_submit"),
        discard=offered("discard_drawing", "to_discard"),
        take_back=offered("take_back_drawing", "take_back"),
        copy=_copy(reading, draft),
        approve=offered("review_drawing", "to_approve"),
        send_back=offered("review_drawing", "to_send_back"),
        roles=offered("change_drawing", "lanes"),
    )


def _copy(reading: Reading, draft: DiagramDraft) -> str | None:
    """A drawing that one cannot go on with is copied."""
    if may(reading.actor, "change_drawing", Subject(drawing=draft)) or reading.actor.officer_id is None:
        return None
    if draft.status == SUBMITTED and draft.author_id == reading.actor.officer_id:
        return None
    return url_for("designer.copy", draft_id=draft.id)


def _why_not(reading: Reading, draft: DiagramDraft) -> str:
    own = draft.author_id == reading.actor.officer_id
    return reading.say(OwnDrawing.text) if own and draft.status == SUBMITTED else ""


def _version(reading: Reading, draft: DiagramDraft) -> Link | None:
    """The version that an approved drawing became; only administrators have its page."""
    if draft.status != APPROVED or draft.version_id is None:
        return None
    at = procedure_version.c
    number = reading.session.scalar(select(at.number).where(at.id == draft.version_id))
    open_to = reading.actor.has_role("system_admin")
    url = url_for("admin.procedure_page", code=draft.procedure_code) if open_to else ""
    return Link(gettext("Bản %(number)s", number=number), url)


def _name(reading: Reading, officer_id: str | None) -> str:
    name = (
        reading.session.scalar(select(officer.c.name).where(officer.c.id == officer_id))
        if officer_id
        else None
    )
    return name or ""
