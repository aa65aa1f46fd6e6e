"""Case actions: what may happen at any stage, each with a small diagram that runs beside the procedure's.

An action is offered by the table of moves (``processes.domain.dossier.case_actions``). Where people must
act its side run asks them; it is a run of its own version, and its moves are those of the same table.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from forms.answers import Scene, read_answers
from forms.messages import message
from processes.actions.advance import advance, begin, cancel_run
from processes.actions.case import CaseInHand
from processes.actions.deliveries import deliver_waiting
from processes.actions.moves import perform_move
from processes.actions.posted import PostedValues
from processes.actions.refusals import AnswersIncomplete, NoteRequired
from processes.actions.rescheduling import require_new_appointment
from processes.domain.access import Actor, may
from processes.domain.dossier.case_actions import CASE_ACTIONS
from processes.domain.dossier.dossier import Answers
from processes.domain.dossier.statuses import Status
from processes.domain.dossier.work import OPEN, RunRecord
from processes.domain.errors import NotAllowed, NotFound, Refusal
from processes.ports import World


class AlreadyAsked(Refusal):
    """The same action is under way; it is answered first."""

    text = message("Việc này đã được yêu cầu và đang chờ trả lời. Chờ trả lời rồi mới yêu cầu lại được.")


@dataclass(frozen=True)
class StartSide:
    """Begin a case action: ``withdraw``, ``stop`` or ``apology``; the answers of its form as posted."""

    dossier_id: str
    action: str
    posted: Mapping[str, Sequence[str]] = field(default_factory=dict)
    reason: str = ""


def start_side(world: World, actor: Actor, command: StartSide) -> CaseInHand:
    """Start the side run of a case action and make its first move.

    Raises NotFound for a dossier the actor may not see, NotAllowed where the table of moves offers no such
    action, AlreadyAsked, AnswersIncomplete, NoteRequired, and the refusals of a new appointment.
    """
    case = side_case(world, actor, command.dossier_id, command.action)
    if any(run.kind == command.action and run.finished_at is None for run in _runs(case)):
        raise AlreadyAsked
    side = _new_side(case, command.action)
    facts = world.version(_record(side).version_id).facts
    assert facts.side is not None
    if facts.side.reason == "required" and not command.reason.strip():
        raise NoteRequired
    side.reason = command.reason.strip()
    _keep_answers(side, facts.side.form, command.posted)
    given = {name: _plain(side.evaluate(text)) for name, text in facts.side.given.items()}
    _record(side).data = {"reason": side.reason, "by": actor.id, "by_name": actor.name, **given}
    if command.action == "apology":
        require_new_appointment(side)
    side.note("side_started", action=command.action, reason=side.reason, **_on_behalf(actor, command.action))
    if facts.side.move:
        perform_move(side, facts.side.move)
    begin(side)
    return case


def _on_behalf(actor: Actor, action: str) -> dict[str, bool]:
    """A withdrawal is the applicant's own; the desk writes down the one that he asked for on paper."""
    return {"on_behalf": True} if action == "withdraw" and actor.party_id is None else {}


def side_case(world: World, actor: Actor, dossier_id: str, action: str) -> CaseInHand:
    """The case, when the actor may begin ``action`` on it now."""
    if action not in CASE_ACTIONS:
        raise NotFound
    case = CaseInHand(world, actor, world.lock_dossier(dossier_id))
    sees = "see_own_dossier" if actor.party_id else "see_dossier"
    if not may(actor, sees, case.subject()) and not may(actor, "administer"):
        raise NotFound
    if not may(actor, CASE_ACTIONS[action], case.subject()):
        raise NotAllowed
    return case


def settle_sides(case: CaseInHand) -> None:
    """After a task: a run that goes on takes what came meanwhile, an ended dossier ends its other runs, and
    side runs that have lost their sense end."""
    if case.is_side:
        _catch_up(case.main)
    if not (case.dossier.is_ended or case.dossier.status == Status.RESULT_READY):
        return
    main = case.main
    if case.is_side and case.dossier.is_ended:
        cancel_run(main)
    others = {item.run_id for item in case.items if item.state == OPEN}
    for run_id in others - {main.record.id if main.record else ""}:
        side = main.of_run(run_id)
        cancel_run(side)
        side.note("side_dropped", action=_record(side).kind)


def _catch_up(main: CaseInHand) -> None:
    """Messages that came while the procedure's run was set aside are handed over when it goes on."""
    standing = main.dossier.suspended_at is not None or main.dossier.is_ended
    if standing or main.record is None or main.record.finished_at is not None:
        return
    if deliver_waiting(main):
        advance(main)


def _new_side(case: CaseInHand, action: str) -> CaseInHand:
    world = case.world
    version = world.version_in_force(action)
    record = RunRecord(world.new_id(), case.dossier.id, version.id, b"", world.now, kind=action)
    return case.beside(record)


def _record(case: CaseInHand) -> RunRecord:
    assert case.record is not None
    return case.record


def _runs(case: CaseInHand) -> list[RunRecord]:
    return case.world.find(RunRecord, dossier_id=case.dossier.id)


def _keep_answers(case: CaseInHand, form: str | None, posted: Mapping[str, Sequence[str]]) -> None:
    if form is None:
        return
    definition, now = case.version.forms[form], case.world.now
    scene = Scene(today=case.world.today())
    read = read_answers(definition, PostedValues(posted), None, case.context(), scene)
    if not read.accepted:
        raise AnswersIncomplete(read.errors, read.values)
    kept = case.answers.get(form)
    if kept is None:
        kept = Answers(case.dossier.id, form, read.values, now, case.actor.id, True)
        case.answers[form] = kept
        case.world.add(kept)
    kept.values, kept.complete = read.values, True
    kept.saved_at, kept.saved_by = now, case.actor.id


def _plain(value: object) -> Any:
    """A value of FEEL as JSON holds it."""
    if isinstance(value, date | datetime):
        return value.isoformat()
    return value if value is None or isinstance(value, str | bool | int) else str(value)
