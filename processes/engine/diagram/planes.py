"""Pictures of blocks: each becomes a plane of its own, opened from its sub-process."""

from processes.engine.diagram.namespaces import Element, bpmn, bpmndi


def bring_pictures(block_root: Element, root: Element, block: Element, call: str) -> None:
    """Move the diagrams of an expanded block behind those of ``root``.

    The block's own plane becomes the plane of sub-process ``call``; ids carry their prefix already.
    """
    own = {str(block.get("id"))} | {str(c.get("id")) for c in block_root.iter(bpmn("collaboration"))}
    pools = {str(p.get("id")) for p in block_root.iter(bpmn("participant"))}
    for diagram in list(block_root.iterchildren(bpmndi("BPMNDiagram"))):
        plane = diagram.find(bpmndi("BPMNPlane"))
        if plane is None:
            continue
        if plane.get("bpmnElement") in own:
            plane.set("bpmnElement", call)
            _drop_pools(plane, pools)
        root.append(diagram)
    for shape in root.iter(bpmndi("BPMNShape")):
        if shape.get("bpmnElement") == call:
            shape.set("isExpanded", "false")


def _drop_pools(plane: Element, pools: set[str]) -> None:
    for shape in list(plane):
        if shape.get("bpmnElement") in pools:
            plane.remove(shape)
