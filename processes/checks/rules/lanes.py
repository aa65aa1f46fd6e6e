"""Every lane has a role, every task stands in a lane."""

from collections.abc import Iterator

from forms.messages import message
from processes.checks.finding import Finding
from processes.checks.subject import Subject, title
from processes.engine.diagram.errors import AttributeProblem
from processes.engine.diagram.extensions import extension
from processes.engine.diagram.lanes import lane_elements, lane_of
from processes.engine.diagram.namespaces import bpmn

GIVE_ROLE = message("Chọn vai trò và đơn vị (slot) cho làn.")


def check(subject: Subject) -> Iterator[Finding]:
    """Lanes without a role, tasks in no lane."""
    for lane in subject.process.iter(bpmn("lane")):
        if extension(lane, "lane") is None and lane.find(bpmn("childLaneSet")) is None:
            yield Finding(
                message("Làn “{name}” chưa có vai trò.", name=title(lane)), GIVE_ROLE, lane.get("id")
            )
    lanes = lane_elements(subject.process)
    for task in subject.nodes("userTask"):
        try:
            lane_of(task, lanes)
        except AttributeProblem as error:
            if error.element == task.get("id"):
                yield Finding(error.text, message("Kéo việc này vào một làn."), error.element)
