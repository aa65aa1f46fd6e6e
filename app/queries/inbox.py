"""Open work for an officer's pairs of unit and role: filtered, in order of due moments, paged by key."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, func, select, tuple_

from app.folding import fold
from app.persistence.tables.dossiers import dossier
from app.persistence.tables.organisation import officer
from app.persistence.tables.work import pause, work_item
from app.queries.moments import moment_in
from processes.domain.access import Pair
from processes.domain.dossier.work import DONE, OPEN

PAGE, BATCH, BATCHES = 30, 200, 5
IS_OPEN = bindparam("is_open", OPEN, literal_execute=True)
"""Written into the statement: SQLite takes a partial index only where its condition stands word for word."""


@dataclass(frozen=True)
class WorkFilter:
    """What the address asks for. ``list`` is the tab; ``lights`` are states of the clock."""

    list: str = "all"
    q: str = ""
    lights: tuple[str, ...] = ()
    tasks: tuple[str, ...] = ()
    procedure: str = ""
    channels: tuple[str, ...] = ()
    due_to: datetime | None = None

    @property
    def is_empty(self) -> bool:
        """Nothing chosen besides the tab."""
        return self == WorkFilter(self.list)


@dataclass(frozen=True)
class Key:
    """A row's place in the order: by due moment, those without one last, then by id."""

    due_at: datetime | None
    id: str

    def __str__(self) -> str:
        moment = self.due_at.astimezone(UTC).isoformat() if self.due_at else ""
        return f"{moment}~{self.id}"

    @classmethod
    def read(cls, text: str) -> "Key | None":
        """The key that an address carries; None for anything that is not one."""
        moment, _, id_ = text.partition("~")
        due = moment_in(moment) if moment else None
        return cls(due, id_) if id_ and (due or not moment) else None


@dataclass(frozen=True)
class Slice:
    """Where to read on: behind ``after`` or, backwards, before ``before``."""

    after: Key | None = None
    before: Key | None = None


@dataclass(frozen=True)
class WorkList:
    """Whose work, and which part of it: ``list`` is ``inbox``, ``intake`` or ``returns``; ``held`` leaves
    what ``me`` has claimed."""

    pairs: frozenset[Pair]
    me: str
    list: str = "inbox"
    held: bool = False

    @property
    def conditions(self) -> tuple[Any, ...]:
        """What every row of the list fulfils."""
        ours = (self._pairs(), work_item.c.state == IS_OPEN)
        only = {"intake": (work_item.c.kind == "intake",), "returns": (dossier.c.status == "result_ready",)}
        return ours + only.get(self.list, ())

    def _pairs(self) -> ColumnElement[bool]:
        unit, role = work_item.c.unit_id, work_item.c.role
        if self.held:
            # What one person holds is little: found by the holder, not by walking through a unit's work.
            ours = tuple_(func.coalesce(unit, ""), role).in_(sorted(self.pairs))
            return and_(work_item.c.holder_id == self.me, ours)
        if len(self.pairs) == 1:
            ((its_unit, its_role),) = self.pairs
            return and_(unit == its_unit, role == its_role)
        return tuple_(unit, role).in_(sorted(self.pairs))

    def each_pair(self) -> tuple["WorkList", ...]:
        """The same list of each pair alone; undivided where it is what the officer holds."""
        if self.held:
            return (self,)
        return tuple(replace(self, pairs=frozenset({pair})) for pair in sorted(self.pairs))


def work_select(of: WorkList) -> Select[Any]:
    """Open work with what a row of the list shows."""
    earlier = work_item.alias("earlier")
    supplied = (
        select(func.max(earlier.c.done_at))
        .where(earlier.c.dossier_id == work_item.c.dossier_id)
        .where(earlier.c.role == "applicant", earlier.c.state == DONE)
        .scalar_subquery()
    )
    item, on = work_item.c, dossier.c
    columns = (
        item.id, item.label, item.node, item.kind, item.due_at, item.allowed_minutes, item.left_minutes,
        item.created_at, item.holder_id, item.opened_at, on.id.label("dossier_id"), on.code,
        on.submitter_name, on.version_id, on.procedure_code, on.channel, on.status, on.due_current,
        on.receiving_unit_id, officer.c.name.label("holder_name"), pause.c.started_at.label("paused_at"),
        supplied.label("supplied_at"),
    )  # fmt: skip
    return (
        select(*columns)
        .select_from(work_item)
        .join(dossier, on.id == item.dossier_id)
        .outerjoin(officer, officer.c.id == item.holder_id)
        .outerjoin(pause, and_(pause.c.dossier_id == on.id, pause.c.ended_at.is_(None)))
        .where(*of.conditions)
    )


def filtered(query: Select[Any], chosen: WorkFilter, me: str, now: datetime) -> Select[Any]:
    """Narrow a selection by what the database can decide; lights are refined by the caller."""
    item, on = work_item.c, dossier.c
    for word in fold(chosen.q).split()[:8]:
        query = query.where(on.search_text.contains(word, autoescape=True))
    if chosen.tasks:
        query = query.where(item.label.in_(chosen.tasks))
    if chosen.procedure:
        query = query.where(on.procedure_code == chosen.procedure)
    if chosen.channels:
        query = query.where(on.channel.in_(chosen.channels))
    if chosen.due_to:
        query = query.where(on.due_current <= chosen.due_to)
    return _of_tab(query, chosen.list, me)


def _of_tab(query: Select[Any], tab: str, me: str) -> Select[Any]:
    if tab == "mine":
        return query.where(work_item.c.holder_id == me)
    if tab == "free":
        return query.where(work_item.c.holder_id.is_(None))
    if tab == "online":
        return query.where(work_item.c.kind == "intake", dossier.c.channel == "online")
    if tab == "supplemented":
        earlier = work_item.alias("answered")
        answered = select(earlier.c.id).where(
            earlier.c.dossier_id == dossier.c.id, earlier.c.role == "applicant", earlier.c.state == DONE
        )
        return query.where(answered.exists())
    return query
