"""What a gateway decides, tried out: every combination of the values that its conditions read.

Only conditions over values that can be listed are tried, and no more than a few hundred combinations.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from math import prod

from forms.feel import Expression, FeelError, compile_expression
from processes.checks.answers import Answered, answered
from processes.checks.domains import Path, Values, values_at
from processes.checks.forms import questions
from processes.checks.rules.outcomes_covered import task_before
from processes.checks.statuses import possible_statuses
from processes.checks.subject import Subject
from processes.engine.diagram.namespaces import Element, bpmn
from processes.engine.diagram.node_facts import outcome_ids

MOST = 2_000
"""Conditions of one gateway that are tried, each combination anew; with more nothing is said."""
STATUS: Path = ("dossier", "status")


@dataclass(frozen=True)
class Tried:
    """One combination of values, and the flows whose conditions it makes true."""

    values: Mapping[Path, object]
    taken: tuple[Element, ...]

    def written(self) -> str:
        """The combination in FEEL."""
        return " and ".join(f"{'.'.join(path)} = {_feel(value)}" for path, value in self.values.items())


@dataclass(frozen=True)
class Choices:
    """A gateway with its flows that have a condition, and what each combination makes of them."""

    gateway: Element
    flows: tuple[Element, ...]
    paths: frozenset[Path]
    tried: tuple[Tried, ...]


def choices(subject: Subject) -> list[Choices]:
    """The gateways that can be tried out."""
    found = (_of(subject, gateway) for gateway in subject.nodes("exclusiveGateway", "inclusiveGateway"))
    return [each for each in found if each is not None]


def _of(subject: Subject, gateway: Element) -> Choices | None:
    conditions = list(_conditions(subject, gateway))
    if not conditions or any(expression is None for _, expression in conditions):
        return None
    compiled = [(flow, expression) for flow, expression in conditions if expression is not None]
    paths = sorted({path for _, expression in compiled for path in expression.paths})
    lists = [_values(subject, gateway, path) for path in paths]
    listed = [values for values in lists if values]
    if not paths or len(listed) < len(paths) or prod(map(len, listed)) * len(compiled) > MOST:
        return None
    flows = tuple(flow for flow, _ in compiled)
    tried = tuple(_try(dict(zip(paths, values, strict=True)), compiled) for values in product(*listed))
    return Choices(gateway, flows, frozenset(paths), tried)


def _conditions(subject: Subject, gateway: Element) -> Iterator[tuple[Element, Expression | None]]:
    """The conditions of a gateway; None for one that cannot be read, or that reads more than paths say."""
    for flow in subject.outgoing.get(str(gateway.get("id")), []):
        text = flow.findtext(bpmn("conditionExpression"))
        if text is None:
            continue
        try:
            expression = compile_expression(text)
        except FeelError:
            yield flow, None
        else:
            whole = expression.names <= {path[0] for path in expression.paths}
            yield flow, expression if whole else None


def _values(subject: Subject, gateway: Element, path: Path) -> Values | None:
    """The values at a path when a run comes to the gateway; null among them where there may be no answer."""
    node = str(gateway.get("id"))
    if path == ("outcome",):
        task = task_before(subject, gateway)
        return None if task is None else tuple(outcome_ids(task))
    if path == STATUS and not subject.expanded:
        return None
    if path == STATUS:
        passage = subject.once(possible_statuses).get(node)
        return None if passage is None else tuple(sorted(passage.before))
    values = values_at(subject, path)
    if values is None or path[0] != "form":
        return values
    field = subject.once(questions)[path[1], path[2]]
    moment = subject.once(answered).get(node, Answered())
    sure = (
        path[1] in moment.surely
        and (field.limits.required or field.kind.name == "checkbox")
        and not field.hides
    )
    return values if sure else (*values, None)


def _try(values: dict[Path, object], conditions: list[tuple[Element, Expression]]) -> Tried:
    context: dict[str, object] = {}
    for path, value in values.items():
        holder = context
        for step in path[:-1]:
            holder = holder.setdefault(step, {})  # type: ignore[assignment]
        holder[path[-1]] = value
    return Tried(values, tuple(flow for flow, expression in conditions if _holds(expression, context)))


def _holds(expression: Expression, context: Mapping[str, object]) -> bool:
    try:
        return expression.evaluate(context) is True
    except FeelError:
        return False


def _feel(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return "null" if value is None else f'"{value}"'
