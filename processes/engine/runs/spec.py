"""A diagram made ready to run: parsed, its expressions compiled, safe to share between threads."""

import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from lxml import etree
from SpiffWorkflow.bpmn.parser.ValidationException import ValidationException
from SpiffWorkflow.bpmn.specs.defaults import StartEvent
from SpiffWorkflow.bpmn.specs.event_definitions.simple import NoneEventDefinition
from SpiffWorkflow.bpmn.specs.mixins.multiinstance_task import MultiInstanceTask
from SpiffWorkflow.specs.MultiChoice import MultiChoice

from forms.feel import Expression
from processes.engine.runs.conditions import replace_conditions
from processes.engine.runs.errors import SpecRefused
from processes.engine.runs.expressions import compile_text
from processes.engine.runs.instances import Items
from processes.engine.runs.parser import DiagramParser
from processes.engine.runs.timers import replace_timers
from processes.engine.runs.xml import BPMN, read_diagram

# The library describes every change of state, with all data, before it asks whether anybody listens.
for _name in ("spiff.workflow", "spiff.task", "spiff.data"):
    logging.getLogger(_name).setLevel(logging.WARNING)


@dataclass(frozen=True)
class Spec:
    """One executable process with its embedded sub-processes."""

    process_id: str
    process: Any
    scopes: Mapping[str, Any]
    """The sub-processes by their ids, nested ones included."""
    expressions: Mapping[str, Expression]
    """Every FEEL text of flows and multi-instances; a run can evaluate no other."""


def parse_spec(xml: bytes) -> Spec:
    """Read an expanded diagram. Raises SpecRefused."""
    root = read_diagram(xml)
    process_id = _process_id(root)
    try:
        parser = DiagramParser()
        parser.add_bpmn_xml(root)
        process = parser.get_spec(process_id)
        scopes = parser.get_subprocess_specs(process_id)
    except ValidationException as error:
        raise SpecRefused(str(error), error.tag and error.id, error.line_number) from error
    except (RecursionError, LookupError, ValueError, AttributeError, TypeError) as error:
        raise SpecRefused(f"the engine cannot read it: {error}") from error
    return Spec(process_id, process, scopes, _prepared([process, *scopes.values()]))


def _process_id(root: etree._Element) -> str:
    found = [p.get("id") for p in root.iter(BPMN + "process") if p.get("isExecutable") == "true"]
    if len(found) != 1 or not found[0]:
        raise SpecRefused(f"a diagram has one executable process with an id, this one has {len(found)}")
    return found[0]


def _prepared(processes: Iterable[Any]) -> dict[str, Expression]:
    expressions: dict[str, Expression] = {}
    for process in processes:
        replace_timers(process)
        for spec in list(process.task_specs.values()):
            for text in _prepare_node(spec):
                expressions[text] = compile_text(text, spec.bpmn_id)
    return expressions


def _prepare_node(spec: Any) -> list[str]:
    """Configure one node; gives the FEEL texts it evaluates."""
    if isinstance(spec, MultiChoice):
        return replace_conditions(spec)
    if isinstance(spec, MultiInstanceTask):
        return _prepare_instances(spec)
    if isinstance(spec, StartEvent):
        spec.event_definition = NoneEventDefinition()
    return []


def _prepare_instances(spec: Any) -> list[str]:
    # Connected here, as threads that share the spec would race for the first use.
    spec._wf_spec.task_specs[spec.task_spec].completed_event.connect(spec.merge_child)
    counts = spec.data_input is None
    text = (spec.cardinality if counts else spec.data_input.bpmn_id) or ""
    spec.data_input = Items(text.strip(), counts=counts)
    spec.cardinality = spec.input_item = spec.data_output = spec.output_item = None
    if spec.condition is None:
        return [spec.data_input.bpmn_id]
    spec.condition = spec.condition.strip()
    return [spec.data_input.bpmn_id, spec.condition]
