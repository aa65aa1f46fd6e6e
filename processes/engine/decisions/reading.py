"""Reads a DMN file (1.1 to 1.6): its decisions, what they need, and the types they name."""

from collections.abc import Iterator
from functools import lru_cache

from forms.messages import message
from processes.engine.decisions.decision_model import DecisionModel
from processes.engine.decisions.errors import DecisionError
from processes.engine.decisions.kinds import ANYTHING, Kind
from processes.engine.decisions.limits import MOST_CELLS, MOST_DECISIONS
from processes.engine.decisions.logic import read_literal, read_table
from processes.engine.decisions.model import Decision, Given, Literal, Table
from processes.engine.decisions.order import refuse_circles
from processes.engine.decisions.types import read_types, speaks_feel, type_named
from processes.engine.decisions.xml import DMN, called, child, children, refused
from processes.engine.diagram.document import line_of, read_xml
from processes.engine.diagram.errors import HostileXml, NotXml
from processes.engine.diagram.namespaces import Element, local_name, namespace

UNSUPPORTED = frozenset({"businessKnowledgeModel", "decisionService", "import"})
LOGIC = frozenset({"decisionTable", "literalExpression"})
BOXED = frozenset(
    {"invocation", "context", "relation", "list", "functionDefinition", "conditional", "for", "every", "some",
     "filter"}
)  # fmt: skip
Types = dict[str, Kind]


@lru_cache(maxsize=64)
def read_decisions(xml: bytes) -> DecisionModel:
    """The decisions of a DMN file. Expressions are compiled when first asked for, and then kept.

    Raises DecisionError with line and element for what cannot be read or is not supported, DecisionCircle for
    decisions that need each other.
    """
    root = _root(xml)
    types = read_types(root)
    given = {str(e.get("id")): _given(e, types) for e in children(root, "inputData")}
    found = list(children(root, "decision"))
    if not 0 < len(found) <= MOST_DECISIONS:
        text = message(
            "Tệp có {count} quyết định, cần từ 1 đến {most}.", count=len(found), most=MOST_DECISIONS
        )
        raise refused(root, text)
    decisions: dict[str, Decision] = {}
    for element in found:
        decision = _decision(element, types)
        if decision.id in decisions:
            raise refused(element, message("Hai quyết định cùng mang id “{id}”.", id=decision.id))
        decisions[decision.id] = decision
    _refuse_lost(found, decisions)
    _refuse_many(root, decisions)
    refuse_circles(decisions)
    return DecisionModel(decisions, tuple(given.values()))


def _root(xml: bytes) -> Element:
    try:
        root = read_xml(xml)
    except (NotXml, HostileXml) as error:
        raise DecisionError(error.text, line=error.line) from error
    if local_name(root) != "definitions" or namespace(root) not in DMN:
        raise DecisionError(message("Tệp không phải là bảng quyết định DMN."), line=line_of(root))
    speaks_feel(root)
    for element in children(root):
        if local_name(element) in UNSUPPORTED:
            text = message(
                "Chúng tôi không hỗ trợ {kind} “{name}”.", kind=local_name(element), name=called(element)
            )
            raise refused(element, text, message("Viết lại thành bảng quyết định."))
    return root


def _given(element: Element, types: Types) -> Given:
    variable = child(element, "variable")
    names = [called(element), element.get("id") or ""]
    if variable is None:
        return Given(tuple(filter(None, names)))
    kind = type_named(variable, types)
    return Given(tuple(filter(None, [variable.get("name") or "", *names])), kind)


def _decision(element: Element, types: Types) -> Decision:
    name, variable = called(element), child(element, "variable")
    if not element.get("id"):
        raise refused(element, message("Quyết định “{name}” chưa có id.", name=name))
    logic = _logic(element, types)
    names = [variable.get("name") or "" if variable is not None else "", name, str(element.get("id"))]
    return Decision(
        id=str(element.get("id")),
        name=name,
        logic=logic,
        names=tuple(dict.fromkeys(filter(None, names))),
        requires=tuple(dict.fromkeys(href for _, href in _hrefs(element, "requiredDecision"))),
        kind=ANYTHING if variable is None else type_named(variable, types),
        line=line_of(element),
    )


def _logic(element: Element, types: Types) -> Table | Literal:
    for part in children(element):
        if local_name(part) in BOXED or local_name(part) == "knowledgeRequirement":
            text = message(
                "Quyết định “{name}” dùng {kind}, chúng tôi không hỗ trợ.",
                name=called(element),
                kind=local_name(part),
            )
            raise refused(element, text, message("Viết lại thành bảng quyết định hoặc một biểu thức."))
    found = [part for part in children(element) if local_name(part) in LOGIC]
    if len(found) != 1:
        raise refused(
            element, message("Quyết định “{name}” chưa có bảng hay biểu thức.", name=called(element))
        )
    if local_name(found[0]) == "literalExpression":
        return read_literal(found[0], str(element.get("id")))
    return read_table(found[0], element, types)


def _hrefs(element: Element, local: str) -> Iterator[tuple[Element, str]]:
    """What a decision requires: elements of this local name, and the id each points to."""
    for requirement in children(element, "informationRequirement"):
        for required in children(requirement, local):
            yield required, (required.get("href") or "").removeprefix("#")


def _refuse_lost(found: list[Element], decisions: dict[str, Decision]) -> None:
    """Every required decision stands in the file."""
    for element in found:
        for _, name in _hrefs(element, "requiredDecision"):
            if name not in decisions:
                text = message(
                    "Quyết định “{name}” cần quyết định “{other}” không có trong tệp.",
                    name=called(element),
                    other=name,
                )
                raise refused(element, text)


def _refuse_many(root: Element, decisions: dict[str, Decision]) -> None:
    count = sum(1 for decision in decisions.values() for _ in decision.logic.cells())
    if count > MOST_CELLS:
        raise refused(root, message("Tệp có {count} ô, tối đa là {most}.", count=count, most=MOST_CELLS))
