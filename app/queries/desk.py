"""The one-stop desk whose portal this is: its name and address, and its working hours in words."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from flask_babel import gettext
from sqlalchemy import and_, case, exists, or_, select
from sqlalchemy.orm import Session

from app.formatting import weekday
from app.persistence.tables.organisation import post, unit
from app.queries.views_frame import Desk
from processes.domain.working_time import Session as WorkingSession
from processes.domain.working_time import WorkingCalendar

MONDAY = date(2024, 1, 1)


@dataclass(frozen=True)
class DeskUnit:
    """The unit behind the portal, with the place it serves."""

    id: str
    name: str
    name_en: str | None
    address: str
    phone: str
    email: str
    place: str

    def named(self, locale: str) -> str:
        """The name in the reader's language."""
        return self.name_en if locale == "en" and self.name_en else self.name

    def parts(self) -> list[str]:
        """The address from the house to the province."""
        return [part.strip() for part in self.address.split(",") if part.strip()]


def desk_unit(session: Session, today: date) -> DeskUnit | None:
    """The unit where receivers work, else the first of the tree; None before an installation is filled."""
    receives = exists().where(
        and_(
            post.c.unit_id == unit.c.id,
            post.c.role == "receiver",
            post.c.valid_from <= today,
            or_(post.c.valid_to.is_(None), post.c.valid_to >= today),
        )
    )
    columns = (
        unit.c.id,
        unit.c.name,
        unit.c.name_en,
        unit.c.address,
        unit.c.phone,
        unit.c.email,
        unit.c.place,
    )
    query = select(*columns).order_by(case((receives, 0), else_=1), unit.c.code).limit(1)
    row = session.execute(query).first()
    return DeskUnit(*row) if row else None


def describe(found: DeskUnit | None, hours: tuple[str, ...], locale: str) -> Desk:
    """The desk as the frame shows it; without a unit only the product's name."""
    if found is None:
        return Desk(gettext("Bộ phận Một cửa"), "", "", "")
    return Desk(found.named(locale), found.address, found.phone, found.email, hours)


def hours_in_words(calendar: WorkingCalendar, today: date) -> tuple[str, ...]:
    """ "Thứ Hai đến thứ Sáu: 07:30–11:30 và 13:00–17:00": the week in force, equal days taken together."""
    period = next((period for period in calendar.periods if period.covers(today)), None)
    if period is None:
        return ()
    runs = groupby(range(7), key=lambda day: period.week[day])
    return tuple(_line(list(days), sessions) for sessions, days in runs if sessions)


def _line(days: list[int], sessions: tuple[WorkingSession, ...]) -> str:
    hours = [f"{session.opens:%H:%M}–{session.closes:%H:%M}" for session in sessions]
    said = gettext(" và ").join(hours)
    first, last = (weekday(MONDAY.replace(day=1 + day)) for day in (days[0], days[-1]))
    span = first if len(days) == 1 else gettext("%(first)s đến %(last)s", first=first, last=last)
    return f"{span[:1].upper()}{span[1:]}: {said}"
