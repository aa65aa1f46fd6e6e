"""What administrators see of the table of access."""

from dataclasses import dataclass

from app.queries.views_frame import Option, SmallForm
from app.queries.views_officer import NavItem


@dataclass(frozen=True)
class PersonColumn:
    """A role, or another kind of person, with the address of what it may do; ``current`` is shown below."""

    name: str
    url: str
    current: bool = False


@dataclass(frozen=True)
class PermissionRow:
    """An action: for each person in how many statuses it may be done; ``all`` of them, or None for never."""

    action: str
    counts: tuple[int | None, ...]


@dataclass(frozen=True)
class PermissionDetail:
    """What a person may do: in which statuses, and under which conditions (alternatives)."""

    action: str
    statuses: str
    conditions: tuple[str, ...]


@dataclass(frozen=True)
class PermissionAnswer:
    """Whether somebody may do something to a dossier, or to one of its tasks; ``why`` when not."""

    action: str
    task: str
    allowed: bool
    why: str = ""


@dataclass(frozen=True)
class Permissions:
    """Quyền hạn: the whole table, one person of it in words, and the answers for a person and a dossier."""

    tabs: tuple[NavItem, ...]
    persons: tuple[PersonColumn, ...]
    rows: tuple[PermissionRow, ...]
    statuses: int
    person: str
    details: tuple[PermissionDetail, ...]
    form: SmallForm
    people: tuple[Option, ...]
    asked: str = ""
    answers: tuple[PermissionAnswer, ...] = ()
