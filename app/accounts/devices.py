"""Devices on which a holder has logged in before: a signed cookie names one, a counter its wrong tries."""

import secrets
from dataclasses import dataclass

from itsdangerous import BadSignature, URLSafeSerializer
from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from app.persistence.tables.dossiers import counter

COOKIE = "known_device"
LIFE = 365 * 24 * 3600
"""Seconds that a browser keeps the cookie."""


@dataclass(frozen=True)
class Device:
    """A browser that has belonged to the holder of an account; ``id`` is random."""

    account_id: str
    id: str


def new_device(account_id: str) -> Device:
    """A device never seen before."""
    return Device(account_id, secrets.token_hex(12))


def write_device(secret: str, device: Device) -> str:
    """The cookie that names the device."""
    return str(_signer(secret).dumps([device.account_id, device.id]))


def read_device(secret: str, cookie: str) -> Device | None:
    """The device a cookie names; None for one that we did not write."""
    try:
        account_id, id_ = _signer(secret).loads(cookie)
    except (BadSignature, ValueError):
        return None
    return Device(account_id, id_)


def failures_of(session: Session, device: Device) -> int:
    """Wrong tries of the device since its last login."""
    found = session.execute(select(counter.c.value).where(counter.c.key == _key(device))).scalar()
    return int(found or 0)


def note_failure_of(session: Session, device: Device) -> None:
    """One more."""
    mine = counter.c.key == _key(device)
    if not session.execute(update(counter).where(mine).values(value=counter.c.value + 1)).rowcount:
        session.execute(insert(counter).values(key=_key(device), value=1))


def forget_failures_of(session: Session, device: Device) -> None:
    """None any more."""
    session.execute(delete(counter).where(counter.c.key == _key(device)))


def _key(device: Device) -> str:
    return f"device:{device.id}"


def _signer(secret: str) -> URLSafeSerializer:
    return URLSafeSerializer(secret, salt="known device")
