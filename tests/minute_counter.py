"""The rules of working time once more, the slow way: one minute, one day at a time, on naive moments."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)
Pairs = list[tuple[time, time]]
Week = dict[int, Pairs]
Gap = tuple[datetime, datetime | None]


@dataclass
class MinuteCounter:
    """Looks at every minute by itself; shares no code with what it checks."""

    weeks: list[tuple[date, Week]]
    """The first day of each week's time in force, in order."""
    days_off: set[date]
    makeup_days: dict[date, Pairs | int]
    day_minutes: int
    _minutes: dict[date, list[bool]] = field(default_factory=dict)

    def week_of(self, day: date) -> Week:
        """The week in force on ``day``."""
        return [week for first, week in self.weeks if first <= day][-1]

    def minutes_of(self, day: date) -> list[bool]:
        """1440 answers: does this minute count?"""
        if day not in self._minutes:
            week = self.week_of(day)
            pairs = [] if day in self.days_off else week.get(day.weekday(), [])
            makeup = self.makeup_days.get(day)
            if makeup is not None:
                pairs = week.get(makeup, []) if isinstance(makeup, int) else makeup
            answers = [False] * 1440
            for opens, closes in pairs:
                for minute in range(opens.hour * 60 + opens.minute, closes.hour * 60 + closes.minute):
                    answers[minute] = True
            self._minutes[day] = answers
        return self._minutes[day]

    def counts(self, moment: datetime) -> bool:
        """Whether the minute that begins at ``moment`` is a working minute."""
        return self.minutes_of(moment.date())[moment.hour * 60 + moment.minute]

    def working_minutes(self, moment: datetime) -> Iterator[datetime]:
        """The working minutes from ``moment`` on, one after the other, for four years at most."""
        for number in range(1461):
            day = moment.date() + number * DAY
            for minute, counts in enumerate(self.minutes_of(day)):
                if counts:
                    found = datetime.combine(day, time(minute // 60, minute % 60))
                    if found >= moment:
                        yield found

    def works(self, day: date) -> bool:
        """Whether any minute of ``day`` counts."""
        return any(self.minutes_of(day))

    def clock_start(self, moment: datetime) -> datetime:
        """Steps forward to a working minute."""
        while not self.counts(moment):
            moment += MINUTE
        return moment

    def add(self, moment: datetime, count: int, pauses: Sequence[Gap] = ()) -> datetime | None:
        """Steps forward until ``count`` working minutes outside the pauses have passed; None if a pause
        without end begins before that."""
        for minute in self.working_minutes(moment):
            standing = [end for start, end in pauses if start <= minute and (end is None or minute < end)]
            if None in standing:
                return None
            count -= not standing
            if count == 0:
                return minute + MINUTE
        return None

    def subtract(self, moment: datetime, count: int) -> datetime:
        """Steps back until ``count`` working minutes have passed."""
        while count:
            moment -= MINUTE
            count -= self.counts(moment)
        return moment

    def elapsed(self, start: datetime, end: datetime, pauses: Sequence[Gap] = ()) -> int:
        """Looks at every minute of [start, end) and takes those that lie in no pause."""
        total = 0
        for minute in self.working_minutes(start):
            if minute >= end:
                break
            total += not any(begin <= minute and (stop is None or minute < stop) for begin, stop in pauses)
        return total

    def close(self, day: date) -> datetime:
        """Steps back from midnight to the end of the last working minute."""
        moment = datetime.combine(day + DAY, time())
        while not self.counts(moment - MINUTE):
            moment -= MINUTE
        return moment

    def close_from(self, day: date) -> datetime:
        """Closing time of ``day`` or of the next day that works."""
        while not self.works(day):
            day += DAY
        return self.close(day)

    def nth_day_after(self, day: date, count: int) -> date:
        """Steps forward ``count`` working days."""
        while count:
            day += DAY
            count -= self.works(day)
        return day

    def due(
        self, mode: str, value: int, start: datetime, pauses: Sequence[Gap], cutoff: time = time(15)
    ) -> datetime | None:
        """The due date of one limit, by the words of the rules; None while a pause without end holds it."""
        if mode in ("hours", "same_clock"):
            return self.add(start, value * (60 if mode == "hours" else self.day_minutes), pauses)
        due = self._first_due(mode, value, start, cutoff)
        for pause_start, pause_end in pauses:
            begins = max(start, pause_start)
            if pause_end is None and begins < due:
                return None
            if pause_end is not None and begins < due and begins < pause_end:
                due = self._moved(mode, due, begins, pause_end)
        return due

    def _first_due(self, mode: str, value: int, start: datetime, cutoff: time) -> datetime:
        day = self.clock_start(start).date()
        if mode == "calendar_days":
            return self.close_from(day + value * DAY)
        if mode == "months":
            return self.close_from(months_after(day, value))
        if mode == "same_day":
            late = start.date() == day and start.time() > cutoff
            return self.close(self.nth_day_after(day, 1) if late else day)
        return self.close(self.nth_day_after(day, value))

    def _moved(self, mode: str, due: datetime, start: datetime, end: datetime) -> datetime:
        if mode in ("calendar_days", "months"):
            due = self.close_from(due.date() + (end.date() - start.date()))
            return due if end < due else self.close(self.clock_start(end).date())
        shift = sum(self.works(day) for day in days(start.date(), self.clock_start(end).date()))
        return self.close(self.nth_day_after(due.date(), shift))


def days(after: date, until: date) -> Iterator[date]:
    """Every date after ``after`` up to and including ``until``."""
    while after < until:
        after += DAY
        yield after


def months_after(day: date, count: int) -> date:
    """Steps day by day into the ``count``-th month after that of ``day``, to the same number or its end."""
    number, there = day.day, day
    for _ in range(count):
        month = there.month
        while there.month == month:
            there += DAY
    while there.day < number and (there + DAY).month == there.month:
        there += DAY
    return there
