"""Steps that follow each other up to a promise: when each should be done."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import accumulate

from processes.domain.working_time.calendar import WorkingCalendar


def spread(
    calendar: WorkingCalendar, start: datetime, minutes: Sequence[int], until: datetime | None = None
) -> tuple[datetime, ...]:
    """When steps end that begin one after another at ``start``, each given its working minutes.

    Where they do not fit before ``until``, what remains of the working time is divided in proportion to
    their minutes; where nothing remains, every step ends at ``until``.
    """
    ends = list(accumulate(minutes))
    if until is None or not ends:
        return tuple(calendar.add(start, end) for end in ends)
    if until <= start:
        return (until,) * len(ends)
    return tuple(_within(calendar, start, ends, until))


def _within(
    calendar: WorkingCalendar, start: datetime, ends: Sequence[int], until: datetime
) -> Iterator[datetime]:
    room = calendar.elapsed(start, until)
    whole = max(room, ends[-1])
    for end in ends:
        yield min(calendar.add(start, end * room // whole if whole > room else end), until)
