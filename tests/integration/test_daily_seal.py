"""Each night the journals are sealed; missed days are sealed together."""

from datetime import date

import pytest
from desk import Desk
from sqlalchemy import select

from app.persistence.tables.dossiers import journal
from app.persistence.tables.oversight import office_journal
from processes.actions.office import note_change
from processes.actions.seals import SealDay, WatchDays, seal_day, watch_days
from processes.actions.units import AddUnit
from processes.domain.access import SYSTEM
from processes.domain.dossier.work import Due
from processes.domain.errors import NotAllowed
from processes.domain.seals import JournalSeal, seal_hash


@pytest.fixture
def desk(app, clock):
    return Desk(app, clock)


def seals(desk):
    with desk.transactions.read() as session:
        return list(session.scalars(select(JournalSeal).order_by(JournalSeal.day)))


def hashes(desk, kind):
    with desk.transactions.read() as session:
        order = "id" if kind is journal else "seq"
        return session.execute(select(kind.c.sha256).order_by(order)).scalars().all()


def change_office(desk, name="a"):
    def change(world, actor, command):
        return note_change(world, actor, "rename_unit", ("unit", "u", name), {"name": "x"}, {"name": name})

    return desk.perform(change, SYSTEM, AddUnit(None)).sha256


def test_a_day_is_sealed_once_and_the_next_seal_begins_where_it_ended(desk, clock):
    desk.file_household_business()
    change_office(desk)
    written = hashes(desk, journal) + hashes(desk, office_journal)
    clock.at("2026-11-14 00:05")
    first = desk.perform(seal_day, SYSTEM, SealDay())
    assert (first.day, first.entries, first.previous) == (date(2026, 11, 13), len(written), "")
    assert desk.perform(seal_day, SYSTEM, SealDay()) is None
    clock.at("2026-11-14 10:00")
    later = change_office(desk, "b")
    clock.at("2026-11-17 00:05")
    second = desk.perform(seal_day, SYSTEM, SealDay())
    assert (second.day, second.entries, second.previous) == (date(2026, 11, 16), 1, first.sha256)
    assert [seal.sha256 for seal in seals(desk)] == [first.sha256, second.sha256]
    assert second.sha256 == seal_hash(second, [later])
    assert first.sha256 == seal_hash(first, written)


def test_a_day_without_entries_is_sealed_too(desk, clock):
    clock.at("2026-11-14 00:05")
    first = desk.perform(seal_day, SYSTEM, SealDay())
    clock.at("2026-11-15 00:05")
    empty = desk.perform(seal_day, SYSTEM, SealDay())
    assert (empty.entries, empty.reach) == (0, first.reach)
    assert empty.sha256 == seal_hash(empty, [])


def test_the_next_moment_is_after_midnight_in_vietnam(desk, clock):
    clock.at("2026-11-13 23:59")
    assert desk.perform(watch_days, SYSTEM, WatchDays()) is True
    assert desk.perform(watch_days, SYSTEM, WatchDays()) is False
    with desk.transactions.read() as session:
        assert session.get(Due, "seal").due_at.isoformat() == "2026-11-13T17:05:00+00:00"
    clock.at("2026-11-14 00:05")
    desk.perform(seal_day, SYSTEM, SealDay())
    with desk.transactions.read() as session:
        assert session.get(Due, "seal").due_at.isoformat() == "2026-11-14T17:05:00+00:00"


@pytest.mark.parametrize("name", ["nam", "bao", "nhung"])
def test_only_the_clock_seals(desk, name):
    with pytest.raises(NotAllowed):
        desk.perform(seal_day, desk.actor(name), SealDay())
