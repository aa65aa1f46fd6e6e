"""A limit of one day with the cut-off at three: when dossiers taken in around it are due."""

import pytest

AROUND_THREE = pytest.mark.parametrize(
    ("received", "due"),
    [
        ("2026-11-16 14:59", "2026-11-16 17:00"),
        ("2026-11-16 15:00", "2026-11-16 17:00"),
        ("2026-11-16 15:01", "2026-11-17 17:00"),
        ("2026-11-20 15:01", "2026-11-23 17:00"),
        ("2026-11-23 15:01", "2026-11-25 17:00"),
    ],
    ids=["before three", "at three", "after three", "over the weekend", "over a day off"],
)
