"""Where a dossier stands: the stages of its diagram, done, now and to come with forecast moments."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from flask import url_for
from flask_babel import gettext

from app.formatting import stage_moment
from app.persistence.database import db
from app.persistence.tables.organisation import unit
from app.queries.outlook import Ahead, usual_way
from app.queries.own_dossier_clock import reply_by
from app.queries.slip_words import slip_title
from app.queries.views_citizen import Pause, Stage
from app.queries.views_frame import Link
from app.web.languages import current_locale, say
from processes.actions.case import CaseInHand
from processes.domain.dossier.records import Slip
from processes.domain.dossier.statuses import WORDS, Status
from processes.domain.dossier.work import DONE, OPEN, SUSPENDED, WITHDRAWN, Due, PauseRecord, WorkItem
from processes.domain.procedure import Stage as Station

STOPPED_SHORT = (Status.REFUSED, Status.STOPPED, Status.CANCELLED_BY_APPLICANT, Status.WITHDRAWN)


@dataclass(frozen=True)
class _Place:
    """A station with the work that was done and is being done there."""

    station: Station
    done: Sequence[WorkItem]
    open: Sequence[WorkItem]


def stages_of_dossier(
    case: CaseInHand, items: Sequence[WorkItem], slips: Sequence[Slip]
) -> tuple[Stage, ...]:
    """The way of the dossier; when it was stopped short, how it ended is the last stage."""
    dossier = case.dossier
    places = [_place(items, station) for station in case.facts.stages]
    now = [place for place in places if place.open]
    last_now = places.index(now[-1]) if now else len(places) - 1
    past = list(_past(case, [place for place in places[: last_now + 1] if not place.open], items, slips))
    current = [_now_stage(case, place, slips) for place in now]
    later = _later(case, places[last_now + 1 :]) if now else []
    end = []
    if dossier.status in STOPPED_SHORT:
        end = [Stage(say(WORDS[Status(dossier.status)].citizen), "done", dossier.finished_at)]
    return (_sent(case), *past, *current, *later, *end)


def _place(items: Sequence[WorkItem], station: Station) -> _Place:
    here = [item for item in items if item.node in station.nodes]
    return _Place(
        station,
        [item for item in here if item.state == DONE],
        [item for item in here if item.state in (OPEN, SUSPENDED)],
    )


def _sent(case: CaseInHand) -> Stage:
    paid = case.dossier.finance_status in ("paid", "refund_due")
    name = gettext("Nộp hồ sơ và lệ phí") if paid else gettext("Nộp hồ sơ")
    return Stage(name, "done", case.dossier.submitted_at)


def _past(
    case: CaseInHand, places: Sequence[_Place], items: Sequence[WorkItem], slips: Sequence[Slip]
) -> Iterator[Stage]:
    """Stages that are done, and those that ended because nobody answered in time."""
    silent = _silences(case, items)
    for place in places:
        if place.done:
            yield _done_stage(case, place, slips)
        elif ended := [silent[node] for node in place.station.nodes if node in silent]:
            at, says = ended[-1]
            yield Stage(place.station.name.read(current_locale()), "done", at, says)


def _silences(case: CaseInHand, items: Sequence[WorkItem]) -> dict[str, tuple[datetime, str]]:
    """By task, when its time ran out without an answer and what silence then means."""
    words = {
        "answer_opinion": gettext("Không trả lời trong thời hạn, hồ sơ được giải quyết tiếp."),
        "answer_confirmation": gettext("Không trả lời trong thời hạn là đồng ý."),
    }
    withdrawn = {item.node for item in items if item.state == WITHDRAWN}
    found = {}
    for due in case.world.find(Due, dossier_id=case.dossier.id, kind="timer"):
        timer = case.facts.timers.get(due.node)
        if due.fired_at and timer and timer.attached_to in withdrawn and timer.move in words:
            found[timer.attached_to] = (due.fired_at, words[timer.move])
    return found


def _done_stage(case: CaseInHand, place: _Place, slips: Sequence[Slip]) -> Stage:
    receipt = _receipt(place, slips)
    return Stage(
        place.station.name.read(current_locale()),
        "done",
        max((item.done_at for item in place.done if item.done_at), default=None),
        slip=_slip_link(receipt),
        slip_number=receipt.number if receipt else "",
        pause=_pause(case, place),
    )


def _now_stage(case: CaseInHand, place: _Place, slips: Sequence[Slip]) -> Stage:
    item = place.open[0]
    if item.state == SUSPENDED:
        return Stage(
            place.station.name.read(current_locale()),
            "now",
            None,
            gettext("Tạm dừng, chờ trả lời yêu cầu rút."),
        )
    mine = item.role == "applicant"
    return Stage(
        place.station.name.read(current_locale()),
        "now",
        None if mine else _until(case, item),
        gettext("Đang chờ Ông, Bà.") if mine else _where(item),
        pause=_pause(case, place),
    )


def _until(case: CaseInHand, item: WorkItem) -> datetime | None:
    """Citizens are told the legal moment of intake, not the desk's own."""
    return reply_by(case) if item.kind == "intake" else item.due_at


def _where(item: WorkItem) -> str:
    row = db.session.execute(unit.select().where(unit.c.id == item.unit_id)).one()
    name = (current_locale() == "en" and row.name_en) or row.short_name or row.name
    return gettext("Đang làm tại %(unit)s.", unit=name)


def _later(case: CaseInHand, places: Sequence[_Place]) -> list[Stage]:
    """Stages to come, without those the usual way passes by; forecast while the clock of the dossier runs,
    the last the promised date. No moment is told that lies before one told earlier, or that the applicant
    has to keep."""
    ahead = usual_way(case) if case.record else []
    coming = [place.station for place in places if not ahead or _ends(place.station, ahead)]
    foreseen = case.dossier.received_at is not None and case.dossier.finished_at is None
    ends = [(_ends(station, ahead) or [None])[-1] if foreseen else None for station in coming]
    if ends and ends[-1]:
        ends[-1] = case.dossier.due_current
    reached = max(
        [case.world.now, *(item.due_at for item in case.items if item.state == OPEN and item.due_at)]
    )
    stages = []
    for station, end in zip(coming, ends, strict=True):
        told = end if end and end >= reached and end > case.world.now else None
        reached = told or reached
        stages.append(Stage(station.name.read(current_locale()), "later", told))
    return stages


def _ends(station: Station, ahead: Sequence[Ahead]) -> list[datetime | None]:
    """When the steps of officers at a station end."""
    here = [step for step in ahead if step.node.id in station.nodes]
    return [None if step.node.lane.role == "applicant" else step.due_at for step in here]


def _receipt(place: _Place, slips: Sequence[Slip]) -> Slip | None:
    """The slip that accepted the dossier stands at the stage of intake."""
    if not any(item.kind == "intake" for item in place.done):
        return None
    return next((slip for slip in slips if slip.kind == "receipt_slip"), None)


def _slip_link(slip: Slip | None) -> Link | None:
    if slip is None:
        return None
    return Link(slip_title("receipt_slip"), url_for("files.slip", slip_id=slip.id))


def _pause(case: CaseInHand, place: _Place) -> Pause | None:
    """The latest pause that began with a task of the applicant in this stage."""
    asked = [item for item in (*place.done, *place.open) if item.role == "applicant"]
    for record in reversed(case.pauses):
        item = next((item for item in asked if item.created_at == record.started_at), None)
        if item:
            return Pause(record.started_at, record.ended_at, _why(case, record, item))
    return None


def _why(case: CaseInHand, record: PauseRecord, item: WorkItem) -> str:
    slips = [slip for slip in case.world.slips(case.dossier.id) if slip.issued_at == record.started_at]
    reason = str(slips[-1].data.get("reason", "")) if slips else ""
    says = f"{reason.strip().rstrip('.')}." if reason else ""
    if item.done_at:
        at = stage_moment(item.done_at, case.world.now)
        says = f"{says} {_answered(item, at)}".strip()
    return says


def _answered(item: WorkItem, at: str) -> str:
    if item.kind == "supplement":
        return gettext("Ông, Bà đã bổ sung lúc %(moment)s.", moment=at)
    return gettext("Ông, Bà đã trả lời lúc %(moment)s.", moment=at)
