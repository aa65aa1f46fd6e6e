"""FEEL inside a form: conditions, rules and prefill."""

from collections.abc import Mapping
from typing import Any

from forms.feel import FeelError, compile_expression


class Expression:
    """A compiled FEEL text; form-js writes it with a leading "="."""

    __slots__ = ("_compiled", "text")

    def __init__(self, text: str) -> None:
        """Compile ``text``; raises FeelError."""
        self.text = text.strip().removeprefix("=").strip()
        self._compiled: Any = compile_expression(self.text)

    def __repr__(self) -> str:
        return f"Expression({self.text!r})"

    def value(self, context: Mapping[str, object]) -> object:
        """What it evaluates to; null (None) for what cannot be evaluated."""
        try:
            return self._compiled.evaluate(context)
        except FeelError:
            return None

    def holds(self, context: Mapping[str, object]) -> bool:
        """True only for FEEL's true; neither null nor a number stands for it."""
        return self.value(context) is True
