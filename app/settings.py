"""Settings: read once from the environment into one frozen object; ``docs/settings.md`` lists them."""

import contextlib
import os
import secrets
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

DEFAULT_VAR = "var"
SECOND_FACTOR = ("off", "optional", "required")


@dataclass(frozen=True)
class Settings:
    """Everything that differs between installations.

    ``database_url`` and ``files`` default to SQLite and a folder under ``var``. ``demo`` makes demo units,
    people and accounts and is only possible on a loopback address.
    """

    var: Path = field(default_factory=lambda: Path(DEFAULT_VAR))
    database_url: str = ""
    secret_key: str = ""
    host: str = "127.0.0.1"
    port: int = 8000
    base_url: str = ""
    demo: bool = False
    models: Path = field(default_factory=lambda: Path("bpmn_models"))
    payment_secret: str = ""
    secure_cookies: bool = False
    proxies: int = 0
    captcha: bool = True
    testing: bool = False
    rate_limits: bool = True
    upload_megabytes: int = 20
    staff_second_factor: str = "optional"
    """``off``, ``optional`` or ``required``: the code of a telephone besides the password, for officers."""

    @property
    def database(self) -> str:
        """The URL of the database."""
        return self.database_url or f"sqlite:///{(self.var / 'motcua.sqlite').absolute()}"

    @property
    def files(self) -> Path:
        """The folder of uploaded and generated files."""
        return self.var / "files"

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
    """The settings of this process. The secret key is made once and kept under ``var``."""
    env = os.environ if environment is None else environment
    var = Path(env.get("MOTCUA_VAR", DEFAULT_VAR))
    key = env.get("SECRET_KEY") or kept_secret(var / "secret_key")
    return Settings(
        var=var,
        database_url=env.get("DATABASE_URL", ""),
        secret_key=key,
        host=env.get("HOST", "127.0.0.1"),
        port=int(env.get("PORT", "8000")),
        base_url=env.get("BASE_URL", ""),
        demo=env.get("MOTCUA_DEMO", "") == "1",
        models=Path(env.get("MOTCUA_MODELS", "bpmn_models")),
        payment_secret=env.get("PAYMENT_SECRET") or kept_secret(var / "payment_secret"),
        secure_cookies=env.get("SECURE_COOKIES", "") == "1",
        proxies=int(env.get("PROXIES", "0")),
        captcha=env.get("CAPTCHA", "1") != "0",
        rate_limits=env.get("RATE_LIMITS", "1") != "0",
        staff_second_factor=one_of(
            "STAFF_SECOND_FACTOR", env.get("STAFF_SECOND_FACTOR", "optional"), SECOND_FACTOR
        ),
    )


def one_of(name: str, value: str, words: tuple[str, ...]) -> str:
    """The value of a setting that knows only ``words``. Raises ValueError, naming the setting, for any other."""
    if value not in words:
        raise ValueError(f"{name} must be one of: {', '.join(words)}.")
    return value


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
