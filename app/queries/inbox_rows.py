"""Rows of open work: their clocks, and one page of them."""

from dataclasses import replace
from typing import Any

from flask import url_for
from flask_babel import gettext
from sqlalchemy import Row, Select

from app.formatting import short_day
from app.persistence.tables.work import work_item
from app.queries.code_words import code_or_none
from app.queries.desk_clock import WAITS_FOR, reminders_of, task_clock
from app.queries.desk_words import procedure_name, task_name
from app.queries.inbox import (
    BATCH,
    BATCHES,
    PAGE,
    Key,
    Slice,
    WorkFilter,
    WorkList,
    filtered,
)
from app.queries.inbox_order import next_rows
from app.queries.reading import Reading
from app.queries.views_officer import Clock, WorkRow


def clock_of(reading: Reading, row: Row[Any]) -> Clock:
    """The clock of a row; that of a task which stands still with its dossier is grey."""
    if row.left_minutes is not None:
        return Clock("paused", why=reading.say(WAITS_FOR.get(row.status, "")))
    calendar = reading.calendar(row.receiving_unit_id)
    near = reminders_of(reading, row.version_id, row.node)
    return task_clock(calendar, reading.now, row.due_at, row.created_at, row.allowed_minutes, near)


def page_of(reading: Reading, of: WorkList, chosen: WorkFilter, part: Slice) -> tuple[list[Row[Any]], bool]:
    """The rows of one page in order, and whether more follow in the direction that was read."""
    lights = lights_of(chosen)
    of = replace(of, held=chosen.list == "mine")

    def narrow(query: Select[Any]) -> Select[Any]:
        return _lit(filtered(query, chosen, of.me, reading.now), lights, reading)

    found: list[Row[Any]] = []
    for _ in range(BATCHES):
        most = BATCH if lights else PAGE + 1
        batch = next_rows(reading.session, of, narrow, part, most)
        found += [row for row in batch if not lights or clock_of(reading, row).state in lights]
        if len(batch) < most or len(found) > PAGE:
            break
        part = _further(part, batch[-1])
    shown = found[:PAGE]
    return (shown[::-1] if part.before else shown), len(found) > PAGE


def lights_of(chosen: WorkFilter) -> frozenset[str]:
    """The lights that tab and filter ask for together; empty for all."""
    tab = {chosen.list} & {"near_due", "overdue", "paused"}
    wanted = frozenset(chosen.lights)
    if not tab:
        return wanted
    return frozenset(tab) & wanted if wanted else frozenset(tab)


def work_row(reading: Reading, row: Row[Any], me: str) -> WorkRow:
    """One line of the list."""
    clock = clock_of(reading, row)
    holder = "free" if row.holder_id is None else "mine" if row.holder_id == me else "other"
    return WorkRow(
        id=row.id,
        url=url_for("desk.task" if holder != "other" else "desk.dossier", **_target(row, holder)),
        code=code_or_none(row.code),
        clock=clock,
        applicant=row.submitter_name,
        procedure=procedure_name(reading, row.version_id),
        task=task_name(reading, row.version_id, row.node, row.label),
        holder=holder,
        channel=row.channel,
        holder_name=row.holder_name or "",
        promised=row.due_current,
        paused=row.paused_at is not None,
        new=row.holder_id is None and row.opened_at is None,
        remark=remark_of(row),
        selectable=holder == "free",
    )


def remark_of(row: Row[Any]) -> str:
    """Said in amber: the applicant has answered since."""
    if row.supplied_at is None:
        return ""
    return gettext("Đã bổ sung %(day)s", day=short_day(row.supplied_at))


def _target(row: Row[Any], holder: str) -> dict[str, str]:
    return {"dossier_id": row.dossier_id} if holder == "other" else {"item_id": row.id}


def _further(part: Slice, row: Row[Any]) -> Slice:
    key = Key(row.due_at, row.id)
    return Slice(before=key) if part.before else Slice(after=key)


def _lit(query: Select[Any], lights: frozenset[str], reading: Reading) -> Select[Any]:
    """What the database can say about lights: late, not late, without a due moment, standing still."""
    minute, runs = reading.now.replace(second=0, microsecond=0), work_item.c.left_minutes.is_(None)
    if lights == {"overdue"}:
        return query.where(work_item.c.due_at < minute, runs)
    if lights and lights <= {"in_time", "near_due"}:
        return query.where(work_item.c.due_at >= minute, runs)
    if lights == {"paused"}:
        return query.where(work_item.c.left_minutes.is_not(None))
    return query
