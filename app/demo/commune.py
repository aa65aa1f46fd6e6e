"""Makes the demo commune, once: a second call finds it and changes nothing."""

from datetime import date

from sqlalchemy import select

from app.accounts import open_account
from app.demo.calendar import calendar_data
from app.demo.people import (
    CITIZENS,
    COMMUNE,
    DESK,
    OFFICERS,
    PASSWORD,
    SLOTS,
    UNITS,
    DemoCitizen,
    DemoOfficer,
)
from app.persistence.tables.organisation import unit
from app.services import Services
from processes.actions.administration import AddCalendar, add_calendar
from processes.actions.parties import RegisterParty, register_party
from processes.actions.people import AddOfficer, add_officer
from processes.actions.unit_slots import FillSlot, fill_slot
from processes.actions.units import AddUnit, add_unit
from processes.domain.access import SYSTEM
from processes.domain.organisation import Unit

SINCE = date(2025, 7, 1)
CALENDAR = "lich-tan-hoa-dong"
ADDRESS = "Số 12 đường Bờ Đê, thôn Hạ, xã Tân Hòa Đông, tỉnh Hưng Yên"


def make_commune(at_hand: Services) -> bool:
    """Make units, people, calendar and accounts; False when they were there already."""
    with at_hand.transactions.read() as session:
        if session.execute(select(unit.c.id).where(unit.c.id == COMMUNE)).first():
            return False
    perform = at_hand.transactions.perform
    perform(add_calendar, SYSTEM, AddCalendar(CALENDAR, "Giờ làm việc xã Tân Hòa Đông", calendar_data()))
    for demo in UNITS:
        perform(add_unit, SYSTEM, AddUnit(_unit(demo.id)))
    for slot, unit_id in SLOTS:
        perform(fill_slot, SYSTEM, FillSlot(DESK, slot, unit_id))
    for officer in OFFICERS:
        _make_officer(at_hand, officer)
    for citizen in CITIZENS:
        _make_citizen(at_hand, citizen)
    return True


def _unit(unit_id: str) -> Unit:
    demo = next(demo for demo in UNITS if demo.id == unit_id)
    return Unit(
        id=demo.id,
        code=demo.code,
        name=demo.name,
        name_en=demo.name_en,
        short_name=demo.short_name,
        level=demo.level,
        valid_from=SINCE,
        parent_id=demo.parent,
        calendar_id=CALENDAR if demo.parent is None else None,
        address=ADDRESS,
        phone="02210001234",
        email="motcua@tanhoadong.example",
        place="Tân Hòa Đông",
    )


def _make_officer(at_hand: Services, demo: DemoOfficer) -> None:
    add = AddOfficer(demo.name, "02210001234", f"{demo.username}@tanhoadong.example", demo.posts, SINCE)
    officer = at_hand.transactions.perform(add_officer, SYSTEM, add)
    at_hand.transactions.write(
        lambda session: open_account(
            session,
            demo.username,
            PASSWORD,
            at_hand.clock(),
            email=add.email,
            officer_id=officer.id,
            demo=True,
        )
    )


def _make_citizen(at_hand: Services, demo: DemoCitizen) -> None:
    register = RegisterParty(
        kind="citizen",
        name=demo.name,
        person_id=demo.person_id,
        phone=demo.phone,
        email=demo.email,
        address=demo.address,
        birth_date=date.fromisoformat(demo.birth_date),
        sex=demo.sex,
        consent=True,
    )
    party = at_hand.transactions.perform(register_party, SYSTEM, register)
    at_hand.transactions.write(
        lambda session: open_account(
            session, demo.username, PASSWORD, at_hand.clock(), email=demo.email, party_id=party.id, demo=True
        )
    )
