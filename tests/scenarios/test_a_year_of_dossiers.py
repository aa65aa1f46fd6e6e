"""A year in the life of a commune: what the report counts is what the journal tells, and no moment was missed."""

from collections import Counter
from datetime import date, datetime, timedelta

import pytest
from busy_town import BUSINESS, COPIES, Town
from journal_recount import Life, cell_at, counter_of_the_demo, expected_timers, minute, period, recount
from sqlalchemy import select
from standing_clock import VN

from app.cli.journal import verify
from app.demo.people import COMMUNE, DESK, ECONOMY
from app.queries.statistics import Report, counts
from processes.domain.dossier.dossier import Dossier
from processes.domain.dossier.how_it_stands import how_it_stands
from processes.domain.dossier.journal import JournalEntry
from processes.domain.dossier.records import Incident
from processes.domain.dossier.work import OPEN, SUSPENDED, Due, RunRecord, WorkItem
from processes.domain.working_time import Outcome

FIRST, LAST = datetime(2026, 1, 5, 7, 30, tzinfo=VN), datetime(2026, 12, 31, 17, tzinfo=VN)
MANY = {"sqlite": (55, 65), "postgresql": (8, 16)}
"""How many dossiers of each kind: enough for every class, few enough for a test."""
CODES = {"1.001612": BUSINESS, "2.000815": COPIES}
LIMITS = {BUSINESS: ("same_clock", 3), COPIES: ("same_day", 0)}
UNITS = frozenset({COMMUNE, DESK, ECONOMY})


@pytest.fixture
def town(app, clock):
    clock.now = FIRST
    return Town(app, clock, 2026, FIRST, LAST)


def all_of(town, kind):
    with town.transactions.read() as session:
        return list(session.scalars(select(kind)))


def lives_of(town):
    """The dossiers as the journal tells of them."""
    lives = {}
    for dossier_id, kind in town.filed.items():
        channel = "online" if kind == BUSINESS else "direct"
        lives[dossier_id] = Life(kind, channel, LIMITS[kind])
    with town.transactions.read() as session:
        for entry in session.scalars(
            select(JournalEntry).order_by(JournalEntry.dossier_id, JournalEntry.seq)
        ):
            lives[entry.dossier_id].read(entry.at, entry.kind, entry.payload)
    return lives


def periods():
    """Every month, the quarters, the year, and some days around Tết and the make-up Saturdays."""
    starts = [date(2026, month, 1) for month in range(1, 13)] + [date(2027, 1, 1)]
    for months in (1, 3, 12):
        for place in range(0, 12, months):
            yield starts[place], starts[place + months] - timedelta(days=1)
    yield date(2026, 1, 10), date(2026, 1, 10)
    yield date(2026, 2, 13), date(2026, 2, 23)
    yield date(2026, 8, 20), date(2026, 8, 24)


@pytest.mark.slow
@pytest.mark.shows("X-09")
def test_a_year(town, database):
    town.live(*MANY[database])
    lives, counter = lives_of(town), counter_of_the_demo()
    check_nothing_is_stuck(town)
    check_due_dates(town, lives, counter)
    check_timers(town, lives, counter)
    check_classes(town, lives, counter)
    seen = check_reports(town, lives, counter)
    check_that_the_year_was_a_full_one(town, seen, database)


def check_nothing_is_stuck(town):
    """No incident, no moment left behind, nobody forgotten; journals and seals are whole."""
    assert all_of(town, Incident) == []
    with town.transactions.read() as session:
        assert verify(session)[0] is None
    dues = [row for row in all_of(town, Due) if row.kind not in ("message", "slip")]
    left_behind = [row for row in dues if row.fired_at is None and row.due_at and row.due_at <= LAST]
    assert left_behind == []
    assert [row for row in dues if row.attempts] == []
    waiting = {item.run_id for item in all_of(town, WorkItem) if item.state in (OPEN, SUSPENDED)}
    waiting |= {row.run_id for row in dues if row.fired_at is None}
    assert [run.id for run in all_of(town, RunRecord) if not run.finished_at and run.id not in waiting] == []


def check_due_dates(town, lives, counter):
    """The date that counts, by the minute counter, from the intake and the pauses that the journal tells."""
    wrong = []
    for dossier in all_of(town, Dossier):
        expected = lives[dossier.id].due(counter, LAST)
        if (dossier.due_legal and minute(dossier.due_legal)) != expected:
            wrong.append((dossier.code, dossier.due_legal, expected))
    assert wrong == []


def check_timers(town, lives, counter):
    """Each timer that had to fire fired once, at its moment, and no other did."""
    for dossier_id, life in lives.items():
        assert [at - due for _, at, due in life.fired if at != due] == []
        fired = Counter((node.rpartition("__")[2], minute(at)) for node, at, _ in life.fired)
        assert max(fired.values(), default=1) == 1
        if "ask_withdrawal" not in [move for _, move, _ in life.moves]:
            # What is left of a window when a withdrawal sets it aside is shown elsewhere.
            assert fired == Counter(expected_timers(life, counter, LAST)), (dossier_id, life.moves)
    late = [row.late_seconds for row in all_of(town, Due) if row.kind == "timer" and row.fired_at]
    assert set(late) <= {0}


def check_classes(town, lives, counter):
    """The class that pages show today."""
    for dossier in all_of(town, Dossier):
        life, standing = lives[dossier.id], str(how_it_stands(dossier, LAST))
        if life.received is None and life.end is None:
            assert standing == Outcome.NO_DUE
        else:
            assert standing == cell_at(life, counter, LAST), (dossier.code, life)


def check_reports(town, lives, counter):
    """Every cell of every report. Returns all cells that were ever counted."""
    seen = Counter()
    for first, last in periods():
        start, at = period(first, last)
        at = min(at, LAST)
        expected = recount(lives.values(), counter, start, at)
        with town.transactions.read() as session:
            found = counts(session, Report(start, at, UNITS))
        assert found.total.balanced
        cells = {CODES[code]: +tally.cells for code, tally in found.by(1).items()}
        assert cells == {kind: +report for kind, report in expected.items()}, (first, last)
        seen += sum(cells.values(), Counter())
    return seen


def check_that_the_year_was_a_full_one(town, seen, database):
    """A year in which nothing happens would show nothing."""
    common = {"new_online", "new_direct", "early", "on_time", "overdue", "kept", "promised"}
    rare = {"carried", "in_time", "overdue_open", "paused", "refused", "withdrawn", "stopped", "waiting"}
    assert common <= set(seen)
    if database == "sqlite":
        assert rare <= set(seen), rare - set(seen)
        kinds = {entry.kind for entry in all_of(town, JournalEntry)}
        assert {"moved", "due_changed", "timer_fired", "side_started", "slip_issued"} <= kinds
        assert sum(1 for dossier in all_of(town, Dossier) if dossier.reschedules) > 0
