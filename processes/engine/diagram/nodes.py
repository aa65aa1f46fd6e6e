"""Kinds of BPMN elements, by local name: what runs, what only explains, what holds other elements."""

TASKS = ("userTask", "serviceTask", "businessRuleTask")
CONTAINERS = ("process", "subProcess")
ACTIVITIES = (*TASKS, "subProcess", "callActivity")
GATEWAYS = ("exclusiveGateway", "parallelGateway", "inclusiveGateway", "eventBasedGateway")
EVENTS = ("startEvent", "endEvent", "intermediateCatchEvent", "intermediateThrowEvent", "boundaryEvent")
FLOW_NODES = (*ACTIVITIES, *GATEWAYS, *EVENTS)
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
