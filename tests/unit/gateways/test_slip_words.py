"""Every kind of slip has a name for lists and the title it is printed under."""

import pytest

from app.gateways.slips.official_names import NAMES, TT01_2018
from app.queries.slip_words import SLIPS, TITLES


@pytest.mark.parametrize("kind", sorted(NAMES[TT01_2018]))
def test_the_title_in_words_is_the_printed_one(kind):
    printed = NAMES[TT01_2018][kind].title.replace("\n", " ")
    assert TITLES[kind].text.upper() == printed


def test_a_list_names_what_officers_draw_up():
    assert set(TITLES) == set(NAMES[TT01_2018])
    assert set(SLIPS) == set(TITLES) - {"submission_receipt"}
