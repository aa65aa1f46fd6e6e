"""The account of a person who logs in: an applicant or an officer."""

from dataclasses import dataclass, field
from datetime import datetime

from flask_security import UserMixin


@dataclass(eq=False)
class Account(UserMixin):  # type: ignore[misc]
    """Who logs in. ``username`` is a chosen name or the personal identification number (C-14)."""

    id: str
    username: str
    email: str | None
    password: str | None
    fs_uniquifier: str
    created_at: datetime
    active: bool = True
    demo: bool = False
    locale: str = "vi"
    party_id: str | None = None
    officer_id: str | None = None
    failed_logins: int = 0
    locked_until: datetime | None = None
    disabled_at: datetime | None = None
    invited_at: datetime | None = None
    """Set while the holder has not yet chosen a password."""
    email_verified_at: datetime | None = None
    totp_secret: str | None = None
    recovery_codes: list[str] = field(default_factory=list)
    """Hashes of the codes that stand in for a lost second factor, each good once."""
    last_login_at: datetime | None = None
    last_login_address: str = ""

    @property
    def roles(self) -> list[str]:
        """Rights come from posts, not from roles of the account."""
        return []


@dataclass
class LoginSession:
    """One login of an account on one device; ended ones stay for the holder to see."""

    id: str
    account_id: str
    started_at: datetime
    seen_at: datetime
    address: str = ""
    agent: str = ""
    ended_at: datetime | None = None
