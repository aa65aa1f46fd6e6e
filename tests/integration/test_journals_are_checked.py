"""Whoever alters the journals behind the program's back is found out, and the row is named."""

from dataclasses import replace

import pytest
from desk import Desk
from sqlalchemy import func, select, text
from tampering import lift_guards

from app.cli.journal import verify
from app.persistence.database import metadata
from app.queries.journal_check import check_journals
from processes.actions.office import note_change
from processes.actions.seals import SealDay, seal_day
from processes.actions.units import AddUnit
from processes.domain.access import SYSTEM
from processes.domain.dossier.journal import JournalEntry, entry_hash, payload_hash
from processes.domain.office_journal import OfficeEntry


@pytest.fixture
def desk(app, clock):
    """A dossier with two entries, changes of the office, and two seals over them."""
    made = Desk(app, clock)
    made.file_household_business()
    _change(made, "a", "b")
    _change(made, "b", "c")
    clock.at("2026-11-14 00:05")
    made.perform(seal_day, SYSTEM, SealDay())
    clock.at("2026-11-14 09:00")
    _change(made, "c", "d")
    clock.at("2026-11-15 00:05")
    made.perform(seal_day, SYSTEM, SealDay())
    return made


def _change(desk, before, after):
    def change(world, actor, command):
        note_change(
            world, actor, "rename_unit", ("unit", "u1", "Phòng"), {"name": before}, {"name": after}, "vì"
        )

    desk.perform(change, SYSTEM, AddUnit(None))


def behind_our_back(desk, *statements):
    def tamper(session):
        lift_guards(session)
        for statement in statements:
            assert session.execute(text(statement)).rowcount > 0, statement

    desk.transactions.write(tamper)


def found(desk):
    with desk.transactions.read() as session:
        return verify(session)[0]


def test_whole_journals_are_counted(desk):
    with desk.transactions.read() as session:
        checked = check_journals(session)
        in_office = session.scalar(select(func.count()).select_from(OfficeEntry))
    assert (checked.dossiers, checked.entries, checked.seals) == (1, 2, 2)
    assert checked.office_entries == in_office >= 3
    assert checked.breaks == ()
    assert checked.last_seal.day.isoformat() == "2026-11-14"


@pytest.mark.parametrize(
    "field",
    [
        "at = '2026-11-12 08:00:00.000000'",
        "kind = 'step_done'",
        "actor_id = 'x'",
        "actor_name = 'x'",
        "acting_for = 'x'",
        "payload = '{}'",
        "payload_sha256 = 'x'",
        "previous = 'x'",
        "sha256 = 'x'",
    ],
)
def test_an_altered_entry_is_named(desk, field):
    behind_our_back(desk, f"UPDATE journal SET {field} WHERE seq = 2")
    said = found(desk)
    assert "entry 2 (" in said
    assert "was altered" in said


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("DELETE FROM journal WHERE seq = 1", "entry 2 ("),
        ("DELETE FROM journal WHERE seq = 2", "entries after 1 are missing"),
        ("DELETE FROM journal", "its entries are missing"),
        ("UPDATE journal SET seq = 7 WHERE seq = 2", "entry 7 ("),
        ("UPDATE dossier SET journal_head = 'x'", "entries after 2 are missing"),
        ("UPDATE dossier SET journal_seq = 1", "entries after 2 are missing"),
    ],
)
def test_missing_entries_are_named(desk, statement, words):
    behind_our_back(desk, statement)
    assert words in found(desk)


def test_a_chain_forged_from_end_to_end_is_found_by_the_seal_alone(desk):
    """All hashes are computed anew, as somebody would who knows this program."""
    with desk.transactions.read() as session:
        chain = session.scalars(select(JournalEntry).order_by(JournalEntry.seq)).all()
    previous, statements = "", []
    for entry in chain:
        forged = replace(entry, payload={**entry.payload, "forged": 1}, previous=previous)
        forged.payload_sha256 = payload_hash(forged.payload)
        previous = entry_hash(forged)
        payload = str(forged.payload).replace("'", '"').replace("None", "null")
        statements.append(
            f"UPDATE journal SET payload = '{payload}', payload_sha256 = '{forged.payload_sha256}', "
            f"previous = '{forged.previous}', sha256 = '{previous}' WHERE seq = {entry.seq}"
        )
    behind_our_back(desk, *statements, f"UPDATE dossier SET journal_head = '{previous}'")
    with desk.transactions.read() as session:
        assert [found.why for found in check_journals(session).breaks] == ["seal"]
    assert found(desk) == "Seal of 2026-11-13: what was sealed that day is not what stands there now."


def test_a_dossier_that_vanished_with_its_entries_is_found_by_the_seal(desk):
    owned = [name for name, table in metadata.tables.items() if "dossier_id" in table.columns]

    def vanish(session):
        lift_guards(session)
        session.execute(text("DELETE FROM work_item"))
        for name in owned:
            session.execute(text(f"DELETE FROM {name}"))
        session.execute(text("DELETE FROM dossier"))

    desk.transactions.write(vanish)
    assert found(desk).startswith("Seal of 2026-11-13")


@pytest.mark.parametrize(
    "field",
    [
        "at = '2026-11-12 08:00:00.000000'",
        "actor_id = 'x'",
        "actor_name = 'x'",
        "action = 'x'",
        "subject_kind = 'x'",
        "subject_id = 'x'",
        "subject_name = 'x'",
        "\"before\" = '{}'",
        '"after" = NULL',
        "reason = 'x'",
        "previous = 'x'",
        "sha256 = 'x'",
        "seq = 999",
    ],
)
def test_an_altered_entry_of_the_office_is_named(desk, field):
    behind_our_back(desk, f"UPDATE office_journal SET {field} WHERE seq = 2")
    said = found(desk)
    assert said.startswith("Journal of the office: entry")
    assert "was altered" in said


def test_entries_of_the_office_that_are_missing_are_found(desk):
    behind_our_back(desk, "DELETE FROM office_journal WHERE seq = 1")
    assert found(desk).startswith("Journal of the office: entry 2")


def test_the_last_entry_of_the_office_cut_off_is_found_by_the_seal(desk):
    behind_our_back(desk, "DELETE FROM office_journal WHERE seq = (SELECT max(seq) FROM office_journal)")
    assert found(desk).startswith("Seal of 2026-11-14")


@pytest.mark.parametrize(
    "field",
    [
        "day = '2026-11-12'",
        "made_at = '2026-11-12 08:00:00.000000'",
        "last_id = 1",
        "last_office_seq = 1",
        "entries = 3",
        "previous = 'x'",
        "sha256 = 'x'",
    ],
)
def test_an_altered_seal_is_named(desk, field):
    behind_our_back(desk, f"UPDATE journal_seal SET {field} WHERE day = '2026-11-13'")
    assert found(desk).startswith("Seal of 2026-11-1")


def test_a_seal_that_was_taken_out_is_found(desk):
    behind_our_back(desk, "DELETE FROM journal_seal WHERE day = '2026-11-13'")
    assert found(desk).startswith("Seal of 2026-11-14")


def test_an_erased_payload_leaves_everything_whole(desk):
    desk.transactions.write(
        lambda session: session.execute(text("UPDATE journal SET payload = NULL WHERE seq = 1"))
    )
    assert found(desk) is None
