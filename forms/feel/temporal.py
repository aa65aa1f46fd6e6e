"""Reading dates, times and durations in the notation of FEEL (ISO 8601 with named zones, DMN 10.3.4)."""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from decimal import ROUND_HALF_EVEN, Decimal
from zoneinfo import ZoneInfo

from .errors import FeelNotSupported
from .values import YearsMonths

_DAY = r"(-?(?:[1-9][0-9]{4,8}|[0-9]{4}))-([0-9]{2})-([0-9]{2})"
_CLOCK = r"([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.([0-9]{1,64}))?"
_ZONE = r"(Z|[+-][0-9]{2}:[0-9]{2}(?::[0-9]{2})?|@[A-Za-z][A-Za-z0-9_+/-]{0,63})?"
DAY = re.compile(_DAY)
CLOCK = re.compile(_CLOCK + _ZONE)
MOMENT = re.compile(f"{_DAY}T{_CLOCK}{_ZONE}")
MONTHS = re.compile(r"(-)?P(?:([0-9]{1,12})Y)?(?:([0-9]{1,12})M)?")
SECONDS = re.compile(
    r"(-)?P(?:([0-9]{1,12})D)?(?:(T)(?:([0-9]{1,12})H)?(?:([0-9]{1,12})M)?(?:([0-9]{1,12})(?:\.([0-9]{0,64}))?S)?)?"
)
LARGEST_OFFSET = timedelta(hours=18)
MICRO = 6
LARGEST_SPAN = 24
NOON = datetime(2000, 1, 1, 12, tzinfo=UTC)

Temporal = date | time | datetime | timedelta | YearsMonths


def read_date(text: str) -> date | None:
    """The date of "2025-07-01"; None when there is none, FeelNotSupported beyond the years 1 to 9999."""
    match = DAY.fullmatch(text)
    return _day(text, match[1], match[2], match[3]) if match else None


def make_date(year: int, month: int, day: int) -> date | None:
    """The date of its parts; None when there is none, FeelNotSupported beyond the years 1 to 9999."""
    if abs(year) > 999_999_999:
        return None
    return _day(f"{year}-{month}-{day}", str(year), str(month), str(day))


def _day(text: str, year: str, month: str, day: str) -> date | None:
    in_range = 1 <= int(year) <= 9999
    try:
        # Years beyond Python's are checked on a year of the same length, leap year for leap year.
        found = date(int(year) if in_range else 2000 + int(year) % 400, int(month), int(day))
    except ValueError:
        return None
    if not in_range:
        raise FeelNotSupported("date_unsupported", found=text)
    return found


def read_time(text: str) -> time | None:
    """The time of "08:30:00", with an optional offset or @zone; None when there is no such time."""
    match = CLOCK.fullmatch(text)
    if match is None:
        return None
    zone = read_zone(match[5])
    if zone is None and match[5]:
        return None
    if match[1] == "24":
        # Midnight at the end of a day is a moment, not a time of day; what engines make of it differs.
        if match[2] == match[3] == "00":
            raise FeelNotSupported("date_unsupported", found=text)
        return None
    return make_time(int(match[1]), int(match[2]), int(match[3]), _microseconds(match[4], text), zone)


def make_time(hour: int, minute: int, second: int, micro: int, zone: tzinfo | None) -> time | None:
    """The time of its parts; None when there is none."""
    try:
        return time(hour, minute, second, micro, zone)
    except ValueError:
        return None


def read_moment(text: str) -> datetime | None:
    """The date and time of "2025-07-01T08:30:00", or of a date alone (midnight)."""
    if "T" not in text:
        day = read_date(text)
        return None if day is None else datetime.combine(day, time())
    match = MOMENT.fullmatch(text)
    if match is None:
        return None
    midnight = (match[4], match[5], match[6]) == ("24", "00", "00") and not (match[7] or "").strip("0")
    written_day, _, written_clock = text.partition("T")
    clock = read_time(written_clock.replace("24", "00", 1) if midnight else written_clock)
    day = read_date(written_day)
    if clock is None or day is None:
        return None
    moment = datetime.combine(day, clock)
    return shifted(moment, timedelta(days=1)) if midnight else moment


def read_duration(text: str) -> timedelta | YearsMonths | None:
    """The duration of "P1Y2M" or "P3DT4H"; None when it is none."""
    if (match := MONTHS.fullmatch(text)) and (match[2] or match[3]):
        months = int(match[2] or 0) * 12 + int(match[3] or 0)
        return YearsMonths(-months if match[1] else months)
    if not (match := SECONDS.fullmatch(text)) or not (match[2] or match[4] or match[5] or match[6]):
        return None
    if match[3] and not (match[4] or match[5] or match[6]):
        return None
    seconds = (
        (int(match[2] or 0) * 24 + int(match[4] or 0)) * 3600 + int(match[5] or 0) * 60 + int(match[6] or 0)
    )
    micros = seconds * 10**MICRO + _microseconds(match[7], text)
    return span(Decimal(-micros if match[1] else micros))


def read_temporal(text: str) -> Temporal | None:
    """The value of an @ literal."""
    if text.lstrip("-").startswith("P"):
        return read_duration(text)
    if "T" in text.partition("@")[0]:
        return read_moment(text)
    return read_time(text) if ":" in text else read_date(text)


def read_zone(text: str | None) -> tzinfo | None:
    """The zone of "Z", "+07:00" or "@Asia/Ho_Chi_Minh"; None when it is none."""
    if not text:
        return None
    if text == "Z":
        return UTC
    if text.startswith("@"):
        return _named_zone(text[1:])
    hours, minutes, *rest = (int(part) for part in text[1:].split(":"))
    seconds = rest[0] if rest else 0
    if minutes > 59 or seconds > 59:
        return None
    distance = timedelta(hours=hours, minutes=minutes, seconds=seconds)
    return offset_zone(-distance if text[0] == "-" else distance)


def offset_zone(distance: timedelta) -> tzinfo | None:
    """The zone at a distance from UTC of at most 18 hours."""
    if abs(distance) > LARGEST_OFFSET:
        return None
    return timezone(distance) if distance else UTC


def _named_zone(name: str) -> tzinfo | None:
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        return None


def _microseconds(fraction: str | None, text: str) -> int:
    digits = (fraction or "").rstrip("0")
    if len(digits) > MICRO:
        raise FeelNotSupported("date_unsupported", found=text)
    return int(digits.ljust(MICRO, "0"))


def span(micros: Decimal) -> timedelta:
    """A days and time duration of that many microseconds; FeelNotSupported beyond what Python holds."""
    if micros.adjusted() > LARGEST_SPAN:
        raise FeelNotSupported("date_unsupported", found="duration")
    try:
        return timedelta(microseconds=int(micros.to_integral_value(ROUND_HALF_EVEN)))
    except (OverflowError, ValueError):
        raise FeelNotSupported("date_unsupported", found="duration") from None


def shifted(moment: datetime, by: timedelta) -> datetime:
    """The moment later by a duration, counted in real time also across a change of the clocks."""
    try:
        if moment.tzinfo is None:
            return moment + by
        return (moment.astimezone(UTC) + by).astimezone(moment.tzinfo)
    except OverflowError:
        raise FeelNotSupported("date_unsupported", found="sum") from None


def months_later(day: date, months: int) -> date:
    """The date that many months later; the last day of a shorter month stands for the missing ones."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        if last <= day.day and (found := make_date(year, month + 1, last)):
            return found
    raise FeelNotSupported("date_unsupported", found="sum")


def seconds_of(value: time | datetime) -> int:
    """Whole seconds for comparing two times, in UTC when the value has a zone.

    FEEL compares whole seconds. Raises FeelNotSupported for a time of day in a zone whose offset varies.
    """
    if isinstance(value, datetime):
        return (
            (value.toordinal() * 24 + value.hour) * 3600 + value.minute * 60 + value.second - _offset(value)
        )
    return value.hour * 3600 + value.minute * 60 + value.second - _offset(value)


def _offset(value: time | datetime) -> int:
    if value.tzinfo is None:
        return 0
    offset = value.utcoffset()
    if offset is None:
        offset = fixed_offset(value.tzinfo)
    if offset is None:
        raise FeelNotSupported("time_zone_unsupported", zone=str(value.tzinfo))
    return offset.days * 86_400 + offset.seconds


def fixed_offset(zone: tzinfo) -> timedelta | None:
    """The offset of a named zone that never changes (such as Etc/UTC), otherwise None."""
    summer, winter = (NOON.replace(month=month).astimezone(zone).utcoffset() for month in (7, 1))
    name = getattr(zone, "key", "")
    return summer if summer == winter and name.startswith(("Etc/", "UTC", "GMT")) else None
