"""Any paper that names a person: personal number, old nine-digit identity card or passport."""

from forms import writing
from forms.fields import Field
from forms.identifiers import is_passport
from forms.kind import Scene, TextKind
from forms.kinds import person_id
from forms.messages import message
from forms.voice import Saying


class IdDocument(TextKind):
    """Twelve digits (personal number), nine (CMND, in old data), or a passport's letter and seven digits."""

    width = 20

    def normalise(self, text: str) -> str:
        return writing.compact(text).upper()

    def fault(self, asked: Field, text: str, scene: Scene) -> Saying | None:
        if is_passport(text) or (len(text) == 9 and text.isascii() and text.isdigit()):
            return None
        if len(text) == 12 and text.isascii() and text.isdigit():
            return person_id.fault_of(text, scene)
        return message(
            "Nhập {label}: 12 chữ số của thẻ Căn cước, 9 chữ số của chứng minh nhân dân, hoặc số hộ chiếu, "
            "ví dụ: C1234567",
            label=asked.noun,
        )


KIND = IdDocument()
