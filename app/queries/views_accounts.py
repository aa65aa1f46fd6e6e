"""What administrators see of accounts."""

from dataclasses import dataclass
from datetime import datetime

from app.queries.views_frame import Link, SmallForm
from app.queries.views_officer import Filter, NavItem, Paging


@dataclass(frozen=True)
class AccountRow:
    """An account in the list. ``state``: active, invited, resting (wrong passwords) or locked."""

    url: str
    username: str
    holder: str
    kind: str
    email: str
    state: str
    last_login_at: datetime | None
    second_factor: bool


@dataclass(frozen=True)
class AccountList:
    """Tài khoản. Tab ids: all, staff, citizens, invited, locked."""

    now: datetime
    tabs: tuple[NavItem, ...]
    lists: tuple[NavItem, ...]
    filter: Filter
    rows: tuple[AccountRow, ...]
    paging: Paging
    said: str = ""
    invite_url: str = ""
    """The form that opens an account for an applicant from the desk."""


@dataclass(frozen=True)
class AccountChange:
    """Something that may be done: the value of its button, its words, what follows."""

    value: str
    text: str
    follows: str
    destroys: bool = False


@dataclass(frozen=True)
class AccountPage:
    """One account; ``changes`` are those that may be made now, with one reason."""

    now: datetime
    tabs: tuple[NavItem, ...]
    row: AccountRow
    holder: Link
    created_at: datetime
    address: str
    email_verified: bool
    devices: int
    resting_until: datetime | None
    form: SmallForm
    changes: tuple[AccountChange, ...]
    own: bool = False
    said: str = ""
    party_id: str = ""
    """Whose it is, of an applicant: who looks is noted."""


@dataclass(frozen=True)
class HandedOver:
    """A link shown once, because there is no address to send it to."""

    tabs: tuple[NavItem, ...]
    holder: str
    username: str
    url: str
    until: datetime
    back_url: str
