"""The apology that a dossier's page offers: from one working day before the promised date on, and once."""

from flask import url_for

from app.queries.case_actions import may_act
from app.queries.reading import Reading
from app.queries.views_officer_dossier import ApologyOffer
from processes.actions.case import CaseInHand
from processes.domain.dossier.ladder import Deadline, apology_opens
from processes.domain.working_time import Light, light


def apology_offer(reading: Reading, case: CaseInHand) -> ApologyOffer | None:
    """The offer, for an officer who may make it; none once a new appointment was made or asked for.

    A dossier whose whole time is no longer than a working day has no window: it is offered when late.
    """
    dossier = case.dossier
    due, received = dossier.due_current, dossier.received_at
    if due is None or received is None or dossier.reschedules or dossier.finished_at is not None:
        return None
    late = light(reading.now, due) is Light.OVERDUE
    opens = apology_opens(Deadline(case.calendar, received, due, 0))
    if not late and (opens is None or reading.now < opens):
        return None
    if not may_act(reading, case, "apology"):
        return None
    return ApologyOffer(due, late, url_for("desk.case_action", dossier_id=dossier.id, action="apology"))
