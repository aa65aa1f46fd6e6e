"""The difference of two versions as a page shows it."""

from dataclasses import dataclass, field

from markupsafe import Markup

from app.queries.views_frame import Link, Option


@dataclass(frozen=True)
class FieldLine:
    """A field that differs; None where it was not there, or is not there any more."""

    label: str
    before: str | None
    after: str | None


@dataclass(frozen=True)
class ChangeRow:
    """One difference. ``kind``: added, removed, changed, moved; ``url`` leads to its badge in a drawing."""

    number: int
    kind: str
    name: str
    sort: str
    fields: tuple[FieldLine, ...]
    url: str = ""
    inside: str = ""


@dataclass(frozen=True)
class ChangeGroup:
    """The differences of one part: the card, the drawing, blocks, forms, decision tables."""

    part: str
    rows: tuple[ChangeRow, ...]


@dataclass(frozen=True)
class DifferencePage:
    """``before`` and ``after`` name the two; ``choices`` are the versions to choose from (empty: nothing to
    choose). ``unreadable`` says why there is nothing to compare."""

    title: str
    code: str
    before: str
    after: str
    back: Link
    groups: tuple[ChangeGroup, ...] = ()
    svg_before: Markup = field(default_factory=Markup)
    svg_after: Markup = field(default_factory=Markup)
    url: str = ""
    choices: tuple[Option, ...] = ()
    chosen: tuple[str, str] = ("", "")
    unreadable: str = ""

    @property
    def count(self) -> int:
        """How many differences there are."""
        return sum(len(group.rows) for group in self.groups)
