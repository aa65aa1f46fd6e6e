"""The periodic report counted a second time: from journal entries alone, one dossier after the other.

Shares nothing with what it checks but the names of cells: due dates come from the minute counter, moments
are naive and of Vietnam, seconds are cut off.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from minute_counter import Gap, MinuteCounter
from standing_clock import VN

from app.demo.calendar import DAYS_OFF, MAKEUP_DAYS

DAY_NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
HOURS = [(time(7, 30), time(11, 30)), (time(13), time(17))]
ASKED = {"ask_supplement", "ask_supplement_intake"}
STILL = {"ask_supplement", "ask_payment", "ask_confirmation"}
RUNNING = {"complete_supplement", "settle_payment", "answer_confirmation"}
ENDS = {
    "refuse": "refused",
    "cancel_submitted": "cancelled",
    "accept_withdrawal": "withdrawn",
    "stop": "stopped",
    "issue": "result",
    "refuse_in_writing": "result",
}


def counter_of_the_demo() -> MinuteCounter:
    """The calendar of the demo for the minute counter."""
    return MinuteCounter(
        [(date.min, dict.fromkeys(range(5), HOURS))],
        {date.fromisoformat(text) for text in DAYS_OFF},
        {date.fromisoformat(text): DAY_NAMES.index(like) for text, like in MAKEUP_DAYS.items()},
        480,
    )


def minute(at: datetime) -> datetime:
    """A moment on the wall in Vietnam, without its seconds."""
    return at.astimezone(VN).replace(tzinfo=None, second=0, microsecond=0)


@dataclass
class Still:
    """A stretch in which the clock stands still."""

    start: datetime
    reason: str
    end: datetime | None = None


@dataclass
class Life:
    """What the journal tells of a dossier. ``limit`` is mode and value of its procedure."""

    kind: str
    channel: str
    limit: tuple[str, int]
    submitted: datetime | None = None
    received: datetime | None = None
    end: datetime | None = None
    ending: str = ""
    stills: list[Still] = field(default_factory=list)
    asked: list[datetime] = field(default_factory=list)
    moves: list[tuple[datetime, str, str]] = field(default_factory=list)
    fired: list[tuple[str, datetime, datetime]] = field(default_factory=list)

    def read(self, at: datetime, kind: str, payload: dict) -> None:
        """One entry of the journal."""
        if kind == "timer_fired":
            self.fired.append((payload["node"], at, datetime.fromisoformat(payload["due"])))
        elif kind == "moved":
            self.moves.append((at, payload["move"], payload["after"]))
            self.move(at, payload["move"])

    def move(self, at: datetime, move: str) -> None:
        still = next((one for one in self.stills if one.end is None), None)
        if move in ("submit", "submit_at_desk"):
            self.submitted = at
        elif move == "accept":
            self.received = at
        elif move in STILL or (move == "ask_withdrawal" and still is None):
            self.stills.append(Still(at, move))
        elif still and (
            move in RUNNING or (move == "refuse_withdrawal" and still.reason == "ask_withdrawal")
        ):
            still.end = at
        elif move in ENDS:
            self.end, self.ending = at, ENDS[move]
            if still:
                still.end = at
        if move in ASKED:
            self.asked.append(at)

    @property
    def entered(self) -> datetime | None:
        """When reports begin to count it."""
        return self.received or (self.end if self.ending == "refused" else None)

    def due(self, counter: MinuteCounter, at: datetime) -> datetime | None:
        """The due date as it was known at ``at``."""
        if self.received is None or self.received > at:
            return None
        over: list[Gap] = [
            (minute(one.start), minute(one.end))
            for one in self.stills
            if one.end is not None and one.end <= at
        ]
        return counter.due(*self.limit, minute(self.received), over)

    def still_at(self, at: datetime) -> Still | None:
        return next(
            (one for one in self.stills if one.start <= at and (one.end is None or one.end > at)), None
        )


def cell_at(life: Life, counter: MinuteCounter, at: datetime) -> str:
    """The cell of the report in which the dossier stands at ``at``."""
    due = life.due(counter, at)
    if life.end is not None and life.end <= at:
        if life.ending != "result":
            return life.ending
        assert due is not None
        if minute(life.end) > due:
            return "overdue"
        return "early" if minute(life.end).date() < due.date() else "on_time"
    if life.still_at(at):
        return "paused"
    assert due is not None
    return "overdue_open" if minute(at) > due else "in_time"


def was_kept(life: Life, counter: MinuteCounter, at: datetime) -> bool | None:
    """What the on-time share counts."""
    due = life.due(counter, at)
    if due is None:
        return None
    if life.end is not None and life.end <= at:
        return minute(life.end) <= due
    still = life.still_at(at)
    if still is None:
        return minute(at) <= due
    if still.reason == "ask_supplement" and sum(one <= at for one in life.asked) > 1:
        return False
    return minute(still.start) <= due


def recount(
    lives: Iterable[Life], counter: MinuteCounter, start: datetime, at: datetime
) -> dict[str, Counter[str]]:
    """The report of a period for each kind of dossier."""
    report: dict[str, Counter[str]] = defaultdict(Counter)
    for life in lives:
        gone = life.end is not None and life.end <= at
        if life.entered is None or life.entered > at:
            if life.submitted and life.submitted <= at and not gone:
                report[life.kind]["waiting"] += 1
            continue
        if life.end is not None and life.end < start:
            continue
        cells = report[life.kind]
        cells[f"new_{life.channel}" if life.entered >= start else "carried"] += 1
        cells[cell_at(life, counter, at)] += 1
        if (answer := was_kept(life, counter, at)) is not None:
            cells["promised"] += 1
            cells["kept"] += answer
    return report


def expected_timers(life: Life, counter: MinuteCounter, last: datetime) -> Iterator[tuple[str, datetime]]:
    """When the timers of intake and of supplement windows must have fired by ``last``."""
    for place, (at, move, after) in enumerate(life.moves):
        ends = life.moves[place + 1][0] if place + 1 < len(life.moves) else last
        if after == "submitted" and life.channel == "online":
            comes, name = counter.add(minute(at), 480), "intake_timer"
        elif move in ASKED or move == "extend_supplement":
            comes, name = counter.due("calendar_days", 30, minute(at), ()), "supply_timer"
        else:
            continue
        assert comes is not None
        if comes <= ends.astimezone(VN).replace(tzinfo=None):
            yield name, comes


def period(first: date, last: date) -> tuple[datetime, datetime]:
    """The first and the last moment of whole days in Vietnam."""
    end = datetime.combine(last + timedelta(days=1), time(), VN) - timedelta(microseconds=1)
    return datetime.combine(first, time(), VN), end
