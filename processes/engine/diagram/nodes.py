"""Kinds of BPMN elements, by local name: what runs, what only explains, what holds other elements."""

TASKS = ("userTask", "serviceTask", "businessRuleTask")
CONTAINERS = ("process", "subProcess")
ACTIVITIES = (*TASKS, "subProcess", "callActivity")
GATEWAYS = ("exclusiveGateway", "parallelGateway", "inclusiveGateway", "eventBasedGateway")
EVENTS = ("startEvent", "endEvent", "intermediateCatchEvent", "intermediateThrowEvent", "boundaryEvent")
FLOW_NODES = (*ACTIVITIES, *GATEWAYS, *EVENTS)
FOREIGN_TASKS = ("task", "manualTask", "sendTask", "receiveTask", "scriptTask")
FOREIGN_HOLDERS = ("transaction", "adHocSubProcess")
FOREIGN_NODES = (*FOREIGN_TASKS, *FOREIGN_HOLDERS, "complexGateway")
"""Nodes of BPMN that do not run here. Flows lead through them all the same: only they are wrong, not what
stands around them."""
DRAWN_NODES = (*FLOW_NODES, *FOREIGN_NODES)
EVENT_DEFINITIONS = (
    "timerEventDefinition",
    "messageEventDefinition",
    "errorEventDefinition",
    "escalationEventDefinition",
    "terminateEventDefinition",
)
DETAILS = (
    "documentation",
    "extensionElements",
    "incoming",
    "outgoing",
    "sequenceFlow",
    "conditionExpression",
    "laneSet",
    "lane",
    "childLaneSet",
    "flowNodeRef",
    "timeDuration",
    "timeDate",
    "multiInstanceLoopCharacteristics",
    "loopCardinality",
    "loopDataInputRef",
    "inputDataItem",
    "completionCondition",
)
EXPLANATIONS = (
    "textAnnotation",
    "text",
    "association",
    "group",
    "category",
    "categoryValue",
    "dataObject",
    "dataObjectReference",
    "dataStore",
    "dataStoreReference",
    "dataState",
    "dataInputAssociation",
    "dataOutputAssociation",
    "ioSpecification",
    "dataInput",
    "dataOutput",
    "inputSet",
    "outputSet",
    "dataInputRefs",
    "dataOutputRefs",
    "property",
    "sourceRef",
    "targetRef",
)
KNOWN = frozenset((*FLOW_NODES, *EVENT_DEFINITIONS, *DETAILS, *EXPLANATIONS))
"""What may stand in a process."""
