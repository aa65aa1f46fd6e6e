"""A question type: one object with all its aspects.

Each file in ``forms/kinds`` holds one, as ``KIND``; its name is the file's name, and so is that of its
template. A stored value is JSON. What cannot be understood is stored as it was typed, so that a draft loses
nothing: :meth:`Kind.problems` refuses it and FEEL sees null.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from forms.entry import Entry
from forms.fields import Field, Option
from forms.messages import Message, message
from forms.voice import Saying, Voice


class KindFault(Exception):
    """The definition of a field does not suit its kind; carries the sentence for the designer."""

    def __init__(self, says: Message) -> None:
        super().__init__(str(says))
        self.says = says


@dataclass(frozen=True)
class Scene:
    """What reading and showing may need from outside: today, choices by name, and stored files by id."""

    today: date | None = None
    options: Mapping[str, Sequence[Option]] = field(default_factory=dict)
    files: Mapping[str, Mapping[str, object]] = field(default_factory=dict)

    def options_of(self, asked: Field) -> Sequence[Option]:
        """The choices that the scene has under the question's ``valuesKey``, else its own."""
        return self.options.get(asked.options_from or "", asked.options)


NO_SCENE = Scene()


@dataclass(frozen=True)
class Problem:
    """Why a value is refused. ``part`` is the box meant, where a question has several."""

    says: Saying
    part: str = ""


class Kind(ABC):
    """All aspects of a question type but its template."""

    name = ""
    types: tuple[str, ...] = ("textfield",)
    """form-js types that may carry this kind."""
    parts: tuple[str, ...] = ("",)
    """Names of its boxes; "" is the box that has the question's own name."""
    grouped = False
    """True where several boxes share the question's label (fieldset and legend)."""
    inputmode = ""
    autocomplete = ""
    width = 0
    """Width of the box in characters, as the stylesheet knows it; 0 is the full line."""

    def configure(self, asked: Field) -> None:  # noqa: B027
        """Raise :class:`KindFault` if the definition lacks something this kind needs."""

    @abstractmethod
    def read(self, asked: Field, entry: Entry, scene: Scene) -> object:
        """The stored value of what was posted; as typed where it cannot be understood."""

    @abstractmethod
    def problems(self, asked: Field, value: object, scene: Scene) -> Iterator[Problem]:
        """Why a value that is not empty cannot stand."""

    @abstractmethod
    def feel(self, asked: Field, value: object) -> object:
        """The value as FEEL sees it; None for nothing and for what was not understood."""

    @abstractmethod
    def store(self, asked: Field, value: object) -> object:
        """The stored value of a FEEL value (prefill, defaults); None if it does not fit."""

    @abstractmethod
    def display(self, asked: Field, value: object, voice: Voice, scene: Scene) -> tuple[str, ...]:
        """The value in lines for people: check answers, slips, the dossier's page."""

    @abstractmethod
    def inputs(self, asked: Field, value: object) -> Mapping[str, str]:
        """What stands in each box."""

    def empty(self, value: object) -> bool:
        """Whether nothing was answered."""
        return value in (None, "", [], {})

    def ask(self, asked: Field) -> Problem:
        """What to say when an answer is required and missing."""
        return Problem(message("Nhập {label}", label=asked.noun))

    def target(self, part: str = "") -> str:
        """The box that an error at ``part`` leads to."""
        return part or self.parts[0]


class TextKind(Kind):
    """A question answered in one box with one text."""

    def read(self, asked: Field, entry: Entry, scene: Scene) -> object:
        return self.normalise(entry.text()) or None

    def problems(self, asked: Field, value: object, scene: Scene) -> Iterator[Problem]:
        fault = self.fault(asked, str(value), scene)
        if fault is not None:
            yield Problem(fault)

    def feel(self, asked: Field, value: object) -> object:
        return value if isinstance(value, str) and value else None

    def store(self, asked: Field, value: object) -> object:
        return self.normalise(value) or None if isinstance(value, str) else None

    def display(self, asked: Field, value: object, voice: Voice, scene: Scene) -> tuple[str, ...]:
        return tuple(self.show(str(value)).splitlines()) if value else ()

    def inputs(self, asked: Field, value: object) -> Mapping[str, str]:
        return {"": "" if value is None else str(value)}

    def normalise(self, text: str) -> str:
        """The spelling that is stored; ``text`` itself where it is not understood."""
        return text

    def show(self, text: str) -> str:
        """The stored text for people."""
        return text

    def fault(self, asked: Field, text: str, scene: Scene) -> Saying | None:
        """Why ``text`` is refused, None if it is not."""
        return None
