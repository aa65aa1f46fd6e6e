"""How large an expression, its values and its work may become; counted, never measured by a clock."""

from .errors import FeelBudgetError

MAX_CHARACTERS = 4_000
MAX_TOKENS = 1_000
MAX_DEPTH = 40
MAX_TRAILERS = 40
MAX_CALLS = 16
MAX_STEPS = 15_000
MAX_LIST = 5_000
MAX_STRING = 50_000
MAX_PATTERN = 500
MAX_PATTERN_INPUT = 20_000
MAX_PATTERN_PARTS = 2_000
MAX_PATTERN_MEMORY = 1 << 19


class Budget:
    """The steps one evaluation, or several that share it, may still take."""

    __slots__ = ("calls", "left")

    def __init__(self, steps: int = MAX_STEPS) -> None:
        self.left = steps
        self.calls = 0

    def spend(self, steps: int) -> None:
        """Takes steps away; raises FeelBudgetError when none are left."""
        self.left -= steps
        if self.left < 0:
            raise FeelBudgetError("too_many_steps", limit=MAX_STEPS)


def checked_list(values: list[object], budget: Budget) -> list[object]:
    """The list itself, paid for by its length."""
    if len(values) > MAX_LIST:
        raise FeelBudgetError("list_too_long", limit=MAX_LIST)
    budget.spend(1 + len(values) // 4)
    return values


def checked_text(text: str, budget: Budget) -> str:
    """The text itself, paid for by its length."""
    if len(text) > MAX_STRING:
        raise FeelBudgetError("text_too_long", limit=MAX_STRING)
    budget.spend(1 + len(text) // 100)
    return text
