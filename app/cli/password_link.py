"""``motcua password-link``: let somebody in again when no administrator can, from the machine itself."""

import click
from sqlalchemy.orm import Session

from app.accounts.administration import ChangeAccount, remove_second_factor, unlock_account
from app.accounts.invitations import Invitations
from app.accounts.opening import find_named
from app.cli.running import app_for_commands
from app.persistence.accounts import Account
from app.services import Services, services
from processes.domain.access import SYSTEM


@click.command("password-link")
@click.argument("username")
@click.option("--reason", prompt="Reason (kept in the office's journal)")
@click.option("--without-second-factor", is_flag=True, help="Also remove a lost second factor.")
def password_link(username: str, reason: str, without_second_factor: bool) -> None:
    """End the password of USERNAME and print a link, good once and for 72 hours, to choose another."""
    app = app_for_commands()
    with app.app_context():
        at_hand = services()
        found = at_hand.transactions.write(lambda session: _known(session, username))
        path = let_in(at_hand, found, reason, without_second_factor)
        click.echo(f"{at_hand.settings.public_url}{path}")


def let_in(at_hand: Services, found: Account, reason: str, without_factor: bool) -> str:
    """Unlock the account, end its password, and return the path of its link."""
    perform, invitations = at_hand.transactions.perform, Invitations(at_hand.settings.secret_key)
    change = ChangeAccount(found.id, reason)
    if not found.active:
        perform(unlock_account, SYSTEM, change)
    if without_factor and found.totp_secret is not None:
        perform(remove_second_factor, SYSTEM, change)
    again = found.password is None
    send = invitations.send_invitation_again if again else invitations.reset_account_password
    return perform(send, SYSTEM, change).path


def _known(session: Session, username: str) -> Account:
    found = find_named(session, username)
    if found is None:
        raise click.ClickException(f"There is no account {username}.")
    return found
