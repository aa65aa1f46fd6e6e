"""Số định danh cá nhân: the twelve digits of a person (law-and-slips, identifiers of people)."""

from forms import writing
from forms.fields import Field
from forms.identifiers import read_person_id
from forms.kind import Problem, Scene, TextKind
from forms.messages import Message, message
from forms.voice import Saying


class PersonNumber(TextKind):
    """Twelve digits whose place, century and year can be; there is no check digit."""

    inputmode = "numeric"
    width = 20

    def ask(self, asked: Field) -> Problem:
        return Problem(message("Nhập {label}, 12 chữ số in trên thẻ Căn cước", label=asked.noun))

    def normalise(self, text: str) -> str:
        bare = writing.compact(text)
        return bare if bare.isascii() and bare.isdigit() else text

    def fault(self, asked: Field, text: str, scene: Scene) -> Saying | None:
        return fault_of(text, scene)


def fault_of(text: str, scene: Scene) -> Message | None:
    """Why ``text`` is nobody's personal number today, None if it may be one."""
    if not (text.isascii() and text.isdigit()):
        return message("Nhập số định danh bằng 12 chữ số, không có chữ cái")
    if len(text) != 12:
        return message("Số định danh có 12 chữ số. Ông, Bà đã nhập {count}.", count=len(text))
    person = read_person_id(text)
    if person is None:
        return message(
            "Xem lại bốn chữ số đầu trên thẻ Căn cước: không có nơi nào mang mã {place}", place=text[:4]
        )
    if scene.today and person.birth_year > scene.today.year:
        return message(
            "Xem lại số định danh trên thẻ Căn cước: số này của người sinh năm {year}", year=person.birth_year
        )
    return None


KIND = PersonNumber()
