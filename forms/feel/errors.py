"""What can be wrong with an expression: every refusal of this package is a FeelError."""

from types import MappingProxyType

SENTENCES = MappingProxyType(
    {
        "empty": "The expression is empty.",
        "unexpected_character": "The character {found} is not part of FEEL here.",
        "unexpected_token": "{found} is not expected here, but {expected}.",
        "unexpected_end": "The expression ends too early; {expected} is missing.",
        "unterminated_string": "The text is not closed with a quotation mark.",
        "unterminated_comment": "The comment is not closed with */.",
        "lone_surrogate": "An escape in the text is only half of a character.",
        "number_out_of_range": "The number {found} is too large or too small.",
        "duplicate_parameter": "The parameter {name} is given twice.",
        "unknown_name": "The name {name} is not known here.",
        "unknown_function": "There is no function {name}.",
        "function_unsupported": "The function {name} is not supported.",
        "no_clock": "{name}() is not supported, because an expression has no clock.",
        "type_unsupported": "The type {name} is not known.",
        "date_unsupported": "The value {found} is outside the years 1 to 9999 or finer than a microsecond.",
        "time_zone_unsupported": "The time of day in zone {zone} has no fixed distance to other times.",
        "pattern_unsupported": "The pattern {pattern} uses {part}, which is not supported.",
        "property_unsupported": "The property {name} is not supported.",
        "filter_unsupported": "The filter gives a number that differs from element to element.",
        "too_long": "The expression is longer than {limit} characters.",
        "too_many_parts": "The expression has more than {limit} parts.",
        "too_deep": "The expression is nested deeper than {limit} levels.",
        "too_many_steps": "The evaluation takes more than {limit} steps.",
        "list_too_long": "A list has more than {limit} elements.",
        "text_too_long": "A text has more than {limit} characters.",
        "pattern_too_large": "The pattern is too large; check the length of the text apart from its pattern.",
        "too_many_calls": "Functions call each other deeper than {limit} levels.",
        "unknown_value": "A value of the type {found} cannot be read by an expression.",
        "failed": "The expression cannot be evaluated ({reason}).",
    }
)


class FeelError(Exception):
    """A refused expression or evaluation.

    ``code`` is stable and a key of SENTENCES, ``values`` fill its sentence. ``position`` is the offset from 0
    in the expression, ``line`` and ``column`` count from 1; all three are None when no place is known.
    """

    def __init__(self, code: str, *, position: int | None = None, **values: object) -> None:
        self.code = code
        self.values = values
        self.position = position
        self.line: int | None = None
        self.column: int | None = None
        self.expression: str | None = None
        super().__init__(code)

    @property
    def text(self) -> str:
        """The English sentence for people."""
        return SENTENCES[self.code].format(**self.values)

    def __str__(self) -> str:
        place = "" if self.line is None else f" (line {self.line}, column {self.column})"
        return self.text + place

    def located(self, expression: str, position: int | None = None) -> "FeelError":
        """The same error, knowing its expression; a position already known wins over the given one."""
        if self.position is None:
            self.position = position
        self.expression = expression
        if self.position is not None:
            before = expression[: self.position]
            self.line = before.count("\n") + 1
            self.column = self.position - (before.rfind("\n") + 1) + 1
        return self


class FeelSyntaxError(FeelError):
    """The text is not an expression."""


class FeelNameError(FeelError):
    """A name that nothing defines."""


class FeelNotSupported(FeelError):
    """A part of FEEL that is not implemented; it is refused rather than answered wrongly."""


class FeelBudgetError(FeelError):
    """The expression or its evaluation is larger than allowed."""


class FeelEvaluationError(FeelError):
    """The context holds something that an expression cannot work with."""
