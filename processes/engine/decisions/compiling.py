"""The texts of a decision, compiled once; which names they read that the file does not give."""

from collections.abc import Collection
from dataclasses import dataclass, field

from forms.feel import Expression, FeelError, UnaryTests, compile_expression, compile_tests
from processes.engine.decisions.model import Cell, Decision
from processes.engine.decisions.spoken import speaking, spoken

EVERYWHERE = frozenset({"dossier", "form"})
"""The names that every cell may read, besides what the file declares and the task gives."""
MOST_NAMES = 100
Path = tuple[str, ...]


@dataclass(frozen=True)
class Fault:
    """A cell that is no FEEL, and why."""

    cell: Cell
    error: FeelError


@dataclass(frozen=True)
class Compiled:
    """The expressions of one decision by cell; ``free`` are names that whoever asks must give."""

    by_cell: dict[int, Expression] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    free: set[str] = field(default_factory=set)

    def expression(self, cell: Cell) -> Expression:
        """The compiled text of a cell that has no fault."""
        return self.by_cell[id(cell)]

    def tests(self, cell: Cell) -> UnaryTests:
        """The compiled unary tests of a cell that has no fault."""
        found = self.by_cell[id(cell)]
        assert isinstance(found, UnaryTests)
        return found

    @property
    def paths(self) -> frozenset[Path]:
        """Every path that the texts read, ? left out."""
        return frozenset(
            path for each in self.by_cell.values() for path in each.paths | {(n,) for n in each.names}
        )


def compile_decision(decision: Decision, declared: Collection[str]) -> Compiled:
    """Every cell of the decision; ``declared`` are the names of inputs and of decisions it requires."""
    compiled = Compiled()
    known = EVERYWHERE | {spoken(name) for name in declared}
    for cell in decision.logic.cells():
        try:
            compiled.by_cell[id(cell)] = _compile(cell, declared, known, compiled.free)
        except FeelError as error:
            compiled.faults.append(Fault(cell, error))
    return compiled


def _compile(cell: Cell, declared: Collection[str], known: frozenset[str], free: set[str]) -> Expression:
    """A name nothing declares is one that must be given: it is noted, and the text compiled again."""
    text = speaking(cell.text, declared)
    compile_text = compile_tests if cell.tests else compile_expression
    for _ in range(MOST_NAMES):
        try:
            return compile_text(text, known | free)
        except FeelError as error:
            if error.code != "unknown_name":
                raise
            free.add(str(error.values["name"]))
    return compile_text(text, known | free)
