"""The rules of working time once more, the slow way: one minute, one day at a time, on naive moments."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)
Pairs = list[tuple[time, time]]
Gap = tuple[datetime, datetime]


@dataclass
class MinuteCounter:
    """Looks at every minute by itself; shares no code with what it checks."""

    weekly: dict[int, Pairs]
    days_off: set[date]
    makeup_days: dict[date, Pairs | int]
    day_minutes: int
    _minutes: dict[date, list[bool]] = field(default_factory=dict)

    def minutes_of(self, day: date) -> list[bool]:
        """1440 answers: does this minute count?"""
        if day not in self._minutes:
            pairs = [] if day in self.days_off else self.weekly.get(day.weekday(), [])
            makeup = self.makeup_days.get(day)
            if makeup is not None:
                pairs = self.weekly.get(makeup, []) if isinstance(makeup, int) else makeup
            clocks = [time(minute // 60, minute % 60) for minute in range(1440)]
            self._minutes[day] = [any(opens <= clock < closes for opens, closes in pairs) for clock in clocks]
        return self._minutes[day]

    def counts(self, moment: datetime) -> bool:
        """Whether the minute that begins at ``moment`` is a working minute."""
        return self.minutes_of(moment.date())[moment.hour * 60 + moment.minute]

    def works(self, day: date) -> bool:
        """Whether any minute of ``day`` counts."""
        return any(self.minutes_of(day))

    def clock_start(self, moment: datetime) -> datetime:
        """Steps forward to a working minute."""
        while not self.counts(moment):
            moment += MINUTE
        return moment

    def add(self, moment: datetime, count: int, pauses: Sequence[Gap] = ()) -> datetime:
        """Steps forward until ``count`` working minutes outside the pauses have passed."""
        while count:
            paused = any(start <= moment < end for start, end in pauses)
            count -= self.counts(moment) and not paused
            moment += MINUTE
        return moment

    def subtract(self, moment: datetime, count: int) -> datetime:
        """Steps back until ``count`` working minutes have passed."""
        while count:
            moment -= MINUTE
            count -= self.counts(moment)
        return moment

    def elapsed(self, start: datetime, end: datetime) -> int:
        """Looks at every minute of [start, end)."""
        total = 0
        while start < end:
            total += self.counts(start)
            start += MINUTE
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
    ) -> datetime:
        """The due date of one limit, by the words of the rules."""
        if mode in ("hours", "same_clock"):
            return self.add(start, value * (60 if mode == "hours" else self.day_minutes), pauses)
        day = self.clock_start(start).date()
        if mode == "calendar_days":
            due = self.close_from(day + value * DAY)
        elif mode == "same_day":
            late = start.date() == day and start.time() > cutoff
            due = self.close(self.nth_day_after(day, 1) if late else day)
        else:
            due = self.close(self.nth_day_after(day, value))
        for pause in pauses:
            due = self._moved(mode, due, pause) if pause[0] < due else due
        return due

    def _moved(self, mode: str, due: datetime, pause: Gap) -> datetime:
        start, end = pause
        if start == end:
            return due
        if mode == "calendar_days":
            due = self.close_from(due.date() + (end.date() - start.date()))
            return due if end < due else self.close(self.clock_start(end).date())
        shift = sum(self.works(day) for day in self._days(start.date(), self.clock_start(end).date()))
        return self.close(self.nth_day_after(due.date(), shift))

    @staticmethod
    def _days(after: date, until: date) -> Iterator[date]:
        while after < until:
            after += DAY
            yield after
