"""Every element has an id of its own; two underscores are kept for expanded blocks."""

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from forms.messages import message
from processes.checks.finding import Finding
from processes.checks.subject import Subject, title
from processes.engine.diagram.document import elements_of, line_of
from processes.engine.diagram.extensions import extension
from processes.engine.diagram.namespaces import bpmn, local_name, ours
from processes.engine.diagram.nodes import FLOW_NODES

REMEDY = message("Đặt cho mỗi phần tử một id riêng: chữ cái không dấu, chữ số, gạch dưới.")
NEEDED = {*FLOW_NODES, "sequenceFlow", "lane"}


def check(subject: Subject) -> Iterator[Finding]:
    """Missing, doubled and malformed ids, also of outcomes, cases and components.

    A diagram may come expanded from another installation: then ids in its blocks have their prefix.
    """
    elements, runs = list(elements_of(subject.source.root)), subject.source.process()
    times = Counter(str(element.get("id")) for element in elements if element.get("id"))
    blocks = {str(each.get("id")) for each in elements if extension(each, "expanded") is not None}
    for element in elements:
        name = element.get("id")
        if not name and (local_name(element) in NEEDED or element is runs):
            text = message("Phần tử “{name}” chưa có id.", name=title(element))
            yield Finding(text, REMEDY, line=line_of(element))
        elif name and (not _is_name(name) or ("__" in name and name.rpartition("__")[0] not in blocks)):
            yield Finding(message("Id “{name}” không dùng được.", name=name), REMEDY, name)
    for name, count in times.items():
        if count > 1:
            yield Finding(
                message("Id “{name}” đứng ở {count} phần tử.", name=name, count=count), REMEDY, name
            )
    yield from _parts(subject)


def _parts(subject: Subject) -> Iterator[Finding]:
    """Ids within one profile or one task."""
    profile = extension(subject.process, "profile")
    lists: list[tuple[etree._Element | None, str]] = []
    lists += [(profile, part) for part in ("case", "component", "fee")] if profile is not None else []
    lists += [(node.find(bpmn("extensionElements")), "outcome") for node in subject.nodes("userTask")]
    lists += [(subject.process.find(bpmn("extensionElements")), "form")]
    for parent, part in lists:
        found = [] if parent is None else [str(e.get("id")) for e in parent.iterchildren(ours(part))]
        for name in sorted({name for name in found if found.count(name) > 1}):
            text = message("Hai “{part}” cùng có id “{name}”.", part=part, name=name)
            yield Finding(text, REMEDY, _owner(parent))


def _owner(element: etree._Element | None) -> str | None:
    holders = [] if element is None else [element, *element.iterancestors()]
    return next((h.get("id") for h in holders if local_name(h) in (*FLOW_NODES, "process")), None)


def _is_name(text: str) -> bool:
    return (
        text.isascii()
        and text.replace("_", "a").replace("-", "a").replace(".", "a").isalnum()
        and (text[0].isalpha() or text[0] == "_")
    )
