"""An activity that runs for each item says over which list."""

from collections.abc import Iterator

from forms.messages import message
from processes.checks.finding import Finding
from processes.checks.subject import Subject, title
from processes.engine.diagram.namespaces import bpmn, local_name, ours
from processes.engine.diagram.nodes import ACTIVITIES


def check(subject: Subject) -> Iterator[Finding]:
    """Multi-instance without a list, or on something that is not an activity."""
    for loop in subject.process.iter(bpmn("multiInstanceLoopCharacteristics")):
        owner = loop.getparent()
        if owner is None or local_name(owner) not in ACTIVITIES:
            text = message("Chỉ việc và quy trình con mới lặp được theo danh sách.")
            yield Finding(text, element=owner.get("id") if owner is not None else None)
            continue
        listed = loop.get(ours("collection")) or loop.findtext(bpmn("loopDataInputRef"))
        if not listed and not loop.findtext(bpmn("loopCardinality")):
            text = message("“{name}” lặp nhưng chưa có danh sách.", name=title(owner))
            yield Finding(text, message("Viết danh sách bằng FEEL (motcua:collection)."), owner.get("id"))
