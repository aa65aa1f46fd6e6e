"""What the periodic report counts (working time, section 8.3), out of the tables, as of the end of a period.

Two statements whatever the number of dossiers: the database classifies and counts
(``app.queries.standing_then``), and only sums come out.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select
from sqlalchemy.orm import Session

from app.persistence.tables.dossiers import dossier
from app.queries.standing_then import ended_by, entered_at, kept_at, standing_at, with_open_pause
from app.queries.statistics_tally import Tally, cell_of

Key = tuple[str, str]
"""A unit and the code of a procedure."""


@dataclass(frozen=True)
class Report:
    """What is asked for: from ``start`` up to and including ``at``, of ``units`` (those competent), of one
    procedure or of all."""

    start: datetime
    at: datetime
    units: frozenset[str]
    procedure: str = ""

    @property
    def of_whom(self) -> tuple[ColumnElement[bool], ...]:
        """Whose dossiers."""
        on = dossier.c
        whose = (on.competent_unit_id.in_(sorted(self.units)),)
        return (*whose, on.procedure_code == self.procedure) if self.procedure else whose

    @property
    def counted(self) -> tuple[ColumnElement[bool], ...]:
        """Which of them the report counts: come by its end, and not gone before it began."""
        end = dossier.c.finished_at
        return (*self.of_whom, entered_at <= self.at, or_(end.is_(None), end >= self.start))


@dataclass
class Counts:
    """A tally for each unit and procedure."""

    cells: dict[Key, Tally] = field(default_factory=dict)

    def of(self, unit: str, procedure: str) -> Tally:
        """The tally of both; an empty one is begun."""
        return self.cells.setdefault((unit, procedure), Tally())

    def by(self, place: int) -> dict[str, Tally]:
        """Summed up by unit (0) or by procedure (1)."""
        sums: dict[str, Tally] = {}
        for key, tally in self.cells.items():
            sums.setdefault(key[place], Tally()).add(tally)
        return sums

    @property
    def total(self) -> Tally:
        """Everything."""
        whole = Tally()
        for tally in self.cells.values():
            whole.add(tally)
        return whole


def counts(session: Session, asked: Report) -> Counts:
    """Count."""
    found = Counts()
    for row in session.execute(_grouped(asked)):
        tally = found.of(row.unit, row.procedure)
        tally.count(cell_of(row.standing, bool(row.ended)), row.many)
        tally.count(f"new_{row.channel}" if row.new else "carried", row.many)
        if row.kept is not None:
            tally.count("promised", row.many)
            tally.count("kept", row.many * int(row.kept))
    for row in session.execute(_waiting(asked)):
        found.of(row.unit, row.procedure).count("waiting", row.many)
    return found


def classified(asked: Report) -> Select[Any]:
    """One row for each dossier that the report counts, with its classes."""
    on = dossier.c
    return (
        select(
            on.id,
            on.competent_unit_id.label("unit"),
            on.procedure_code.label("procedure"),
            on.channel.label("channel"),
            _flag(entered_at >= asked.start).label("new"),
            _flag(ended_by(asked.at)).label("ended"),
            standing_at(asked.at).label("standing"),
            kept_at(asked.at).label("kept"),
        )
        .select_from(with_open_pause(asked.at))
        .where(*asked.counted)
    )


def _grouped(asked: Report) -> Select[Any]:
    each = classified(asked).subquery()
    columns = [column for column in each.c if column.name != "id"]
    return select(*columns, func.count().label("many")).group_by(*columns)


def _waiting(asked: Report) -> Select[Any]:
    """Sent and not answered yet: the report counts them when they are taken in or refused."""
    on = dossier.c
    groups = (on.competent_unit_id.label("unit"), on.procedure_code.label("procedure"))
    open_then = (
        on.submitted_at <= asked.at,
        or_(entered_at.is_(None), entered_at > asked.at),
        ~ended_by(asked.at),
    )
    query = select(*groups, func.count().label("many")).where(*asked.of_whom, and_(*open_then))
    return query.group_by(on.competent_unit_id, on.procedure_code)


def _flag(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return case((condition, 1), else_=0)
