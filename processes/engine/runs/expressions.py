"""The one place where a run gets its expression language from."""

from collections.abc import Mapping
from typing import Protocol

from forms.feel import FeelError, compile_expression
from processes.engine.runs.errors import SpecRefused

NAMES = ("dossier", "form", "outcome", "item")
"""Everything an expression of a diagram can see."""


class Expression(Protocol):
    """A compiled expression; shared between threads."""

    def evaluate(self, names: Mapping[str, object], /) -> object: ...


def compile_text(text: str, node: str | None) -> Expression:
    """Compile FEEL text of ``node``. Raises SpecRefused for text that is not FEEL."""
    try:
        return compile_expression(text)
    except FeelError as error:
        raise SpecRefused(f"not a FEEL expression: {error}", node) from error
