"""A file of decisions that can be asked: the door of this package."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

from forms.feel import UnaryTests
from forms.messages import message
from processes.engine.decisions.compiling import EVERYWHERE, Compiled, Fault, compile_decision
from processes.engine.decisions.coverage import Coverage, coverage
from processes.engine.decisions.errors import DecisionFailed
from processes.engine.decisions.evaluating import Asked, take
from processes.engine.decisions.model import Decision, Given, Outcome, Table
from processes.engine.decisions.order import in_order
from processes.engine.decisions.spoken import spoken

Path = tuple[str, ...]


@dataclass(frozen=True, eq=False)
class DecisionModel:
    """The decisions of one file by id, and the inputs it declares. It may be asked by many threads."""

    decisions: Mapping[str, Decision]
    inputs: tuple[Given, ...] = ()

    @cached_property
    def compiled(self) -> dict[str, Compiled]:
        """The compiled texts of each decision."""
        return {name: compile_decision(each, self._declared(each)) for name, each in self.decisions.items()}

    @property
    def faults(self) -> list[Fault]:
        """The cells that are no FEEL, in the order of the file."""
        return [fault for compiled in self.compiled.values() for fault in compiled.faults]

    def _declared(self, decision: Decision) -> list[str]:
        required = [name for other in decision.requires for name in self.decisions[other].names]
        return [name for given in self.inputs for name in given.names] + required

    def evaluate(self, decision_id: str, context: Mapping[str, object]) -> Outcome:
        """What the decision says where ``context`` holds ``dossier``, ``form`` and the inputs by name.

        Raises DecisionFailed, and nothing else.
        """
        if decision_id not in self.decisions:
            raise DecisionFailed(message("Không có quyết định “{decision}”.", decision=decision_id))
        wanted = in_order(self.decisions, decision_id)
        scope = {**context, **self._given(wanted, context)}
        asked = Asked(scope)
        value: object = None
        for decision in wanted:
            value = take(decision, self.compiled[decision.id], asked)
            names = {spoken(name) for name in decision.names} - EVERYWHERE
            scope.update(dict.fromkeys(names, value))
        return Outcome(value, asked.rules, asked.inputs)

    def _given(self, wanted: list[Decision], context: Mapping[str, object]) -> dict[str, object]:
        """The declared inputs that are read, under every name they have; a name nobody gives is refused."""
        found: dict[str, object] = {}
        read = {name for each in wanted for name in self._reads(each.id)}
        for given in self.inputs:
            names = {*given.names, *map(spoken, given.names)}
            if here := sorted(names & context.keys()):
                value = context[here[0]]
                found |= dict.fromkeys(names - EVERYWHERE, value)
        made = {spoken(name) for each in wanted for name in each.names}
        for name in sorted(read - made - found.keys() - context.keys() - EVERYWHERE):
            text = message(
                "Quyết định “{decision}” cần giá trị “{name}”.", decision=wanted[-1].name, name=name
            )
            raise DecisionFailed(text)
        return found

    def _reads(self, decision_id: str) -> set[str]:
        return {path[0] for path in self.compiled[decision_id].paths}


def coverage_of(
    model: DecisionModel,
    decision_id: str,
    listed: Mapping[str, UnaryTests] | None = None,
    empty: Collection[str] = (),
) -> Coverage | None:
    """Overlaps and gaps of a decision's table; None of an expression, or where cells are no FEEL.

    ``listed`` are the values that an input may have, by its text, where the table itself does not list them;
    ``empty`` the texts of those that may have none.
    """
    table, compiled = model.decisions[decision_id].logic, model.compiled[decision_id]
    if not isinstance(table, Table) or compiled.faults:
        return None
    return coverage(table, compiled, listed or {}, empty)


def called_also(model: DecisionModel, name: str) -> frozenset[str]:
    """The names, as expressions read them, under which a value given as ``name`` is known."""
    names = {spoken(name)}
    for given in model.inputs:
        every = {*given.names, *map(spoken, given.names)}
        names |= set(map(spoken, every)) if name in every else set()
    return frozenset(names)


def required_by(model: DecisionModel, decision_id: str) -> frozenset[str]:
    """The ids of a decision and of all that it requires."""
    return frozenset(each.id for each in in_order(model.decisions, decision_id))


def needs(model: DecisionModel, decision_id: str) -> frozenset[Path]:
    """The paths of ``dossier`` and ``form`` that a decision and those it requires read."""
    wanted = in_order(model.decisions, decision_id)
    return frozenset(
        path for each in wanted for path in model.compiled[each.id].paths if path[0] in EVERYWHERE
    )


def wants(model: DecisionModel, decision_id: str) -> frozenset[str]:
    """The names that whoever asks for a decision must give besides ``dossier`` and ``form``."""
    wanted = in_order(model.decisions, decision_id)
    made = {spoken(name) for each in wanted for name in each.names}
    read = {path[0] for each in wanted for path in model.compiled[each.id].paths}
    return frozenset(read - made - EVERYWHERE)
