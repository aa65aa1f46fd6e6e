"""Handing messages from outside to the events that wait for them."""

from processes.actions.case import CaseInHand
from processes.actions.moves import perform_move
from processes.domain.dossier.records import InboxMessage
from processes.engine.runs import WaitingMessage


def deliver_waiting(case: CaseInHand) -> bool:
    """Hand the oldest fitting message of the inbox to the run; whether there was one.

    The run is then to be advanced, which may make it wait for the next. A run that waits for no message
    costs no statement; one that is set aside (a withdrawal is open) takes none until it goes on.
    """
    if case.dossier.suspended_at is not None and not case.is_side:
        return False
    waiting = case.run.waiting_messages()
    for row in _untaken(case) if waiting else ():
        for event in waiting:
            if event.message == row.name:
                _hand_in(case, row, event)
                return True
    return False


def _untaken(case: CaseInHand) -> list[InboxMessage]:
    rows = case.world.find(InboxMessage, dossier_id=case.dossier.id, state="waiting")
    # What this transaction has taken already still waits in the database.
    untaken = [row for row in rows if row.state == "waiting"]
    return sorted(untaken, key=lambda row: (row.received_at, row.key))


def _hand_in(case: CaseInHand, row: InboxMessage, event: WaitingMessage) -> None:
    row.state, row.taken_at = "taken", case.world.now
    node = case.facts.messages[event.node]
    case.note("message_received", node=node.id, label=node.name.vi, name=row.name)
    case.run.deliver(event.id, _scalars(row))
    if node.move:
        perform_move(case, node.move)


def _scalars(row: InboxMessage) -> dict[str, str | int | float | bool]:
    """What a run may keep of a message; lists and records stay in the inbox."""
    return {name: value for name, value in row.data.items() if isinstance(value, str | int | float)}
