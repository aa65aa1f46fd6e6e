"""A worker whose machine does not tell the time of the database."""

from datetime import UTC, datetime, timedelta

import pytest

from workers.machine_clock import MachineClock

NOW = datetime(2026, 11, 13, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    ("ahead", "seconds_held_back"),
    [(None, 0), (0, 0), (1.9, 0), (2, 0), (2.1, 2.1), (3600, 3600), (-1.9, 0), (-3600, 0)],
)
def test_a_worker_that_is_ahead_takes_the_database_s_time(ahead, seconds_held_back):
    clock = MachineClock(lambda: NOW)
    clock.compare(None if ahead is None else timedelta(seconds=ahead))
    assert clock() == NOW - timedelta(seconds=seconds_held_back)
    assert clock.read() == NOW


def test_it_is_told_when_the_clock_is_wrong_and_when_it_is_right_again(capsys):
    clock = MachineClock(lambda: NOW)
    for ahead in (0.1, 7, 7, 0.2, 0.1):
        clock.compare(timedelta(seconds=ahead))
    said = capsys.readouterr()
    assert (said.out + said.err).count("is wrong") == 2
    assert (said.out + said.err).count("is right again") == 1
    assert clock() == NOW
