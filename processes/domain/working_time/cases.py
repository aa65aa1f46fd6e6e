"""Runs a file of test vectors (§10 of the rules) against the calendar of this package."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any, NamedTuple

from processes.domain.working_time.calendar import WorkingCalendar
from processes.domain.working_time.due import due_at
from processes.domain.working_time.errors import VectorFileBroken, WorkingTimeError
from processes.domain.working_time.limits import Mode, TimeLimit, Unit
from processes.domain.working_time.pauses import Pause
from processes.domain.working_time.stored import calendar_from_dict


class Failure(NamedTuple):
    """A vector that did not give what its file expects: ``due 2023-04-24T17:00``, or the refusal."""

    id: str
    expected: str
    got: str


@dataclass(frozen=True)
class VectorReport:
    """How many vectors passed, and every failure."""

    passed: int
    failures: tuple[Failure, ...]


def run_vectors(data: object) -> VectorReport:
    """Computes every vector of ``data``, a file in the format of §10 read from JSON.

    A vector the rules refuse (a date outside the calendar, overlapping pauses) is a failure with the
    refusal's sentence. Raises VectorFileBroken for a file that cannot be read as vectors, and
    CalendarRefused for a calendar that cannot be used.
    """
    file = _mapping(data, "file")
    calendars = _calendars(file)
    failures = []
    vectors = _list(file.get("vectors"), "vectors")
    for number, row in enumerate(vectors, 1):
        vector = _Vector.read(row, number)
        expected = vector.expected()
        got = _computed(vector, calendars, expected)
        if got != expected:
            failures.append(
                Failure(vector.id, _in_words(expected), got if isinstance(got, str) else _in_words(got))
            )
    return VectorReport(len(vectors) - len(failures), tuple(failures))


class _Vector(NamedTuple):
    id: str
    fields: Mapping[str, Any]

    @classmethod
    def read(cls, row: object, number: int) -> "_Vector":
        fields = _mapping(row, f"vectors[{number}]")
        return cls(str(fields.get("id") or f"vectors[{number}]"), fields)

    def broken(self, key: str) -> VectorFileBroken:
        return VectorFileBroken(f"{self.id}: {key}")

    def need(self, key: str) -> Any:
        if self.fields.get(key) is None:
            raise self.broken(key)
        return self.fields[key]

    def expected(self) -> dict[str, object]:
        expected = _mapping(self.need("expect"), f"{self.id}: expect")
        known = {"elapsed": {"working_minutes"}, "deadline": {"clock_start", "due"}}.get(
            str(self.need("kind"))
        )
        if known is None:
            raise self.broken("kind")
        if not expected or not set(expected) <= known:
            raise self.broken("expect")
        return dict(expected)

    def calendar(self, calendars: Mapping[str, WorkingCalendar]) -> WorkingCalendar:
        calendar = calendars.get(str(self.need("calendar")))
        if calendar is None:
            raise self.broken("calendar")
        return calendar

    def moment(self, key: str, calendar: WorkingCalendar) -> datetime:
        return _moment(self.need(key), calendar, f"{self.id}: {key}")

    def limit(self) -> TimeLimit:
        try:
            mode = Mode(self.need("mode"))
            if mode is Mode.NONE:
                return TimeLimit(mode)
            duration = _mapping(self.need("duration"), f"{self.id}: duration")
            unit = None if duration.get("unit") is None else Unit(duration["unit"])
            cutoff = self.fields.get("cutoff")
            clock = None if cutoff is None else time.fromisoformat(cutoff)
        except (ValueError, TypeError) as error:
            raise self.broken("mode, duration, cutoff") from error
        value = duration.get("value")
        if not isinstance(value, int):
            raise self.broken("duration.value")
        return TimeLimit(mode, value, unit, clock)

    def pauses(self, calendar: WorkingCalendar) -> Iterator[Pause]:
        place = f"{self.id}: pauses"
        rows = self.fields.get("pauses")
        for row in [] if rows is None else _list(rows, place):
            pause = _mapping(row, place)
            end = pause.get("to")
            start = _moment(pause.get("from"), calendar, place)
            yield Pause(start, None if end is None else _moment(end, calendar, place))


def _calendars(file: Mapping[str, Any]) -> dict[str, WorkingCalendar]:
    reasons = file.get("days_off_reason", {})
    rows = _mapping(file.get("calendars"), "calendars").items()
    return {
        name: calendar_from_dict({"days_off_reason": reasons, **_mapping(row, f"calendars.{name}")})
        for name, row in rows
    }


def _computed(
    vector: _Vector, calendars: Mapping[str, WorkingCalendar], expected: Mapping[str, object]
) -> dict[str, object] | str:
    calendar = vector.calendar(calendars)
    try:
        if "working_minutes" in expected:
            return {
                "working_minutes": calendar.elapsed(
                    vector.moment("from", calendar), vector.moment("to", calendar)
                )
            }
        start = vector.moment("start", calendar)
        due = due_at(calendar, start, vector.limit(), vector.pauses(calendar))
        got = {"clock_start": _text(calendar.clock_start(start)), "due": _text(due)}
        return {key: got[key] for key in expected}
    except VectorFileBroken:
        raise
    except WorkingTimeError as error:
        return str(error)


def _moment(text: object, calendar: WorkingCalendar, place: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text if isinstance(text, str) else "")
    except ValueError as error:
        raise VectorFileBroken(place) from error
    return moment if moment.tzinfo else moment.replace(tzinfo=calendar.zone)


def _text(moment: datetime | None) -> str | None:
    return None if moment is None else f"{moment:%Y-%m-%dT%H:%M}"


def _in_words(values: Mapping[str, object]) -> str:
    return ", ".join(f"{key} {value}" for key, value in values.items())


def _mapping(data: object, place: str) -> Mapping[str, Any]:
    if not isinstance(data, Mapping):
        raise VectorFileBroken(place)
    return data


def _list(data: object, place: str) -> list[Any]:
    if not isinstance(data, list):
        raise VectorFileBroken(place)
    return data
