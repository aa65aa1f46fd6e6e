"""What the pages show on which an officer draws up a dossier at the desk."""

from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from app.queries.views_filing import Replaced
from app.queries.views_frame import FieldError, Link, Option, SmallForm
from app.queries.views_officer_task import PaperCheck


@dataclass(frozen=True)
class OfferedProcedure:
    """A procedure that may be filed at the desk."""

    code: str
    name: str
    url: str
    field: str
    limit: str


@dataclass(frozen=True)
class ChooseProcedure:
    """The first page: which procedure."""

    url: str
    q: str
    rows: tuple[OfferedProcedure, ...]
    back: Link


@dataclass(frozen=True)
class ApplicantAtDesk:
    """Who stands at the desk: fields ``person_id``, ``name``, ``phone``, ``email``, ``address``, and
    ``unit`` and ``channel`` where there is a choice."""

    form: SmallForm
    procedure: str
    units: tuple[Option, ...]
    channels: tuple[Option, ...]
    needs: tuple[str, ...]
    back: Link


@dataclass(frozen=True)
class SectionLine:
    """A form of the application among several: where it is filled in, and whether it is in order."""

    id: str
    title: str
    url: str
    done: bool


@dataclass(frozen=True)
class FeeOnFiling:
    """What is paid before the dossier goes on; fields ``fee_method`` and ``fee_transfer``."""

    amount: int
    method: str = ""
    transfer: str = ""
    error: str = ""


@dataclass(frozen=True)
class Fact:
    """A line of a side box."""

    key: str
    value: str


@dataclass(frozen=True)
class DrawnUp:
    """A dossier being drawn up. Posts ``do``: ``file`` or ``save``; the only form of the application stands
    on the page (``form_html``), several are listed (``sections``)."""

    now: datetime
    url: str
    drop_url: str
    procedure: str
    applicant: tuple[Fact, ...]
    form_html: Markup | str
    form_title: str
    sections: tuple[SectionLine, ...]
    checks: tuple[PaperCheck, ...]
    back: Link
    errors: tuple[FieldError, ...] = ()
    fee: FeeOnFiling | None = None
    fee_later: int | None = None
    promised: datetime | None = None
    keep_until: datetime | None = None
    said: str = ""
    replaced: Replaced | None = None


@dataclass(frozen=True)
class DrawnUpSection:
    """One of several forms of a dossier being drawn up. Posts ``do``: ``next`` or ``save``."""

    url: str
    title: str
    procedure: str
    applicant: str
    form_html: Markup | str
    back: Link
    errors: tuple[FieldError, ...] = ()
