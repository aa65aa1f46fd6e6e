"""The one place where a run gets its expression language from."""

from forms.feel import Expression, FeelError, compile_expression
from processes.engine.runs.errors import SpecRefused

NAMES = ("dossier", "form", "decision", "outcome", "item")
"""Everything an expression of a diagram can see."""


def compile_text(text: str, node: str | None) -> Expression:
    """Compile FEEL text of ``node``. Raises SpecRefused for text that is not FEEL or reads another name."""
    try:
        return compile_expression(text, NAMES)
    except FeelError as error:
        raise SpecRefused(f"{text!r} cannot be evaluated: {error}", node) from error
