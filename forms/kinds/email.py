"""An address for electronic mail."""

from forms.fields import Field
from forms.identifiers import is_email
from forms.kind import Problem, Scene, TextKind
from forms.messages import message
from forms.voice import Saying


class Email(TextKind):
    """Stored with the part after the @ in small letters."""

    inputmode = "email"
    autocomplete = "email"

    def ask(self, asked: Field) -> Problem:
        return Problem(message("Nhập {label}, ví dụ: hongnhung@example.vn", label=asked.noun))

    def normalise(self, text: str) -> str:
        mailbox, at, host = text.rpartition("@")
        return f"{mailbox}{at}{host.lower()}"

    def fault(self, asked: Field, text: str, scene: Scene) -> Saying | None:
        if is_email(text):
            return None
        return message("Nhập {label} đủ cả phần sau dấu @, ví dụ: hongnhung@example.vn", label=asked.noun)


KIND = Email()
