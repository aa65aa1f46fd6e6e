"""``motcua init``: prepare an installation and ask for its first administrator."""

from datetime import date

import click

from app.accounts import open_account
from app.cli.running import app_for_commands
from app.demo.calendar import calendar_data
from app.services import Services, services
from processes.actions.administration import AddCalendar, add_calendar
from processes.actions.people import AddOfficer, add_officer
from processes.actions.units import AddUnit, add_unit
from processes.domain.access import SYSTEM
from processes.domain.organisation import Unit


@click.command()
@click.option("--agency", prompt="Name of the agency")
@click.option("--code", prompt="Its identification code (such as H31.40)")
@click.option("--name", prompt="Name of the first administrator")
@click.option("--username", prompt="User name of the administrator")
@click.password_option()
def init(agency: str, code: str, name: str, username: str, password: str) -> None:
    """Bring the schema up to date and make the first unit with its administrator."""
    app = app_for_commands()
    with app.app_context():
        fill(services(), agency, code, name, username, password)
    click.echo(f"Ready. Start with: motcua run; then log in as {username}.")


def fill(at_hand: Services, agency: str, code: str, name: str, username: str, password: str) -> None:
    """The least an installation needs: a calendar, a unit, an administrator."""
    perform, today = at_hand.transactions.perform, at_hand.clock().date()
    perform(add_calendar, SYSTEM, AddCalendar(f"calendar-{code}", agency, calendar_data()))
    perform(add_unit, SYSTEM, AddUnit(_unit(agency, code, today)))
    officer = perform(
        add_officer, SYSTEM, AddOfficer(name, "", "", ((_unit_id(code), "system_admin", ""),), today)
    )
    at_hand.transactions.write(
        lambda session: open_account(session, username, password, at_hand.clock(), officer_id=officer.id)
    )


def _unit_id(code: str) -> str:
    return f"unit-{code}"


def _unit(agency: str, code: str, today: date) -> Unit:
    return Unit(
        id=_unit_id(code),
        code=code,
        name=agency,
        level="commune",
        valid_from=today,
        short_name=agency,
        calendar_id=f"calendar-{code}",
    )
