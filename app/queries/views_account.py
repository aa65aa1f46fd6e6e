"""What the account pages show: register, log in, one's own profile. Frozen values only."""

from dataclasses import dataclass

from app.queries.views_frame import Captcha, Link, Option, SmallForm


@dataclass(frozen=True)
class RegisterPage:
    """``kinds`` empty: only citizens register here."""

    form: SmallForm
    kinds: tuple[Option, ...]
    national_url: str | None = None
    captcha: Captcha | None = None
    sexes: tuple[Option, ...] = ()


@dataclass(frozen=True)
class LoginPage:
    form: SmallForm
    register_url: str
    forgot_url: str | None = None
    national_url: str | None = None


@dataclass(frozen=True)
class ProfilePage:
    form: SmallForm
    name: str
    id_number: str
    kind: str
    ial: int
    saved: bool = False
    created: bool = False
    links: tuple[Link, ...] = ()
