"""The frame around every citizen's page, and the small values many pages share.

Frozen values only; other modules fill them. Texts are in the reader's language already, moments are aware,
amounts are whole đồng. Codes (levels, statuses, channels) become words in the templates.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Link:
    text: str
    url: str


@dataclass(frozen=True)
class Tab:
    """A tab that is a link; ``count`` only where something waits behind it."""

    text: str
    url: str
    current: bool = False
    count: int | None = None


@dataclass(frozen=True)
class Option:
    value: str
    text: str


@dataclass(frozen=True)
class FieldError:
    """Words said in the summary and, word for word, at the field; no field for errors of the whole page."""

    words: str
    field: str | None = None


@dataclass(frozen=True)
class SmallForm:
    """A form of our own (not a procedure's): where it posts, what was typed, what is wrong."""

    url: str
    values: Mapping[str, str] = field(default_factory=dict)
    errors: tuple[FieldError, ...] = ()

    def value(self, name: str) -> str:
        return self.values.get(name, "")

    def error(self, name: str) -> str:
        return next((error.words for error in self.errors if error.field == name), "")


@dataclass(frozen=True)
class Captcha:
    """A picture (and a sound) to type from; ``token`` names the question to the server."""

    image_url: str
    token: str
    audio_url: str | None = None
    error: str = ""


@dataclass(frozen=True)
class Pages:
    """Where a list stands: words such as "1–20 trong 34" and the neighbours, if any."""

    says: str
    previous: str | None = None
    next: str | None = None


@dataclass(frozen=True)
class FileRow:
    """A file to open: ``says`` is its second line ("PDF, 1,2 MB · bổ sung 19/11")."""

    name: str
    url: str | None
    says: str
    glyph: str | None = None


@dataclass(frozen=True)
class Language:
    code: str
    name: str
    url: str
    current: bool


@dataclass(frozen=True)
class Person:
    """Who is logged in."""

    name: str
    account_url: str
    logout_url: str


@dataclass(frozen=True)
class Desk:
    """The one-stop desk whose portal this is."""

    name: str
    address: str
    phone: str
    email: str
    hours: tuple[str, ...] = ()


@dataclass(frozen=True)
class Urls:
    """Addresses of the frame; those that are None are not offered."""

    home: str
    procedures: str
    file: str
    lookup: str
    dossiers: str
    guide: str
    register: str
    login: str
    verify: str | None = None
    questions: str | None = None
    feedback: str | None = None
    privacy: str | None = None
    accessibility: str | None = None
    statistics: str | None = None


@dataclass(frozen=True)
class Frame:
    """Header, navigation and footer; every page of citizens gets it as ``frame``."""

    place: str
    province: str
    urls: Urls
    languages: tuple[Language, ...]
    desk: Desk
    person: Person | None = None
    emblem_url: str | None = None
