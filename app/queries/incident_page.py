"""One incident: what broke, with what input, what was tried, what to do."""

from flask import url_for

from app.queries.incident_input import input_lines
from app.queries.incidents_page import incident_rows, one_incident
from app.queries.people import officer_names
from app.queries.reading import Reading
from app.queries.views_incidents import IncidentPage
from processes.domain.errors import NotFound


def incident_page(reading: Reading, incident_id: str) -> IncidentPage:
    """The page. Raises NotFound."""
    kept = one_incident(reading, incident_id)
    if kept is None:
        raise NotFound
    (row,) = incident_rows(reading, [kept])
    is_open = kept.state == "open"
    return IncidentPage(
        now=reading.now,
        row=row,
        state=kept.state,
        back_url=url_for("admin.incidents", **({} if is_open else {"list": kept.state})),
        input=input_lines(reading, kept.input),
        ended_by=officer_names(reading.session, [kept.closed_by]).get(kept.closed_by or "", ""),
        ended_at=kept.closed_at,
        reason=kept.reason,
        repeat_url=url_for("admin.repeat_incidents") if is_open else None,
        close_url=url_for("admin.giving_up", item=kept.id) if is_open else None,
    )
