"""Looks for a choice of one piece per column on which no rule holds."""

MOST_STEPS = 400_000
"""How many choices are looked at in one table."""


class TooMany(Exception):
    """A table with too many combinations to look at."""


def find_gap(columns: list[list[int]], rules: int) -> tuple[int, ...] | None:
    """The pieces of such a choice, or None where every choice has a rule.

    ``columns`` hold for each piece the rules, as bits, that hold on it. Raises TooMany.
    """
    if any(not column for column in columns):
        return None
    return _Search(columns, rules).below(0, (1 << rules) - 1)


class _Search:
    """One search: choices with the same rules left are looked at once."""

    def __init__(self, columns: list[list[int]], rules: int) -> None:
        # Of pieces with the same rules one is enough.
        self.columns = [_first(column) for column in columns]
        self.covered: set[tuple[int, int]] = set()
        self.steps = 0
        self.always = _always(columns, rules)

    def below(self, index: int, left: int) -> tuple[int, ...] | None:
        """The pieces from this column on, where the rules ``left`` hold so far."""
        if left == 0:
            return (0,) * (len(self.columns) - index)
        if left & self.always[index] or (index, left) in self.covered:
            return None
        self.steps += len(self.columns[index])
        if self.steps > MOST_STEPS:
            raise TooMany
        for rest, piece in self._left(index, left).items():
            found = self.below(index + 1, rest)
            if found is not None:
                return (piece, *found)
        self.covered.add((index, left))
        return None

    def _left(self, index: int, left: int) -> dict[int, int]:
        """What may be left of the rules behind this column, each with the first piece that leaves it."""
        found: dict[int, int] = {}
        for holding, piece in self.columns[index].items():
            found.setdefault(left & holding, piece)
        return found


def _first(column: list[int]) -> dict[int, int]:
    """The rules that hold on pieces of a column, each time with the first such piece."""
    found: dict[int, int] = {}
    for piece, holding in enumerate(column):
        found.setdefault(holding, piece)
    return found


def _always(columns: list[list[int]], rules: int) -> list[int]:
    """For each column the rules that hold on every piece of it and of those behind it."""
    found = [(1 << rules) - 1]
    for column in reversed(columns):
        everywhere = found[-1]
        for holding in column:
            everywhere &= holding
        found.append(everywhere)
    return found[::-1]
