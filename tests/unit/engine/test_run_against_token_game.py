"""Random processes, played by a run and by the token game: the same is offered, the same end."""

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from random_processes import play


@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_a_run_plays_like_the_token_game(data: st.DataObject) -> None:
    play(lambda count: data.draw(st.integers(0, count - 1)), 2 + data.draw(st.integers(0, 12)), most_moves=15)


@pytest.mark.parametrize(("size", "count"), [(6, 120), (15, 80), (40, 30)])
def test_seeded_processes_play_like_the_token_game(size: int, count: int) -> None:
    moves = [play(random.Random(f"{size}-{seed}").randrange, size) for seed in range(count)]
    assert sum(moves) > 3 * count
