"""How the journal writes what a table said."""

from decimal import Decimal

import pytest

from processes.actions.deciding import LONGEST_VALUE, value_text


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, "–"), (True, "true"), (Decimal("10000.00"), "10000"), ({"level": None}, "{level: null}")],
)
def test_a_value_is_written_as_people_read_it(value: object, text: str) -> None:
    assert value_text(value) == text


def test_a_long_value_is_cut() -> None:
    assert len(value_text("a" * 1000)) == LONGEST_VALUE
