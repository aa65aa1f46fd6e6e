"""The least an installation needs: a calendar, a unit and its administrator, all of them or none."""

from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.accounts import check_password, open_account
from app.accounts.opening import NAME, NAME_FAULT, written_name
from app.demo.calendar import calendar_data
from app.persistence.tables.accounts import account
from app.persistence.tables.organisation import unit
from app.persistence.world import DatabaseWorld
from app.services import Services
from forms.messages import message
from processes.actions.calendars import OpenCalendar, open_calendar
from processes.actions.faults import BadInput, Fault
from processes.actions.people import AddOfficer, add_officer
from processes.actions.units import AddUnit, add_unit
from processes.domain.access import SYSTEM
from processes.domain.dossier.codes import day_of
from processes.domain.errors import Refusal
from processes.domain.organisation import Unit

ADMINISTRATOR = message("Quản trị hệ thống")
"""The title of the first post."""


class AlreadyInstalled(Refusal):
    """There are units or accounts here."""

    text = message(
        "Máy này đã có cơ quan và tài khoản. Đăng nhập bằng tài khoản quản trị, hoặc đặt MOTCUA_VAR sang "
        "một thư mục trống để lập máy mới."
    )


@dataclass(frozen=True)
class Beginning:
    """The answers to the first questions."""

    agency: str
    code: str
    name: str
    username: str
    password: str = field(repr=False)
    email: str = ""


def install(at_hand: Services, beginning: Beginning) -> None:
    """Make them in one transaction. Raises AlreadyInstalled, or the refusal of what cannot be kept."""
    if not NAME.fullmatch(written_name(beginning.username)):
        raise BadInput([Fault("username", NAME_FAULT)])
    check_password(beginning.password, beginning.username, beginning.name)
    at_hand.transactions.write(lambda session: _make(session, at_hand, beginning))


def _make(session: Session, at_hand: Services, beginning: Beginning) -> None:
    if any(session.execute(select(table.c.id).limit(1)).first() for table in (unit, account)):
        raise AlreadyInstalled
    now, shelves = at_hand.clock(), at_hand.transactions
    world = DatabaseWorld(session, now, shelves.versions, shelves.calendars)
    calendar = open_calendar(world, SYSTEM, OpenCalendar(beginning.agency, calendar_data()))
    world.flush()
    made = add_unit(world, SYSTEM, AddUnit(_unit(beginning, world.new_id(), calendar.id, day_of(now))))
    world.flush()
    post = (made.id, "system_admin", ADMINISTRATOR.text)
    officer = add_officer(
        world, SYSTEM, AddOfficer(beginning.name, "", beginning.email, (post,), day_of(now))
    )
    open_account(
        session,
        beginning.username,
        beginning.password,
        now,
        email=beginning.email or None,
        officer_id=officer.id,
    )


def _unit(beginning: Beginning, id_: str, calendar_id: str, today: date) -> Unit:
    return Unit(
        id=id_,
        code=beginning.code,
        name=beginning.agency,
        level="commune",
        valid_from=today,
        short_name=beginning.agency[:120],
        calendar_id=calendar_id,
        email=beginning.email,
    )
