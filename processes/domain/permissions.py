"""Who may do what at best: the table of access asked about every role and every status.

At best means: of a dossier of his own unit, with a task for his role that nobody else holds. An overview; the
answer for one person and one dossier is that of ``access.may``.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from itertools import product

from processes.domain.access import NOBODY, RULES, SYSTEM, Actor, Subject, may
from processes.domain.dossier.dossier import Dossier
from processes.domain.dossier.statuses import Status
from processes.domain.dossier.work import WorkItem
from processes.domain.drafting import DRAFT_STATUSES, DiagramDraft
from processes.domain.organisation import ROLES

APPLICANT, PUBLIC, CLOCK = "applicant", "nobody", "system"
PERSONS = (APPLICANT, *ROLES, CLOCK, PUBLIC)
"""Everybody the overview speaks of: the dossier's applicant, each role, the clock, and the public."""
ALWAYS = frozenset(Status)
"""Every status: the action asks for no dossier, or for one in any."""
_UNIT, _ID, _WHEN = "unit", "person", datetime(2026, 1, 1, tzinfo=UTC)


@cache
def allowed_statuses(action: str, person: str) -> frozenset[Status]:
    """The statuses in which ``person`` may at best do ``action``; empty when he never may."""
    actor = at_best(person)
    if may(actor, action) or any(may(actor, action, drawing) for drawing in _drawings(actor)):
        return ALWAYS
    return frozenset(
        status
        for status in Status
        if any(may(actor, action, subject) for subject in _subjects(actor, person, status))
    )


def at_best(person: str) -> Actor:
    """Somebody of that kind, in the unit of the dossier."""
    if person == APPLICANT:
        return Actor(_ID, "", party_id=_ID)
    if person in ROLES:
        return Actor(_ID, "", officer_id=_ID, pairs=frozenset({(_UNIT, person)}), units=frozenset({_UNIT}))
    return SYSTEM if person == CLOCK else NOBODY


def actions() -> tuple[str, ...]:
    """Every action of the table, in its order."""
    return tuple(RULES)


def _subjects(actor: Actor, person: str, status: Status) -> Iterator[Subject]:
    for filed_by in (None, actor.officer_id):
        dossier = _dossier(status, filed_by)
        yield Subject(dossier)
        for holder in (None, actor.officer_id):
            yield Subject(dossier, _item(person, holder))


def _drawings(actor: Actor) -> Iterator[Subject]:
    for author, status in product((actor.officer_id or "", "another"), DRAFT_STATUSES):
        drawn = DiagramDraft("drawing", "", "", b"", author, _WHEN, _WHEN, status=status)
        yield Subject(drawing=drawn)


def _dossier(status: Status, filed_by: str | None) -> Dossier:
    dossier = Dossier(
        id="dossier",
        procedure_code="",
        version_id="",
        party_id=_ID,
        receiving_unit_id=_UNIT,
        competent_unit_id=_UNIT,
        created_at=_WHEN,
        updated_at=_WHEN,
    )
    dossier.status, dossier.filed_by = status, filed_by
    return dossier


def _item(person: str, holder: str | None) -> WorkItem:
    return WorkItem(
        id="task",
        dossier_id="dossier",
        run_id="",
        task_id="",
        node="",
        label="",
        role=person,
        unit_id=_UNIT,
        created_at=_WHEN,
        holder_id=holder,
    )
