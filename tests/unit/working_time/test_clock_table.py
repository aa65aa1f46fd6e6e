"""The clock table of a dossier: rows, the cut at now, and its last line."""

from datetime import time

import pytest
from sample_calendars import COMMUNE, at

from processes.domain.working_time import (
    ClockRow,
    Explanation,
    Mode,
    Pause,
    RowKind,
    Session,
    TimeLimit,
    explain,
)

START = at("2026-11-16T09:00")
NOW = at("2026-11-20T14:10")
PAUSE = Pause(at("2026-11-17T10:00"), at("2026-11-19T19:40"), "31/HDHS")
THREE_DAYS = TimeLimit(Mode.SAME_CLOCK, 3)


def line(row: ClockRow) -> tuple[str, str, RowKind, int, int]:
    """A row as it reads on the page."""
    return f"{row.start:%d %H:%M}", f"{row.end:%d %H:%M}", row.kind, row.minutes, row.left


def day_line(row: ClockRow) -> tuple[str, RowKind, int, int | None]:
    """A row of a limit in days."""
    return f"{row.start:%d}", row.kind, row.days, row.days_left


def test_the_table_of_the_reference_page() -> None:
    told = explain(COMMUNE, START, THREE_DAYS, [PAUSE], NOW)
    assert [line(row) for row in told.past] == [
        ("16 09:00", "16 17:00", RowKind.COUNTED, 390, 1050),
        ("17 07:30", "17 10:00", RowKind.COUNTED, 150, 900),
        ("17 10:00", "19 19:40", RowKind.PAUSED, 0, 900),
        ("19 19:40", "20 07:30", RowKind.OFF_HOURS, 0, 900),
        ("20 07:30", "20 14:10", RowKind.COUNTED, 310, 590),
    ]
    assert [line(row) for row in told.forecast] == [
        ("20 14:10", "20 17:00", RowKind.COUNTED, 170, 420),
        ("21 00:00", "23 00:00", RowKind.WEEKLY_REST, 0, 420),
        ("23 07:30", "23 16:00", RowKind.COUNTED, 420, 0),
    ]
    assert (told.first_due, told.due) == (at("2026-11-19T09:00"), at("2026-11-23T16:00"))
    assert (told.used, told.allowed, told.left, told.paused) == (850, 1440, 590, False)
    assert told.days_allowed is None


def test_lunch_breaks_and_pauses_are_named_in_their_rows() -> None:
    rows = explain(COMMUNE, START, THREE_DAYS, [PAUSE], NOW).rows
    assert rows[0].breaks == (Session(time(11, 30), time(13)),)
    assert rows[1].breaks == ()
    assert rows[2].pause is PAUSE


def test_days_off_carry_their_reason_and_split_by_it() -> None:
    told = explain(COMMUNE, at("2026-08-28T16:00"), TimeLimit(Mode.HOURS, 2), [], at("2026-08-28T16:00"))
    assert [(row.kind, row.reason, row.start.day, row.end.day) for row in told.rows[1:-1]] == [
        (RowKind.WEEKLY_REST, None, 29, 31),
        (RowKind.DAY_OFF, "Hoán đổi", 31, 1),
        (RowKind.DAY_OFF, "Quốc khánh", 1, 3),
    ]


def test_a_make_up_day_is_marked() -> None:
    told = explain(COMMUNE, at("2026-08-21T16:00"), TimeLimit(Mode.HOURS, 8), [], at("2026-08-21T16:00"))
    assert [row.makeup for row in told.rows] == [False, True]


@pytest.mark.parametrize(
    ("start", "rows"),
    [
        ("2026-11-16T06:00", [("16 06:00", "16 07:30", RowKind.OFF_HOURS)]),
        ("2026-11-16T12:10", [("16 12:10", "16 13:00", RowKind.OFF_HOURS)]),
        ("2026-11-16T21:05", [("16 21:05", "17 07:30", RowKind.OFF_HOURS)]),
        (
            "2026-11-20T20:00",
            [("20 20:00", "21 00:00", RowKind.OFF_HOURS), ("21 00:00", "23 00:00", RowKind.WEEKLY_REST)],
        ),
        ("2026-11-21T10:00", [("21 10:00", "23 00:00", RowKind.WEEKLY_REST)]),
    ],
)
def test_time_before_the_first_working_minute_is_explained(
    start: str, rows: list[tuple[str, str, RowKind]]
) -> None:
    told = explain(COMMUNE, at(start), TimeLimit(Mode.HOURS, 1), [], at(start))
    assert [line(row)[:3] for row in told.rows[:-1]] == rows
    assert told.rows[-1].kind is RowKind.COUNTED
    assert not told.past


def test_an_open_pause_runs_to_now_without_forecast() -> None:
    told = explain(COMMUNE, START, THREE_DAYS, [Pause(PAUSE.start)], NOW)
    assert line(told.rows[-1]) == ("17 10:00", "20 14:10", RowKind.PAUSED, 0, 900)
    assert (told.due, told.paused, told.used, told.left) == (None, True, 540, 900)
    assert not told.forecast


def test_a_late_clock_has_a_row_from_due_to_now() -> None:
    told = explain(COMMUNE, START, TimeLimit(Mode.HOURS, 8), [], NOW)
    assert line(told.rows[-1]) == ("17 09:00", "20 14:10", RowKind.LATE, 1660, -1660)
    assert (told.used, told.allowed, told.left) == (480 + 1660, 480, -1660)


def test_now_on_a_day_off_splits_its_row() -> None:
    told = explain(COMMUNE, at("2026-11-20T16:00"), TimeLimit(Mode.HOURS, 2), [], at("2026-11-22T10:00"))
    assert line(told.past[-1])[:3] == ("21 00:00", "22 10:00", RowKind.WEEKLY_REST)
    assert line(told.forecast[0])[:3] == ("22 10:00", "23 00:00", RowKind.WEEKLY_REST)


def test_end_of_day_counts_days_not_the_day_of_receipt() -> None:
    told = explain(COMMUNE, START, TimeLimit(Mode.END_OF_DAY, 3), [PAUSE], NOW)
    assert [day_line(row) for row in told.rows] == [
        ("16", RowKind.START_DAY, 0, 3),
        ("17", RowKind.COUNTED, 1, 2),
        ("17", RowKind.PAUSED, 0, 2),
        ("19", RowKind.OFF_HOURS, 0, 2),
        ("20", RowKind.START_DAY, 0, 2),
        ("20", RowKind.START_DAY, 0, 2),
        ("21", RowKind.WEEKLY_REST, 0, 2),
        ("23", RowKind.COUNTED, 1, 1),
        ("24", RowKind.DAY_OFF, 0, 1),
        ("25", RowKind.COUNTED, 1, 0),
    ]
    assert (told.days_used, told.days_allowed, told.rows[-1].left) == (1, 3, 0)


def test_calendar_days_count_weekends_and_move_off_a_day_off() -> None:
    told = explain(COMMUNE, at("2026-11-20T09:00"), TimeLimit(Mode.CALENDAR_DAYS, 4), [], NOW)
    assert [day_line(row) for row in told.rows] == [
        ("20", RowKind.START_DAY, 0, 4),
        ("20", RowKind.START_DAY, 0, 4),
        ("21", RowKind.WEEKLY_REST, 2, 2),
        ("23", RowKind.COUNTED, 1, 1),
        ("24", RowKind.DAY_OFF, 1, 0),
        ("25", RowKind.MOVED_DAY, 0, 0),
    ]


def test_same_day_counts_its_day_even_after_the_cutoff() -> None:
    limit = TimeLimit(Mode.SAME_DAY)
    assert [day_line(row) for row in explain(COMMUNE, START, limit, [], START).rows] == [
        ("16", RowKind.COUNTED, 1, 0)
    ]
    late = at("2026-11-16T15:01")
    assert [day_line(row) for row in explain(COMMUNE, late, limit, [], late).rows] == [
        ("16", RowKind.START_DAY, 0, 1),
        ("17", RowKind.COUNTED, 1, 0),
    ]


def test_an_open_pause_counts_only_the_days_before_it() -> None:
    told = explain(COMMUNE, START, TimeLimit(Mode.END_OF_DAY, 3), [Pause(PAUSE.start)], NOW)
    assert day_line(told.rows[-1]) == ("17", RowKind.PAUSED, 0, 2)
    assert (told.days_used, told.days_allowed) == (1, 3)


def test_a_day_paused_before_opening_still_counts() -> None:
    pause = Pause(at("2026-11-17T06:00"), at("2026-11-18T08:00"))
    told = explain(COMMUNE, START, TimeLimit(Mode.END_OF_DAY, 2), [pause], NOW)
    assert [day_line(row) for row in told.past[:3]] == [
        ("16", RowKind.START_DAY, 0, 2),
        ("17", RowKind.PAUSED, 1, 1),
        ("18", RowKind.START_DAY, 0, 1),
    ]


def test_without_a_limit_there_is_only_the_time_used() -> None:
    told = explain(COMMUNE, START, TimeLimit(Mode.NONE), [PAUSE], NOW)
    assert told == Explanation(TimeLimit(Mode.NONE), NOW, (), None, None, False, 850, None, None)
