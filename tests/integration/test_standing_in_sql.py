"""The class of a dossier in SQL is that of the one function, on random dossiers and random moments."""

from collections import Counter as Count
from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest
from desk_counter import Counter
from sqlalchemy import func, insert, select

from app.demo.people import ECONOMY
from app.persistence.tables.dossiers import dossier
from app.persistence.tables.records import slip
from app.persistence.tables.work import pause
from app.queries.standing_then import kept_at, standing_at, with_open_pause
from app.queries.statistics import Report, counts
from processes.domain.dossier.dossier import Dossier
from processes.domain.dossier.how_it_stands import ENDINGS, how_it_stands, how_it_stood, kept
from processes.domain.dossier.statuses import PAUSED, Status

START = datetime(2026, 11, 2, 0, 0, tzinfo=UTC)
MANY = 400


def near(dice, days=3):
    """A moment of a few days, often on the minute, around midnight in Vietnam, or seconds beside another."""
    if dice.random() < 0.4:
        at = START.replace(hour=17) + timedelta(days=dice.randrange(days), minutes=dice.choice([-1, 0, 1]))
    else:
        at = START + timedelta(minutes=dice.randrange(days * 1440))
    return at + timedelta(seconds=dice.choice([0, 0, 1, 59]), microseconds=dice.choice([0, 0, 1, 999_999]))


def random_rows(dice, model):
    """A dossier with its pauses and requests; the statuses that have an end have one."""
    ended = dice.choice([None, Status.RESULT_READY, Status.RETURNED, *ENDINGS])
    end = near(dice) if ended else None
    status = ended or dice.choice([Status.IN_PROCESS, *PAUSED])
    received = None if status == Status.CANCELLED_BY_APPLICANT else START - timedelta(days=1)
    number = f"{dice.getrandbits(120):032x}"
    row = {
        **model,
        "id": number,
        "code": number,
        "status": str(status),
        "received_at": received,
        "finished_at": end,
        "due_original": near(dice) if dice.random() < 0.8 else None,
        "due_legal": near(dice) if dice.random() < 0.7 else None,
    }
    return row, list(pauses_of(dice, number, end, status)), requests_of(dice, number)


def pauses_of(dice, number, end, status):
    """Stretches one after the other; the last one is open where the status says so."""
    edges = sorted({near(dice) for _ in range(dice.choice([0, 2, 4]))})
    reason = dice.choice(["ask_supplement", "ask_payment"])
    for start, stop in zip(edges[::2], edges[1::2], strict=False):
        if end is None or stop <= end:
            yield {"started_at": start, "ended_at": stop, "reason": reason}
    if status in PAUSED:
        start = max([*edges, near(dice)])
        yield {"started_at": start, "ended_at": None, "reason": reason}


def requests_of(dice, number):
    return [near(dice) for _ in range(dice.choice([0, 1, 2]))]


def fill(session, model, rows):
    session.execute(insert(dossier), [row for row, _, _ in rows])
    found = [
        {"id": f"p{n}-{m}", "dossier_id": row["id"], "started_by": "x", "slip_id": None, **one}
        for n, (row, pauses, _) in enumerate(rows)
        for m, one in enumerate(pauses)
    ]
    session.execute(insert(pause), found)
    asked = [
        {
            "id": f"s{n}-{m}", "dossier_id": row["id"], "kind": "supplement_slip", "number": f"{n}-{m}",
            "issued_on": date(2026, 11, 2), "issued_at": at, "issued_by": "x", "data": {}, "attempts": 0,
        }
        for n, (row, _, requests) in enumerate(rows)
        for m, at in enumerate(requests)
    ]  # fmt: skip
    session.execute(insert(slip), asked)


@pytest.fixture
def filled(app, clock):
    """The desk with one real dossier and many random ones beside it. Returns desk and rows."""
    desk, dice = Counter(app, clock), Random(18)
    draft = desk.draw_up()
    with desk.transactions.read() as session:
        model = dict(session.execute(select(dossier).where(dossier.c.id == draft.id)).mappings().one())
    model["competent_unit_id"] = ECONOMY
    rows = [random_rows(dice, model) for _ in range(MANY)]
    desk.transactions.write(lambda session: fill(session, model, rows))
    return desk, rows


def open_at(pauses, at):
    return next(
        (p for p in pauses if p["started_at"] <= at and (p["ended_at"] is None or p["ended_at"] > at)), None
    )


def expected(row, pauses, requests, at):
    one = Dossier(**row)
    found = open_at(pauses, at)
    since, reason = (found["started_at"], found["reason"]) if found else (None, "")
    asked = sum(moment <= at for moment in requests)
    share = kept(one, at, since, asked, reason == "ask_supplement")
    return str(how_it_stood(one, at, found is not None)), share


@pytest.mark.shows("C-49")
def test_sql_and_the_one_function_agree(filled):
    desk, rows = filled
    seen, moments = Count(), [near(Random(number)) for number in range(25)]
    for at in moments:
        with desk.transactions.read() as session:
            query = select(dossier.c.id, standing_at(at), kept_at(at)).select_from(with_open_pause(at))
            said = {
                row[0]: (row[1], None if row[2] is None else bool(row[2])) for row in session.execute(query)
            }
        for row, pauses, requests in rows:
            assert said[row["id"]] == expected(row, pauses, requests, at), (row, pauses, requests, at)
            seen[said[row["id"]]] += 1
    # Every class and both answers came up, else nothing would be shown.
    assert len({standing for standing, _ in seen}) == 11
    assert {answer for _, answer in seen} == {True, False, None}


def test_now_is_a_moment_like_any_other(filled):
    _, rows = filled
    later = START + timedelta(days=30)
    for row, pauses, _ in rows:
        one = Dossier(**row)
        assert how_it_stands(one, later) == how_it_stood(one, later, open_at(pauses, later) is not None)


def test_the_check_sum_holds_for_any_period(filled):
    desk, _ = filled
    dice = Random(5)
    for _ in range(10):
        start, at = sorted([near(dice), near(dice)])
        with desk.transactions.read() as session:
            total = counts(session, Report(start, at, frozenset({ECONOMY}))).total
            known = session.execute(select(func.count()).select_from(dossier)).scalar_one()
        assert total.balanced
        assert 0 < total.sum("received") < known
