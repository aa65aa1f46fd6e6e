"""What a template needs to know of one question: words in the person's language, boxes, what is wrong."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup, escape

from forms.checking import html_id
from forms.fields import Field
from forms.kind import Kind

NOTHING = Markup()


@dataclass(frozen=True, slots=True)
class Choice:
    """One option as it is shown."""

    value: str
    label: str
    id: str
    chosen: bool
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Among:
    """The column of a table that is ticked in one row only: the choice among rows and this row's number."""

    name: str
    row: int


@dataclass(slots=True)
class Question:
    """One question on the page. ``wrong_part`` is the box at fault, "" where the whole question is."""

    asked: Field
    name: str
    label: str
    hint: str
    note: str
    error: str
    wrong_part: str
    boxes: Mapping[str, str]
    desk: bool
    draw: Callable[["Question"], Markup]
    shown: Markup = NOTHING
    options: Sequence[Choice] = ()
    lists: Mapping[str, Sequence[Choice]] | None = None
    files: Sequence[Mapping[str, object]] = ()
    rows: Sequence[Sequence["Question"]] = ()
    among: Among | None = None
    own: bool = True
    """False in a table's row, where the browser must not offer the person's own data."""
    row_label: str = ""
    add_label: str = ""
    id: str = field(init=False)
    described: Markup = field(init=False)
    """aria-describedby over hint, note and error; empty where there is none."""

    def __post_init__(self) -> None:
        self.id = html_id(self.name)
        said = (("hint", self.hint), ("note", self.note), ("error", self.error))
        ids = " ".join(f"{self.id}-{name}" for name, words in said if words)
        self.described = Markup(f' aria-describedby="{escape(ids)}"') if ids else NOTHING

    @property
    def kind(self) -> str:
        return self.asked.kind.name

    @property
    def required(self) -> bool:
        return self.asked.limits.required or self.asked.limits.min_rows > 0

    @property
    def width(self) -> int:
        width = self.asked.settings.get("width")
        return width if isinstance(width, int) else self.asked.kind.width

    @property
    def inputmode(self) -> str:
        return self.asked.kind.inputmode

    @property
    def autocomplete(self) -> str:
        """``properties.autocomplete``: another token, or "off" for a question about somebody else."""
        if not self.own:
            return ""
        token = self.asked.settings.get("autocomplete")
        return str(token) if token else self.asked.kind.autocomplete

    @property
    def accept(self) -> str:
        return str(self.asked.settings.get("accept") or "")

    @property
    def many(self) -> bool:
        return bool(self.asked.settings.get("multiple"))

    def box_id(self, part: str = "") -> str:
        return html_id(self.name, part)

    def box_name(self, part: str = "") -> str:
        return f"{self.name}.{part}" if part else self.name

    def typed(self, part: str = "") -> str:
        return self.boxes.get(part, "")

    def wrong(self, part: str = "") -> bool:
        return bool(self.error) and self.wrong_part in ("", part)

    def html(self) -> Markup:
        """The question drawn by its kind's template."""
        return self.draw(self)


def attribute(name: str, value: str) -> Markup:
    """`` name="value"`` with the value escaped."""
    return Markup(' {}="{}"').format(Markup(name), escape(value))


def is_choice(kind: Kind) -> bool:
    """Whether the kind is answered from the options of its field."""
    return kind.name in ("radio", "select", "checklist")
