"""Takes one decision: looks at its inputs, finds the rules that hold, and settles on a value."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from forms.feel import Budget, Expression, FeelError
from forms.messages import Message, message
from processes.engine.decisions.compiling import Compiled
from processes.engine.decisions.errors import DecisionFailed
from processes.engine.decisions.hits import Hit, settle
from processes.engine.decisions.kinds import Kind
from processes.engine.decisions.limits import MOST_STEPS
from processes.engine.decisions.model import Cell, Decision, Input, Literal, Output, Table


@dataclass(frozen=True)
class Asked:
    """One question: the names known so far, and what was noted on the way."""

    scope: dict[str, object]
    rules: dict[str, list[int]] = field(default_factory=dict)
    inputs: dict[str, object] = field(default_factory=dict)
    budget: Budget = field(default_factory=lambda: Budget(MOST_STEPS))


def take(decision: Decision, compiled: Compiled, asked: Asked) -> object:
    """The value of a decision whose required ones are in the scope. Raises DecisionFailed."""
    if compiled.faults:
        raise DecisionFailed(message("Quyết định “{decision}” có ô không đọc được.", decision=decision.name))
    if isinstance(decision.logic, Literal):
        cell = decision.logic.value
        value = run(asked, compiled.expression(cell), cell, decision)
        _note_read(compiled, asked)
    else:
        value = Taking(decision, decision.logic, compiled, asked).value()
    if not _fits(decision, value):
        text = message(
            "Quyết định “{decision}” phải cho {kind}.", decision=decision.name, kind=decision.kind.words
        )
        raise DecisionFailed(text)
    return value


def _fits(decision: Decision, value: object) -> bool:
    """The type of the variable; that of a table's column is often written there though it gives a list."""
    if isinstance(value, (list, dict)) and isinstance(decision.logic, Table):
        return True
    return decision.kind.holds(value)


def run(
    asked: Asked,
    expression: Expression,
    cell: Cell,
    decision: Decision,
    scope: dict[str, object] | None = None,
) -> object:
    """The value of a cell; an evaluation that breaks is a DecisionFailed that names the place."""
    try:
        return expression.evaluate(asked.scope if scope is None else scope, asked.budget)
    except FeelError as error:
        raise DecisionFailed(_broken(cell, decision.name)) from error


def _broken(cell: Cell, name: str) -> Message:
    if cell.rule is not None:
        return message(
            "Không tính được ô “{column}” ở quy tắc {rule} của “{decision}”.",
            column=cell.column,
            rule=cell.rule,
            decision=name,
        )
    if not cell.column:
        return message("Không tính được biểu thức của “{decision}”.", decision=name)
    return message("Không tính được “{column}” của “{decision}”.", column=cell.column, decision=name)


def _note_read(compiled: Compiled, asked: Asked) -> None:
    """What an expression looked at, as far as it stands in the scope under a path."""
    for path in sorted(compiled.paths):
        value: object = asked.scope
        for key in path:
            value = value.get(key) if isinstance(value, dict) else None
        if len(path) > 1 or not isinstance(value, dict):
            asked.inputs[".".join(path)] = value


@dataclass(frozen=True)
class Taking:
    """A table that is being asked."""

    decision: Decision
    table: Table
    compiled: Compiled
    asked: Asked

    def value(self) -> object:
        """What the hit policy makes of the rules that hold."""
        scopes = [{**self.asked.scope, "?": self._looked_at(column)} for column in self.table.inputs]
        holding = self._holding(scopes)
        if self.table.policy == "FIRST":
            holding = holding[:1]
        hits = [Hit(number, self._results(number)) for number in holding]
        value, numbers = settle(self.decision, self.table, self.compiled, hits, self._defaults())
        self.asked.rules[self.decision.id] = numbers
        return value

    def _looked_at(self, column: Input) -> object:
        """The value of an input: of its type and, unless it is empty, among those allowed."""
        cell = column.value
        value = run(self.asked, self.compiled.expression(cell), cell, self.decision)
        self.asked.inputs[column.value.text] = value
        if not column.kind.holds(value):
            text = message(
                "“{column}” của bảng “{decision}” phải là {kind}.",
                column=column.label,
                decision=self.decision.name,
                kind=column.kind.words,
            )
            raise DecisionFailed(text)
        self._refuse_stranger(column.allowed, column.kind, value, column.label)
        return value

    def _refuse_stranger(self, allowed: Cell | None, kind: Kind, value: object, label: str) -> None:
        if allowed is None or value is None:
            return
        tests = self.compiled.tests(allowed)
        for each in value if kind.many and isinstance(value, list) else [value]:
            scope = {**self.asked.scope, "?": each}
            if run(self.asked, tests, allowed, self.decision, scope) is not True:
                text = message(
                    "“{column}” của bảng “{decision}” có giá trị không nằm trong danh sách cho phép.",
                    column=label,
                    decision=self.decision.name,
                )
                raise DecisionFailed(text)

    def _holding(self, scopes: list[dict[str, object]]) -> list[int]:
        """The numbers of the rules that hold, in their order."""
        found = []
        for rule in self.table.rules:
            cells = zip(rule.tests, scopes, strict=True)
            if all(cell.text == "-" or self._holds(cell, scope) for cell, scope in cells):
                found.append(rule.number)
                if self.table.policy == "FIRST":
                    break
        return found

    def _holds(self, cell: Cell, scope: dict[str, object]) -> bool:
        return run(self.asked, self.compiled.tests(cell), cell, self.decision, scope) is True

    def _results(self, number: int) -> tuple[object, ...]:
        return self._outputs(self.table.rules[number - 1].results)

    def _defaults(self) -> tuple[object, ...] | None:
        if not self.table.has_default:
            return None
        return self._outputs([output.default for output in self.table.outputs])

    def _outputs(self, cells: Iterable[Cell | None]) -> tuple[object, ...]:
        pairs = zip(self.table.outputs, cells, strict=True)
        return tuple(None if cell is None else self._output(output, cell) for output, cell in pairs)

    def _output(self, output: Output, cell: Cell) -> object:
        """A result: of the type of its column, and among the allowed values."""
        value = run(self.asked, self.compiled.expression(cell), cell, self.decision)
        if not output.kind.holds(value):
            text = message(
                "Kết quả “{column}” của bảng “{decision}” phải là {kind}.",
                column=output.label,
                decision=self.decision.name,
                kind=output.kind.words,
            )
            raise DecisionFailed(text)
        self._refuse_stranger(output.allowed, output.kind, value, output.label)
        return value
