"""A calendar as plain JSON data, and back."""

from collections.abc import Callable, Mapping
from datetime import date, time
from typing import Any, TypeVar

from processes.domain.working_time.calendar import WorkingCalendar
from processes.domain.working_time.entries import Makeup
from processes.domain.working_time.errors import CalendarDataBroken
from processes.domain.working_time.sessions import SessionPeriod, Sessions, Week

WEEKDAY_NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
Pairs = list[tuple[time, time]]
Read = TypeVar("Read")


def calendar_to_dict(calendar: WorkingCalendar) -> dict[str, Any]:
    """Plain data that :func:`calendar_from_dict` turns into the same calendar."""
    return {
        "zone": calendar.zone.key,
        "day_minutes": calendar.day_minutes,
        "periods": [_period_to_dict(period) for period in calendar.periods],
        "days_off": {day.isoformat(): reason for day, reason in calendar.days_off.items()},
        "makeup_days": {
            day.isoformat(): _makeup_to_data(value) for day, value in calendar.makeup_days.items()
        },
        "reception_only": _week_to_dict(calendar.reception_only),
        "inherits": calendar.inherits,
    }


def calendar_from_dict(data: object) -> WorkingCalendar:
    """A checked calendar; raises CalendarDataBroken naming the field, or another CalendarRefused.

    Besides what :func:`calendar_to_dict` writes it reads the shorter form: ``weekly`` instead of
    ``periods``, and ``days_off`` as a list with reasons in ``days_off_reason``. Other keys are not looked at.
    """
    fields = _mapping(data, "calendar")
    zone = fields.get("zone", "Asia/Ho_Chi_Minh")
    if not isinstance(zone, str):
        raise CalendarDataBroken("zone")
    inherits = fields.get("inherits", False)
    if not isinstance(inherits, bool):
        raise CalendarDataBroken("inherits")
    return WorkingCalendar.build(
        _periods(fields),
        _days_off(fields),
        {
            _date(day, "makeup_days"): _makeup(value, f"makeup_days.{day}")
            for day, value in _mapping(fields.get("makeup_days", {}), "makeup_days").items()
        },
        _week(fields.get("reception_only", {}), "reception_only"),
        fields.get("day_minutes", 480),
        zone,
        inherits,
    )


def _period_to_dict(period: SessionPeriod) -> dict[str, Any]:
    return {
        "valid_from": period.valid_from and period.valid_from.isoformat(),
        "valid_to": period.valid_to and period.valid_to.isoformat(),
        "weekly": _week_to_dict(period.week),
    }


def _week_to_dict(week: Week) -> dict[str, Any]:
    return {WEEKDAY_NAMES[weekday]: _pairs_to_data(sessions) for weekday, sessions in week.items()}


def _pairs_to_data(sessions: Sessions) -> list[list[str]]:
    return [[f"{clock:%H:%M}" for clock in session] for session in sessions]


def _makeup_to_data(value: Makeup) -> str | list[list[str]]:
    return WEEKDAY_NAMES[value] if isinstance(value, int) else _pairs_to_data(value)


def _periods(fields: Mapping[str, Any]) -> list[SessionPeriod]:
    rows = fields.get("periods", [fields])
    if not isinstance(rows, list):
        raise CalendarDataBroken("periods")
    return [_period(_mapping(row, "periods")) for row in rows]


def _period(row: Mapping[str, Any]) -> SessionPeriod:
    return SessionPeriod.build(
        _week(row.get("weekly"), "weekly"),
        _optional_date(row.get("valid_from"), "valid_from"),
        _optional_date(row.get("valid_to"), "valid_to"),
    )


def _days_off(fields: Mapping[str, Any]) -> dict[date, str]:
    entered = fields.get("days_off", {})
    if isinstance(entered, list):
        reasons = _mapping(fields.get("days_off_reason", {}), "days_off_reason")
        return {_date(day, "days_off"): str(reasons.get(day, "")) for day in entered}
    rows = _mapping(entered, "days_off")
    return {_date(day, "days_off"): str(reason) for day, reason in rows.items()}


def _makeup(value: object, place: str) -> int | Pairs:
    return _weekday(value, place) if isinstance(value, str) else _pairs(value, place)


def _week(data: object, place: str) -> dict[int, Pairs]:
    rows = _mapping(data, place)
    return {_weekday(name, place): _pairs(pairs, f"{place}.{name}") for name, pairs in rows.items()}


def _weekday(name: object, place: str) -> int:
    if name not in WEEKDAY_NAMES:
        raise CalendarDataBroken(f"{place}.{name}")
    return WEEKDAY_NAMES.index(str(name))


def _pairs(data: object, place: str) -> Pairs:
    if not isinstance(data, list) or not all(isinstance(pair, list) and len(pair) == 2 for pair in data):
        raise CalendarDataBroken(place)
    return [(_clock(opens, place), _clock(closes, place)) for opens, closes in data]


def _mapping(data: object, place: str) -> Mapping[str, Any]:
    if not isinstance(data, Mapping):
        raise CalendarDataBroken(place)
    return data


def _optional_date(text: object, place: str) -> date | None:
    return None if text is None else _date(text, place)


def _date(text: object, place: str) -> date:
    return _read(date.fromisoformat, text, place)


def _clock(text: object, place: str) -> time:
    return _read(time.fromisoformat, text, place)


def _read(reader: Callable[[str], Read], text: object, place: str) -> Read:
    try:
        return reader(text if isinstance(text, str) else "")
    except ValueError as error:
        raise CalendarDataBroken(f"{place}: {text}") from error
