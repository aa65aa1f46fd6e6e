"""What the account pages show: register, log in, one's own profile. Frozen values only."""

from dataclasses import dataclass
from datetime import datetime

from app.queries.views_frame import Captcha, Link, Option, SmallForm


@dataclass(frozen=True)
class RegisterPage:
    """``kinds`` empty: only citizens register here."""

    form: SmallForm
    kinds: tuple[Option, ...]
    national_url: str | None = None
    captcha: Captcha | None = None
    sexes: tuple[Option, ...] = ()
    others: tuple[Link, ...] = ()
    """The registrations of other kinds of holders."""


@dataclass(frozen=True)
class LoginPage:
    form: SmallForm
    register_url: str
    forgot_url: str | None = None
    national_url: str | None = None
    password_set: bool = False


@dataclass(frozen=True)
class CodePage:
    """The second step of an officer; ``again_url`` begins anew."""

    form: SmallForm
    again_url: str


@dataclass(frozen=True)
class ForgotPage:
    """``sent``: the same words whether or not there is such an account."""

    form: SmallForm
    sent: bool
    login_url: str


@dataclass(frozen=True)
class NewPasswordPage:
    """Choosing a password: by a link out of a letter, or knowing the present one (``present_asked``)."""

    form: SmallForm
    name: str
    title: str
    present_asked: bool = False
    back_url: str = ""
    agreement_asked: bool = False
    """Somebody known from the desk agrees now that his data are processed."""


@dataclass(frozen=True)
class VerifyPage:
    """Confirming an e-mail address with a button, which programs that open letters do not press."""

    url: str
    email: str
    done: bool = False


@dataclass(frozen=True)
class DeviceRow:
    """A device that is logged in; ``end_url`` for all but this one."""

    browser: str
    address: str
    started_at: datetime
    seen_at: datetime
    end_url: str | None


@dataclass(frozen=True)
class DevicesPage:
    now: datetime
    rows: tuple[DeviceRow, ...]
    end_others_url: str
    back_url: str
    said: str = ""


@dataclass(frozen=True)
class SafetyPage:
    """What keeps the account safe. ``factor``: on, off, or empty where it is not for this person."""

    password_url: str
    devices_url: str
    devices: int
    factor: str = ""
    factor_url: str = ""
    codes_left: int = 0
    email: str = ""
    email_verified: bool = False
    verify_url: str = ""
    said: str = ""


@dataclass(frozen=True)
class FactorPage:
    """Setting up the second factor: ``picture`` is a PNG as data, ``secret`` the same in letters."""

    form: SmallForm
    picture: str
    secret: str
    required: bool
    back_url: str


@dataclass(frozen=True)
class FactorSetPage:
    """A second factor that is set up: new recovery codes, or removal, with the password."""

    remove_form: SmallForm
    renew_url: str
    codes_left: int
    back_url: str


@dataclass(frozen=True)
class RecoveryCodesPage:
    """The recovery codes, shown once."""

    codes: tuple[str, ...]
    onward_url: str


@dataclass(frozen=True)
class ProfilePage:
    form: SmallForm
    name: str
    id_number: str
    kind: str
    ial: int
    saved: bool = False
    created: bool = False
    organisation: bool = False
    links: tuple[Link, ...] = ()
