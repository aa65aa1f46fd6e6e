"""Takes one decision: looks at its inputs, finds the rules that hold, and settles on a value."""

from collections.abc import Iterable
from dataclasses import dataclass

from forms.feel import Expression, FeelError
from forms.messages import message
from processes.engine.decisions.compiling import Compiled
from processes.engine.decisions.errors import DecisionFailed
from processes.engine.decisions.hits import Hit, settle
from processes.engine.decisions.kinds import Kind
from processes.engine.decisions.model import Cell, Decision, Input, Literal, Output, Table


@dataclass(frozen=True)
class Asked:
    """One question: the names known so far, and what was noted on the way."""

    scope: dict[str, object]
    rules: dict[str, list[int]]
    inputs: dict[str, object]


def take(decision: Decision, compiled: Compiled, asked: Asked) -> object:
    """The value of a decision whose required ones are in the scope. Raises DecisionFailed."""
    if compiled.faults:
        raise DecisionFailed(message("Quyết định “{decision}” có ô không đọc được.", decision=decision.name))
    if isinstance(decision.logic, Literal):
        value = _value(decision.logic.value, compiled, asked.scope, decision)
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


def _value(cell: Cell, compiled: Compiled, scope: dict[str, object], decision: Decision) -> object:
    return run(compiled.expression(cell), scope, cell, decision)


def run(expression: Expression, scope: dict[str, object], cell: Cell, decision: Decision) -> object:
    """The value of a cell; an evaluation that breaks is a DecisionFailed that names the place."""
    try:
        return expression.evaluate(scope)
    except FeelError as error:
        if cell.rule is None:
            text = message(
                "Không tính được “{column}” của “{decision}”.", column=cell.column, decision=decision.name
            )
        else:
            text = message(
                "Không tính được ô “{column}” ở quy tắc {rule} của “{decision}”.",
                column=cell.column,
                rule=cell.rule,
                decision=decision.name,
            )
        raise DecisionFailed(text) from error


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
        value = _value(column.value, self.compiled, self.asked.scope, self.decision)
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
            if run(tests, {**self.asked.scope, "?": each}, allowed, self.decision) is not True:
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
        return run(self.compiled.tests(cell), scope, cell, self.decision) is True

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
        value = _value(cell, self.compiled, self.asked.scope, self.decision)
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
