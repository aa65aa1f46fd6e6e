"""How much work waits, by tab and by every choice of the filter: one read of at most five hundred rows."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from app.persistence.tables.dossiers import dossier
from app.persistence.tables.work import work_item
from app.queries.desk_words import procedure_name, task_name
from app.queries.inbox import WorkList, work_select
from app.queries.inbox_rows import clock_of, remark_of
from app.queries.reading import Reading

MOST = 500
MOST_IN_BAR = 1000
LIGHTS = ("overdue", "near_due", "in_time", "paused", "no_due")
CHANNELS = ("online", "direct", "post")


@dataclass(frozen=True)
class Tally:
    """Counts of everything in a list, before its filter. ``whole`` is False where there are more than
    ``MOST`` rows: then only ``tasks`` and ``procedures`` (names by value) are used."""

    whole: bool
    count: int
    tabs: Counter[str]
    lights: Counter[str]
    channels: Counter[str]
    tasks: Counter[str]
    procedures: Counter[str]
    names: dict[str, str]

    def of(self, counter: Counter[str], value: str) -> int | None:
        """The count of a choice, where it was counted."""
        return counter[value] if self.whole else None


def tally(reading: Reading, of: WorkList) -> Tally:
    """Count a list."""
    rows = reading.session.execute(work_select(of).limit(MOST + 1)).all()
    whole = len(rows) <= MOST
    lights = Counter(clock_of(reading, row).state for row in rows) if whole else Counter()
    return Tally(
        whole=whole,
        count=len(rows),
        tabs=_tabs(rows, of.me, lights),
        lights=lights,
        channels=Counter(row.channel for row in rows),
        tasks=Counter(row.label for row in rows),
        procedures=Counter(row.procedure_code for row in rows),
        names=_names(reading, rows),
    )


def _tabs(rows: Any, me: str, lights: Counter[str]) -> Counter[str]:
    tabs: Counter[str] = Counter(
        all=len(rows), **{name: lights[name] for name in ("near_due", "overdue", "paused")}
    )
    for row in rows:
        tabs["mine"] += row.holder_id == me
        tabs["free"] += row.holder_id is None
        tabs["online"] += row.kind == "intake" and row.channel == "online"
        tabs["supplemented"] += bool(remark_of(row))
    return tabs


def _names(reading: Reading, rows: Any) -> dict[str, str]:
    """Names of tasks by label and of procedures by code, in the reader's language."""
    tasks = {row.label: row for row in rows}
    procedures = {row.procedure_code: row for row in rows}
    return {label: task_name(reading, row.version_id, row.node, label) for label, row in tasks.items()} | {
        code: procedure_name(reading, row.version_id) for code, row in procedures.items()
    }


def waiting(reading: Reading, of: WorkList) -> dict[str, int]:
    """How much waits in the bar's lists, in one read: ``inbox`` and ``returns``.

    Counted up to ``MOST_IN_BAR``; beyond, ``inbox`` is one more than that, and ``returns`` is not said.
    """
    some = (
        select(dossier.c.status)
        .select_from(work_item)
        .join(dossier, dossier.c.id == work_item.c.dossier_id)
        .where(*of.conditions)
        .limit(MOST_IN_BAR + 1)
        .subquery()
    )
    ready = func.count().filter(some.c.status == "result_ready")
    row = reading.session.execute(
        select(func.count().label("inbox"), ready.label("returns")).select_from(some)
    ).one()
    if row.inbox > MOST_IN_BAR:
        return {"inbox": row.inbox}
    return {"inbox": row.inbox, "returns": row.returns}
