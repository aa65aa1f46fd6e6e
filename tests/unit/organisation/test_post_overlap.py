"""When two posts meet, against a count day by day."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from processes.actions.post_checks import overlap
from processes.domain.organisation import Post

FIRST = date(2026, 1, 1)
DAYS = st.integers(0, 20)
ENDS = st.one_of(st.none(), DAYS)
HORIZON = 60


def day(number):
    return FIRST + timedelta(days=number)


def last(number):
    return None if number is None else day(number)


@given(DAYS, ENDS, DAYS, ENDS)
def test_posts_overlap_when_a_day_is_in_both(start, end, begins, ends):
    post = Post("p", "o", "u", "clerk", day(start), last(end))
    days = [day(n) for n in range(HORIZON)]
    asked = Post("q", "o", "u", "clerk", day(begins), last(ends))
    if (end is not None and end < start) or (ends is not None and ends < begins):
        return
    expected = any(post.holds_on(one) and asked.holds_on(one) for one in days)
    assert overlap(post, day(begins), last(ends)) is expected
