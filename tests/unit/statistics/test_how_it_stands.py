"""The one classification: the class of a dossier, what was kept, and that a later pause changes no past."""

from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.demo.calendar import calendar_data
from processes.domain.dossier.dossier import Dossier
from processes.domain.dossier.how_it_stands import WORDS, Ending, how_it_stands, how_it_stood, kept
from processes.domain.dossier.statuses import Status
from processes.domain.working_time import Mode, Outcome, Pause, TimeLimit, calendar_from_dict, due_at

DUE = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)
DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
CALENDAR = calendar_from_dict(calendar_data())


def dossier(status=Status.IN_PROCESS, end=None, due=DUE, **more):
    made = Dossier("d", "", "", "", "", "", DUE - 9 * DAY, DUE)
    made.status, made.finished_at, made.due_legal, made.received_at = status, end, due, DUE - 9 * DAY
    for name, value in more.items():
        setattr(made, name, value)
    return made


@pytest.mark.parametrize(
    ("end", "standing"),
    [
        (DUE - DAY, Outcome.EARLY),
        (DUE - timedelta(hours=1), Outcome.ON_TIME),
        (DUE + timedelta(seconds=59), Outcome.ON_TIME),
        (DUE + MINUTE, Outcome.OVERDUE),
    ],
)
@pytest.mark.parametrize("status", [Status.RESULT_READY, Status.RETURNED])
def test_with_a_result(end, status, standing):
    assert how_it_stands(dossier(status, end), DUE + 9 * DAY) is standing


@pytest.mark.parametrize(
    ("status", "ending"),
    [
        (Status.REFUSED, Ending.REFUSED),
        (Status.WITHDRAWN, Ending.WITHDRAWN),
        (Status.STOPPED, Ending.STOPPED),
        (Status.CANCELLED_BY_APPLICANT, Ending.CANCELLED),
    ],
)
def test_without_a_result_it_is_neither_early_nor_late(status, ending):
    for end in (DUE - DAY, DUE + DAY):
        assert how_it_stands(dossier(status, end), DUE + 9 * DAY) is ending


def test_while_it_lasts():
    assert how_it_stands(dossier(), DUE) is Outcome.IN_TIME
    assert how_it_stands(dossier(), DUE + MINUTE) is Outcome.OVERDUE_OPEN
    assert how_it_stands(dossier(Status.SUPPLEMENT_REQUESTED), DUE + MINUTE) is Outcome.PAUSED
    assert how_it_stands(dossier(due=None), DUE) is Outcome.NO_DUE


def test_a_new_appointment_makes_nobody_punctual():
    late = dossier(Status.RESULT_READY, DUE + DAY, due_current=DUE + 5 * DAY, reschedules=1)
    assert how_it_stands(late, DUE + 9 * DAY) is Outcome.OVERDUE


def test_an_older_dossier_counts_by_its_first_date():
    old = dossier(Status.RESULT_READY, DUE + DAY, due=None, due_original=DUE)
    assert how_it_stands(old, DUE + 9 * DAY) is Outcome.OVERDUE


def test_at_a_past_moment_what_came_later_is_not_looked_at():
    stopped = dossier(Status.STOPPED, DUE + 2 * DAY)
    assert how_it_stood(stopped, DUE, paused=False) is Outcome.IN_TIME
    assert how_it_stood(stopped, DUE + DAY, paused=True) is Outcome.PAUSED
    assert how_it_stood(stopped, DUE + 2 * DAY, paused=False) is Ending.STOPPED


def test_what_was_kept():
    at = DUE + 9 * DAY
    assert kept(dossier(Status.STOPPED, DUE - DAY), at, None, 0) is True
    assert kept(dossier(Status.STOPPED, DUE + DAY), at, None, 0) is False
    assert kept(dossier(), at, None, 0) is False
    assert kept(dossier(), at, DUE - DAY, 1) is True
    assert kept(dossier(), at, DUE - DAY, 2) is False
    assert kept(dossier(), at, DUE - DAY, 2, for_supplement=False) is True
    assert kept(dossier(Status.REFUSED, DUE, due=None), at, None, 0) is None


def test_every_class_has_words():
    assert set(WORDS) == {*Outcome, *Ending}


@given(st.integers(0, 10**6))
def test_later_pauses_change_no_class_of_the_past(number):
    """Working time by the calendar of 2026: the class at a moment, once with the date as it was then, once
    with the date as it became."""
    dice = Random(number)
    limit = TimeLimit(
        dice.choice([Mode.SAME_CLOCK, Mode.END_OF_DAY, Mode.CALENDAR_DAYS]), dice.randrange(1, 6)
    )
    received = datetime(2026, 1, 5, tzinfo=UTC) + timedelta(minutes=dice.randrange(300 * 1440))
    edges = sorted(received + timedelta(minutes=dice.randrange(12 * 1440)) for _ in range(6))
    pauses = [Pause(*edges[at : at + 2]) for at in (0, 2, 4)]
    at = received + timedelta(minutes=dice.randrange(20 * 1440))
    paused = any(pause.start <= at < pause.end for pause in pauses)
    then = due_at(CALENDAR, received, limit, [pause for pause in pauses if pause.end <= at])
    became = due_at(CALENDAR, received, limit, pauses)
    assert how_it_stood(dossier(due=then), at, paused) is how_it_stood(dossier(due=became), at, paused)
