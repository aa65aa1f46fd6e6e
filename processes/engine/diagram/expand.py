"""Expands a procedure: every block called becomes a sub-process, every shared form is taken in.

What is put in force is the result: complete by itself, the same for the same input, named by its hash.
"""

from dataclasses import dataclass
from hashlib import sha256

from forms.messages import message
from processes.engine.diagram.canonical import canonical
from processes.engine.diagram.decision_parts import (
    Decisions,
    carry_decisions,
    include_decisions,
    settle_decisions,
)
from processes.engine.diagram.document import line_of, parse_xml
from processes.engine.diagram.errors import BlockError, DiagramError
from processes.engine.diagram.extensions import extensions, hold_extensions
from processes.engine.diagram.form_parts import carry_forms, include_shared, settle_forms
from processes.engine.diagram.namespaces import Element, bpmn, ours
from processes.engine.diagram.parameters import bind, given_by, parameters_of, substitute
from processes.engine.diagram.planes import bring_pictures
from processes.engine.diagram.renaming import prefix_ids
from processes.engine.diagram.shelf import NO_DECISIONS, Blocks, Library, Shelf

_KEPT = frozenset(
    bpmn(local)
    for local in (
        "documentation",
        "extensionElements",
        "incoming",
        "outgoing",
        "multiInstanceLoopCharacteristics",
        "standardLoopCharacteristics",
    )
)
_SHARED = frozenset(bpmn(local) for local in ("message", "signal", "error", "escalation", "itemDefinition"))


@dataclass(frozen=True)
class Expanded:
    """A diagram without blocks or shared parts, and the hash of its text."""

    xml: bytes
    sha256: str


def expand(xml: bytes, blocks: Blocks, library: Library, decisions: Decisions = NO_DECISIONS) -> Expanded:
    """Expand the procedure ``xml`` with the blocks, shared forms and decision tables at hand.

    Raises a :class:`~processes.engine.diagram.errors.DiagramError`: unreadable file, unknown block,
    wrong parameter, blocks that call each other in a circle, unknown shared form or decision table.
    """
    document = parse_xml(xml)
    _expand_process(document.root, document.process(), Shelf(blocks, library, decisions), ())
    written = canonical(document.root)
    return Expanded(written, sha256(written).hexdigest())


def _expand_process(root: Element, process: Element, shelf: Shelf, trail: tuple[str, ...]) -> None:
    include_shared(process, shelf.library)
    settle_forms(process)
    include_decisions(process, shelf.decisions)
    settle_decisions(process)
    for call in list(process.iter(bpmn("callActivity"))):
        try:
            _expand_call(root, process, call, shelf, trail)
        except DiagramError as error:
            # Whatever is wrong inside a block is shown where this diagram calls it.
            error.element, error.line = call.get("id"), line_of(call)
            raise


def _expand_call(
    root: Element, process: Element, call: Element, shelf: Shelf, trail: tuple[str, ...]
) -> None:
    name, where = call.get("calledElement") or "", call.get("id") or ""
    if not where:
        raise BlockError(message("Một chỗ gọi khối chưa có id."), line=call.sourceline)
    if name in trail:
        circle = " → ".join((*trail[trail.index(name) :], name))
        raise BlockError(message("Các khối gọi nhau thành vòng: {circle}.", circle=circle), element=where)
    block_root, block = shelf.take_block(name, call)
    chosen = _chosen_forms(block, call)
    substitute(block_root, bind(block, call), name, where)
    _expand_process(block_root, block, shelf, (*trail, name))
    carry_forms(block, process, where, chosen)
    carry_decisions(block, process, where)
    prefix_ids(block_root, where)
    bring_pictures(block_root, root, block, where)
    _bring_shared(block_root, root)
    _become_sub_process(call, block, name)


def _chosen_forms(block: Element, call: Element) -> set[str]:
    forms = {parameter.name for parameter in parameters_of(block) if parameter.type == "form"}
    return {value for name, value in given_by(call).items() if name in forms}


def _bring_shared(block_root: Element, root: Element) -> None:
    """Messages and the like stand beside the process, not in it."""
    for element in list(block_root):
        if element.tag in _SHARED:
            root.insert(0, element)


def _become_sub_process(call: Element, block: Element, name: str) -> None:
    call.tag = bpmn("subProcess")
    del call.attrib["calledElement"]
    _mark(call, name)
    for child in list(call):
        if child.tag not in _KEPT:
            call.remove(child)
    for child in list(block):
        if child.tag not in (bpmn("documentation"), bpmn("extensionElements")):
            call.append(child)


def _mark(call: Element, name: str) -> None:
    """Say which block it was: the picture keeps its thick edge, and updates can be found."""
    for given in extensions(call):
        if given.tag == ours("with"):
            given.getparent().remove(given)  # type: ignore[union-attr]
    holder = hold_extensions(call)
    mark = holder.makeelement(ours("expanded"), {"block": name})
    holder.append(mark)
