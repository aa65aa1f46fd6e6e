"""Every cell of a decision table is FEEL and fits its column."""

from collections.abc import Iterator

from forms.feel import Budget, Constants, Expression, FeelError, Range
from forms.feel_reasons import explain
from forms.messages import Message, message
from processes.checks.decisions import Asked, about, decisions
from processes.checks.finding import WARNING, Finding
from processes.checks.subject import Subject
from processes.engine.decisions import MOST_STEPS, Cell, Kind, Output, Table

MEND = message("Mở bảng quyết định và sửa ô này.")
OF_A_KIND = message("Ghi giá trị đúng kiểu của cột, hoặc đổi kiểu của cột.")
SEVERAL = message("Ghi các giá trị cách nhau bằng dấu phẩy, không dùng or, and; hoặc xóa quy tắc này.")
ALLOWED = message("Ghi một giá trị trong danh sách của cột, hoặc thêm giá trị này vào danh sách.")


def check(subject: Subject) -> Iterator[Finding]:
    """Cells that do not compile or join values with or; constants of another type than their column, or not
    among its values."""
    for asked in subject.once(decisions):
        compiled = asked.model.compiled[asked.decision.id]
        for fault in compiled.faults:
            text = message(
                "{cell} không đọc được: {reason}", cell=_where(fault.cell, asked), reason=explain(fault.error)
            )
            yield about(subject, asked, text, MEND)
        if isinstance(asked.decision.logic, Table) and not compiled.faults:
            for text, remedy in _misfits(asked, asked.decision.logic):
                yield about(subject, asked, text, remedy)
            for cell in _in_vain(asked, asked.decision.logic):
                text = message("{cell} không bao giờ đúng.", cell=_where(cell, asked))
                yield about(subject, asked, text, SEVERAL, WARNING)


def _where(cell: Cell, asked: Asked) -> Message:
    names = {"column": cell.column, "table": asked.decision.name}
    if cell.rule is not None:
        return message("Ô “{column}” ở quy tắc {rule} của bảng “{table}”", rule=cell.rule, **names)
    if not cell.column:
        return message("Biểu thức của “{table}”", table=asked.decision.name)
    return message("Cột “{column}” của bảng “{table}”", **names)


def _misfits(asked: Asked, table: Table) -> Iterator[tuple[Message, Message]]:
    compiled = asked.model.compiled[asked.decision.id]
    for rule in table.rules:
        for column, cell in zip(table.inputs, rule.tests, strict=True):
            if not _holds_all(column.kind, compiled.tests(cell).constants):
                yield _other_kind(cell, asked, column.kind), OF_A_KIND
    budget = Budget(MOST_STEPS)
    for index, output in enumerate(table.outputs):
        cells = [rule.results[index] for rule in table.rules] + ([output.default] if output.default else [])
        for cell in cells:
            yield from _wrong_result(asked, output, cell, budget)


def _in_vain(asked: Asked, table: Table) -> Iterator[Cell]:
    """Tests such as "a" or "b", which join values as if they were conditions and hold for none."""
    budget = Budget(MOST_STEPS)
    for rule in table.rules:
        for cell in rule.tests:
            tests = asked.model.compiled[asked.decision.id].tests(cell)
            beside = tests.constants is None and "?" not in cell.text
            if beside and not tests.names and not _constant(tests, {"?": ""}, budget):
                yield cell


def _wrong_result(
    asked: Asked, output: Output, cell: Cell, budget: Budget
) -> Iterator[tuple[Message, Message]]:
    """A result that is known without asking, and that the table would refuse when it is asked."""
    compiled = asked.model.compiled[asked.decision.id]
    value = _constant(compiled.expression(cell), {}, budget)
    if value is None:
        return
    if not output.kind.holds(value):
        yield _other_kind(cell, asked, output.kind), OF_A_KIND
    elif output.allowed is None or output.kind.many:
        return
    elif _constant(compiled.tests(output.allowed), {"?": value}, budget) is False:
        yield message("{cell} không nằm trong các giá trị của cột.", cell=_where(cell, asked)), ALLOWED


def _other_kind(cell: Cell, asked: Asked, kind: Kind) -> Message:
    return message("{cell} phải là {kind}.", cell=_where(cell, asked), kind=kind.words)


def _holds_all(kind: Kind, constants: Constants | None) -> bool:
    """Whether the constants of a cell are of the type of its column; whole numbers may meet any number."""
    if constants is None or kind.many:
        return True
    loose = Kind("number") if kind.name == "whole number" else kind
    for value in constants.values:
        ends = (value.start, value.end) if isinstance(value, Range) else (value,)
        if not all(loose.holds(end) for end in ends):
            return False
    return True


def _constant(expression: Expression, given: dict[str, object], budget: Budget) -> object:
    """The value of an expression that reads no name; None of another one, or where it breaks."""
    try:
        return None if expression.names else expression.evaluate(given, budget)
    except FeelError:
        return None
