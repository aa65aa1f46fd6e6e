"""A telephone number in Viet Nam."""

from forms.fields import Field
from forms.identifiers import canonical_phone, is_mobile
from forms.kind import Problem, Scene, TextKind
from forms.messages import message
from forms.voice import Saying


class Phone(TextKind):
    """Stored as ``0xxxxxxxxx``; ``properties.mobile`` true asks for one that receives text messages."""

    inputmode = "tel"
    autocomplete = "tel"
    width = 20

    def ask(self, asked: Field) -> Problem:
        return Problem(message("Nhập {label}, ví dụ: 0912 345 678", label=asked.noun))

    def normalise(self, text: str) -> str:
        return canonical_phone(text) or text

    def show(self, text: str) -> str:
        if canonical_phone(text) != text:
            return text
        return f"{text[:4]} {text[4:7]} {text[7:]}"

    def fault(self, asked: Field, text: str, scene: Scene) -> Saying | None:
        number = canonical_phone(text)
        if asked.settings.get("mobile") and not is_mobile(number or ""):
            return message("Nhập {label} di động có 10 chữ số, ví dụ: 0912 345 678", label=asked.noun)
        if number is None:
            return message(
                "Nhập {label} có 10 chữ số (di động) hoặc 11 chữ số (cố định), ví dụ: 0912 345 678",
                label=asked.noun,
            )
        return None


KIND = Phone()
