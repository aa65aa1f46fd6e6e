"""FEEL inside a form: conditions, rules and prefill."""

from collections.abc import Collection, Mapping

from forms import feel

SURROUNDINGS = frozenset({"form", "dossier", "item", "applicant", "today"})
"""Names around a form: other forms, the dossier, the element of a multi-instance, the applicant's own
data, and the day."""


class Expression:
    """A compiled FEEL text; form-js writes it with a leading "="."""

    __slots__ = ("_compiled", "text")

    def __init__(self, text: str) -> None:
        """Compile ``text``; raises FeelError."""
        self.text = text.strip().removeprefix("=").strip()
        self._compiled = feel.compile_expression(self.text)

    def __repr__(self) -> str:
        return f"Expression({self.text!r})"

    @property
    def names(self) -> frozenset[str]:
        """The names it reads."""
        return self._compiled.names

    def strangers(self, declared: Collection[str]) -> list[str]:
        """Names it reads that are neither declared nor stand around a form."""
        return sorted(self.names - SURROUNDINGS - frozenset(declared))

    def value(self, context: Mapping[str, object]) -> object:
        """What it evaluates to; null (None) for what cannot be evaluated."""
        try:
            return self._compiled.evaluate(context)
        except feel.FeelError:
            return None

    def holds(self, context: Mapping[str, object]) -> bool:
        """True only for FEEL's true; neither null nor a number stands for it."""
        return self.value(context) is True

    def broken(self, context: Mapping[str, object]) -> bool:
        """Whether it is a rule that is not kept: not true, unless it is null for want of another answer."""
        value = self.value(context)
        if value is None:
            return all(_reached(context, path) is not None for path in self._compiled.paths)
        return value is not True


def _reached(context: object, path: tuple[str, ...]) -> object:
    """What stands at the end of a dotted path; None where a step is missing."""
    for step in path:
        context = context.get(step) if isinstance(context, Mapping) else None
    return context
