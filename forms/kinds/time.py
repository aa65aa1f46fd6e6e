"""A time of day, 24 hours."""

from datetime import time

from forms.dates import parse_time, write_time
from forms.fields import Field
from forms.kind import Problem, Scene, TextKind
from forms.messages import message
from forms.voice import Saying


class Clock(TextKind):
    """Stored ``HH:MM``; "8h30" and "8 giờ" are understood."""

    types = ("datetime", "textfield")
    width = 5

    def normalise(self, text: str) -> str:
        clock = parse_time(text)
        return write_time(clock) if clock else text

    def feel(self, asked: Field, value: object) -> object:
        return parse_time(value) if isinstance(value, str) else None

    def store(self, asked: Field, value: object) -> object:
        return write_time(value) if isinstance(value, time) else super().store(asked, value)

    def ask(self, asked: Field) -> Problem:
        return Problem(message("Nhập {label}, ví dụ: 08:30", label=asked.noun))

    def fault(self, asked: Field, text: str, scene: Scene) -> Saying | None:
        if parse_time(text):
            return None
        return message("Nhập {label} theo 24 giờ, ví dụ: 08:30", label=asked.noun)


KIND = Clock()
