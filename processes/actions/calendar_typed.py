"""A working calendar as people write it in a form; whatever cannot be read is said beside its box."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from functools import partial
from itertools import count, takewhile
from typing import Any

from forms.dates import parse_date, parse_time, write_date, write_time
from forms.messages import Message, message
from processes.actions.calendar_written import WEEKDAYS
from processes.actions.faults import Fault, refuse
from processes.domain.working_time import CalendarRefused, Session
from processes.domain.working_time.sessions import sessions_from
from processes.domain.working_time.stored import WEEKDAY_NAMES

Values = Mapping[str, str]
LONGEST_RANGE = 62
"""Days of one line: a longer stretch off is a slip of the hand."""
MOST_LINES = 1000
LONGEST_REASON = 200
"""Letters of the name of a day off."""
_TO = ("–", "đến")
_LIKE = ("theo", "giờ")
"""Words before a weekday that say nothing more: "theo giờ thứ Sáu"."""


@dataclass(frozen=True)
class Line:
    """One line of a box, with its number from 1."""

    number: int
    text: str


class Unreadable(ValueError):
    """A piece of text that says nothing a calendar knows."""

    def __init__(self, words: Message) -> None:
        super().__init__(str(words))
        self.words = words


def periods_in(values: Values) -> int:
    """How many periods the form has."""
    return sum(1 for _ in takewhile(lambda number: f"from_{number}" in values, count()))


def read_calendar(values: Values) -> dict[str, Any]:
    """Data of ``calendar_from_dict``. Raises BadInput that names the box and the line of whatever cannot be
    read; a period without dates and hours is left out."""
    faults: list[Fault] = []
    numbers = [number for number in range(periods_in(values)) if number == 0 or _is_used(values, number)]
    data: dict[str, Any] = {
        "day_minutes": _minutes(values, faults),
        "periods": [_read_period(values, number, faults) for number in numbers],
        "days_off": _read_days_off(values, faults),
        "makeup_days": _read_makeup(values, faults),
        "reception_only": _read_week(values, "r", faults),
    }
    if values.get("inherits"):
        data["inherits"] = True
    refuse(faults)
    return data


def _is_used(values: Values, number: int) -> bool:
    boxes = ("from", "to", *WEEKDAY_NAMES)
    return any(values.get(f"{box}_{number}", "").strip() for box in boxes)


def _minutes(values: Values, faults: list[Fault]) -> int:
    text = values.get("day_minutes", "").strip()
    if text.isascii() and text.isdigit() and 1 <= len(text) <= 4:
        return int(text)
    faults.append(Fault("day_minutes", message("Nhập số phút của một ngày làm việc, ví dụ: 480.")))
    return 480


def _read_period(values: Values, number: int, faults: list[Fault]) -> dict[str, Any]:
    start, end = (_read_day(values, f"{box}_{number}", faults) for box in ("from", "to"))
    if start and end and end < start:
        faults.append(
            Fault(f"to_{number}", message("Ngày kết thúc phải từ {start} trở đi.", start=write_date(start)))
        )
    return {
        "valid_from": start and start.isoformat(),
        "valid_to": end and end.isoformat(),
        "weekly": _read_week(values, str(number), faults),
    }


def _read_day(values: Values, field: str, faults: list[Fault]) -> date | None:
    text = values.get(field, "").strip()
    day = parse_date(text)
    if text and day is None:
        faults.append(
            Fault(field, message("Ngày viết theo mẫu 25/11/2026; “{typed}” không phải là ngày.", typed=text))
        )
    return day


def _read_week(values: Values, which: str, faults: list[Fault]) -> dict[str, list[list[str]]]:
    week = {}
    for name in WEEKDAY_NAMES:
        field = f"{name}_{which}"
        week[name] = _kept(partial(read_sessions, values.get(field, "")), field, faults) or []
    return week


def _kept(read: Callable[[], Any], field: str, faults: list[Fault]) -> Any:
    try:
        return read()
    except CalendarRefused as refused:
        faults.append(Fault(field, refused.sentence))
    except Unreadable as unreadable:
        faults.append(Fault(field, unreadable.words))
    return None


def read_sessions(text: str) -> list[list[str]]:
    """The sessions of a box ("7h30-11h30, 13:00–17:00"), in order. Raises Unreadable or CalendarRefused."""
    pairs = [_read_session(part.strip()) for part in text.replace(";", ",").split(",") if part.strip()]
    return [[write_time(one.opens), write_time(one.closes)] for one in sessions_from(pairs)]


def _read_session(text: str) -> tuple[time, time]:
    ends = [parse_time(end) for end in _ends(text)]
    if len(ends) != 2 or ends[0] is None or ends[1] is None:
        raise Unreadable(
            message("Ghi giờ theo mẫu 07:30–11:30, 13:00–17:00; chưa đọc được “{typed}”.", typed=text)
        )
    return Session(ends[0], ends[1])


def _lines(values: Values, field: str, faults: list[Fault]) -> list[Line]:
    lines = [
        Line(n, line.strip())
        for n, line in enumerate(values.get(field, "").splitlines(), start=1)
        if line.strip()
    ]
    if len(lines) > MOST_LINES:
        faults.append(Fault(field, message("Nhiều nhất {most} dòng.", most=MOST_LINES)))
    return lines[:MOST_LINES]


def _read_days_off(values: Values, faults: list[Fault]) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in _lines(values, "days_off", faults):
        days, _, name = line.text.partition(":")
        if len(name.strip()) > LONGEST_REASON:
            words = message(
                "Dòng {number}: tên dài nhất {most} ký tự.", number=line.number, most=LONGEST_REASON
            )
            faults.append(Fault("days_off", words))
        for day in _kept(partial(_read_range, days, line), "days_off", faults) or []:
            if day.isoformat() in found:
                faults.append(_twice("days_off", line, day))
            found[day.isoformat()] = name.strip()
    return found


def _read_range(text: str, line: Line) -> list[date]:
    ends = [parse_date(end) for end in _ends(text)]
    first, last = ends[0], ends[-1]
    if len(ends) > 2 or first is None or last is None:
        words = message(
            "Dòng {number}: ghi ngày theo mẫu 30/04/2027 hoặc 30/04/2027–03/05/2027.", number=line.number
        )
        raise Unreadable(words)
    if not 0 <= (last - first).days < LONGEST_RANGE:
        words = message(
            "Dòng {number}: ngày cuối phải sau ngày đầu, nhiều nhất {most} ngày.",
            number=line.number,
            most=LONGEST_RANGE,
        )
        raise Unreadable(words)
    return [first + timedelta(days=step) for step in range((last - first).days + 1)]


def _read_makeup(values: Values, faults: list[Fault]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for line in _lines(values, "makeup_days", faults):
        read = _kept(partial(_read_makeup_line, line), "makeup_days", faults)
        if read and read[0].isoformat() in found:
            faults.append(_twice("makeup_days", line, read[0]))
        elif read:
            found[read[0].isoformat()] = read[1]
    return found


def _twice(field: str, line: Line, day: date) -> Fault:
    words = message("Dòng {number}: ngày {day} đã có ở dòng trên.", number=line.number, day=write_date(day))
    return Fault(field, words)


def _read_makeup_line(line: Line) -> tuple[date, str | list[list[str]]]:
    head, _, rest = line.text.partition(":")
    day, how = parse_date(head.strip()), rest.strip()
    if day is None or not how:
        words = message(
            "Dòng {number}: ghi theo mẫu 10/01/2026: thứ Sáu, hoặc 10/01/2026: 07:30–11:30.",
            number=line.number,
        )
        raise Unreadable(words)
    return day, _weekday(how) or read_sessions(how)


def _weekday(text: str) -> str | None:
    bare = text.casefold()
    for word in _LIKE:
        bare = bare.removeprefix(word).strip()
    return next(
        (name for name, words in WEEKDAYS.items() if bare in {word.casefold() for word in words}), None
    )


def _ends(text: str) -> list[str]:
    """The two sides of "07:30–11:30" or "30/04/2027 đến 03/05/2027"."""
    for dash in _TO:
        text = text.replace(dash, "-")
    return [end.strip() for end in text.split("-")]
