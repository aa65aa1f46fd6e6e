"""Every lane has a role, every task stands in a lane."""

import re
from collections.abc import Iterator

from forms.messages import message
from processes.checks.finding import Finding
from processes.checks.subject import Subject, title
from processes.engine.diagram.errors import AttributeProblem
from processes.engine.diagram.extensions import extension
from processes.engine.diagram.lanes import lane_elements, lane_of
from processes.engine.diagram.namespaces import Element, bpmn

GIVE_ROLE = message("Chọn vai trò và đơn vị (slot) cho làn.")
SLOT = re.compile(r"[a-z][a-z0-9_]{0,59}", re.ASCII)
"""A diagram names a place that an administrator fills, never a unit."""


def check(subject: Subject) -> Iterator[Finding]:
    """Lanes without a role, with a slot that is no short name such as ``tax_agency``, tasks in no lane."""
    for lane in subject.process.iter(bpmn("lane")):
        if extension(lane, "lane") is None and lane.find(bpmn("childLaneSet")) is None:
            yield Finding(
                message("Làn “{name}” chưa có vai trò.", name=title(lane)), GIVE_ROLE, lane.get("id")
            )
        yield from _slot(lane)
    lanes = lane_elements(subject.process)
    for task in subject.nodes("userTask"):
        try:
            lane_of(task, lanes)
        except AttributeProblem as error:
            if error.element == task.get("id"):
                yield Finding(error.text, message("Kéo việc này vào một làn."), error.element)


def _slot(lane: Element) -> Iterator[Finding]:
    said = extension(lane, "lane")
    slot = said.get("slot") if said is not None else None
    if slot is not None and not SLOT.fullmatch(slot):
        text = message(
            "Đơn vị (slot) “{slot}” của làn “{name}” không phải là tên ngắn.", slot=slot, name=title(lane)
        )
        remedy = message(
            "Viết receiving, competent hoặc một tên như tax_agency; quản trị chọn đơn vị cho tên đó."
        )
        yield Finding(text, remedy, lane.get("id"))
