"""The library's parser, configured: our kinds of nodes and nothing else."""
# mypy: disallow-subclassing-any=False

from SpiffWorkflow.bpmn.parser import event_parsers, task_parsers
from SpiffWorkflow.bpmn.parser.BpmnParser import BpmnParser
from SpiffWorkflow.bpmn.parser.ProcessParser import ProcessParser
from SpiffWorkflow.bpmn.parser.TaskParser import TaskParser
from SpiffWorkflow.bpmn.parser.util import full_tag
from SpiffWorkflow.bpmn.specs import defaults

from processes.engine.runs import nodes
from processes.engine.runs.conditions import DecidingExclusiveGateway
from processes.engine.runs.instances import AtOnce, OneByOne
from processes.engine.runs.joins import CollectingInclusiveGateway, CollectingParallelGateway


class ShallowProcessParser(ProcessParser):
    """Parses nodes from the end to the start, so that a long process does not nest calls."""

    def add_tasks(self) -> None:
        """Parse every node that can be reached."""
        for node_id in reversed(self._reachable()):
            self.parse_node(self.get_node_by_id(node_id))
        super().add_tasks()

    def _reachable(self) -> list[str]:
        found: dict[str, None] = dict.fromkeys(node.get("id") for node in self.xpath("./bpmn:startEvent"))
        pending = list(found)
        while pending:
            for follower in self._followers(pending.pop(0)):
                if follower not in found:
                    found[follower] = None
                    pending.append(follower)
        return list(found)

    def _followers(self, node_id: str) -> list[str]:
        targets = [flow.get("targetRef") for flow in self.get_outgoing_sequence_flows(node_id)]
        for event in self.get_boundary_events(node_id):
            targets += [flow.get("targetRef") for flow in self.get_outgoing_sequence_flows(event.get("id"))]
        return [target for target in targets if self.get_node_by_id(target) is not None]


class ActivityParser(TaskParser):
    """Parses an activity, with our multi-instance."""

    PARALLEL_MI_CLASS = AtOnce
    SEQUENTIAL_MI_CLASS = OneByOne


class SubProcessParser(task_parsers.SubWorkflowParser):
    """Parses an embedded sub-process, with our multi-instance."""

    PARALLEL_MI_CLASS = AtOnce
    SEQUENTIAL_MI_CLASS = OneByOne


class DiagramParser(BpmnParser):
    """Refuses every element that is not in its table."""

    PROCESS_PARSER_CLASS = ShallowProcessParser
    PARSER_CLASSES = {
        full_tag(name): classes
        for name, classes in {
            "startEvent": (event_parsers.StartEventParser, defaults.StartEvent),
            "endEvent": (event_parsers.EndEventParser, defaults.EndEvent),
            "boundaryEvent": (event_parsers.BoundaryEventParser, nodes.BoundaryEvent),
            "intermediateCatchEvent": (event_parsers.IntermediateCatchEventParser, nodes.CatchEvent),
            "intermediateThrowEvent": (
                event_parsers.IntermediateThrowEventParser,
                defaults.IntermediateThrowEvent,
            ),
            "receiveTask": (event_parsers.ReceiveTaskParser, nodes.ReceiveTask),
            "sendTask": (event_parsers.SendTaskParser, defaults.SendTask),
            "eventBasedGateway": (event_parsers.EventBasedGatewayParser, defaults.EventBasedGateway),
            "exclusiveGateway": (task_parsers.ConditionalGatewayParser, DecidingExclusiveGateway),
            "inclusiveGateway": (task_parsers.ConditionalGatewayParser, CollectingInclusiveGateway),
            "parallelGateway": (task_parsers.GatewayParser, CollectingParallelGateway),
            "businessRuleTask": (ActivityParser, nodes.ServiceTask),
            "serviceTask": (ActivityParser, nodes.ServiceTask),
            "subProcess": (SubProcessParser, nodes.SubProcess),
            "task": (ActivityParser, nodes.PlainTask),
            "manualTask": (ActivityParser, nodes.ManualTask),
            "userTask": (ActivityParser, nodes.UserTask),
        }.items()
    }
