"""Messages to the applicant: put into the outbox with the action, sent after its commit (D-04, Q11)."""

from typing import Any

from processes.actions.case import CaseInHand
from processes.domain.dossier.records import OutboxMessage


def notify_applicant(case: CaseInHand, kind: str, **extra: Any) -> None:
    """One message for each channel the applicant gave; each key appears once."""
    dossier = case.dossier
    data = {**_common(case), **extra}
    for channel, recipient in (("mail", dossier.submitter_email), ("sms", dossier.submitter_phone)):
        if recipient:
            key = f"{dossier.id}:{dossier.journal_seq:06}:{kind}:{channel}"
            case.world.add(_message(case, key, kind, channel, recipient, data))


def _message(
    case: CaseInHand, key: str, kind: str, channel: str, recipient: str, data: dict[str, Any]
) -> OutboxMessage:
    now = case.world.now
    return OutboxMessage(
        id=case.world.new_id(),
        key=key,
        kind=kind,
        channel=channel,
        recipient=recipient,
        # A draft may be thrown away; the message about it stays.
        dossier_id=None if case.dossier.is_draft else case.dossier.id,
        locale=case.dossier.locale,
        data=data,
        created_at=now,
        next_attempt_at=now,
    )


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
