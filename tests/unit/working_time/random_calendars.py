"""Random calendars, each made twice, and random moments, limits and pauses to try them with."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from hypothesis import strategies as st
from minute_counter import Gap, MinuteCounter, Pairs, Week
from sample_calendars import ZONE

from processes.domain.working_time import Mode, Pause, SessionPeriod, TimeLimit, WorkingCalendar

FIRST = date(2026, 11, 30)
"""A Monday; the days that follow cross a year."""
BEFORE = FIRST - timedelta(days=20)
OFFICE = [(time(8), time(11, 30)), (time(13, 30), time(17))]
EVENING = [(time(23, 45), time(23, 59))]
"""Later than any session that :func:`day_sessions` draws."""

QUARTERS = st.integers(0, 95).map(lambda quarter: time(quarter // 4, quarter % 4 * 15))
DAYS = st.integers(0, 60).map(lambda number: FIRST + timedelta(days=number))
MOMENTS = st.integers(0, 30 * 1440).map(
    lambda minute: datetime(FIRST.year, FIRST.month, FIRST.day) + timedelta(minutes=minute)  # noqa: DTZ001
)
CLOCKS = st.sampled_from([time(0), time(7), time(12), time(17), time(19, 40)])
LIMITS = st.one_of(
    st.builds(TimeLimit, st.sampled_from([Mode.HOURS, Mode.SAME_CLOCK]), st.integers(1, 6)),
    st.builds(TimeLimit, st.sampled_from([Mode.END_OF_DAY, Mode.CALENDAR_DAYS]), st.integers(1, 9)),
    st.builds(TimeLimit, st.just(Mode.SAME_DAY), cutoff=st.sampled_from([time(10), time(15)])),
    st.builds(TimeLimit, st.just(Mode.MONTHS), st.integers(1, 2)),
)


@dataclass
class Both:
    """The same calendar twice."""

    fast: WorkingCalendar
    slow: MinuteCounter


@st.composite
def day_sessions(draw: st.DrawFn) -> Pairs:
    """No session, a half day, or two; some of them odd."""
    usual = [(time(7), time(11, 30)), (time(13, 30), time(17))]
    edges = sorted(draw(st.lists(QUARTERS, min_size=4, max_size=4, unique=True)))
    odd = [(edges[0], edges[1]), (edges[2], edges[3])]
    return draw(st.sampled_from([usual, usual[:1], usual[1:], odd, odd[:1], [], [(edges[0], edges[2])]]))


@st.composite
def weeks(draw: st.DrawFn) -> Week:
    """A week with at least one session."""
    weekly = {weekday: draw(day_sessions()) for weekday in range(7)}
    weekly[draw(st.integers(0, 6))] = OFFICE
    return weekly


@st.composite
def calendars(draw: st.DrawFn) -> Both:
    """One week or one after the other, days off and make-up days within two months, hours that only
    receive."""
    changes = draw(st.lists(DAYS, max_size=2, unique=True).map(sorted))
    in_force = [(first, draw(weeks())) for first in (BEFORE, *changes)]
    ends = [first - timedelta(days=1) for first, _ in in_force[1:]]
    periods = [
        SessionPeriod.build(week, first, end)
        for (first, week), end in zip(in_force, [*ends, None], strict=True)
    ]
    off = draw(st.sets(DAYS, max_size=12))
    own = day_sessions().filter(bool)
    like = [day for day in range(7) if all(week[day] for _, week in in_force)]
    ways = st.one_of(st.sampled_from(like), own) if like else own
    entries = draw(st.dictionaries(DAYS, ways, max_size=4))
    makeup = {day: value for day, value in entries.items() if day not in off}
    reception = draw(st.dictionaries(st.integers(0, 6), st.just(EVENING), max_size=3))
    day_minutes = draw(st.sampled_from([480, 420, 240, 137]))
    fast = WorkingCalendar.build(periods, dict.fromkeys(off, "Nghỉ"), makeup, reception, day_minutes)
    return Both(fast, MinuteCounter(in_force, off, makeup, day_minutes))


@st.composite
def gaps(draw: st.DrawFn, start: datetime, due: datetime) -> list[Gap]:
    """Up to three pauses, never overlapping, sometimes touching or empty; the first may begin before
    ``start``, one may end on the evening of the day of ``due``, the last may be open."""
    edges = [start - timedelta(minutes=draw(st.sampled_from([0, 0, 1, 600, 3000])))]
    step = st.one_of(st.just(0), st.integers(0, 600), st.integers(0, 6000))
    for length in draw(st.lists(step, max_size=6)):
        edge = edges[-1] + timedelta(minutes=length)
        clock = draw(st.one_of(st.none(), CLOCKS))
        snapped = edge if clock is None else datetime.combine(edge.date(), clock)
        edges.append(max(edges[-1], snapped))
    first = draw(st.sampled_from([0, 1]))
    found: list[Gap] = list(zip(edges[first::2], edges[first + 1 :: 2], strict=False))
    evening = datetime.combine(due.date(), time(19, 40))
    last = draw(st.sampled_from(["as drawn", "as drawn", "open", "evening"]))
    if found and last == "open":
        found[-1] = (found[-1][0], None)
    elif found and last == "evening" and found[-1][0] < evening:
        found[-1] = (found[-1][0], evening)
    return found


def aware(moment: datetime) -> datetime:
    """The moment in Vietnam, handed in as UTC."""
    return moment.replace(tzinfo=ZONE).astimezone(UTC)


def naive(moment: datetime | None) -> datetime | None:
    """What the calendar says, for comparison with the counter."""
    return moment and moment.replace(tzinfo=None)


def pauses_of(found: list[Gap]) -> list[Pause]:
    """The gaps as the rules take them."""
    return [Pause(aware(start), end and aware(end)) for start, end in found]
