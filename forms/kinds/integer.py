"""A whole number."""

from forms.fields import Field
from forms.kinds.number import Number
from forms.messages import message
from forms.numerals import parse_whole, stored_whole, write_number
from forms.voice import Saying


class Integer(Number):
    """Counts: people, copies, days."""

    inputmode = "numeric"
    width = 5
    parse = staticmethod(parse_whole)
    stored = staticmethod(stored_whole)
    sample = "3"

    def sentence(self, asked: Field) -> Saying:
        example = asked.example or self.sample
        if asked.limits.least is None:
            return message(
                "Nhập {label} bằng số, không có phần lẻ, ví dụ: {example}", label=asked.noun, example=example
            )
        return message(
            "Nhập {label} bằng số, từ {least} trở lên, không có phần lẻ, ví dụ: {example}",
            label=asked.noun,
            least=write_number(asked.limits.least),
            example=example,
        )


KIND = Integer()
