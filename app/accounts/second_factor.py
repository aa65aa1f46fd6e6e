"""The second step when officers log in: a code of their telephone (RFC 6238), or a recovery code, each once.

What is kept of the secret is encrypted with a key derived from the installation's secret.
"""

import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from passlib.exc import TokenError
from passlib.totp import TOTP

from app.accounts.refusals import WrongCode

ISSUER = "Một Cửa"
WINDOW = 30
"""Seconds that a telephone's clock may be wrong."""
CODES = 10
LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ23456789"
"""What recovery codes are made of: nothing that is read as something else."""


@dataclass(frozen=True)
class Factor:
    """A second factor as it is kept: the encrypted secret, and the last counter that was used."""

    sealed: str
    last: int = -1

    def written(self) -> str:
        """For the column."""
        return f"{self.last}:{self.sealed}"

    @classmethod
    def read(cls, kept: str) -> "Factor":
        """From the column."""
        last, _, sealed = kept.partition(":")
        return cls(sealed, int(last))


def new_secret(secret: str) -> str:
    """A secret for a telephone, encrypted."""
    return str(_codes(secret).new().to_json(encrypt=True))


def address_of(secret: str, sealed: str, username: str) -> str:
    """What the picture says to the telephone (otpauth)."""
    return str(_codes(secret).from_source(sealed).to_uri(username))


def in_words(secret: str, sealed: str) -> str:
    """The secret in groups of four, to type where no picture can be taken."""
    return str(_codes(secret).from_source(sealed).pretty_key(sep=" "))


def check_code(secret: str, factor: Factor, code: str, now: datetime) -> Factor:
    """The factor after a right code. Raises WrongCode for a wrong one and for one that was used before."""
    last = factor.last if factor.last >= 0 else None
    try:
        match = _codes(secret).verify(
            code, factor.sealed, time=int(now.timestamp()), window=WINDOW, last_counter=last
        )
    except (TokenError, ValueError) as error:
        raise WrongCode from error
    return Factor(factor.sealed, match.counter)


def new_recovery_codes() -> tuple[str, ...]:
    """Ten codes such as "ABCD-EFGH", to be shown once."""
    return tuple(f"{_letters(4)}-{_letters(4)}-{_letters(4)}" for _ in range(CODES))


def hash_recovery_code(secret: str, code: str) -> str:
    """What is kept of a recovery code."""
    plain = "".join(char for char in code.upper() if char.isalnum())
    return hmac.new(f"recovery:{secret}".encode(), plain.encode(), sha256).hexdigest()


def is_recovery_code(code: str) -> bool:
    """Whether somebody typed letters, which the codes of telephones never have."""
    return any(char.isalpha() for char in code)


def without_code(secret: str, kept: list[str], code: str) -> list[str]:
    """The hashes that are left after using ``code``. Raises WrongCode when it is none of them."""
    used = hash_recovery_code(secret, code)
    if used not in kept:
        raise WrongCode
    return [one for one in kept if one != used]


def _letters(count: int) -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(count))


def _codes(secret: str) -> Any:
    key = sha256(f"second factor:{secret}".encode()).hexdigest()
    return TOTP.using(issuer=ISSUER, secrets={"1": key})
