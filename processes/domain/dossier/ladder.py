"""The ladder of a deadline: at which moments who is told, before it and after it (working time, section 6).

A ladder is the same whenever it is asked for, so that a number is enough to know how many rungs have been
told.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import ROUND_CEILING, Decimal

from processes.domain.procedure.reminding import Reminder, Watch
from processes.domain.working_time import WorkingCalendar

NEAR, APOLOGY, LATE, ESCALATED = "near", "apology", "late", "escalated"
ORDER = (NEAR, APOLOGY, LATE, ESCALATED)
"""The kinds of rungs, in the order in which rungs of one minute are told."""
APOLOGY_ROLES = ("leader",)
BEFORE = (NEAR, APOLOGY)
"""What is told before the deadline."""


@dataclass(frozen=True)
class Rung:
    """From ``moment`` on it is to be told: to who holds the task (but for an apology) and to ``roles``."""

    moment: datetime
    kind: str
    roles: tuple[str, ...] = ()


@dataclass(frozen=True)
class Deadline:
    """A deadline on the working calendar; ``allowed`` are the working minutes it gives from ``start`` on."""

    calendar: WorkingCalendar
    start: datetime
    due: datetime
    allowed: int


def task_ladder(deadline: Deadline, watch: Watch) -> tuple[Rung, ...]:
    """The rungs of a task: who holds it is reminded and told that it is late, then those above."""
    return _in_order([*_reminders(deadline, watch), *_escalations(deadline, watch)])


def dossier_ladder(deadline: Deadline, watch: Watch, apology: bool) -> tuple[Rung, ...]:
    """The rungs of a promise. With ``apology`` the leader is told when its window opens (NĐ 61/2018, art.
    19): one working day before the deadline, unless the whole time is not longer than that."""
    rungs = [*_reminders(deadline, watch), *_escalations(deadline, watch)]
    opens = apology_opens(deadline)
    if apology and opens is not None:
        rungs.append(Rung(opens, APOLOGY, APOLOGY_ROLES))
    return _in_order(rungs)


def apology_opens(deadline: Deadline) -> datetime | None:
    """The first minute of the window for an apology in time; None where there is no time before it."""
    opens = deadline.calendar.subtract(deadline.due, deadline.calendar.day_minutes)
    return opens if deadline.calendar.elapsed(deadline.start, opens) else None


def told_before(rungs: Sequence[Rung], said: Sequence[Rung], now: datetime) -> int:
    """How many rungs of a deadline that has moved need no telling, because they were ``said`` of the earlier
    one: reminders whose moment has come again. What is late is told anew of each deadline."""
    left = Counter(rung.kind for rung in said if rung.kind in BEFORE)
    for count, rung in enumerate(rungs):
        if rung.moment > now or not left[rung.kind]:
            return count
        left[rung.kind] -= 1
    return len(rungs)


def late_from(due: datetime) -> datetime:
    """The first minute after a moment: within the minute itself a promise is kept."""
    return due.replace(second=0, microsecond=0) + timedelta(minutes=1)


def near_minutes(reminders: tuple[Reminder, ...], allowed: int) -> int | None:
    """After how many used working minutes a deadline is near: at its first reminder; None without one."""
    return min((_used(one, allowed) for one in reminders), default=None)


def _used(reminder: Reminder, allowed: int) -> int:
    if reminder.at is not None:
        return int((reminder.at * allowed).to_integral_value(ROUND_CEILING))
    return allowed - _minutes(reminder.before or Decimal(0))


def _reminders(deadline: Deadline, watch: Watch) -> Iterator[Rung]:
    """A reminder for which there was no time since the start is left out: the task itself has just come."""
    calendar, last = deadline.calendar, late_from(deadline.due)
    for used in sorted({_used(one, deadline.allowed) for one in watch.reminders}):
        moment = calendar.subtract(deadline.due, max(0, deadline.allowed - used))
        if calendar.elapsed(deadline.start, moment):
            yield Rung(min(moment, last), NEAR)


def _escalations(deadline: Deadline, watch: Watch) -> Iterator[Rung]:
    """The rung of being late is always there; later ones have the roles that stand in them."""
    after: dict[int, list[str]] = {0: []}
    for one in watch.escalations:
        after.setdefault(_minutes(one.after), []).append(one.to)
    for minutes, roles in after.items():
        moment = late_from(deadline.calendar.add(deadline.due, minutes))
        yield Rung(moment, ESCALATED if minutes else LATE, tuple(dict.fromkeys(roles)))


def _in_order(rungs: list[Rung]) -> tuple[Rung, ...]:
    return tuple(sorted(rungs, key=lambda rung: (rung.moment, ORDER.index(rung.kind))))


def _minutes(hours: Decimal) -> int:
    return int(hours * 60)
