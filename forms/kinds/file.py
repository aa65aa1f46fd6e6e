"""Files: the answer is which stored files belong here, never their bytes."""

from collections.abc import Iterator, Mapping

from forms.entry import Entry
from forms.fields import Field
from forms.kind import Kind, Problem, Scene
from forms.messages import message
from forms.voice import Voice


class File(Kind):
    """Stored as a list of {id, name, bytes}.

    The file field is posted as ``<key>.upload``; ``app`` stores what it finds there and posts its id under
    ``<key>``. Only ids that the scene or the previous answers know are taken.
    """

    types = ("filepicker",)

    def read(self, asked: Field, entry: Entry, scene: Scene) -> object:
        wanted = dict.fromkeys(entry.choices())
        return [dict(scene.files[file]) for file in wanted if file in scene.files]

    def problems(self, asked: Field, value: object, scene: Scene) -> Iterator[Problem]:
        if isinstance(value, list) and len(value) > 1 and not asked.settings.get("multiple"):
            yield Problem(message("Giữ lại một tệp ở “{label}”, bỏ các tệp khác", label=asked.label))

    def ask(self, asked: Field) -> Problem:
        return Problem(message("Chọn tệp cho “{label}”", label=asked.label))

    def feel(self, asked: Field, value: object) -> object:
        return [str(file["name"]) for file in files_in(value)]

    def store(self, asked: Field, value: object) -> object:
        return None

    def display(self, asked: Field, value: object, voice: Voice, scene: Scene) -> tuple[str, ...]:
        return tuple(str(file["name"]) for file in files_in(value))

    def inputs(self, asked: Field, value: object) -> Mapping[str, str]:
        return {str(file["id"]): str(file["name"]) for file in files_in(value)}


def files_in(value: object) -> Iterator[Mapping[str, object]]:
    """Every stored file anywhere inside a stored value."""
    if isinstance(value, Mapping):
        if {"id", "name"} <= value.keys() and isinstance(value["id"], str):
            yield value
        else:
            for part in value.values():
                yield from files_in(part)
    elif isinstance(value, list):
        for part in value:
            yield from files_in(part)


KIND = File()
