"""A question answered with Có or Không."""

from collections.abc import Iterator, Mapping

from forms.entry import Entry
from forms.fields import Field
from forms.kind import Kind, Problem, Scene
from forms.messages import message
from forms.voice import Voice

_ANSWERS = {"true": True, "false": False, "yes": True, "no": False}


class YesNo(Kind):
    """Stored as true or false; nothing chosen is nothing stored."""

    types = ("radio", "select", "checkbox")
    grouped = True

    def read(self, asked: Field, entry: Entry, scene: Scene) -> object:
        return _ANSWERS.get(entry.text())

    def problems(self, asked: Field, value: object, scene: Scene) -> Iterator[Problem]:
        if not isinstance(value, bool):
            yield self.ask(asked)

    def ask(self, asked: Field) -> Problem:
        return Problem(message("Chọn Có hoặc Không ở mục “{label}”", label=asked.label))

    def feel(self, asked: Field, value: object) -> object:
        return value if isinstance(value, bool) else None

    def store(self, asked: Field, value: object) -> object:
        return _ANSWERS.get(value) if isinstance(value, str) else self.feel(asked, value)

    def display(self, asked: Field, value: object, voice: Voice, scene: Scene) -> tuple[str, ...]:
        if not isinstance(value, bool):
            return ()
        return (voice.say(message("Có") if value else message("Không")),)

    def inputs(self, asked: Field, value: object) -> Mapping[str, str]:
        return {"": "" if not isinstance(value, bool) else str(value).lower()}


KIND = YesNo()
