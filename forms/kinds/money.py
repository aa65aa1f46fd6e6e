"""An amount in whole đồng."""

from forms.fields import Field
from forms.kind import Scene
from forms.kinds.number import Number
from forms.messages import message
from forms.numerals import parse_money, stored_whole, write_number
from forms.voice import Saying, Voice


class Money(Number):
    """Typed with or without dots and ₫; the box shows the digits grouped."""

    inputmode = "numeric"
    width = 20
    parse = staticmethod(parse_money)
    stored = staticmethod(stored_whole)
    sample = "80.000.000"

    def display(self, asked: Field, value: object, voice: Voice, scene: Scene) -> tuple[str, ...]:
        number = self.stored(value)
        return (
            super().display(asked, value, voice, scene)
            if number is None
            else (f"{write_number(number)}\u00a0₫",)
        )

    def sentence(self, asked: Field) -> Saying:
        example = asked.example or self.sample
        if asked.limits.least is None:
            return message("Nhập {label} bằng số, ví dụ: {example}", label=asked.noun, example=example)
        return message(
            "Nhập {label} bằng số, từ {least} đồng trở lên, ví dụ: {example}",
            label=asked.noun,
            least=write_number(asked.limits.least),
            example=example,
        )


KIND = Money()
