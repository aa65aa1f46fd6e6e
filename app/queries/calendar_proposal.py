"""Ngày nghỉ đề xuất: public holidays of a year beside what the calendar holds already."""

from collections.abc import Collection

from flask import url_for

from app.holiday_proposal import FIRST_YEAR, LAST_YEAR, ProposedDay, proposed_days
from app.queries.calendar_units import calendar_tree
from app.queries.calendars_page import calendar_named
from app.queries.reading import Reading
from app.queries.views_calendar_changes import Proposal, ProposedRow, SwapForm
from app.queries.views_frame import Option, SmallForm
from processes.actions.calendar_written import WEEKDAYS
from processes.domain.dossier.codes import day_of
from processes.domain.errors import NotFound
from processes.domain.working_time import OutsideCalendar, WorkingCalendar


def proposal_page(
    reading: Reading, calendar_id: str, year: int, form: SmallForm, chosen: Collection[str] | None = None
) -> Proposal:
    """The days of ``year``; those in ``chosen`` are ticked, without it all that are new. Raises NotFound."""
    record, tree = calendar_named(reading, calendar_id), calendar_tree(reading)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise NotFound
    whole, this_year = tree.whole(tree.chain_of_calendar(calendar_id)), day_of(reading.now).year
    years = (this_year, this_year + 1, this_year + 2)
    return Proposal(
        name=record.name,
        year=year,
        rows=tuple(_row(whole, one, chosen) for one in proposed_days(year)),
        form=form,
        revision=record.revision,
        back_url=url_for("admin.calendar", calendar_id=calendar_id, year=year),
        years=tuple((y, url_for("admin.proposed_holidays", calendar_id=calendar_id, year=y)) for y in years),
    )


def swap_page(reading: Reading, calendar_id: str, form: SmallForm) -> SwapForm:
    """The form of a swap. Raises NotFound."""
    record = calendar_named(reading, calendar_id)
    return SwapForm(
        name=record.name,
        weekdays=tuple(Option(code, "") for code in WEEKDAYS),
        form=form,
        revision=record.revision,
        back_url=url_for("admin.calendar", calendar_id=calendar_id),
    )


def _row(whole: WorkingCalendar, one: ProposedDay, chosen: Collection[str] | None) -> ProposedRow:
    state = _state(whole, one)
    ticked = state == "new" if chosen is None else one.day.isoformat() in chosen
    return ProposedRow(one.day, one.name, one.estimated, state, whole.day_reason(one.day) or "", ticked)


def _state(whole: WorkingCalendar, one: ProposedDay) -> str:
    if one.day in whole.makeup_days:
        return "made_up"
    if one.day in whole.days_off:
        return "known"
    try:
        return "new" if whole.is_working_day(one.day) else "rest"
    except OutsideCalendar:
        return "rest"
