"""What a diagram needs from where it is put in force: blocks, shared forms, tables, roles, slots, steps."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from processes.domain.organisation import ROLES
from processes.engine.diagram import Blocks, DiagramError, Library, parse_xml
from processes.engine.diagram.extensions import extension, extensions
from processes.engine.diagram.namespaces import Element, bpmn, ours
from processes.steps import step_names

BLOCK, FORM, DECISION, ROLE, SLOT, STEP, DOWNLOAD = (
    "block",
    "form",
    "decision",
    "role",
    "slot",
    "step",
    "download",
)
KINDS = (BLOCK, FORM, DECISION, ROLE, SLOT, STEP, DOWNLOAD)
APPLICANT = "applicant"
LEVELS = 20
"""Blocks that call blocks deeper than this are not followed: they call each other in a circle."""


@dataclass(frozen=True)
class Need:
    """Something that a diagram names. ``where`` are the elements that name it, ``through`` the block whose
    element it is, empty for the diagram's own.

    ``present`` None: nobody but the installation's people can tell (slots, downloads).
    """

    kind: str
    name: str
    present: bool | None
    where: tuple[str, ...] = ()
    through: tuple[str, ...] = ()


@dataclass(frozen=True)
class Dependencies:
    """Everything that a diagram needs, by kind; ``lanes`` are the pairs of slot and role that work in it."""

    needs: tuple[Need, ...] = ()
    lanes: frozenset[tuple[str, str]] = frozenset()

    def of(self, kind: str) -> tuple[Need, ...]:
        """The needs of one kind, by name."""
        return tuple(need for need in self.needs if need.kind == kind)

    @property
    def missing(self) -> tuple[Need, ...]:
        """What is not here."""
        return tuple(need for need in self.needs if need.present is False)


@dataclass
class _Found:
    """Where each thing is named, while the diagram and its blocks are walked."""

    where: dict[tuple[str, str], list[str]] = field(default_factory=lambda: defaultdict(list))
    through: dict[tuple[str, str], list[str]] = field(default_factory=lambda: defaultdict(list))
    lanes: set[tuple[str, str]] = field(default_factory=set)
    carried: set[str] = field(default_factory=set)


def dependencies(
    xml: bytes, blocks: Blocks, library: Library, decisions: Mapping[str, bytes] | None = None
) -> Dependencies:
    """What a diagram and the blocks that it calls need, each with whether it is at hand.

    Any bytes give an answer: what cannot be read needs nothing, the checker says why.
    """
    found = _Found()
    process = _process(xml)
    if process is not None:
        _walk(process, blocks, found, ())
    tables = {*(decisions or {}), *found.carried}
    known: dict[str, set[str] | frozenset[str]] = {
        BLOCK: {*blocks},
        FORM: {*library},
        DECISION: tables,
        ROLE: {*ROLES, APPLICANT},
        STEP: step_names(),
    }
    needs = tuple(
        Need(
            kind,
            name,
            name in known[kind] if kind in known else None,
            tuple(dict.fromkeys(where)),
            tuple(dict.fromkeys(found.through[kind, name])),
        )
        for (kind, name), where in sorted(found.where.items(), key=lambda pair: _order(pair[0]))
    )
    return Dependencies(needs, frozenset(found.lanes))


def _order(key: tuple[str, str]) -> tuple[int, str]:
    return KINDS.index(key[0]), key[1]


def _process(xml: bytes, name: str | None = None) -> Element | None:
    """The process of a diagram, of a block that of its name; None where it cannot be read."""
    try:
        document = parse_xml(xml)
        if name is None:
            return document.process()
    except DiagramError:
        return None
    of_name = (one for one in document.root.iterchildren(bpmn("process")) if one.get("id") == name)
    return next(of_name, None)


def _walk(process: Element, blocks: Blocks, found: _Found, trail: tuple[str, ...]) -> None:
    for kind, name, where in _named(process, found):
        found.where[kind, name].append(where)
        if trail:
            found.through[kind, name].append(trail[-1])
        if kind == BLOCK and name in blocks and name not in trail and len(trail) < LEVELS:
            block = _process(blocks[name], name)
            if block is not None:
                _walk(block, blocks, found, (*trail, name))


def _named(process: Element, found: _Found) -> Iterator[tuple[str, str, str]]:
    """Everything that one process names: kind, name, and the element that does."""
    of_process = str(process.get("id") or "")
    for said in extensions(process):
        if said.tag == ours("useForm"):
            yield FORM, str(said.get("from") or ""), of_process
        elif said.tag == ours("useDecision"):
            yield DECISION, str(said.get("from") or ""), of_process
        elif said.tag == ours("decision"):
            found.carried.add(str(said.get("id")))
            yield DECISION, str(said.get("id") or ""), of_process
        elif said.tag == ours("profile"):
            for download in said.iterchildren(ours("download")):
                yield DOWNLOAD, str(download.get("name") or ""), of_process
    for call in process.iter(bpmn("callActivity")):
        yield BLOCK, str(call.get("calledElement") or ""), str(call.get("id") or "")
    for task in process.iter(bpmn("serviceTask")):
        step = extension(task, "step")
        if step is not None:
            yield STEP, str(step.get("name") or ""), str(task.get("id") or "")
    yield from _lanes(process, found)


def _lanes(process: Element, found: _Found) -> Iterator[tuple[str, str, str]]:
    for lane in process.iter(bpmn("lane")):
        said = extension(lane, "lane")
        role = said.get("role") if said is not None else None
        if said is None or not role:
            continue
        yield ROLE, role, str(lane.get("id") or "")
        if role != APPLICANT:
            slot = str(said.get("slot") or "receiving")
            found.lanes.add((slot, role))
            yield SLOT, slot, str(lane.get("id") or "")
