"""Case actions as the desk offers them: which may begin now, and the page that asks for the reason."""

from flask import current_app, url_for
from markupsafe import Markup
from sqlalchemy import select

from app.persistence.tables.procedures import procedure
from app.persistence.tables.work import run
from app.queries.desk_dossier import head
from app.queries.reading import Reading
from app.queries.views_frame import FieldError
from app.queries.views_officer_dossier import CaseAction
from app.queries.views_officer_task import CaseActionPage
from forms.answers import Scene, initial_values
from forms.rendering import render_form, summary_items
from processes.actions.case import CaseInHand
from processes.actions.refusals import AnswersIncomplete
from processes.actions.rescheduling import may_reschedule
from processes.actions.sides import StartSide
from processes.domain.access import may
from processes.domain.dossier.case_actions import CASE_ACTIONS
from processes.domain.errors import NotFound
from processes.domain.procedure import Side
from processes.ports import Version

DESTROYS = ("stop",)
APOLOGY = "apology"


def may_act(reading: Reading, case: CaseInHand, action: str) -> bool:
    """Whether the officer may begin ``action`` on this dossier now. Raises NotFound for an unknown one."""
    if action not in CASE_ACTIONS:
        raise NotFound
    return may(reading.actor, CASE_ACTIONS[action], case.subject()) and action not in _open(reading, case)


def actions_of(reading: Reading, case: CaseInHand) -> tuple[CaseAction, ...]:
    """The actions offered on the dossier's page."""
    wanted = [
        name
        for name, rule in CASE_ACTIONS.items()
        if may(reading.actor, rule, case.subject()) and (name != APOLOGY or may_reschedule(case))
    ]
    if not wanted:
        return ()
    open_ = _open(reading, case)
    sides = {action: _version(reading, action) for action in wanted if action not in open_}
    return tuple(
        CaseAction(
            version.facts.side.label.read(reading.locale),
            url_for("desk.case_action", dossier_id=case.dossier.id, action=action),
        )
        for action, version in sides.items()
        if version is not None and version.facts.side is not None
    )


def action_page(
    reading: Reading,
    case: CaseInHand,
    action: str,
    asked: StartSide | None = None,
    answers: AnswersIncomplete | None = None,
    words: str = "",
) -> CaseActionPage:
    """The page of an action; after a refusal with what was typed and what is wrong. Raises NotFound."""
    version = _version(reading, action)
    side = version.facts.side if version else None
    if version is None or side is None:
        raise NotFound
    return CaseActionPage(
        now=reading.now,
        head=head(reading, case.dossier),
        title=side.label.read(reading.locale),
        consequence=side.consequence.read(reading.locale) if side.consequence else "",
        url=url_for("desk.start_case_action", dossier_id=case.dossier.id, action=action),
        submit=side.label.read(reading.locale),
        form_html=_form(reading, case, version, side, asked, answers),
        reason=asked.reason if asked else "",
        reason_asked=side.reason != "none",
        errors=_errors(reading, answers, words),
        destroys=action in DESTROYS,
    )


def _form(
    reading: Reading,
    case: CaseInHand,
    version: Version,
    side: Side,
    asked: StartSide | None,
    answers: AnswersIncomplete | None,
) -> Markup | str:
    if side.form is None:
        return ""
    form, scene = version.forms[side.form], Scene(today=case.world.today())
    context = {**case.context(), "today": case.world.today()}
    values = answers.values if answers else initial_values(form, context)
    return render_form(
        current_app.jinja_env,
        form,
        values,
        answers.errors if answers else (),
        reading.locale,
        "desk",
        context=context,
        scene=scene,
        translate=reading.say,
    )


def _errors(reading: Reading, answers: AnswersIncomplete | None, words: str) -> tuple[FieldError, ...]:
    items = summary_items(answers.errors, reading.locale, reading.say) if answers else []
    found = tuple(FieldError(item.words, item.field) for item in items)
    return (*found, FieldError(words, "reason")) if words else found


def _open(reading: Reading, case: CaseInHand) -> set[str]:
    """The actions under way."""
    query = select(run.c.kind).where(run.c.dossier_id == case.dossier.id, run.c.finished_at.is_(None))
    return set(reading.session.scalars(query))


def _version(reading: Reading, action: str) -> Version | None:
    """The side diagram in force, if there is one."""
    query = select(procedure.c.version_id).where(procedure.c.code == action, procedure.c.kind == "side")
    version_id = reading.session.scalar(query)
    return reading.version(version_id) if version_id else None
