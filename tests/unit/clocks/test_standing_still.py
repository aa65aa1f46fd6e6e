"""Time that stands still, counted at once, is the time that was left at each stop and went on after it."""

from datetime import datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some
from standing_clock import VN

from processes.actions.standing import counted, minutes_left
from processes.domain.working_time import Pause, WorkingCalendar

MORNING, AFTERNOON = (time(7, 30), time(11, 30)), (time(13), time(17))
CALENDAR = WorkingCalendar.build({**dict.fromkeys(range(5), (MORNING, AFTERNOON)), 5: [MORNING]})
START = datetime(2026, 11, 16, 9, 0, tzinfo=VN)
gaps = some.lists(some.integers(min_value=1, max_value=6000), min_size=0, max_size=8)


def after(minutes):
    return START + timedelta(minutes=minutes)


@given(minutes=some.integers(min_value=1, max_value=5000), gaps=gaps)
def test_counting_at_once_is_counting_stop_by_stop(minutes, gaps):
    marks = [after(sum(gaps[: number + 1])) for number in range(len(gaps))]
    stops = [Pause(*pair) for pair in zip(marks[::2], marks[1::2], strict=False)]
    due = CALENDAR.add(START, minutes)
    for stop in stops:
        left = minutes_left(CALENDAR, stop.start, due)
        due = CALENDAR.add(stop.end, left) if left > 0 else due
    assert counted(CALENDAR, START, minutes, stops).due == due
    still = after(sum(gaps) + 1)
    again = counted(CALENDAR, START, minutes, [*stops, Pause(still)])
    assert (again.due, again.left) == (due, minutes_left(CALENDAR, still, due))


def test_without_a_stop_nothing_is_left_over():
    assert counted(CALENDAR, START, 60, []).left is None
    assert counted(CALENDAR, START, 0, []).due == START
    assert counted(CALENDAR, START, 0, [Pause(START)]).left == 0


@pytest.mark.parametrize(
    ("hour", "left"),
    [((9, 0), 60), ((9, 59), 1), ((10, 0), 0), ((10, 1), -1), ((11, 30), -90), ((12, 15), -90)],
)
def test_what_is_left_is_negative_when_it_is_late(hour, left):
    assert minutes_left(CALENDAR, START.replace(hour=hour[0], minute=hour[1]), after(60)) == left


def test_late_by_less_than_a_working_minute_is_late():
    closing = START.replace(hour=17, minute=0)
    assert minutes_left(CALENDAR, closing + timedelta(hours=2), closing) == -1
