"""Accounts that administrators open for officers, and for applicants whom the office knows from the desk, and
passwords they end: the holder chooses by a link.

Where there is no address to send the link to, the administrator hands it over himself, and the office's
journal says so.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from app.accounts.administration import ChangeAccount, NothingToChange, account_of_another, end_all, note
from app.accounts.letters import send_link
from app.accounts.links import INVITED
from app.accounts.opening import NAME, NAME_FAULT, fresh_uniquifier, written_name
from app.persistence.accounts import Account
from forms.messages import message
from processes.actions.desk_applicant import number_on_paper, same_name
from processes.actions.faults import BadInput, Fault, not_an_address, refuse
from processes.actions.office import require_administrator, require_reason
from processes.domain.access import Actor
from processes.domain.errors import NotFound, Refusal
from processes.domain.organisation import Officer, Party
from processes.ports import World


class HasAccount(Refusal):
    """The officer or applicant has an account already."""

    http = 422
    text = message("Người này đã có tài khoản. Mở trang tài khoản để gửi lại lời mời hoặc đặt lại mật khẩu.")


@dataclass(frozen=True)
class InviteOfficer:
    """A new account for an officer; ``email`` empty: the link is handed over."""

    officer_id: str
    username: str
    email: str = ""


@dataclass(frozen=True)
class InviteApplicant:
    """A new account for somebody served at the desk, whose papers the office has seen; he logs in by the
    number. ``reason`` says which papers. ``email`` empty: the link is handed over."""

    person_id: str
    name: str
    reason: str
    email: str = ""


@dataclass(frozen=True)
class Invited:
    """The account and the path of its link; ``handed_over``: there was no address to send it to."""

    account: Account
    path: str

    @property
    def handed_over(self) -> bool:
        """Whether the administrator must give the link to the holder."""
        return not self.account.email


@dataclass(frozen=True)
class Invitations:
    """The actions that send links; ``secret`` signs them and never enters a command."""

    secret: str

    def invite_account(self, world: World, actor: Actor, command: InviteOfficer) -> Invited:
        """Open an account without a password and send its holder a link to choose one.

        Raises NotFound, HasAccount and BadInput.
        """
        require_administrator(actor)
        officer: Officer | None = world.get(Officer, command.officer_id)
        if officer is None or not officer.active:
            raise NotFound
        if world.find(Account, officer_id=officer.id):
            raise HasAccount
        name, address = written_name(command.username), command.email.strip().lower()
        refuse([*_name_faults(world, name), *_address_faults(world, address)])
        made = _opened(world, name, address)
        made.officer_id = officer.id
        return self._keep(world, actor, made)

    def invite_applicant(self, world: World, actor: Actor, command: InviteApplicant) -> Invited:
        """Open the account of an applicant without one; his dossiers from the desk are there when he comes.

        Number and name must both be right. Raises BadInput, HasAccount and ReasonRequired.
        """
        require_administrator(actor)
        reason, address = require_reason(command.reason), command.email.strip().lower()
        party = _known_applicant(world, command)
        if world.find(Account, party_id=party.id):
            raise HasAccount
        name = written_name(number_on_paper(command.person_id))
        refuse([*_taken_faults(world, "person_id", name), *_address_faults(world, address)])
        made = _opened(world, name, address)
        made.party_id, made.locale, party.email = party.id, party.locale, address or party.email
        return self._keep(world, actor, made, reason)

    def send_invitation_again(self, world: World, actor: Actor, command: ChangeAccount) -> Invited:
        """A new link for an invited holder; the earlier one is worth nothing. Raises NothingToChange."""
        found, reason = account_of_another(world, actor, command)
        if found.password is not None or not found.active:
            raise NothingToChange
        found.fs_uniquifier, found.invited_at = fresh_uniquifier(), world.now
        note(world, actor, "send_invitation_again", found, None, None, reason)
        return self._send(world, actor, found)

    def reset_account_password(self, world: World, actor: Actor, command: ChangeAccount) -> Invited:
        """End the password and every login; the holder chooses another by a link. Raises NothingToChange."""
        found, reason = account_of_another(world, actor, command)
        if found.password is None or not found.active:
            raise NothingToChange
        found.password, found.invited_at = None, world.now
        end_all(world, found)
        note(world, actor, "reset_account_password", found, None, None, reason)
        return self._send(world, actor, found, by_office=True)

    def _keep(self, world: World, actor: Actor, made: Account, reason: str = "") -> Invited:
        world.add(made)
        world.flush()
        after = {"username": made.username, "email": made.email or ""}
        note(world, actor, "invite_account", made, None, after, reason)
        return self._send(world, actor, made)

    def _send(self, world: World, actor: Actor, found: Account, by_office: bool = False) -> Invited:
        invited = Invited(found, send_link(world, self.secret, found, INVITED, by_office=by_office))
        if invited.handed_over:
            note(world, actor, "hand_over_link", found, None, None)
        return invited


def _opened(world: World, name: str, address: str) -> Account:
    return Account(
        id=world.new_id(),
        username=name,
        email=address or None,
        password=None,
        fs_uniquifier=fresh_uniquifier(),
        created_at=world.now,
        invited_at=world.now,
    )


def _known_applicant(world: World, command: InviteApplicant) -> Party:
    number = number_on_paper(command.person_id)
    found: list[Party] = world.find(Party, person_id=number) if number else []
    for party in found:
        if same_name(world, party.name, command.name):
            return party
    words = message(
        "Chưa có người nộp nào với cả số giấy tờ và họ tên này. Đối chiếu lại cả hai với giấy tờ gốc; "
        "người chưa từng nộp hồ sơ thì tự đăng ký trên Cổng."
    )
    raise BadInput([Fault("person_id", words)])


def _name_faults(world: World, name: str) -> Iterator[Fault]:
    if not NAME.fullmatch(name):
        yield Fault("username", NAME_FAULT)
    else:
        yield from _taken_faults(world, "username", name)


def _taken_faults(world: World, field: str, name: str) -> Iterator[Fault]:
    if world.find(Account, username=name):
        yield Fault(field, message("Tên này đã có người dùng. Đặt tên khác."))


def _address_faults(world: World, address: str) -> Iterator[Fault | None]:
    yield not_an_address("email", address)
    if address and world.find(Account, email=address):
        yield Fault("email", message("Địa chỉ này là của tài khoản khác. Dùng địa chỉ khác."))
