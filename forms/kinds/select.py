"""One answer from a list; the rules of every single choice stand here."""

from collections.abc import Iterator, Mapping

from forms.entry import Entry
from forms.fields import Field
from forms.kind import Kind, KindFault, Problem, Scene
from forms.messages import message
from forms.voice import Voice


class Select(Kind):
    """Stored as the option's value. Anything that is no option is dropped."""

    types: tuple[str, ...] = ("select", "radio")

    def configure(self, asked: Field) -> None:
        if not asked.options and not asked.options_from:
            raise KindFault(message("Câu hỏi chọn cần ít nhất một lựa chọn (values) hoặc valuesKey."))
        values = [option.value for option in asked.options]
        if len(set(values)) != len(values):
            raise KindFault(message("Hai lựa chọn mang cùng một giá trị."))

    def read(self, asked: Field, entry: Entry, scene: Scene) -> object:
        return self._known(asked, entry.text(), scene)

    def problems(self, asked: Field, value: object, scene: Scene) -> Iterator[Problem]:
        if self._known(asked, value, scene) is None:
            yield self.ask(asked)

    def ask(self, asked: Field) -> Problem:
        return Problem(message("Chọn {label}", label=asked.noun))

    def feel(self, asked: Field, value: object) -> object:
        return value if isinstance(value, str) else None

    def store(self, asked: Field, value: object) -> object:
        known = {option.value for option in asked.options}
        return str(value) if asked.options_from or str(value) in known else None

    def display(self, asked: Field, value: object, voice: Voice, scene: Scene) -> tuple[str, ...]:
        found = [option.label for option in scene.options_of(asked) if option.value == value]
        return (voice.say(found[0]),) if found else (str(value),) if value else ()

    def inputs(self, asked: Field, value: object) -> Mapping[str, str]:
        return {"": "" if value is None else str(value)}

    def _known(self, asked: Field, value: object, scene: Scene) -> object:
        return value if any(option.value == value for option in scene.options_of(asked)) else None


KIND = Select()
