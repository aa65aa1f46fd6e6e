"""Telling a rung: the mark, the journal and the mails; what is told late says so."""

from datetime import timedelta
from typing import Any

from processes.actions.case import CaseInHand
from processes.actions.officer_notices import holders_of, in_roles, mail_of_dossier, mail_of_task
from processes.domain.dossier.ladder import APOLOGY, LATE, NEAR, Rung
from processes.domain.dossier.work import OPEN, RunRecord, WorkItem
from processes.domain.organisation import Officer

PROMPT = timedelta(minutes=1)
"""Told within this time, a rung is told at its moment."""


def tell_of_task(case: CaseInHand, item: WorkItem, rung: Rung) -> None:
    """Remind of a task, say that it is late, or escalate: one mail a person, each rung once."""
    now, world = case.world.now, case.world
    above = in_roles(world, item.unit_id, rung.roles)
    told = _each_once((holders_of(world, item) if rung.kind in (NEAR, LATE) else []) + above)
    said = {"node": item.node, "label": item.label, **_said(case, rung, told)}
    said["due"] = item.due_at.isoformat() if item.due_at else None
    if rung.kind == NEAR:
        item.reminded_at = item.reminded_at or now
        case.note("task_near_due", **said)
        mail_of_task(case, item, "task_near_due", told, meant=said["meant"])
    elif rung.kind == LATE:
        item.overdue_at = item.overdue_at or now
        case.note("task_overdue", **said)
        mail_of_task(case, item, "task_overdue", told, meant=said["meant"])
    else:
        case.note("task_escalated", **said)
        mail_of_task(case, item, "task_escalated", told, meant=said["meant"])


def tell_of_dossier(case: CaseInHand, rung: Rung) -> None:
    """Remind of a promise, offer the apology in time, say that it is broken, or escalate."""
    dossier = case.dossier
    told = in_roles(case.world, dossier.competent_unit_id, rung.roles)
    if rung.kind == NEAR:
        told = _each_once(
            [one for item in case.items if _is_work(item) for one in holders_of(case.world, item)]
        )
    said = _said(case, rung, told)
    said["due"] = dossier.due_current.isoformat() if dossier.due_current else None
    if rung.kind == APOLOGY:
        if not _asked_already(case):
            case.note("apology_window", **said)
            mail_of_dossier(case, "apology_window", told, meant=said["meant"])
    elif rung.kind == NEAR:
        case.note("dossier_near_due", **said)
        mail_of_dossier(case, "dossier_near_due", told, meant=said["meant"])
    elif rung.kind == LATE:
        dossier.overdue_at = dossier.overdue_at or case.world.now
        case.note("dossier_overdue", **said)
        mail_of_dossier(case, "dossier_overdue", told, meant=said["meant"])
    else:
        case.note("dossier_escalated", **said)
        mail_of_dossier(case, "dossier_escalated", told, meant=said["meant"])


def _said(case: CaseInHand, rung: Rung, told: list[Officer]) -> dict[str, Any]:
    """Who was told, who has no address to be told at, and when it was meant to be where it comes late."""
    late = case.world.now - rung.moment > PROMPT
    return {
        "told": [one.name for one in told if one.email],
        "unreached": [one.name for one in told if not one.email],
        "meant": rung.moment.isoformat() if late else None,
    }


def _each_once(officers: list[Officer]) -> list[Officer]:
    return list({one.id: one for one in officers}.values())


def _is_work(item: WorkItem) -> bool:
    return item.state == OPEN and item.role != "applicant"


def _asked_already(case: CaseInHand) -> bool:
    """Whether an apology waits for the leader's signature: the leader has that as a task."""
    runs: list[RunRecord] = case.world.find(RunRecord, dossier_id=case.dossier.id, kind="apology")
    return any(run.finished_at is None for run in runs)
