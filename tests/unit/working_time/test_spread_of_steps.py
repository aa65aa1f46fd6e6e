"""Steps ahead of a promise: each its own time while it fits, else a share of what remains."""

from hypothesis import given
from hypothesis import strategies as st
from sample_calendars import COMMUNE, at

from processes.domain.working_time import spread


def test_steps_that_fit_keep_their_own_time() -> None:
    ends = spread(COMMUNE, at("2026-11-16T09:00"), [60, 120, 240], at("2026-11-19T09:00"))
    assert ends == (at("2026-11-16T10:00"), at("2026-11-16T13:30"), at("2026-11-17T08:00"))


def test_without_a_promise_nothing_is_squeezed() -> None:
    assert spread(COMMUNE, at("2026-11-16T09:00"), [60, 480]) == (
        at("2026-11-16T10:00"),
        at("2026-11-17T10:00"),
    )


def test_steps_that_do_not_fit_share_what_remains() -> None:
    """Three hours are left on the story's last day for steps of 8, 4 and 4 hours."""
    ends = spread(COMMUNE, at("2026-11-23T11:30"), [480, 240, 240], at("2026-11-23T16:00"))
    assert ends == (at("2026-11-23T14:30"), at("2026-11-23T15:15"), at("2026-11-23T16:00"))


def test_where_nothing_remains_every_step_ends_with_the_promise() -> None:
    promise = at("2026-11-23T16:00")
    assert spread(COMMUNE, at("2026-11-24T09:00"), [60, 60], promise) == (promise, promise)
    assert spread(COMMUNE, promise, [], promise) == ()


@given(minutes=st.lists(st.integers(1, 2000), min_size=1, max_size=6), room=st.integers(1, 3000))
def test_steps_end_in_order_and_never_after_the_promise(minutes: list[int], room: int) -> None:
    start = at("2026-11-16T09:00")
    promise = COMMUNE.add(start, room)
    ends = spread(COMMUNE, start, minutes, promise)
    assert list(ends) == sorted(ends)
    assert ends[-1] == min(promise, COMMUNE.add(start, sum(minutes)))
