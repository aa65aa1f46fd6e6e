"""Mã số thuế: ten digits with a check digit, thirteen of a branch, or a person's twelve."""

from forms import writing
from forms.fields import Field
from forms.identifiers import is_tax_code
from forms.kind import Scene, TextKind
from forms.messages import message
from forms.voice import Saying


class TaxCode(TextKind):
    """Stored as digits, a branch as ``NNNNNNNNNN-NNN``."""

    inputmode = "numeric"
    width = 20

    def normalise(self, text: str) -> str:
        bare = writing.compact(text)
        if not (bare.isascii() and bare.isdigit()):
            return text
        return f"{bare[:10]}-{bare[10:]}" if len(bare) == 13 else bare

    def fault(self, asked: Field, text: str, scene: Scene) -> Saying | None:
        if is_tax_code(text):
            return None
        count = len(writing.digits(text))
        if count not in (10, 12, 13) or count + text.count("-") != len(text):
            return message("Mã số thuế có 10, 12 hoặc 13 chữ số. Ông, Bà đã nhập {count}.", count=count)
        return message(
            "Xem lại {label}: có chữ số gõ nhầm, vì mã {code} chưa cấp cho ai", label=asked.noun, code=text
        )


KIND = TaxCode()
