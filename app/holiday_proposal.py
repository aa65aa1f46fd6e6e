"""Vietnam's public holidays of a year as a proposal: a library knows them, the administrator decides.

The library counts the lunar days and the days in lieu (Labour Code 45/2019/QH14, Article 112). What the
government announces for one year only (which days of Tết, which day beside 2 September, the swaps) it knows
late or never, so nothing of it counts before a person has taken it over.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import holidays

FIRST_YEAR, LAST_YEAR = 2000, 2099
_ESTIMATED = holidays.Vietnam.estimated_label.removeprefix("%s (").removesuffix(")")
"""The library's own word for a lunar day that is not certain yet."""
_LONGEST_NAME = 200


@dataclass(frozen=True)
class ProposedDay:
    """A day off; ``estimated`` when its lunar date is not certain yet."""

    day: date
    name: str
    estimated: bool = False


def proposed_days(year: int) -> tuple[ProposedDay, ...]:
    """The days off of a year with their Vietnamese names, days in lieu included, in order.

    Raises ValueError for a year before 2000 or after 2099.
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError("the library counts lunar days of this century only")
    return tuple(_days(year))


def _days(year: int) -> Iterator[ProposedDay]:
    known = holidays.country_holidays("VN", years=year, language="vi", expand=False)
    for day, name in sorted(known.items()):
        yield ProposedDay(day, name.replace("; ", ", ")[:_LONGEST_NAME], _ESTIMATED in name)
