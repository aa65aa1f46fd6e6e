"""Drawings handed in and approved: checked first; the action sees that nothing was saved since."""

from datetime import date

from app.diagrams import check_source, errors_of, expand_source, shared_parts
from app.services import Services
from processes.actions.drafting import DraftFromVersion, draft_from_version
from processes.actions.reviewing import ApproveDraft, SubmitDraft, approve_draft, submit_draft
from processes.checks import WARNING, Finding
from processes.domain.access import Actor
from processes.domain.drafting import DiagramDraft
from processes.domain.errors import NotFound
from processes.domain.organisation import ProcedureVersion
from processes.engine.diagram import Expanded
from processes.engine.diagram.came_with import tables_of_its_own


def findings_of(at_hand: Services, draft: DiagramDraft) -> list[Finding]:
    """What the checker says of a drawing."""
    return check_source(draft.source, at_hand.settings.models, tables_of(draft))


def submit(
    at_hand: Services, actor: Actor, draft_id: str, revision: int, note: str, confirmed: bool = False
) -> DiagramDraft:
    """Check what was drawn at ``revision`` and hand it in; ``confirmed``: its author has read the warnings.

    Raises what ``submit_draft`` raises.
    """
    draft = _read(at_hand, draft_id)
    found = findings_of(at_hand, draft)
    errors, expanded = errors_of(found), _expanded(at_hand, draft, found)
    warnings = sum(finding.severity == WARNING for finding in found)
    seen = _seen(draft, revision)
    command = SubmitDraft(draft_id, seen, note, expanded, errors, warnings, confirmed)
    return at_hand.transactions.perform(submit_draft, actor, command)


def approve(
    at_hand: Services,
    actor: Actor,
    draft_id: str,
    revision: int,
    from_day: date | None = None,
    note: str = "",
    newer_confirmed: bool = False,
) -> ProcedureVersion:
    """Check a drawing once more and approve it, from ``from_day`` on or at once.

    Raises what ``approve_draft`` raises.
    """
    draft = _read(at_hand, draft_id)
    found = findings_of(at_hand, draft)
    expanded, seen = _expanded(at_hand, draft, found), _seen(draft, revision)
    command = ApproveDraft(draft_id, seen, expanded, errors_of(found), from_day, note, newer_confirmed)
    return at_hand.transactions.perform(approve_draft, actor, command)


def draw_on(at_hand: Services, actor: Actor, version_id: str) -> DiagramDraft:
    """Begin a drawing from a version, with the decision tables that are not shared here today.

    Raises what ``draft_from_version`` raises.
    """
    with at_hand.transactions.read() as session:
        version = session.get(ProcedureVersion, version_id)
    if version is None:
        raise NotFound
    shared = shared_parts(at_hand.settings.models).decisions
    tables = tables_of_its_own(version.source, version.xml, shared)
    return at_hand.transactions.perform(draft_from_version, actor, DraftFromVersion(version_id, tables))


def tables_of(draft: DiagramDraft) -> dict[str, bytes]:
    """The decision tables that came with a drawing, as files."""
    return {name: text.encode("utf-8", "replace") for name, text in draft.decisions.items()}


def _read(at_hand: Services, draft_id: str) -> DiagramDraft:
    with at_hand.transactions.read() as session:
        draft = session.get(DiagramDraft, draft_id)
    if draft is None:
        raise NotFound
    return draft


def _seen(draft: DiagramDraft, revision: int) -> int:
    """The revision that the action must find: the one asked about, which is the one just checked.

    Where they differ none fits, and the action says that it was saved elsewhere.
    """
    return revision if revision == draft.revision else 0


def _expanded(at_hand: Services, draft: DiagramDraft, found: list[Finding]) -> Expanded:
    if errors_of(found):
        return Expanded(b"", "")
    return expand_source(draft.source, at_hand.settings.models, tables_of(draft))
