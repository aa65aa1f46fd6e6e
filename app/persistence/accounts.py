"""The account of a person who logs in: an applicant or an officer."""

from dataclasses import dataclass
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

    @property
    def roles(self) -> list[str]:
        """Rights come from posts, not from roles of the account."""
        return []
