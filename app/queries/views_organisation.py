"""What administrators see of agencies, people, posts and slots, and the plain forms they fill in."""

from dataclasses import dataclass
from datetime import date, datetime

from app.queries.views_frame import Link, Option, SmallForm
from app.queries.views_officer import Filter, NavItem, Paging


@dataclass(frozen=True)
class FormField:
    """A question of a plain form. ``kind``: ``text``, ``textarea``, ``select``, ``day`` (dd/mm/yyyy) or
    ``code`` (a select ``scheme_n`` beside the text ``code_n``). ``wide`` takes the whole row."""

    name: str
    label: str
    kind: str = "text"
    hint: str = ""
    required: bool = False
    options: tuple[Option, ...] = ()
    wide: bool = False


@dataclass(frozen=True)
class FormPage:
    """A plain form on a page of its own: what it does in a sentence, its questions, and the way back."""

    title: str
    form: SmallForm
    fields: tuple[FormField, ...]
    submit: str
    back: Link
    says: str = ""
    warning: str = ""
    destroys: bool = False


@dataclass(frozen=True)
class UnitRow:
    """A line of the tree; ``depth`` counts from 0. ``posts`` are those held today."""

    url: str
    name: str
    short_name: str
    code: str
    level: str
    valid_from: date
    valid_to: date | None
    posts: int
    depth: int
    above: str = ""
    ended: bool = False


@dataclass(frozen=True)
class Units:
    """Cơ quan: the tree. ``toggle`` shows or hides the ended ones."""

    now: datetime
    tabs: tuple[NavItem, ...]
    rows: tuple[UnitRow, ...]
    count: int
    add_url: str
    toggle: Link | None = None
    said: str = ""


@dataclass(frozen=True)
class PostRow:
    """A role of a person in a unit. ``state``: ``now``, ``later`` or ``ended``."""

    person: Link
    unit: Link
    role: str
    title: str
    valid_from: date
    valid_to: date | None
    state: str
    end_url: str | None = None


@dataclass(frozen=True)
class SuccessionRow:
    """A unit before or after this one, and since when."""

    unit: Link
    since: date
    note: str
    unlink_url: str


@dataclass(frozen=True)
class UnitPage:
    """One unit. ``facts`` are pairs of words; addresses that are None are not offered."""

    now: datetime
    tabs: tuple[NavItem, ...]
    name: str
    facts: tuple[tuple[str, str], ...]
    above: tuple[Link, ...]
    parts: tuple[UnitRow, ...]
    posts: tuple[PostRow, ...]
    before: tuple[SuccessionRow, ...]
    after: tuple[SuccessionRow, ...]
    edit_url: str
    add_part_url: str
    succession_url: str
    valid_to: date | None = None
    ended: bool = False
    end_url: str | None = None
    reopen_url: str | None = None
    said: str = ""


@dataclass(frozen=True)
class PersonRow:
    """A person in the list; ``posts`` in words ("Chuyên viên, Phòng Kinh tế")."""

    url: str
    name: str
    phone: str
    email: str
    active: bool
    account: bool
    posts: tuple[str, ...]


@dataclass(frozen=True)
class People:
    """Người: officers by name."""

    now: datetime
    tabs: tuple[NavItem, ...]
    filter: Filter
    rows: tuple[PersonRow, ...]
    paging: Paging
    add_url: str
    said: str = ""


@dataclass(frozen=True)
class PersonPage:
    """One officer with his posts, those that ended last."""

    now: datetime
    tabs: tuple[NavItem, ...]
    name: str
    phone: str
    email: str
    active: bool
    usernames: tuple[str, ...]
    held: int
    posts: tuple[PostRow, ...]
    edit_url: str
    account_url: str
    add_post_url: str | None = None
    deactivate_url: str | None = None
    reactivate_url: str | None = None
    said: str = ""


@dataclass(frozen=True)
class SlotCell:
    """Who stands in a slot for a receiving unit. ``missing``: needed and nobody does; ``idle``: roles that
    procedures need there and nobody holds."""

    slot: str
    change_url: str
    unit: Link | None = None
    missing: bool = False
    idle: tuple[str, ...] = ()


@dataclass(frozen=True)
class SlotRow:
    """A receiving unit with its slots, in the order of the columns."""

    receiving: Link
    cells: tuple[SlotCell, ...]


@dataclass(frozen=True)
class SlotColumn:
    """A slot: its name in diagrams, in words, and the procedures that need it."""

    slot: str
    words: str
    procedures: tuple[str, ...]


@dataclass(frozen=True)
class Slots:
    """Ngăn xử lý: receiving units and slots."""

    now: datetime
    tabs: tuple[NavItem, ...]
    columns: tuple[SlotColumn, ...]
    rows: tuple[SlotRow, ...]
    warnings: tuple[str, ...]
    said: str = ""
