"""Which rules of an ANY table say the same: they may hold together."""

from collections.abc import Iterator

from forms.feel import Budget, FeelError
from processes.engine.decisions.compiling import Compiled
from processes.engine.decisions.limits import MOST_STEPS
from processes.engine.decisions.model import Rule, Table


def quarrels(table: Table, compiled: Compiled) -> list[int]:
    """For each rule the rules, as bits, that must not hold with it: of UNIQUE all, of ANY those with another
    result, of other hit policies none. A result that reads something quarrels with nobody.
    """
    everybody = (1 << len(table.rules)) - 1
    if table.policy != "ANY":
        return [everybody if table.policy == "UNIQUE" else 0] * len(table.rules)
    budget = Budget(MOST_STEPS)
    results = [_results(rule, compiled, budget) for rule in table.rules]
    same: dict[object, int] = {}
    for index, result in enumerate(results):
        same[result] = same.get(result, 0) | 1 << index
    unsure = same.pop(None, 0)
    return [0 if result is None else everybody & ~unsure & ~same[result] for result in results]


def _results(rule: Rule, compiled: Compiled, budget: Budget) -> tuple[object, ...] | None:
    """The results of a rule that reads nothing, as something that can be compared; None of another one."""
    found = []
    for cell in rule.results:
        expression = compiled.expression(cell)
        if expression.names:
            return None
        try:
            found.append(_frozen(expression.evaluate({}, budget)))
        except FeelError:
            return None
    return tuple(found)


def _frozen(value: object) -> object:
    if isinstance(value, list):
        return (list, *map(_frozen, value))
    if isinstance(value, dict):
        return frozenset(_entries(value))
    return (value.__class__, value)


def _entries(value: dict[str, object]) -> Iterator[tuple[str, object]]:
    return ((key, _frozen(each)) for key, each in value.items())
