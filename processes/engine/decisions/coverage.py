"""Where the rules of a table overlap and where none holds: exact for cells that read nothing.

Each input is cut into pieces (axes.py), each cell becomes the set of pieces on which it holds. Two rules
overlap when their sets meet in every column; a gap is a choice of pieces that no rule has in every column. A
cell that cannot be laid out so is never guessed: its rule is left out of overlaps, and counts as holding
everywhere when gaps are looked for. Inputs are taken to be independent of each other, except where two
columns read the same.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import reduce
from operator import and_, or_

from forms.feel import Budget, FeelError, UnaryTests
from processes.engine.decisions.agreement import quarrels
from processes.engine.decisions.axes import NotComparable, points
from processes.engine.decisions.compiling import Compiled
from processes.engine.decisions.gaps import TooMany, find_gap
from processes.engine.decisions.limits import MOST_STEPS
from processes.engine.decisions.model import Cell, Input, Table

MOST_TESTS = 200_000
"""How often cells may have to be evaluated for one table; beyond it the table is not checked."""
MOST_OVERLAPS = 20
Example = dict[str, object]
Listed = Mapping[str, UnaryTests]
"""The values that inputs may have, by the text of the input."""


@dataclass(frozen=True)
class Overlap:
    """Two rules that hold together and must not, by number, and values for which they do."""

    rules: tuple[int, int]
    example: Example


@dataclass(frozen=True)
class Coverage:
    """What is known about a table: the first overlaps, values for which no rule holds, such values with an
    empty input (where there are no others), rules that never hold, cells that could not be looked at;
    ``too_many``: it was given up.
    """

    overlaps: list[Overlap] = field(default_factory=list)
    gap: Example | None = None
    gap_if_empty: Example | None = None
    dead: list[int] = field(default_factory=list)
    unread: list[Cell] = field(default_factory=list)
    too_many: bool = False


@dataclass(frozen=True)
class Column:
    """Columns that read the same, laid out: examples of the pieces, and for each rule the pieces as bits."""

    label: str
    points: tuple[object, ...]
    masks: list[int]
    text: str = ""

    @property
    def full(self) -> int:
        """Every piece, and nothing."""
        return (1 << len(self.points)) - 1


def coverage(table: Table, compiled: Compiled, listed: Listed, empty: Collection[str] = ()) -> Coverage:
    """What can be said about the rules of a table whose cells all compile; the inputs with these texts may be
    ``empty``."""
    unread: list[Cell] = []
    try:
        columns = _columns(table, compiled, listed, unread)
        found = _gap(columns, len(table.rules), ())
        bare = _gap(columns, len(table.rules), empty) if empty and found is None else None
    except TooMany:
        return Coverage(unread=unread, too_many=True)
    blind = {cell.rule for cell in unread}
    known = [rule.number for rule in table.rules if rule.number not in blind]
    return Coverage(
        overlaps=_overlaps(columns, known, quarrels(table, compiled)),
        gap=found,
        gap_if_empty=bare,
        dead=[n for n in known if any(column.masks[n - 1] == 0 for column in columns)],
        unread=unread,
    )


def _gap(columns: list[Column], rules: int, empty: Collection[str]) -> Example | None:
    """Values for which no rule holds; nothing (the last piece) is a value of the inputs ``empty`` only."""
    pieces = [_by_piece(column)[: None if column.text in empty else -1] for column in columns]
    found = find_gap(pieces, rules)
    return None if found is None else _example(columns, list(found))


def _columns(table: Table, compiled: Compiled, listed: Listed, unread: list[Cell]) -> list[Column]:
    """The columns that decide anything, those of the same input as one."""
    by_text: dict[str, list[int]] = {}
    for index, column in enumerate(table.inputs):
        by_text.setdefault(" ".join(column.value.text.split()), []).append(index)
    left = [MOST_TESTS]
    return [
        _column(table, indices, compiled, _allowed(table.inputs[indices[0]], compiled, listed), unread, left)
        for indices in by_text.values()
    ]


def _allowed(head: Input, compiled: Compiled, listed: Listed) -> UnaryTests | None:
    """The values of an input: those that the table lists, else those that are known around it."""
    return compiled.tests(head.allowed) if head.allowed else listed.get(head.value.text)


def _column(
    table: Table,
    indices: list[int],
    compiled: Compiled,
    allowed: UnaryTests | None,
    unread: list[Cell],
    left: list[int],
) -> Column:
    head: Input = table.inputs[indices[0]]
    cells = [[rule.tests[index] for index in indices] for rule in table.rules]
    constants = [c for row in cells for cell in row if (c := compiled.tests(cell).constants) is not None]
    try:
        found = points(head.kind, constants, allowed)
    except NotComparable:
        unread += [cell for row in cells for cell in row if cell.text != "-"]
        return Column(head.label, (None, None), [0b11] * len(cells), head.value.text)
    left[0] -= len({cell.text for row in cells for cell in row}) * len(found)
    if left[0] < 0:
        raise TooMany
    masks = _Masks(found, compiled)
    rows = [[masks.of(cell) for cell in row] for row in cells]
    unread += [
        cell
        for row, known in zip(cells, rows, strict=True)
        for cell, m in zip(row, known, strict=True)
        if m is None
    ]
    full = (1 << len(found)) - 1
    masked = [reduce(and_, (full if m is None else m for m in row)) for row in rows]
    return Column(head.label, found, masked, head.value.text)


class _Masks:
    """The pieces on which a cell holds, as bits; cells of the same text are looked at once."""

    def __init__(self, found: tuple[object, ...], compiled: Compiled) -> None:
        self.points = found
        self.compiled = compiled
        self.budget = Budget(MOST_STEPS)
        self.known: dict[str, int | None] = {"-": (1 << len(found)) - 1}

    def of(self, cell: Cell) -> int | None:
        """The bits, or None for a cell that reads something or cannot be evaluated."""
        if cell.text not in self.known:
            self.known[cell.text] = self._look(cell)
        return self.known[cell.text]

    def _look(self, cell: Cell) -> int | None:
        tests = self.compiled.tests(cell)
        if tests.constants is None:
            return None
        try:
            held = [tests.evaluate({"?": point}, self.budget) is True for point in self.points]
        except FeelError:
            return None
        return sum(1 << index for index, holds in enumerate(held) if holds)


def _by_piece(column: Column) -> list[int]:
    """For each piece the rules that hold on it, as bits; rules with the same pieces are looked at once."""
    together: dict[int, int] = {}
    for rule, mask in enumerate(column.masks):
        together[mask] = together.get(mask, 0) | 1 << rule
    return [
        reduce(or_, (rules for mask, rules in together.items() if mask >> piece & 1), 0)
        for piece in range(len(column.points))
    ]


def _overlaps(columns: list[Column], known: list[int], refused: list[int]) -> list[Overlap]:
    """The first pairs of rules that share a piece in every column though they are ``refused`` to."""
    found: list[Overlap] = []
    everybody = sum(1 << (number - 1) for number in known)
    meeting = [_Meeting(column) for column in columns]
    for number in known:
        later = everybody >> number << number & refused[number - 1]
        together = reduce(and_, (each.rules(number) for each in meeting), later)
        while together and len(found) < MOST_OVERLAPS:
            other = (together & -together).bit_length()
            together &= together - 1
            shared = [column.masks[number - 1] & column.masks[other - 1] for column in columns]
            example = _example(columns, [(mask & -mask).bit_length() - 1 for mask in shared])
            found.append(Overlap((number, other), example))
    return found


class _Meeting:
    """The rules that share a piece of one column with a rule."""

    def __init__(self, column: Column) -> None:
        self.masks = column.masks
        self.by_piece = _by_piece(column)
        self.found: dict[int, int] = {}

    def rules(self, number: int) -> int:
        """The rules as bits; rules with the same pieces share the answer."""
        mask = self.masks[number - 1]
        if mask not in self.found:
            bits = (rules for piece, rules in enumerate(self.by_piece) if mask >> piece & 1)
            self.found[mask] = reduce(or_, bits, 0)
        return self.found[mask]


def _example(columns: list[Column], pieces: list[int]) -> Example:
    """A value for each column that tells rules apart."""
    return {
        column.label: column.points[piece]
        for column, piece in zip(columns, pieces, strict=True)
        if any(mask != column.full for mask in column.masks)
    }
