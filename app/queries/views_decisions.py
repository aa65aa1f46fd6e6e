"""What designers see of decision tables: the list, and one table with the form that tries it."""

from dataclasses import dataclass
from datetime import datetime

from app.queries.views_frame import Link


@dataclass(frozen=True)
class DecisionRow:
    """A decision in a list; ``policy`` is empty for one that is an expression."""

    name: str
    id: str
    url: str
    policy: str
    rules: int


@dataclass(frozen=True)
class DecisionGroup:
    """The decisions of one place: shared (``kind`` "shared"), of a version in force, of a drawing.

    ``faults`` are sentences about files that cannot be read.
    """

    kind: str
    title: str
    code: str
    url: str | None
    rows: tuple[DecisionRow, ...]
    faults: tuple[str, ...] = ()


@dataclass(frozen=True)
class DecisionList:
    """Bảng quyết định."""

    now: datetime
    groups: tuple[DecisionGroup, ...]


@dataclass(frozen=True)
class Column:
    """A column of a table: what it is called, its FEEL text or name, its type in words, values allowed."""

    label: str
    text: str
    kind: str
    allowed: str = ""


@dataclass(frozen=True)
class RuleRow:
    """A rule: its cells as they are written; ``held`` once the table was tried."""

    number: int
    tests: tuple[str, ...]
    results: tuple[str, ...]
    note: str = ""
    held: bool = False


@dataclass(frozen=True)
class Policy:
    """A hit policy in words: how rules are chosen, and what that gives."""

    name: str
    says: str


@dataclass(frozen=True)
class TryField:
    """A question of the form that tries a decision."""

    name: str
    label: str
    hint: str
    value: str


@dataclass(frozen=True)
class Answer:
    """What a tried decision said; ``failed`` is the sentence why it did not. ``others``: name and rules of
    the decisions it needed."""

    value: str = ""
    rules: str = ""
    failed: str = ""
    others: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class DecisionPage:
    """One decision. ``expression`` instead of a table where it is one; ``hidden`` rules are not shown."""

    now: datetime
    name: str
    id: str
    kind: str
    owner: str
    back_url: str
    url: str
    policy: Policy | None
    inputs: tuple[Column, ...]
    outputs: tuple[Column, ...]
    rules: tuple[RuleRow, ...]
    hidden: int
    notes: bool
    expression: str
    needs: tuple[Link, ...]
    fields: tuple[TryField, ...]
    answer: Answer | None
