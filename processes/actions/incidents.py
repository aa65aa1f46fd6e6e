"""What an administrator does about an action that broke: repeat it with its input, or give it up."""

from dataclasses import dataclass

from forms.messages import message
from processes.actions.kept_input import InputLost, from_data
from processes.actions.office import note_change, require_administrator, require_reason
from processes.actions.registry import KnownAction, known_actions
from processes.domain.access import Actor
from processes.domain.dossier.records import Incident
from processes.domain.errors import NotFound, Refusal
from processes.ports import World

OPEN, REPEATED, CLOSED = "open", "repeated", "closed"


class IncidentOver(Refusal):
    """It was repeated or given up before."""

    text = message("Sự cố này đã được xử lý rồi. Tải lại trang để xem.")


class PersonGone(Refusal):
    """Whoever did the action has no account any more, so there are no rights to repeat it with."""

    text = message(
        "Người làm việc này không còn tài khoản, nên không chạy lại thay được. "
        "Nhờ người khác làm lại, rồi đóng sự cố và ghi lý do."
    )


@dataclass(frozen=True)
class RepeatIncident:
    """Run the action that broke once more, with the same input, as the same person."""

    incident_id: str


@dataclass(frozen=True)
class GiveUpIncident:
    """The action will not be repeated; ``reason`` says why."""

    incident_id: str
    reason: str


def repeat_incident(world: World, actor: Actor, command: RepeatIncident) -> Incident:
    """Repeat an action in one transaction with the note that it went through; its input is erased.

    Whoever did it first must still be allowed to do it: his rights are those of today. Raises what the
    action itself refuses, InputLost, PersonGone and IncidentOver.
    """
    require_administrator(actor)
    incident = _open_incident(world, command.incident_id)
    action = action_of(incident)
    again = from_data(action.command, incident.input)
    first = world.actor(incident.actor_id)
    if incident.actor_id and not first.id:
        raise PersonGone
    action.perform(world, first, again)
    _end(world, actor, incident, REPEATED)
    return incident


def give_up_incident(world: World, actor: Actor, command: GiveUpIncident) -> Incident:
    """Close an incident for good; its input is erased. Raises ReasonRequired and IncidentOver."""
    require_administrator(actor)
    reason = require_reason(command.reason)
    incident = _open_incident(world, command.incident_id)
    _end(world, actor, incident, CLOSED, reason)
    return incident


def action_of(incident: Incident) -> KnownAction:
    """The action that broke. Raises InputLost when this version has no such action."""
    action = known_actions().get(incident.action)
    if action is None:
        raise InputLost
    return action


def _open_incident(world: World, incident_id: str) -> Incident:
    incident: Incident | None = world.locked(Incident, incident_id)
    if incident is None:
        raise NotFound
    if incident.state != OPEN:
        raise IncidentOver
    return incident


def _end(world: World, actor: Actor, incident: Incident, state: str, reason: str = "") -> None:
    incident.state, incident.reason = state, reason
    incident.closed_at, incident.closed_by = world.now, actor.id
    # What people had answered must not stay; the key, made of it, is free for the next such incident.
    incident.input, incident.key = {}, incident.id
    subject = ("incident", incident.id, incident.number)
    verb = "repeat_incident" if state == REPEATED else "give_up_incident"
    note_change(world, actor, verb, subject, {"state": OPEN}, {"state": state}, reason)
