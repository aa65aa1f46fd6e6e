"""Which lane a node stands in; a node of a sub-process without lanes stands in the sub-process's."""

from forms.messages import message
from processes.domain.procedure import Lane, Name
from processes.engine.diagram.document import line_of
from processes.engine.diagram.errors import AttributeProblem
from processes.engine.diagram.extensions import Attributes, extension
from processes.engine.diagram.namespaces import Element, bpmn


def lane_elements(process: Element) -> dict[str, Element]:
    """The innermost lane element of each node, by the node's id."""
    found: dict[str, Element] = {}
    for reference in process.iter(bpmn("flowNodeRef")):
        lane = reference.getparent()
        if lane is not None and reference.text:
            found[reference.text.strip()] = lane
    return found


def lane_of(node: Element, lanes: dict[str, Element]) -> Lane:
    """The lane of ``node``.

    Raises :class:`AttributeProblem` if it stands in none, or the lane has no role.
    """
    for holder in (node, *node.iterancestors(bpmn("subProcess"))):
        if holder.get("id") in lanes:
            return read_lane(lanes[str(holder.get("id"))])
    text = message("Việc “{name}” không nằm trong làn nào.", name=node.get("name") or node.get("id") or "")
    raise AttributeProblem(text, line=line_of(node), element=node.get("id"))


def read_lane(element: Element) -> Lane:
    """A lane with its role and the slot of its unit."""
    lane_id, name = element.get("id") or "", element.get("name") or ""
    said = extension(element, "lane")
    if said is None:
        text = message("Làn “{name}” chưa có vai trò.", name=name or lane_id)
        raise AttributeProblem(text, line=line_of(element), element=lane_id)
    read = Attributes(said)
    return Lane(lane_id, Name(name, read.maybe("nameEn")), read.text("role"), read.text("slot", "receiving"))
