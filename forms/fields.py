"""What a form consists of once it has been read: questions, groups, static texts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from forms.conditions import ShowWhen
from forms.expressions import Expression
from forms.texts import Text

if TYPE_CHECKING:
    from forms.kind import Kind


@dataclass(frozen=True)
class Option:
    """One answer to choose; ``value`` is what is stored and what FEEL sees."""

    value: str
    label: Text
    hint: Text | None = None


@dataclass(frozen=True)
class Rule:
    """FEEL that must be true of an answered question, and what to say when it is not."""

    when: Expression
    says: Text


@dataclass(frozen=True)
class Limits:
    """What form-js calls ``validate``; ``exactly_one`` names the column ticked in one row only."""

    required: bool = False
    min_length: int | None = None
    max_length: int | None = None
    pattern: str | None = None
    least: Decimal | None = None
    most: Decimal | None = None
    min_rows: int = 0
    max_rows: int = 50
    exactly_one: str | None = None


@dataclass(frozen=True)
class Place:
    """Where the desk's layout puts an element: a row's name and how many of 16 columns it takes."""

    row: str | None = None
    columns: int | None = None


@dataclass(frozen=True)
class Field:
    """A question. ``hides`` holds its own condition and those of the groups around it."""

    key: str
    kind: Kind
    label: Text
    noun: Text
    hint: Text | None = None
    limits: Limits = Limits()
    options: tuple[Option, ...] = ()
    options_from: str | None = None
    columns: tuple[Field, ...] = ()
    hides: tuple[Expression, ...] = ()
    show_when: ShowWhen | None = None
    prefill: Expression | None = None
    rules: tuple[Rule, ...] = ()
    default: object = None
    readonly: bool = False
    place: Place = Place()
    settings: Mapping[str, object] = field(default_factory=dict)

    def setting(self, name: str) -> Text | None:
        """A text of ``properties`` with its optional ``<name>_en``."""
        vi, en = self.settings.get(name), self.settings.get(f"{name}_en")
        return Text(str(vi), str(en) if en else None) if vi else None

    @property
    def example(self) -> str:
        """``properties.example``: an answer as it should look, "" where the designer gave none."""
        return str(self.settings.get("example") or "")


@dataclass(frozen=True)
class Group:
    """Questions under one heading."""

    id: str
    label: Text | None
    elements: tuple[Element, ...]
    show_when: ShowWhen | None = None
    place: Place = Place()


@dataclass(frozen=True)
class Paragraph:
    """A static text; blank lines part its paragraphs."""

    id: str
    text: Text
    show_when: ShowWhen | None = None
    place: Place = Place()


@dataclass(frozen=True)
class Divider:
    """A separator (a rule) or, with ``blank``, a spacer."""

    id: str
    blank: bool = False
    place: Place = Place()


Element = Field | Group | Paragraph | Divider


@dataclass(frozen=True)
class FormDefinition:
    """One form of a diagram or of the library."""

    id: str
    elements: tuple[Element, ...]

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """Every question in the order it is asked, groups opened, columns of tables not included."""
        return tuple(_questions(self.elements))

    def field(self, key: str) -> Field | None:
        """The question with this key."""
        return next((field for field in self.fields if field.key == key), None)

    @property
    def asks_required(self) -> bool:
        """Whether the page must explain the asterisk."""
        return any(field.limits.required for field in self.fields)


def group_of(form: FormDefinition) -> Mapping[str, Text]:
    """The heading each question stands under, by key; questions outside groups are not in it."""
    return dict(_headed(form.elements, None))


def _questions(elements: tuple[Element, ...]) -> Iterator[Field]:
    for element in elements:
        if isinstance(element, Field):
            yield element
        elif isinstance(element, Group):
            yield from _questions(element.elements)


def _headed(elements: tuple[Element, ...], heading: Text | None) -> Iterator[tuple[str, Text]]:
    for element in elements:
        if isinstance(element, Group):
            yield from _headed(element.elements, element.label or heading)
        elif isinstance(element, Field) and heading:
            yield element.key, heading
