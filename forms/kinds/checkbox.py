"""A box to tick; required means that it must be ticked."""

from collections.abc import Iterator, Mapping

from forms.entry import Entry
from forms.fields import Field
from forms.kind import Kind, Problem, Scene
from forms.messages import message
from forms.voice import Voice


class Checkbox(Kind):
    """Stored as true or false; an unticked box counts as not answered."""

    types = ("checkbox",)

    def read(self, asked: Field, entry: Entry, scene: Scene) -> object:
        return entry.text() in ("true", "on", "1")

    def problems(self, asked: Field, value: object, scene: Scene) -> Iterator[Problem]:
        return iter(())

    def empty(self, value: object) -> bool:
        return value is not True

    def ask(self, asked: Field) -> Problem:
        return Problem(message("Đánh dấu vào ô “{label}”", label=asked.label))

    def feel(self, asked: Field, value: object) -> object:
        return value is True

    def store(self, asked: Field, value: object) -> object:
        return value if isinstance(value, bool) else None

    def display(self, asked: Field, value: object, voice: Voice, scene: Scene) -> tuple[str, ...]:
        return (voice.say(message("Có") if value is True else message("Không")),)

    def inputs(self, asked: Field, value: object) -> Mapping[str, str]:
        return {"": "true" if value is True else ""}


KIND = Checkbox()
