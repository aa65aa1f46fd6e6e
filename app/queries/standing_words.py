"""How a dossier that has ended stands to its due date, in words, for the desk and the applicant alike."""

from flask_babel import gettext

from app.formatting import duration_words
from app.queries.views_officer import Clock
from app.web.languages import say
from processes.domain.dossier.dossier import Dossier
from processes.domain.dossier.how_it_stands import WORDS, Ending, counting_date, how_it_stands
from processes.domain.working_time import Outcome, WorkingCalendar, span

LIGHTS: dict[object, str] = {Outcome.EARLY: "in_time", Outcome.ON_TIME: "in_time", Outcome.OVERDUE: "overdue"}


def ended_clock(calendar: WorkingCalendar, dossier: Dossier) -> Clock:
    """The last word: early, on its day, late and by how much, or how it ended without a result."""
    end = dossier.finished_at
    if end is None:
        return Clock("no_due")
    standing, due = how_it_stands(dossier, end), counting_date(dossier)
    words = say(WORDS[standing])
    if standing is Outcome.OVERDUE and due is not None and (late := calendar.elapsed(due, end)):
        time = duration_words(span(calendar, late))
        words = gettext("%(standing)s %(time)s", standing=words, time=time)
    shown = None if isinstance(standing, Ending) else due
    return Clock(LIGHTS.get(standing, "no_due"), due_at=shown, ended=words)
