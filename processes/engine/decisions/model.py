"""What a DMN file says, as plain data: decisions, their tables, and what they need of each other."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from processes.engine.decisions.kinds import ANYTHING, Kind

LISTS = frozenset({"COLLECT", "RULE ORDER", "OUTPUT ORDER"})
"""Hit policies that give the results of every rule that holds, as a list."""
RANKED = frozenset({"PRIORITY", "OUTPUT ORDER"})
"""Hit policies that follow the order of the outputs' values."""


@dataclass(frozen=True)
class Cell:
    """A text of FEEL in a file: unary ``tests`` or an expression; ``rule`` counts from 1."""

    text: str
    decision: str
    column: str
    rule: int | None = None
    tests: bool = False
    line: int | None = None


@dataclass(frozen=True)
class Input:
    """A column that is tested; ``allowed`` are the values it may have, None: any of its kind."""

    label: str
    value: Cell
    kind: Kind
    allowed: Cell | None = None


@dataclass(frozen=True)
class Output:
    """A column of results; ``default`` is its value where no rule holds."""

    name: str
    label: str
    kind: Kind
    allowed: Cell | None = None
    default: Cell | None = None


@dataclass(frozen=True)
class Rule:
    """A row: one test for each input, one result for each output, and a ``note`` for people."""

    number: int
    tests: tuple[Cell, ...]
    results: tuple[Cell, ...]
    note: str = ""


@dataclass(frozen=True)
class Table:
    """A decision table; ``policy`` is its hit policy, ``aggregation`` SUM, MIN, MAX, COUNT or empty."""

    policy: str
    aggregation: str
    inputs: tuple[Input, ...]
    outputs: tuple[Output, ...]
    rules: tuple[Rule, ...]

    @property
    def has_default(self) -> bool:
        """Whether it has a result where no rule holds."""
        return any(output.default for output in self.outputs)

    @property
    def says_nothing_as_a_list(self) -> bool:
        """Whether it has a value where no rule holds without a default: an empty list, or a count of 0."""
        return self.policy in LISTS and self.aggregation in ("", "COUNT")

    def cells(self) -> Iterator[Cell]:
        """Every text of FEEL in it."""
        for column in self.inputs:
            yield column.value
            yield from [column.allowed] if column.allowed else []
        for output in self.outputs:
            yield from (cell for cell in (output.allowed, output.default) if cell)
        for rule in self.rules:
            yield from (*rule.tests, *rule.results)


@dataclass(frozen=True)
class Literal:
    """A decision that is one expression."""

    value: Cell

    def cells(self) -> Iterator[Cell]:
        """Its one text."""
        yield self.value


@dataclass(frozen=True)
class Given:
    """An inputData element: a value that whoever asks for the decision gives, under one of its ``names``."""

    names: tuple[str, ...]
    kind: Kind = ANYTHING


@dataclass(frozen=True)
class Decision:
    """A decision of a file. ``names`` are those under which other decisions read its value, ``requires`` the
    ids of the decisions it needs, ``inputs`` the names of the inputData elements of the file.
    """

    id: str
    name: str
    logic: Table | Literal
    names: tuple[str, ...] = ()
    requires: tuple[str, ...] = ()
    kind: Kind = ANYTHING
    line: int | None = None


@dataclass(frozen=True)
class Outcome:
    """What a decision said: its value, the numbers (from 1) of the rules that held by the id of the decision,
    and what was looked at by the text of the input.
    """

    value: object
    rules: Mapping[str, list[int]] = field(default_factory=dict)
    inputs: Mapping[str, object] = field(default_factory=dict)
