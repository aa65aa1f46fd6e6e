"""Settings: read once from the environment into one frozen object; ``docs/settings.md`` lists them."""

import contextlib
import os
import secrets
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from app.outside import Outside, faults
from app.settings_read import SettingRefused, one_of, site, switch, whole

DEFAULT_VAR = "var"
DATABASES = ("sqlite", "postgresql")
POSTGRESQL = "postgresql+psycopg"
"""The driver for PostgreSQL: psycopg 3."""
SHORTEST_SECRET = 16
PASSWORD_NOT_ESCAPED = (
    "DATABASE_URL cannot be read: in its password write %40 for @, %3A for : and %2F for /."
)
NOT_STARTED = 3
"""Tells gunicorn that starting once more would not help."""
SECOND_FACTOR = ("off", "optional", "required")


def diagrams_here() -> Path:
    """``bpmn_models`` in this folder; where there is none, the one beside the source."""
    here = Path("bpmn_models")
    beside = Path(__file__).parent.parent / here
    return beside if beside.is_dir() and not here.is_dir() else here


@dataclass(frozen=True)
class Settings:
    """Everything that differs between installations.

    ``database_url`` and ``files`` default to SQLite and a folder under ``var``. ``demo`` makes demo units,
    people and accounts and is only possible on a loopback address.
    """

    var: Path = field(default_factory=lambda: Path(DEFAULT_VAR))
    database_url: str = field(default="", repr=False)
    secret_key: str = field(default="", repr=False)
    host: str = "127.0.0.1"
    port: int = 8000
    base_url: str = ""
    demo: bool = False
    models: Path = field(default_factory=diagrams_here)
    payment_secret: str = field(default="", repr=False)
    secure_cookies: bool = False
    proxies: int = 0
    captcha: bool = True
    testing: bool = False
    rate_limits: bool = True
    upload_megabytes: int = 20
    staff_second_factor: str = "optional"
    """``off``, ``optional`` or ``required``: the code of a telephone besides the password, for officers."""
    metrics_token: str = field(default="", repr=False)
    metrics_folder: str = ""
    """Where the processes of ``motcua run`` share their counts; empty: each process counts for itself."""
    outside: Outside = field(default_factory=Outside)
    busy_seconds: float = 10
    """How long a writer waits for another before it gives up."""
    web_processes: int = 1
    """How many processes answer people on this machine; more than one on PostgreSQL only."""
    web_threads: int = 8
    serves_pages: bool = False
    """Whether this is such a process: then no statement may take long."""

    @property
    def is_postgresql(self) -> bool:
        """Whether the data are kept on a PostgreSQL server."""
        return bool(self.database_url) and _dialect(self.database_url) == "postgresql"

    @property
    def database(self) -> str:
        """The URL of the database, with the driver we use."""
        if self.is_postgresql:
            url = make_url(self.database_url).set(drivername=POSTGRESQL)
            return url.render_as_string(hide_password=False)
        return self.database_url or f"sqlite:///{(self.var / 'motcua.sqlite').absolute()}"

    @property
    def files(self) -> Path:
        """The folder of uploaded and generated files."""
        return self.var / "files"

    @property
    def sent(self) -> Path:
        """The folder of what the sandboxes "sent"."""
        return self.var / "sent"

    @property
    def public_url(self) -> str:
        """How citizens reach this installation; printed on slips."""
        return self.base_url or f"http://{self.host}:{self.port}"

    @property
    def allows_demo(self) -> bool:
        """Whether demo accounts may be used: in demo mode, on a loopback address that no proxy opens."""
        return self.demo and self.is_loopback and not self.proxies

    @property
    def is_loopback(self) -> bool:
        """Whether only this machine can reach the web process."""
        return self.host in ("127.0.0.1", "localhost", "::1")


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """The settings of this process. The secret key is made once and kept under ``var``.

    Raises SettingRefused, before anything is made, for what cannot work.
    """
    env = os.environ if environment is None else environment
    var = Path(env.get("MOTCUA_VAR", DEFAULT_VAR))
    settings = Settings(
        var=var,
        database_url=env.get("DATABASE_URL", ""),
        secret_key=env.get("SECRET_KEY", ""),
        host=env.get("HOST", "127.0.0.1"),
        port=whole("PORT", env.get("PORT", "8000"), 1, 65535),
        base_url=site("BASE_URL", env.get("BASE_URL", "")),
        demo=switch("MOTCUA_DEMO", env.get("MOTCUA_DEMO", "")),
        models=Path(env["MOTCUA_MODELS"]) if env.get("MOTCUA_MODELS") else diagrams_here(),
        payment_secret=env.get("PAYMENT_SECRET", ""),
        secure_cookies=switch("SECURE_COOKIES", env.get("SECURE_COOKIES", "")),
        proxies=whole("PROXIES", env.get("PROXIES", "0"), 0, 10),
        captcha=switch("CAPTCHA", env.get("CAPTCHA", "1")),
        rate_limits=switch("RATE_LIMITS", env.get("RATE_LIMITS", "1")),
        staff_second_factor=one_of(
            "STAFF_SECOND_FACTOR", env.get("STAFF_SECOND_FACTOR", "optional"), SECOND_FACTOR
        ),
        metrics_token=env.get("METRICS_TOKEN", ""),
        metrics_folder=env.get("PROMETHEUS_MULTIPROC_DIR", ""),
        outside=read_outside(env),
        web_processes=whole("WEB_PROCESSES", env.get("WEB_PROCESSES", "1"), 1, 64),
    )
    require_usable(settings)
    return replace(
        settings,
        secret_key=settings.secret_key or kept_secret(var / "secret_key"),
        payment_secret=settings.payment_secret or kept_secret(var / "payment_secret"),
    )


def usable_settings() -> Settings:
    """The settings of a process that serves; it ends with a sentence when they cannot work."""
    try:
        return read_settings()
    except SettingRefused as refused:
        sys.stderr.write(f"{refused}\n")
        sys.exit(NOT_STARTED)


def read_outside(env: Mapping[str, str]) -> Outside:
    """The settings of real providers."""
    return Outside(
        smtp_host=env.get("SMTP_HOST", ""),
        smtp_port=whole("SMTP_PORT", env.get("SMTP_PORT", "587"), 1, 65535),
        smtp_username=env.get("SMTP_USERNAME", ""),
        smtp_password=env.get("SMTP_PASSWORD", ""),
        smtp_security=env.get("SMTP_SECURITY", "starttls"),
        smtp_sender=env.get("SMTP_SENDER", ""),
        sms_url=env.get("SMS_URL", ""),
        sms_token=env.get("SMS_TOKEN", ""),
        vnpay_url=env.get("VNPAY_URL", ""),
        vnpay_tmn_code=env.get("VNPAY_TMN_CODE", ""),
        vnpay_secret=env.get("VNPAY_SECRET", ""),
        files_url=env.get("FILES_URL", ""),
        files_endpoint=env.get("FILES_ENDPOINT", ""),
        files_region=env.get("FILES_REGION", ""),
        files_key_id=env.get("FILES_KEY_ID", ""),
        files_secret=env.get("FILES_SECRET", ""),
    )


def require_usable(settings: Settings) -> None:
    """Raises SettingRefused with the first combination that cannot work."""
    if sentence := next(_unusable(settings), None):
        raise SettingRefused(sentence)


def _unusable(settings: Settings) -> Iterator[str]:
    yield from faults(settings.outside)
    if settings.database_url and _dialect(settings.database_url) not in DATABASES:
        yield "DATABASE_URL must begin with sqlite:/// or postgresql://."
    if settings.is_postgresql and "@" in (make_url(settings.database_url).host or ""):
        # The rest of the password would be taken for the name of a host, and stand in every error and log.
        yield PASSWORD_NOT_ESCAPED
    if settings.web_processes > 1 and not settings.is_postgresql:
        yield "WEB_PROCESSES must be 1 on SQLite: set DATABASE_URL to a PostgreSQL server for more."
    if settings.secure_cookies and settings.base_url.startswith("http://"):
        yield "SECURE_COOKIES is 1, but BASE_URL begins with http://: nobody could log in."
    if settings.secret_key and len(settings.secret_key) < SHORTEST_SECRET:
        yield f"SECRET_KEY must have at least {SHORTEST_SECRET} characters."
    if settings.metrics_token and len(settings.metrics_token) < SHORTEST_SECRET:
        yield f"METRICS_TOKEN must have at least {SHORTEST_SECRET} characters."


def _dialect(url: str) -> str:
    try:
        return make_url(url).get_backend_name()
    except ValueError:
        # Said here, since the port that is no number may be the end of a password.
        raise SettingRefused(PASSWORD_NOT_ESCAPED) from None
    except ArgumentError:
        return ""


def kept_secret(path: Path) -> str:
    """A random secret, made on first use and readable by this user only."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        # Written beside its place and linked there whole: web process and worker start at the same moment.
        with tempfile.NamedTemporaryFile("w", dir=path.parent) as file:
            file.write(secrets.token_urlsafe(48))
            file.flush()
            with contextlib.suppress(FileExistsError):
                os.link(file.name, path)
    return path.read_text().strip()
