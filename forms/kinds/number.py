"""A number, possibly with a fraction; the limits of every number stand here."""

from collections.abc import Callable
from decimal import Decimal

from forms.fields import Field
from forms.kind import Problem, Scene, TextKind
from forms.messages import message
from forms.numerals import parse_number, store_number, stored_number, write_number
from forms.voice import Saying

MOST_DIGITS = 18


class Number(TextKind):
    """Stored as the text of a Decimal; typed as "1.234,5"."""

    types = ("number", "textfield")
    inputmode = "decimal"
    width = 10
    parse: Callable[[str], Decimal | int | None] = staticmethod(parse_number)
    stored: Callable[[object], Decimal | None] = staticmethod(stored_number)
    sample = "1,5"

    def normalise(self, text: str) -> str:
        number = self.parse(text)
        return text if number is None else store_number(Decimal(number))

    def store(self, asked: Field, value: object) -> object:
        if isinstance(value, bool) or not isinstance(value, (int, str, Decimal)):
            return None
        number = self.stored(value) if not isinstance(value, Decimal) else self.stored(store_number(value))
        return None if number is None else store_number(number)

    def feel(self, asked: Field, value: object) -> object:
        return self.stored(value)

    def show(self, text: str) -> str:
        number = self.stored(text)
        return text if number is None else write_number(number)

    def inputs(self, asked: Field, value: object) -> dict[str, str]:
        return {"": "" if value is None else self.show(str(value))}

    def ask(self, asked: Field) -> Problem:
        return Problem(self.sentence(asked))

    def fault(self, asked: Field, text: str, scene: Scene) -> Saying | None:
        number = self.stored(text)
        if number is None or (asked.limits.least is not None and number < asked.limits.least):
            return self.sentence(asked)
        if asked.limits.most is not None and number > asked.limits.most:
            return message(
                "Nhập {label} không quá {most}", label=asked.noun, most=write_number(asked.limits.most)
            )
        if len(text.lstrip("-")) > MOST_DIGITS:
            return message("Nhập {label} gọn hơn, tối đa {most} chữ số", label=asked.noun, most=MOST_DIGITS)
        return None

    def sentence(self, asked: Field) -> Saying:
        """The one sentence for what is missing, no number, or too small: it says all that is wanted."""
        example = asked.example or self.sample
        if asked.limits.least is None:
            return message("Nhập {label} bằng số, ví dụ: {example}", label=asked.noun, example=example)
        return message(
            "Nhập {label} bằng số, từ {least} trở lên, ví dụ: {example}",
            label=asked.noun,
            least=write_number(asked.limits.least),
            example=example,
        )


KIND = Number()
