"""Read the XML of a diagram without trusting it, and take out what a run must not see."""

from lxml import etree

from processes.engine.runs.errors import SpecRefused

BPMN = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"
MOTCUA = "{urn:motcua:bpmn:1}"
REPEATABLE = tuple(
    BPMN + name
    for name in ("userTask", "manualTask", "task", "serviceTask", "businessRuleTask", "subProcess")
)

REFUSED = {
    "adHocSubProcess": "ad hoc sub-processes are not run",
    "callActivity": "a block must be expanded before",
    "cancelEventDefinition": "cancel events are not run",
    "compensateEventDefinition": "compensation is not run",
    "complexGateway": "complex gateways are not run",
    "conditionalEventDefinition": "conditional events are not run",
    "linkEventDefinition": "link events are not run",
    "scriptTask": "script tasks are not run",
    "standardLoopCharacteristics": "a loop is drawn with a gateway",
    "timeCycle": "repeating timers are not run",
    "transaction": "transactions are not run",
}

SHARED = tuple(BPMN + name for name in ("message", "signal", "error", "escalation", "itemDefinition"))
"""What stands beside the process and is named in it."""

NOT_FOR_RUNS = (
    BPMN + "correlationKey",
    BPMN + "correlationProperty",
    BPMN + "dataInputAssociation",
    BPMN + "dataObject",
    BPMN + "dataObjectReference",
    BPMN + "dataOutputAssociation",
    BPMN + "dataStore",
    BPMN + "dataStoreReference",
    BPMN + "extensionElements",
    BPMN + "inputDataItem",
    BPMN + "ioSpecification",
    BPMN + "loopDataOutputRef",
    BPMN + "outputDataItem",
    BPMN + "property",
)
"""Documentation, pictures and facts for others. The library would read and write data through some of them,
order branches by their place in the picture, and mistake the id of a form for that of a node."""


def read_diagram(xml: bytes) -> etree._Element:
    """The definitions element. Raises SpecRefused for broken XML, DTDs and what cannot be run."""
    root = _parsed(xml)
    for element in list(root):
        if not _is_run(element):
            root.remove(element)
    _refuse_elements(root)
    _refuse_instances(root)
    _refuse_events(root)
    _refuse_double_ids(root)
    for loop in root.iter(BPMN + "multiInstanceLoopCharacteristics"):
        _write_out_collection(loop)
    for name in NOT_FOR_RUNS:
        for element in list(root.iter(name)):
            _take_out(element)
    return root


def _is_run(element: etree._Element) -> bool:
    """Other pools are black boxes: whatever is drawn in them, and every picture, is nothing to a run."""
    if element.tag == BPMN + "process":
        return element.get("isExecutable") == "true"
    return element.tag in SHARED


def _parsed(xml: bytes) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(xml, parser)
    except etree.XMLSyntaxError as error:
        raise SpecRefused("the XML is not well-formed", line=error.lineno) from error
    if root.getroottree().docinfo.doctype:
        raise SpecRefused("a document type is not allowed", line=1)
    return root


def _refuse_elements(root: etree._Element) -> None:
    for element in root.iter(*(BPMN + name for name in REFUSED)):
        raise _refused(element, REFUSED[etree.QName(element).localname])
    for element in root.iter(BPMN + "subProcess"):
        if element.get("triggeredByEvent") == "true":
            raise _refused(element, "event sub-processes are not run")


def _refuse_instances(root: etree._Element) -> None:
    for loop in root.iter(BPMN + "multiInstanceLoopCharacteristics"):
        owner = loop.getparent()
        if owner is None or owner.tag not in REPEATABLE:
            raise _refused(loop, "only tasks and sub-processes have several instances")


def _refuse_events(root: etree._Element) -> None:
    for element in root.iter(BPMN + "*"):
        definitions = [child for child in element if str(child.tag).endswith("EventDefinition")]
        if len(definitions) > 1:
            raise _refused(element, "an event has one definition")


def _refuse_double_ids(root: etree._Element) -> None:
    known = set()
    for element in root.iter(BPMN + "*"):
        element_id = element.get("id")
        if element_id in known:
            raise _refused(element, "an id is used twice")
        if element_id is not None:
            known.add(element_id)


def _refused(element: etree._Element, reason: str) -> SpecRefused:
    owner = next((e for e in (element, *element.iterancestors()) if e.get("id")), element)
    return SpecRefused(reason, owner.get("id"), element.sourceline)


def _take_out(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _write_out_collection(loop: etree._Element) -> None:
    """``motcua:collection`` holds FEEL text, which is not a name as BPMN's own element wants."""
    text = loop.get(MOTCUA + "collection")
    if text is None:
        return
    for element in loop.findall(BPMN + "loopDataInputRef"):
        loop.remove(element)
    etree.SubElement(loop, BPMN + "loopDataInputRef").text = text
