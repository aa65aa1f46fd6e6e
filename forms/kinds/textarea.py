"""A text of several lines."""

from forms import writing
from forms.entry import Entry
from forms.fields import Field
from forms.kind import Scene
from forms.kinds.text import PlainText


class Textarea(PlainText):
    """Free text with line breaks; 5000 characters unless ``maxLength`` says otherwise."""

    types = ("textarea",)
    longest = 5000

    def read(self, asked: Field, entry: Entry, scene: Scene) -> object:
        return entry.lines() or None

    def normalise(self, text: str) -> str:
        return writing.lines(text)


KIND = Textarea()
