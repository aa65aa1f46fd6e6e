"""The inbox: a message from outside is kept once and meets the event that waits for it in either order."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from processes.actions.advance import advance
from processes.actions.case import CaseInHand
from processes.actions.deliveries import deliver_waiting
from processes.actions.sides import settle_sides
from processes.domain.access import Actor, may
from processes.domain.dossier.records import InboxMessage
from processes.domain.dossier.work import RunRecord
from processes.domain.errors import NotAllowed
from processes.ports import World


@dataclass(frozen=True)
class ReceiveMessage:
    """A message for a dossier. ``key`` is the sender's name for it, the same when it is sent again;
    ``name`` is the message's name in the diagram; ``data`` is plain JSON."""

    key: str
    name: str
    dossier_id: str
    data: Mapping[str, Any]


def receive_message(world: World, actor: Actor, command: ReceiveMessage) -> str:
    """Keep a message, and hand it over when a run of the dossier waits for it; else it stays until one does.

    Returns ``taken``, ``waiting`` or ``already`` (the key was received before: nothing happens). Raises
    NotFound, and NotAllowed for anybody but the system, which has verified the sender.
    """
    if not may(actor, "receive_message"):
        raise NotAllowed
    case = CaseInHand(world, actor, world.lock_dossier(command.dossier_id))
    if world.find(InboxMessage, key=command.key):
        return "already"
    row = InboxMessage(
        world.new_id(), command.key, command.name, case.dossier.id, dict(command.data), world.now
    )
    world.add(row)
    world.flush()
    for run in _runs(case):
        if deliver_waiting(run):
            advance(run)
            settle_sides(run)
            break
    return row.state


def _runs(case: CaseInHand) -> Iterator[CaseInHand]:
    """The dossier with each of its runs in hand that have not ended, the procedure's own first."""
    records: list[RunRecord] = case.world.find(RunRecord, dossier_id=case.dossier.id)
    for record in sorted(records, key=lambda record: (record.kind != "main", record.started_at)):
        if record.finished_at is None:
            yield case.of_run(record.id)
