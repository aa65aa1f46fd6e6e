"""The way of a dossier in stations: those behind it, the present one, and those the usual way leads to."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from flask_babel import gettext

from app.queries.outlook import Ahead, usual_way
from app.queries.reading import Reading
from app.queries.views_officer_dossier import PathStage
from processes.actions.case import CaseInHand
from processes.domain.dossier.work import DONE, OPEN, SUSPENDED, WorkItem
from processes.domain.procedure import Stage

MOST = 7


def path_stages(reading: Reading, case: CaseInHand) -> tuple[PathStage, ...]:
    """Filing, then the stations in the order of the diagram, without those the dossier will not pass."""
    ahead = [] if case.dossier.is_ended or case.record is None else usual_way(case)
    filed = PathStage(gettext("Nộp"), "done", done_at=case.dossier.submitted_at)
    stations = (_station(reading, case, stage, ahead) for stage in case.facts.stages)
    return (filed, *(station for station in stations if station))[:MOST]


def steps_of(case: CaseInHand, item: WorkItem) -> tuple[int, int] | None:
    """Which station of how many a task belongs to, for "Bước 2 trong 5"."""
    passed = {one.node for one in case.items} | {step.node.id for step in usual_way(case)}
    stations = [stage for stage in case.facts.stages if passed & set(stage.nodes)]
    for number, stage in enumerate(stations, 1):
        if item.node in stage.nodes:
            return number, len(stations)
    return None


def _station(reading: Reading, case: CaseInHand, stage: Stage, ahead: Sequence[Ahead]) -> PathStage | None:
    name = stage.name.read(reading.locale)
    items = [item for item in case.items if item.node in stage.nodes]
    working = [item for item in items if item.state == OPEN]
    still = [item for item in items if item.state == SUSPENDED]
    done = [item for item in items if item.state == DONE]
    if still:
        return PathStage(name, "now", who=_holder(case, still[0]), note=gettext("tạm dừng"))
    if working:
        return PathStage(name, "now", due_at=working[0].due_at, who=_holder(case, working[0]))
    if done:
        return PathStage(name, "done", done[-1].done_at, who=done[-1].done_by_name, note=_late(done[-1]))
    if coming := list(_coming(stage, ahead)):
        return PathStage(name, "later", due_at=coming[0])
    return None


def _coming(stage: Stage, ahead: Sequence[Ahead]) -> Iterator[datetime | None]:
    return (step.due_at for step in ahead if step.node.id in stage.nodes)


def _holder(case: CaseInHand, item: WorkItem) -> str:
    if item.role == "applicant":
        return gettext("người nộp")
    return case.world.officer_name(item.holder_id) if item.holder_id else ""


def _late(item: WorkItem) -> str:
    if item.due_at is None:
        return ""
    return gettext("quá hạn") if item.late else gettext("đúng hạn")
