"""The year whose days off somebody still has to enter."""

from datetime import date

from processes.domain.working_time.calendar import WorkingCalendar

ASKED_FROM = (11, 1)
"""Month and day from which the next year is asked for: the state announces its days off by then."""


def missing_year(calendar: WorkingCalendar, today: date) -> int | None:
    """The year in which nobody has entered a day off: this year, or from 1 November on the next one.

    Tết, the National Day and swaps are announced every year, so a year without any day off is a year that was
    forgotten (§1 (c)); None if nothing is. For a calendar that inherits give the one :func:`inherited` makes.
    """
    entered = {day.year for day in calendar.days_off}
    asked = [today.year]
    if (today.month, today.day) >= ASKED_FROM:
        asked.append(today.year + 1)
    return next((year for year in asked if year not in entered), None)
