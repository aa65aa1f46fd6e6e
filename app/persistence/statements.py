"""Statements of the world that are sent with every action: built once per process, for building costs more
than running them on SQLite."""

from collections.abc import Collection
from functools import cache
from typing import Any

from sqlalchemy import Select, and_, bindparam, func, or_, select

from app.persistence.tables.dossiers import dossier
from app.persistence.tables.work import due, run, work_item
from processes.domain.dossier.dossier import Dossier
from processes.domain.dossier.statuses import ENDED, Status
from processes.domain.dossier.work import DONE, RunRecord, WorkItem


@cache
def locking_dossier() -> Select[Any]:
    """The dossier ``key``, locked."""
    return select(Dossier).where(dossier.c.id == bindparam("key")).with_for_update()


@cache
def locking_dossier_of_item() -> Select[Any]:
    """The dossier of the work item ``key`` and its procedure's run, locked: one statement instead of two."""
    owner = select(work_item.c.dossier_id).where(work_item.c.id == bindparam("key")).scalar_subquery()
    main = and_(run.c.dossier_id == dossier.c.id, run.c.kind == "main")
    return select(Dossier, RunRecord).join(run, main).where(dossier.c.id == owner).with_for_update()


@cache
def last_done() -> Select[Any]:
    """The work item of the dossier ``dossier_id`` done last at each of ``nodes``."""
    at = work_item.c
    place = func.row_number().over(partition_by=at.node, order_by=(at.created_at.desc(), at.id))
    done = (at.dossier_id == bindparam("dossier_id"), at.state == DONE)
    asked = at.node.in_(bindparam("nodes", expanding=True))
    ranked = select(at.id, place.label("place")).where(*done, asked).subquery()
    return select(WorkItem).join(ranked, at.id == ranked.c.id).where(ranked.c.place == 1)


@cache
def first_timer() -> Select[Any]:
    """Moment and id of the earliest timer of ``dossier_id`` that should have fired by ``now``."""
    row, now = due.c, bindparam("now")
    has_come = (row.kind == "timer", row.fired_at.is_(None), row.due_at <= now)
    waits_no_more = or_(row.next_attempt_at.is_(None), row.next_attempt_at <= now)
    of_dossier = (run.c.dossier_id == bindparam("dossier_id"), run.c.finished_at.is_(None))
    timers = select(row.due_at, row.id).join(run, run.c.id == row.run_id)
    return timers.where(*of_dossier, *has_come, waits_no_more).order_by(row.due_at, row.id).limit(1)


@cache
def equal_rows(kind: type[Any], equal: tuple[str, ...], order: str | None = None) -> Select[Any]:
    """Rows in which the columns named equal the parameters of the same names."""
    query = select(kind).where(*(getattr(kind, name) == bindparam(name) for name in equal))
    return query.order_by(getattr(kind, order)) if order else query


def under_way(query: Select[Any], unit_ids: Collection[str]) -> Select[Any]:
    """``query`` over the dossiers received by these units that were sent and have no result yet."""
    waits = (dossier.c.finished_at.is_(None), dossier.c.status.not_in((*ENDED, Status.DRAFT)))
    return query.where(dossier.c.receiving_unit_id.in_(sorted(unit_ids)), *waits)
