"""Statements about who works where, for the actions of administrators."""

from datetime import date
from typing import Any

from sqlalchemy import Select, func, or_, select

from app.persistence.tables.accounts import account
from app.persistence.tables.dossiers import dossier
from app.persistence.tables.organisation import officer, post
from app.persistence.tables.work import work_item
from processes.domain.dossier.statuses import ENDED, Status
from processes.domain.dossier.work import OPEN, SUSPENDED

WAITING = (OPEN, SUSPENDED)


def unfinished_work(unit_id: str) -> tuple[Select[Any], Select[Any]]:
    """The count of tasks that wait in a unit; that of dossiers under way which it receives or decides."""
    tasks = select(func.count()).where(work_item.c.unit_id == unit_id, work_item.c.state.in_(WAITING))
    ours = or_(dossier.c.receiving_unit_id == unit_id, dossier.c.competent_unit_id == unit_id)
    not_under_way = (*ENDED, Status.DRAFT)
    return tasks, select(func.count()).where(ours, dossier.c.status.not_in(not_under_way))


def dossiers_held_by(officer_id: str) -> Select[Any]:
    """The ids of the dossiers in which an officer holds a task."""
    held = (work_item.c.holder_id == officer_id, work_item.c.state.in_(WAITING))
    return select(work_item.c.dossier_id).where(*held).distinct().order_by(work_item.c.dossier_id)


def holds_on(day: date) -> tuple[Any, Any]:
    """The posts that count on ``day``."""
    return post.c.valid_from <= day, or_(post.c.valid_to.is_(None), post.c.valid_to >= day)


def administrators(day: date) -> Select[Any]:
    """The officers with an account in use who are system administrators on ``day``."""
    return (
        select(officer.c.id)
        .join(post, post.c.officer_id == officer.c.id)
        .join(account, account.c.officer_id == officer.c.id)
        .where(post.c.role == "system_admin", *holds_on(day))
        .where(officer.c.active, account.c.active, account.c.disabled_at.is_(None))
        .distinct()
    )
