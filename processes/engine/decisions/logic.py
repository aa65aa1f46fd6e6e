"""Reads what stands in a decision: a table or one expression."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from forms.messages import Message, message
from processes.engine.decisions.kinds import ANYTHING, Kind
from processes.engine.decisions.limits import MOST_INPUTS, MOST_OUTPUTS, MOST_RULES
from processes.engine.decisions.model import LISTS, RANKED, Cell, Input, Literal, Output, Rule, Table
from processes.engine.decisions.types import speaks_feel, type_named
from processes.engine.decisions.xml import called, child, children, refused, text_in
from processes.engine.diagram.document import line_of
from processes.engine.diagram.namespaces import Element

POLICIES = ("UNIQUE", "ANY", "PRIORITY", "FIRST", "OUTPUT ORDER", "RULE ORDER", "COLLECT")
AGGREGATIONS = ("SUM", "MIN", "MAX", "COUNT")
Types = Mapping[str, Kind]


def read_literal(element: Element, decision: str) -> Literal:
    """A decision that is one expression."""
    speaks_feel(element)
    return Literal(Cell(text_in(element), decision, "", line=line_of(element)))


def read_table(element: Element, holder: Element, types: Types) -> Table:
    """The table of the decision ``holder``. Raises DecisionError for one that cannot be read."""
    policy, aggregation = _policy(element, holder)
    inputs, outputs = list(children(element, "input")), list(children(element, "output"))
    rules = list(children(element, "rule"))
    _refuse_size(holder, len(inputs), len(outputs), len(rules))
    decision = str(holder.get("id"))
    table = Table(
        policy,
        aggregation,
        tuple(_input(e, decision, types) for e in inputs),
        tuple(_output(e, decision, types, len(outputs)) for e in outputs),
        (),
    )
    table = _typed_by_variable(table, holder, types)
    read = tuple(_rule(e, number, table, holder) for number, e in enumerate(rules, 1))
    _refuse_outputs(table, holder)
    return replace(table, rules=read)


def _policy(element: Element, holder: Element) -> tuple[str, str]:
    policy = " ".join((element.get("hitPolicy") or "UNIQUE").upper().split())
    aggregation = (element.get("aggregation") or "").upper()
    for value, known in ((policy, POLICIES), (aggregation, ("", *AGGREGATIONS))):
        if value not in known:
            text = message(
                "Bảng “{table}” có cách chọn quy tắc lạ: {value}.", table=called(holder), value=value
            )
            raise refused(holder, text)
    return policy, aggregation if policy == "COLLECT" else ""


def _refuse_size(holder: Element, inputs: int, outputs: int, rules: int) -> None:
    for count, most, text in (
        (inputs, MOST_INPUTS, message("Bảng “{table}” có {count} cột đầu vào, tối đa là {most}.")),
        (outputs, MOST_OUTPUTS, message("Bảng “{table}” có {count} cột kết quả, tối đa là {most}.")),
        (rules, MOST_RULES, message("Bảng “{table}” có {count} quy tắc, tối đa là {most}.")),
    ):
        if count > most:
            raise refused(holder, Message(text.text, {"table": called(holder), "count": count, "most": most}))
    if outputs == 0:
        raise refused(holder, message("Bảng “{table}” chưa có cột kết quả.", table=called(holder)))


def _input(element: Element, decision: str, types: Types) -> Input:
    expression = child(element, "inputExpression")
    text = text_in(expression)
    label = " ".join((element.get("label") or text or element.get("id") or "").split())
    if expression is None:
        raise refused(element, message("Cột đầu vào “{column}” chưa có biểu thức.", column=label))
    speaks_feel(expression)
    value = Cell(text, decision, label, line=line_of(expression))
    kind = type_named(expression, types)
    return Input(
        label, value, kind, _values(element, "inputValues", decision, label) or _allowed(kind, value)
    )


def _output(element: Element, decision: str, types: Types, count: int) -> Output:
    name = " ".join((element.get("name") or "").split())
    label = " ".join((element.get("label") or name or element.get("id") or "").split())
    if count > 1 and not name:
        raise refused(element, message("Cột kết quả “{column}” chưa có tên (name).", column=label))
    kind, default = type_named(element, types), child(element, "defaultOutputEntry")
    at = Cell(text_in(default), decision, label, line=line_of(element))
    allowed = _values(element, "outputValues", decision, label) or _allowed(kind, at)
    return Output(name, label, kind, allowed, at if at.text else None)


def _typed_by_variable(table: Table, holder: Element, types: Types) -> Table:
    """The only output of a table without a type of its own has that of the decision's variable."""
    variable, output = child(holder, "variable"), table.outputs[0]
    if variable is None or len(table.outputs) > 1 or output.kind != ANYTHING or table.aggregation:
        return table
    kind = type_named(variable, types)
    kind = Kind(kind.name, kind.many and table.policy not in LISTS, kind.allowed)
    at = Cell("", str(holder.get("id")), output.label or called(holder), line=line_of(holder))
    return replace(table, outputs=(replace(output, kind=kind, allowed=output.allowed or _allowed(kind, at)),))


def _values(element: Element, local: str, decision: str, column: str) -> Cell | None:
    text = text_in(child(element, local))
    return Cell(text, decision, column, tests=True, line=line_of(element)) if text else None


def _allowed(kind: Kind, at: Cell) -> Cell | None:
    return Cell(kind.allowed, at.decision, at.column, tests=True, line=at.line) if kind.allowed else None


def _rule(element: Element, number: int, table: Table, holder: Element) -> Rule:
    tests, results = list(children(element, "inputEntry")), list(children(element, "outputEntry"))
    if len(tests) != len(table.inputs) or len(results) != len(table.outputs):
        text = message("Quy tắc {rule} của bảng “{table}” không đủ ô.", rule=number, table=called(holder))
        raise refused(element, text)
    decision = str(holder.get("id"))
    return Rule(
        number,
        tuple(_cells(tests, decision, [column.label for column in table.inputs], number, True)),
        tuple(_cells(results, decision, [column.label for column in table.outputs], number, False)),
        _note(element),
    )


def _note(rule: Element) -> str:
    """What the editor lets people write beside a rule."""
    written = [
        *(e.text or "" for e in children(rule, "description")),
        *(text_in(e) for e in children(rule, "annotationEntry")),
    ]
    return " · ".join(" ".join(text.split()) for text in written if text.strip())


def _cells(found: list[Element], decision: str, columns: list[str], rule: int, tests: bool) -> Iterator[Cell]:
    for element, column in zip(found, columns, strict=True):
        speaks_feel(element)
        # Editors leave a cell empty: any value, or no result.
        text = text_in(element) or ("-" if tests else "null")
        yield Cell(text, decision, column, rule, tests, line_of(element))


def _refuse_outputs(table: Table, holder: Element) -> None:
    """What the hit policy needs of the outputs."""
    names = [output.name for output in table.outputs]
    if len(names) > 1 and len(set(names)) < len(names):
        raise refused(holder, message("Hai cột kết quả của bảng “{table}” trùng tên.", table=called(holder)))
    if table.aggregation and len(names) > 1:
        text = message(
            "Bảng “{table}” cộng gộp kết quả nên chỉ được có một cột kết quả.", table=called(holder)
        )
        raise refused(holder, text)
    if table.policy in RANKED and not any(output.allowed for output in table.outputs):
        column = table.outputs[0].label or called(holder)
        text = message("Cột kết quả “{column}” cần danh sách giá trị theo thứ tự ưu tiên.", column=column)
        raise refused(holder, text)
