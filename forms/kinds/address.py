"""An address of two levels: province, commune, then street or hamlet."""

from collections.abc import Iterator, Mapping

from forms.entry import Entry
from forms.fields import Field
from forms.kind import Kind, Problem, Scene
from forms.messages import Message, message
from forms.voice import Voice

BOXES = ("province", "commune", "street")
LONGEST = 200


class Address(Kind):
    """Stored as {province, commune, street}, names in words (there is no district level since July 2025).

    Province and commune are lists where the scene offers options ``provinces`` and ``communes``.
    """

    types = ("textfield", "textarea")
    parts = BOXES
    grouped = True

    def read(self, asked: Field, entry: Entry, scene: Scene) -> object:
        boxes = {box: entry.text(box) for box in BOXES}
        return boxes if any(boxes.values()) else None

    def problems(self, asked: Field, value: object, scene: Scene) -> Iterator[Problem]:
        boxes = self.inputs(asked, value)
        missing = next((box for box in BOXES if not boxes[box]), None)
        if missing:
            yield Problem(_wanted(missing, asked), missing)
        elif long := next((box for box in BOXES if len(boxes[box]) > LONGEST), None):
            yield Problem(
                message("Viết {label} ngắn hơn, mỗi ô tối đa {most} ký tự", label=asked.noun, most=LONGEST),
                long,
            )

    def ask(self, asked: Field) -> Problem:
        return Problem(
            message("Nhập {label}: tỉnh, xã, số nhà và đường hoặc thôn", label=asked.noun), BOXES[0]
        )

    def feel(self, asked: Field, value: object) -> object:
        return self.inputs(asked, value) if isinstance(value, dict) else None

    def store(self, asked: Field, value: object) -> object:
        if not isinstance(value, Mapping):
            return None
        boxes = {box: str(value.get(box) or "") for box in BOXES}
        return boxes if any(boxes.values()) else None

    def display(self, asked: Field, value: object, voice: Voice, scene: Scene) -> tuple[str, ...]:
        boxes = self.inputs(asked, value)
        line = ", ".join(boxes[box] for box in reversed(BOXES) if boxes[box])
        return (line,) if line else ()

    def inputs(self, asked: Field, value: object) -> Mapping[str, str]:
        known = value if isinstance(value, dict) else {}
        return {box: str(known.get(box) or "") for box in BOXES}


def _wanted(box: str, asked: Field) -> Message:
    sentences = {
        "province": message("Nhập tỉnh, thành phố của {label}", label=asked.noun),
        "commune": message("Nhập xã, phường của {label}", label=asked.noun),
        "street": message("Nhập số nhà và đường, hoặc thôn của {label}", label=asked.noun),
    }
    return sentences[box]


KIND = Address()
