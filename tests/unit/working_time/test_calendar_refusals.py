"""Calendars that are refused, each with its own class and a sentence."""

from datetime import date, time

import pytest
from sample_calendars import MORNING, OFFICE, WEEK, office

from processes.domain.working_time import CalendarRefused, SessionPeriod, WorkingCalendar
from processes.domain.working_time import errors as refusals

DAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("parts", "refusal", "words"),
    [
        ({"days_off": {DAY: "Nghỉ"}, "makeup_days": {DAY: 0}}, refusals.DayOffAndMakeup, "21/11/2026"),
        ({"weekly": {0: [*OFFICE, (time(11), time(12))]}}, refusals.SessionsOverlap, "11:00–12:00 (thứ Hai)"),
        ({"makeup_days": {DAY: [*MORNING, *MORNING]}}, refusals.SessionsOverlap, "11:30 (ngày 21/11/2026)"),
        ({"reception_only": {2: [(time(11), time(12))]}}, refusals.SessionsOverlap, "12:00 (thứ Tư)"),
        ({"weekly": {6: [(time(17), time(13))]}}, refusals.SessionBackwards, "17:00–13:00 (Chủ nhật)"),
        ({"weekly": {0: [(time(13), time(13, 0, 30))]}}, refusals.SessionBackwards, "13:00–13:00"),
        ({"makeup_days": {DAY: [(time(9), time(8))]}}, refusals.SessionBackwards, "08:00 (ngày 21/11/2026)"),
        ({"weekly": {}}, refusals.NoCountingSession, "chưa có buổi"),
        ({"weekly": []}, refusals.NoCountingSession, "chưa có buổi"),
        ({"weekly": {0: []}, "reception_only": {5: MORNING}}, refusals.NoCountingSession, "chưa có buổi"),
        ({"weekly": {0: []}, "makeup_days": {DAY: OFFICE}}, refusals.NoCountingSession, "chưa có buổi"),
        ({"makeup_days": {DAY: 6}}, refusals.MakeupDayWithoutSession, "21/11/2026"),
        ({"makeup_days": {DAY: []}}, refusals.MakeupDayWithoutSession, "21/11/2026"),
        ({"makeup_days": {DAY: 7}}, refusals.UnknownWeekday, "7"),
        ({"weekly": {-1: OFFICE}}, refusals.UnknownWeekday, "-1"),
        ({"reception_only": {9: OFFICE}}, refusals.UnknownWeekday, "9"),
        ({"day_minutes": 0}, refusals.DayMinutesRefused, "0"),
        ({"day_minutes": 1441}, refusals.DayMinutesRefused, "1441"),
        ({"day_minutes": 7.5}, refusals.DayMinutesRefused, "7.5"),
        ({"zone": "Asia/Hue"}, refusals.UnknownZone, "Asia/Hue"),
        ({"zone": "../etc"}, refusals.UnknownZone, "../etc"),
        ({"zone": ""}, refusals.UnknownZone, "múi giờ"),
    ],
)
def test_refused(parts: dict[str, object], refusal: type[CalendarRefused], words: str) -> None:
    with pytest.raises(refusal) as caught:
        office(**parts)
    assert words in str(caught.value)
    assert str(caught.value.sentence) == str(caught.value)


def test_a_period_that_ends_before_it_starts() -> None:
    with pytest.raises(refusals.PeriodBackwards, match="01/02/2026–01/01/2026"):
        SessionPeriod.build(WEEK, date(2026, 2, 1), date(2026, 1, 1))


def test_where_hours_change_the_week_is_named_too() -> None:
    with pytest.raises(refusals.SessionsOverlap, match="thứ Sáu, áp dụng từ 01/02/2026"):
        SessionPeriod.build({4: [*MORNING, *MORNING]}, date(2026, 2, 1))
    periods = [SessionPeriod.build(WEEK, None, DAY), SessionPeriod.build({5: MORNING}, date(2026, 11, 22))]
    with pytest.raises(refusals.SessionsOverlap, match="thứ Bảy, áp dụng từ 22/11/2026"):
        WorkingCalendar.build(periods, reception_only={5: MORNING})


@pytest.mark.parametrize(
    ("first_ends", "second_starts", "refusal", "day"),
    [
        (date(2026, 3, 31), date(2026, 3, 31), refusals.PeriodsOverlap, "31/03/2026"),
        (None, date(2026, 3, 31), refusals.PeriodsOverlap, "31/03/2026"),
        (date(2026, 3, 31), date(2026, 4, 2), refusals.PeriodGap, "01/04/2026"),
    ],
)
def test_periods_that_do_not_join(
    first_ends: date | None, second_starts: date, refusal: type[CalendarRefused], day: str
) -> None:
    first = SessionPeriod.build(WEEK, date(2026, 1, 1), first_ends)
    with pytest.raises(refusal, match=day):
        WorkingCalendar.build([SessionPeriod.build(WEEK, second_starts), first])


def test_two_periods_without_a_start_overlap() -> None:
    first, second = SessionPeriod.build(WEEK, None, date(2026, 1, 1)), SessionPeriod.build(WEEK)
    with pytest.raises(refusals.PeriodsOverlap):
        WorkingCalendar.build([first, second])


def test_a_make_up_day_outside_every_period() -> None:
    period = SessionPeriod.build(WEEK, date(2027, 1, 1))
    with pytest.raises(refusals.MakeupDayWithoutSession):
        WorkingCalendar.build([period], makeup_days={DAY: 0})
