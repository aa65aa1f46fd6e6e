"""Messages to people: put into the outbox with the action, sent after its commit (D-04, Q11)."""

from collections.abc import Callable
from typing import Any

from processes.actions.case import CaseInHand
from processes.domain.dossier.records import OutboxMessage
from processes.domain.dossier.work import Due
from processes.ports import World


def queue_message(
    world: World,
    key: str,
    kind: str,
    to: tuple[str, str],
    data: dict[str, Any],
    locale: str = "vi",
    dossier_id: str | None = None,
) -> None:
    """Put a message into the outbox, and its moment where the worker looks: now.

    ``to`` is the channel (``mail`` or ``sms``) and the address; ``data`` is what the templates
    ``mail/<kind>.txt`` and ``sms/<kind>.txt`` read. ``key`` appears once, whatever is repeated. Every
    message of the product goes this way.
    """
    now, id_ = world.now, world.new_id()
    channel, recipient = to
    world.add(
        OutboxMessage(id_, key, kind, channel, recipient, dossier_id, locale, data, now, next_attempt_at=now)
    )
    world.add(Due(id_, now, "message", dossier_id, due_at=now))


def notify_applicant(case: CaseInHand, kind: str, **extra: Any) -> None:
    """One message for each channel the applicant gave; each key appears once."""
    dossier = case.dossier
    data = {**_common(case), **_told(case, kind), **extra}
    for channel, recipient in (("mail", dossier.submitter_email), ("sms", dossier.submitter_phone)):
        if recipient:
            key = f"{dossier.id}:{dossier.journal_seq:06}:{kind}:{channel}"
            # A draft may be thrown away; the message about it stays.
            kept = None if dossier.is_draft else dossier.id
            queue_message(case.world, key, kind, (channel, recipient), data, dossier.locale, kept)


def _told(case: CaseInHand, kind: str) -> dict[str, Any]:
    """What a kind of message says beyond what all say."""
    told = TOLD.get(kind)
    return told(case) if told else {}


def _steps(case: CaseInHand) -> dict[str, Any]:
    """The processing steps, with the notice of intake (C-42)."""
    return {"steps": [stage.name.read(case.dossier.locale) for stage in case.main.facts.stages]}


def _amount(case: CaseInHand) -> dict[str, Any]:
    payments = case.world.payments(case.dossier.id)
    return {"amount": int(sum(payment.amount for payment in payments if payment.status == "requested"))}


def _place(case: CaseInHand) -> dict[str, Any]:
    unit = case.world.unit(case.dossier.receiving_unit_id)
    return {"result_form": case.dossier.result_form, "place": unit.short_name or unit.name}


def _agency(case: CaseInHand) -> dict[str, Any]:
    unit = case.world.unit(case.dossier.receiving_unit_id)
    return {"agency": unit.short_name or unit.name}


TOLD: dict[str, Callable[[CaseInHand], dict[str, Any]]] = {
    "accepted": _steps,
    "payment_asked": _amount,
    "result_available": _place,
    "apology": _agency,
}


def _common(case: CaseInHand) -> dict[str, Any]:
    dossier, name = case.dossier, case.facts.profile.short_name
    return {
        "code": dossier.code,
        "dossier_id": dossier.id,
        "name": dossier.submitter_name,
        "procedure": name.read(dossier.locale),
        "subject": dossier.subject,
        "due": dossier.due_current.isoformat() if dossier.due_current else None,
        "reason": case.reason,
    }
