"""How dossiers stood at a moment, said in SQL: the same answers as ``how_it_stands``, for any number of rows.

A property test compares both on random dossiers. Moments are stored in UTC; days are those of Vietnam, which
has kept seven hours ahead of it since before the first dossier.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, FromClause, and_, case, func, literal, null, or_, select
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.expression import FunctionElement
from sqlalchemy.types import String

from app.persistence.tables.dossiers import dossier
from app.persistence.tables.records import slip
from app.persistence.tables.work import pause
from processes.domain.dossier.how_it_stands import ENDINGS
from processes.domain.dossier.statuses import Status
from processes.domain.working_time import Outcome

counting_date = func.coalesce(dossier.c.due_legal, dossier.c.due_original)
"""The date that counts."""
entered_at = case(
    (dossier.c.received_at.is_not(None), dossier.c.received_at),
    (dossier.c.status == Status.REFUSED, dossier.c.finished_at),
    else_=null(),
)
"""When a dossier comes into the reports: at its official intake, or at the refusal of it."""


class to_the_minute(FunctionElement[str]):
    """A stored moment without its seconds."""

    type = String()
    inherit_cache = True


class day_in_vietnam(FunctionElement[str]):
    """The day of a stored moment."""

    type = String()
    inherit_cache = True


@compiles(to_the_minute)
def _minute(element: Any, compiler: Any, **options: Any) -> str:
    return f"date_trunc('minute', {compiler.process(element.clauses, **options)})"


@compiles(to_the_minute, "sqlite")
def _minute_of_text(element: Any, compiler: Any, **options: Any) -> str:
    return f"substr({compiler.process(element.clauses, **options)}, 1, 16)"


@compiles(day_in_vietnam)
def _day(element: Any, compiler: Any, **options: Any) -> str:
    return f"CAST({compiler.process(element.clauses, **options)} + INTERVAL '7 hours' AS date)"


@compiles(day_in_vietnam, "sqlite")
def _day_of_text(element: Any, compiler: Any, **options: Any) -> str:
    return f"date({compiler.process(element.clauses, **options)}, '+7 hours')"


def with_open_pause(at: datetime) -> FromClause:
    """Dossiers with the pause that was open at ``at``, of which there is one at most."""
    open_then = and_(pause.c.started_at <= at, or_(pause.c.ended_at.is_(None), pause.c.ended_at > at))
    return dossier.outerjoin(pause, and_(pause.c.dossier_id == dossier.c.id, open_then))


def ended_by(at: datetime) -> ColumnElement[bool]:
    """It had ended, with a result or without."""
    return and_(dossier.c.finished_at.is_not(None), dossier.c.finished_at <= at)


def standing_at(at: datetime) -> ColumnElement[str]:
    """The class as ``how_it_stood`` gives it; to be selected from ``with_open_pause``."""
    ended, end = ended_by(at), dossier.c.finished_at
    endings = [(and_(ended, dossier.c.status == status), literal(str(e))) for status, e in ENDINGS.items()]
    return case(
        *endings,
        (and_(~ended, pause.c.id.is_not(None)), literal(str(Outcome.PAUSED))),
        (counting_date.is_(None), literal(str(Outcome.NO_DUE))),
        (and_(~ended, _passed(at)), literal(str(Outcome.OVERDUE_OPEN))),
        (~ended, literal(str(Outcome.IN_TIME))),
        (_after_due(end), literal(str(Outcome.OVERDUE))),
        (day_in_vietnam(end) < day_in_vietnam(counting_date), literal(str(Outcome.EARLY))),
        else_=literal(str(Outcome.ON_TIME)),
    )


def kept_at(at: datetime) -> ColumnElement[int]:
    """1 or 0 as ``kept`` says, NULL where it does not count; to be selected from ``with_open_pause``."""
    ended, waits = ended_by(at), pause.c.id.is_not(None)
    asked_again = and_(pause.c.reason == "ask_supplement", _asked(at) > 1)
    late = case(
        (ended, case((_after_due(dossier.c.finished_at), 1), else_=0)),
        (and_(waits, asked_again), 1),
        (waits, case((_after_due(pause.c.started_at), 1), else_=0)),
        else_=case((_passed(at), 1), else_=0),
    )
    return case((counting_date.is_(None), null()), else_=1 - late)


def _passed(at: datetime) -> ColumnElement[bool]:
    return counting_date < at.replace(second=0, microsecond=0)


def _after_due(end: ColumnElement[Any]) -> ColumnElement[bool]:
    return to_the_minute(end) > to_the_minute(counting_date)


def _asked(at: datetime) -> ColumnElement[int]:
    """How often a supplement had been asked for: each request is a slip."""
    of_it = and_(slip.c.dossier_id == dossier.c.id, slip.c.kind == "supplement_slip", slip.c.issued_at <= at)
    return select(func.count(slip.c.id)).where(of_it).correlate(dossier).scalar_subquery()
