"""The promises of the bench that are counts and sizes: they hold on any machine."""

import pytest
from bench import engine
from bench.counting import counted
from bench.counts import completion
from bench.growth import nothing_due
from desk import Desk
from installation import ROOT

from workers.jobs import tick


@pytest.fixture
def desk(app, clock):
    return Desk(app, clock)


def test_completing_a_task_costs_fifteen_statements_and_one_commit(desk):
    traffic = completion(desk)
    assert len(traffic.statements) <= 15, traffic.statements
    assert traffic.commits == 1


@pytest.mark.parametrize("tasks", [25, 200])
def test_a_run_is_stored_in_three_thousand_bytes_at_every_size(tasks):
    _, most = engine.row_of_tasks(engine.made_spec(ROOT / "bpmn_models", tasks), tasks, walks=1)
    assert most <= 3_000


def test_a_loop_does_not_grow():
    (_, few), (_, many) = engine.loop(rounds=10), engine.loop(rounds=60)
    assert many <= min(3_000, few + 10)


def test_completing_a_task_walks_through_no_table(desk):
    assert completion(desk).scans(desk.transactions.engine) == []


def test_a_round_of_the_clock_walks_through_no_table(desk, app):
    desk.file_household_business()
    tick(app)
    with counted(desk.transactions.engine) as traffic:
        assert tick(app) == 0
    assert {text.split()[0] for text in traffic.statements} == {"SELECT"}
    assert traffic.scans(desk.transactions.engine) == []


def test_nothing_due_reads_no_run(desk, clock, app):
    desk.file_household_business()
    tick(app)
    assert nothing_due(desk, rounds=1)
    clock.at("2026-11-20 09:00")
    with pytest.raises(AssertionError):
        nothing_due(desk, rounds=1)
