"""Numbers have no gap and chains stay whole when several write at the same moment."""

import pytest
from at_once import together
from desk import Desk
from installation import ROOT
from sqlalchemy import func, select

from app.diagrams import put_in_force
from app.persistence.transaction import ActionBroke
from app.queries.journal_check import check_journals
from app.services import services
from processes.actions.calendars import CalendarChanged, ChangeCalendar, change_calendar
from processes.actions.office import note_change
from processes.actions.seals import SealDay, seal_day
from processes.actions.tasks import CompleteTask, complete_task
from processes.actions.units import AddUnit
from processes.domain.access import SYSTEM
from processes.domain.dossier.records import Incident, Slip
from processes.domain.office_journal import OfficeEntry
from processes.domain.organisation import CalendarRecord, ProcedureVersion

PEOPLE, ROUNDS = 8, 5


@pytest.fixture
def desk(app, clock):
    return Desk(app, clock)


def every(desk, kind):
    with desk.transactions.read() as session:
        return list(session.scalars(select(kind)))


def note(desk, number):
    def change(world, actor, command):
        note_change(
            world, actor, "rename_unit", ("unit", f"u{number}", "Phòng"), {"name": "a"}, {"name": "b"}
        )

    desk.perform(change, SYSTEM, AddUnit(None))


def notes(desk, person):
    for turn in range(ROUNDS):
        note(desk, person * ROUNDS + turn)


def test_changes_of_the_office_stand_one_behind_the_other(desk):
    before = len(every(desk, OfficeEntry))
    together(*[lambda person=person: notes(desk, person) for person in range(PEOPLE)])
    entries = every(desk, OfficeEntry)
    assert sorted(entry.seq for entry in entries) == list(range(1, before + PEOPLE * ROUNDS + 1))
    with desk.transactions.read() as session:
        assert check_journals(session).breaks == ()
    assert every(desk, Incident) == []


def test_a_calendar_changed_at_once_is_changed_once(desk):
    (record,) = every(desk, CalendarRecord)
    command = ChangeCalendar(record.id, record.revision, "Lịch khác", record.data, "Sửa tên")
    told = together(*[lambda: desk.perform(change_calendar, SYSTEM, command).revision] * PEOPLE)
    assert sorted(map(str, told)) == sorted(
        map(str, [record.revision + 1, *[CalendarChanged] * (PEOPLE - 1)])
    )


def test_sealing_among_writers_seals_what_stands_there(desk, clock):
    desk.file_household_business()
    clock.at("2026-11-14 00:05")
    together(
        *[lambda person=person: notes(desk, person) for person in range(PEOPLE - 2)],
        *[lambda: desk.perform(seal_day, SYSTEM, SealDay()) and None] * 2,
    )
    with desk.transactions.read() as session:
        checked = check_journals(session)
    assert (checked.seals, checked.breaks) == (1, ())
    assert every(desk, Incident) == []


def test_slips_drawn_up_at_once_have_following_numbers(desk, clock):
    filed = [desk.file_household_business() for _ in range(4)]
    clock.at("2026-11-16 09:00")
    bao, checks = desk.actor("bao"), {"family_authorisation": ("passed", "")}
    commands = [CompleteTask(desk.items(one.id)[0].id, "accept", {}, "", checks) for one in filed]
    together(*[lambda command=command: desk.perform(complete_task, bao, command) for command in commands])
    numbers = [slip.number for slip in every(desk, Slip) if slip.kind == "receipt_slip"]
    assert len(numbers) == len(set(numbers)) == 4
    assert sorted(int(number.split("/")[0]) for number in numbers) == [1, 2, 3, 4]


def test_what_breaks_the_same_way_at_once_is_one_incident(desk):
    def breaks(world, actor, command):
        raise ValueError("broken")

    def work():
        with pytest.raises(ActionBroke) as broke:
            desk.perform(breaks, SYSTEM, AddUnit(None))
        return broke.value.number

    told = together(*[work] * PEOPLE)
    (incident,) = every(desk, Incident)
    assert (set(told), incident.count) == ({incident.number}, PEOPLE)


def test_a_diagram_put_in_force_at_once_is_one_version(desk, app):
    source = (ROOT / "bpmn_models" / "procedures" / "2.000815.bpmn").read_bytes()
    changed = source.replace(b"</bpmn:definitions>", b"<!-- --></bpmn:definitions>")
    changed = changed.replace("Chứng thực bản sao".encode(), "Chứng thực các bản sao".encode())
    with desk.transactions.read() as session:
        before = session.scalar(select(func.count()).select_from(ProcedureVersion))
    told = together(*[lambda: put_in_force(services(app), SYSTEM, changed, "Sửa tên").number] * 4)
    assert len(set(told)) == 1
    assert len(every(desk, ProcedureVersion)) == before + 1
    assert every(desk, Incident) == []
