"""Who leads: one at a time, another within seconds when it is gone; and what only the leader does."""

import pytest
from desk import Desk
from sqlalchemy import select, text

from app.persistence.leadership import AdvisoryLock, FileLock, leadership
from app.services import services
from processes.domain.dossier.work import Due
from workers.post import ALONE, HOUSE, LANES, post_of


@pytest.fixture
def desk(app, clock):
    return Desk(app, clock)


@pytest.fixture
def two(app):
    """Two workers of one installation."""
    posts = [post_of(app), post_of(app)]
    yield posts
    for post in posts:
        post.leave()


def moments(desk):
    with desk.transactions.read() as session:
        return sorted(session.scalars(select(Due.kind)))


def test_one_of_two_leads_and_the_other_takes_over(app, two):
    first, second = two
    for _ in range(2):
        first.look(app)
        second.look(app)
    assert (first.leads, second.leads) == (True, False)
    first.leave()
    second.look(app)
    first.look(app)
    assert (first.leads, second.leads) == (False, True)


def test_whoever_begins_to_lead_sets_the_moments_that_come_again(app, desk, two):
    for post in two:
        post.look(app)
    assert set(moments(desk)) == {kind for kind in ALONE if kind in moments(desk)}
    assert {"seal", "clean"} <= set(moments(desk))
    assert len(moments(desk)) == len(set(moments(desk)))


def test_followers_share_the_work_on_postgresql_and_stand_by_on_sqlite(app, database, two):
    leader, follower = two
    leader.look(app)
    follower.look(app)
    shares = database == "postgresql"
    assert {lane.name for lane in LANES if not leader.takes(lane)} == set()
    assert {lane.name for lane in LANES if follower.takes(lane)} == (
        {lane.name for lane in LANES} - {"alone"} if shares else set()
    )
    assert isinstance(leader.lock, AdvisoryLock if shares else FileLock)


def test_a_leader_whose_session_is_gone_knows_it_and_may_lead_again(app, database, two):
    if database != "postgresql":
        pytest.skip("a file has no session")
    first, second = two
    first.look(app)
    second.look(app)
    end_sessions(app)
    second.look(app)
    first.look(app)
    assert (first.leads, second.leads) == (False, False) or first.leads is not second.leads
    for post in (second, first, second):
        post.look(app)
    assert sorted([first.leads, second.leads]) == [False, True]


def end_sessions(app):
    """What an administrator of the server, or a restart, does to the sessions that hold advisory locks."""
    with services(app).transactions.engine.connect() as connection:
        connection.execute(
            text(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() "
                "AND datname = current_database()"
            )
        )


def test_who_cannot_begin_does_not_lead(app, two, monkeypatch):
    first, _ = two

    def fails(app):
        raise RuntimeError

    monkeypatch.setattr("workers.post.begin", fails)
    with pytest.raises(RuntimeError):
        first.look(app)
    assert not first.leads
    monkeypatch.undo()
    first.look(app)
    assert first.leads


def test_the_log_says_once_that_a_worker_stands_by(app, two, capsys):
    for post in two * 3:
        post.look(app)
    said = capsys.readouterr().err
    assert said.count('"worker leads"') == 1
    assert said.count('"another worker') == 1


def test_other_installations_have_other_leaders(app, database, tmp_path):
    engine = services(app).transactions.engine
    one = leadership(engine, tmp_path)
    assert one.is_held()
    if database == "sqlite":
        (tmp_path / "other").mkdir()
        other = leadership(engine, tmp_path / "other")
        assert other.is_held()
        other.release()
    one.release()


def test_the_leaders_kinds_are_in_no_other_lane():
    assert set(ALONE) <= set(HOUSE.but)
    assert [lane.name for lane in LANES if set(lane.kinds) & set(ALONE)] == ["alone"]
