"""Mails and short messages: a template per kind of notice, in the language of the person.

``mail/<kind>.txt`` has the subject on its first line; ``sms/<kind>.txt`` is one short text. Both are found by
the kind's name; a guard test proves that no kind of notice lacks one.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import render_template
from flask_babel import force_locale

from app.gateways.mail.port import MailMessage
from app.gateways.sms.port import SmsMessage
from app.queries.code_words import code_or_none
from app.services import Services
from app.settings import Settings
from processes.domain.dossier.records import OutboxMessage

MOMENTS = ("due", "until", "meant")


@dataclass(frozen=True)
class Letter:
    """A message in words, ready for its gateway."""

    channel: str
    recipient: str
    subject: str
    text: str
    key: str

    def send(self, at_hand: Services) -> None:
        """Hand it to the gateway of its channel; raises whatever the gateway raises."""
        if self.channel == "sms":
            at_hand.sms.send(SmsMessage(to=self.recipient, text=self.text, message_key=self.key))
        else:
            mail = MailMessage(
                to=self.recipient, subject=self.subject, text=self.text, html=None, message_key=self.key
            )
            at_hand.mailer.send(mail)


def write_letter(settings: Settings, message: OutboxMessage) -> Letter:
    """Render the message's template with its data."""
    with force_locale(message.locale):
        text = render_template(
            f"{message.channel}/{message.kind}.txt",
            data=_with_code(_with_moments(message.data)),
            locale=message.locale,
            site=settings.public_url,
        ).strip()
    subject, _, body = text.partition("\n")
    if message.channel == "sms":
        subject, body = "", " ".join(text.split())
    return Letter(message.channel, message.recipient, subject.strip(), body.strip(), message.key)


def _with_code(data: dict[str, Any]) -> dict[str, Any]:
    """A dossier refused at the desk has never had a code; its message says so."""
    return (
        data
        if data.get("code") or "code" not in data
        else {**data, "code": code_or_none(None), "coded": False}
    )


def _with_moments(data: dict[str, Any]) -> dict[str, Any]:
    moments = {name: datetime.fromisoformat(data[name]) for name in MOMENTS if data.get(name)}
    return {**data, **moments}
