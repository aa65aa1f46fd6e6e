"""What administrators do with accounts, each change in the office's journal with its reason."""

from dataclasses import dataclass
from typing import Any

from app.accounts.letters import holder_name
from app.accounts.opening import fresh_uniquifier
from app.persistence.accounts import Account, LoginSession
from forms.messages import message
from processes.actions.held_work import require_another_administrator
from processes.actions.office import note_change, require_administrator, require_reason
from processes.domain.access import Actor
from processes.domain.errors import NotFound, Refusal
from processes.domain.organisation import Officer
from processes.ports import World


class OwnAccount(Refusal):
    """Administrators change their own account where everybody does."""

    http = 422
    text = message(
        "Đây là tài khoản của chính Ông, Bà. Đổi ở trang An toàn tài khoản, hoặc nhờ quản trị viên khác."
    )


class NothingToChange(Refusal):
    """The account is already as asked."""

    http = 422
    text = message("Tài khoản đã ở tình trạng này rồi. Tải lại trang để xem.")


@dataclass(frozen=True)
class ChangeAccount:
    """An account and why it is changed."""

    account_id: str
    reason: str


def lock_account(world: World, actor: Actor, command: ChangeAccount) -> Account:
    """Nobody gets in with the account any more, and whoever was in is out.

    Raises NotFound, OwnAccount, LastAdministrator, NothingToChange and ReasonRequired.
    """
    found, reason = account_of_another(world, actor, command)
    if not found.active:
        raise NothingToChange
    if found.officer_id:
        require_another_administrator(world, world.get(Officer, found.officer_id), world.today())
    found.active, found.disabled_at = False, world.now
    end_all(world, found)
    note(world, actor, "lock_account", found, {"active": True}, {"active": False}, reason)
    return found


def unlock_account(world: World, actor: Actor, command: ChangeAccount) -> Account:
    """Let the holder in again; wrong passwords are forgotten, too. Raises as :func:`lock_account`."""
    found, reason = account_of_another(world, actor, command)
    if found.active and not (found.locked_until and found.locked_until > world.now):
        raise NothingToChange
    before = {"active": found.active}
    found.active, found.disabled_at = True, None
    found.failed_logins, found.locked_until = 0, None
    note(world, actor, "unlock_account", found, before, {"active": True}, reason)
    return found


def end_account_sessions(world: World, actor: Actor, command: ChangeAccount) -> Account:
    """Log the holder out on every device. Raises as :func:`lock_account`."""
    found, reason = account_of_another(world, actor, command)
    ended = end_all(world, found)
    note(world, actor, "end_account_sessions", found, None, {"devices": ended}, reason)
    return found


def remove_second_factor(world: World, actor: Actor, command: ChangeAccount) -> Account:
    """For a holder who lost telephone and recovery codes. Raises as :func:`lock_account`."""
    found, reason = account_of_another(world, actor, command)
    if found.totp_secret is None:
        raise NothingToChange
    found.totp_secret, found.recovery_codes = None, []
    end_all(world, found)
    note(
        world, actor, "remove_second_factor", found, {"second_factor": True}, {"second_factor": False}, reason
    )
    return found


def account_of_another(world: World, actor: Actor, command: ChangeAccount) -> tuple[Account, str]:
    """The account and the reason. Raises NotAllowed, NotFound, OwnAccount and ReasonRequired."""
    require_administrator(actor)
    found: Account | None = world.get(Account, command.account_id)
    if found is None:
        raise NotFound
    if found.officer_id is not None and found.officer_id == actor.officer_id:
        raise OwnAccount
    return found, require_reason(command.reason)


def end_all(world: World, found: Account) -> int:
    """End every login of the account and spend its links; returns how many devices were logged in."""
    still = [one for one in world.find(LoginSession, account_id=found.id) if one.ended_at is None]
    for one in still:
        one.ended_at = world.now
    found.fs_uniquifier = fresh_uniquifier()
    return len(still)


def note(
    world: World,
    actor: Actor,
    action: str,
    found: Account,
    before: dict[str, Any] | None,
    after: dict[str, Any] | None,
    reason: str = "",
) -> None:
    """Write the change into the office's journal, under the account and its holder's name."""
    subject = ("account", found.id, f"{holder_name(world, found)} ({found.username})"[:300])
    note_change(world, actor, action, subject, before, after, reason)
