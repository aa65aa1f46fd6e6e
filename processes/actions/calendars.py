"""Working calendars: opened and changed by administrators; every change is a revision of its own.

A change moves the dates of the dossiers that wait: each is counted again by the worker, in a transaction of
its own, so that saving never waits for thousands of them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from forms.messages import message
from processes.actions.calendar_recounts import queue_recounts
from processes.actions.calendar_tree import read_tree
from processes.actions.faults import BadInput, Fault, empty, refuse, too_long
from processes.actions.office import note_change, require_administrator, take_turns
from processes.domain.access import Actor
from processes.domain.errors import NotFound, Refusal
from processes.domain.organisation import CalendarRecord
from processes.domain.working_time import (
    CalendarRefused,
    WorkingCalendar,
    WorkingTimeError,
    calendar_from_dict,
)
from processes.domain.working_time import errors as wrong
from processes.ports import World

LONGEST_NAME = 200
LONGEST_REASON = 1000
FIELDS: dict[type[CalendarRefused], str] = {
    wrong.DayOffAndMakeup: "makeup_days",
    wrong.MakeupDayWithoutSession: "makeup_days",
    wrong.NoCountingSession: "mon_0",
    wrong.PeriodBackwards: "from_0",
    wrong.PeriodsOverlap: "from_0",
    wrong.PeriodGap: "from_0",
    wrong.DayMinutesRefused: "day_minutes",
    wrong.SessionsOverlap: "mon_r",
    wrong.YearWithoutWork: "days_off",
}
"""The box of the form that a refusal of the calendar as a whole is about."""


class CalendarChanged(Refusal):
    """Somebody else has saved the calendar since it was opened."""

    text = message("Lịch này vừa được người khác sửa. Mở lại lịch để xem bản mới rồi sửa tiếp.")


@dataclass(frozen=True)
class OpenCalendar:
    """``data`` is that of ``calendar_from_dict``."""

    name: str
    data: dict[str, Any]


@dataclass(frozen=True)
class ChangeCalendar:
    """``revision`` is the one the change was made from."""

    calendar_id: str
    revision: int
    name: str
    data: dict[str, Any]
    reason: str


def open_calendar(world: World, actor: Actor, command: OpenCalendar) -> CalendarRecord:
    """Keep a new calendar. Raises BadInput for a name that is missing or taken, or a calendar that cannot
    be used."""
    require_administrator(actor)
    take_turns(world)
    checked_calendar(command.data)
    refuse(_faults_of_name(world, command.name, ""))
    record = CalendarRecord(world.new_id(), command.name.strip(), command.data)
    world.add(record)
    note_change(world, actor, "open_calendar", _subject(record), None, _noted(record))
    return record


def change_calendar(world: World, actor: Actor, command: ChangeCalendar) -> CalendarRecord:
    """Change a calendar, and have the dossiers that it moves counted again. Raises NotFound,
    CalendarChanged, BadInput."""
    require_administrator(actor)
    take_turns(world)
    record = check_change(world, command)
    before = _noted(record)
    moves_dates = record.data != command.data
    record.name, record.data = command.name.strip(), command.data
    record.revision += 1
    waiting = _dossiers_under(world, record.id) if moves_dates else []
    after = {**_noted(record), "dossiers": len(waiting)} if waiting else _noted(record)
    entry = note_change(
        world, actor, "change_calendar", _subject(record), before, after, command.reason.strip()
    )
    queue_recounts(world, record.id, entry.seq, waiting)
    return record


def check_change(world: World, command: ChangeCalendar) -> CalendarRecord:
    """The calendar that may be changed so, as it is now. Raises NotFound, CalendarChanged, BadInput."""
    record: CalendarRecord | None = world.get(CalendarRecord, command.calendar_id)
    if record is None:
        raise NotFound
    if record.revision != command.revision:
        raise CalendarChanged
    checked_calendar(command.data)
    refuse(_faults_of_change(world, command))
    return record


def _dossiers_under(world: World, calendar_id: str) -> list[str]:
    """The dossiers under way whose deadlines are counted by a calendar, by its heirs, too."""
    return world.dossiers_under_way({unit.id for unit in read_tree(world).units_by(calendar_id)})


def checked_calendar(data: dict[str, Any]) -> WorkingCalendar:
    """The calendar of ``data``. Raises BadInput with the sentence of the rule beside the box it is about."""
    try:
        return calendar_from_dict(data)
    except CalendarRefused as refused:
        raise BadInput([Fault(FIELDS.get(type(refused), "name"), refused.sentence)]) from refused


def next_working_days(calendar: WorkingCalendar, today: date, count: int = 10) -> list[date]:
    """The next ``count`` working days from ``today`` on, fewer where the calendar ends."""
    days: list[date] = []
    try:
        if calendar.is_working_day(today):
            days.append(today)
        while len(days) < count:
            days.append(calendar.next_working_day(days[-1] if days else today))
    except WorkingTimeError:
        return days
    return days


def _faults_of_change(world: World, command: ChangeCalendar) -> Iterator[Fault | None]:
    yield from _faults_of_name(world, command.name, command.calendar_id)
    words = message("Ghi lý do sửa lịch, ví dụ: Thông báo nghỉ Tết của Bộ Nội vụ.")
    yield empty("reason", command.reason, words)
    yield too_long("reason", command.reason, LONGEST_REASON)


def _faults_of_name(world: World, name: str, own_id: str) -> Iterator[Fault | None]:
    yield empty("name", name, message("Đặt tên lịch, ví dụ: Giờ làm việc xã Tân Hòa Đông."))
    yield too_long("name", name, LONGEST_NAME)
    if any(other.id != own_id for other in world.find(CalendarRecord, name=name.strip())):
        yield Fault("name", message("Đã có lịch tên “{name}”. Đặt tên khác.", name=name.strip()))


def _subject(record: CalendarRecord) -> tuple[str, str, str]:
    return "calendar", record.id, record.name


def _noted(record: CalendarRecord) -> dict[str, Any]:
    """The parts of a calendar side by side, so that the journal keeps only those that changed."""
    return {"name": record.name, "revision": record.revision, **record.data}
