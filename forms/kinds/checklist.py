"""Several answers of a few."""

from collections.abc import Iterator, Mapping

from forms.entry import Entry
from forms.fields import Field
from forms.kind import Problem, Scene
from forms.kinds.select import Select
from forms.messages import message
from forms.voice import Voice


class Checklist(Select):
    """Stored as a list of option values in the order of the options."""

    types = ("checklist",)
    grouped = True

    def read(self, asked: Field, entry: Entry, scene: Scene) -> object:
        ticked = set(entry.choices())
        return [option.value for option in scene.options_of(asked) if option.value in ticked]

    def problems(self, asked: Field, value: object, scene: Scene) -> Iterator[Problem]:
        known = {option.value for option in scene.options_of(asked)}
        if not isinstance(value, list) or not known.issuperset(map(str, value)):
            yield self.ask(asked)

    def ask(self, asked: Field) -> Problem:
        return Problem(message("Chọn ít nhất một mục ở “{label}”", label=asked.label))

    def feel(self, asked: Field, value: object) -> object:
        return list(value) if isinstance(value, list) else []

    def store(self, asked: Field, value: object) -> object:
        wanted = {str(item) for item in value} if isinstance(value, (list, tuple)) else set()
        return [option.value for option in asked.options if option.value in wanted]

    def display(self, asked: Field, value: object, voice: Voice, scene: Scene) -> tuple[str, ...]:
        chosen = value if isinstance(value, list) else []
        return tuple(
            line for item in chosen for line in super(Checklist, self).display(asked, item, voice, scene)
        )

    def inputs(self, asked: Field, value: object) -> Mapping[str, str]:
        return {str(item): "true" for item in value} if isinstance(value, list) else {}


KIND = Checklist()
