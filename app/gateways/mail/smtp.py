"""Mail through an SMTP server."""

import hashlib
import smtplib
import ssl
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime
from enum import StrEnum

from app.gateways.delivery import Delivery, DeliveryFailed, Undeliverable
from app.gateways.mail.port import MailMessage, checked_address, checked_subject


class Security(StrEnum):
    """How the connection is protected."""

    NONE = "none"
    STARTTLS = "starttls"
    TLS = "tls"


@dataclass(frozen=True)
class SmtpSettings:
    """``sender`` is the address mails come from; without ``username`` nobody logs in. Timeout in seconds."""

    host: str
    port: int
    sender: str
    username: str = ""
    password: str = field(default="", repr=False)
    security: Security = Security.STARTTLS
    timeout: float = 30


class SmtpMailer:
    """One connection per mail: the outbox sends few at a time and must not share a broken one."""

    def __init__(self, settings: SmtpSettings, now: Callable[[], datetime]) -> None:
        self._settings = settings
        self._now = now

    def send(self, message: MailMessage) -> Delivery:
        mail = self._compose(message)
        try:
            with self._connect() as server:
                server.send_message(mail)
        except smtplib.SMTPRecipientsRefused as fault:
            raise _refusal([code for code, _ in fault.recipients.values()]) from fault
        except smtplib.SMTPResponseException as fault:
            raise _refusal([fault.smtp_code]) from fault
        except (OSError, smtplib.SMTPException) as fault:
            raise DeliveryFailed(f"the mail server did not take the mail: {type(fault).__name__}") from fault
        return Delivery(message.message_key, mail["Message-ID"])

    def _compose(self, message: MailMessage) -> EmailMessage:
        mail = EmailMessage()
        mail["From"] = self._settings.sender
        mail["To"] = checked_address(message.to)
        mail["Subject"] = checked_subject(message.subject)
        mail["Date"] = format_datetime(self._now())
        mail["Message-ID"] = self._message_id(message.message_key)
        mail["Auto-Submitted"] = "auto-generated"
        mail.set_content(message.text, cte="quoted-printable")
        if message.html is not None:
            mail.add_alternative(message.html, subtype="html", cte="quoted-printable")
        return mail

    def _message_id(self, key: str) -> str:
        """The same for the same key: a mail sent twice is shown once by most readers."""
        return f"<{hashlib.sha256(key.encode()).hexdigest()[:32]}@{self._settings.sender.rpartition('@')[2]}>"

    def _connect(self) -> smtplib.SMTP:
        place, timeout = (self._settings.host, self._settings.port), self._settings.timeout
        if self._settings.security is Security.TLS:
            server: smtplib.SMTP = smtplib.SMTP_SSL(
                *place, timeout=timeout, context=ssl.create_default_context()
            )
        else:
            server = smtplib.SMTP(*place, timeout=timeout)
        try:
            return self._greet(server)
        except BaseException:
            server.close()
            raise

    def _greet(self, server: smtplib.SMTP) -> smtplib.SMTP:
        if self._settings.security is Security.STARTTLS:
            server.starttls(context=ssl.create_default_context())
        if self._settings.username:
            server.login(self._settings.username, self._settings.password)
        return server


def _refusal(codes: list[int]) -> DeliveryFailed:
    """4xx is for now (RFC 5321, 4.2.1). Below 550 (a wrong password, an unknown command) the fault is ours
    to mend, so for now too; from 550 on the mail itself is refused for good.
    """
    text = f"the mail server refused the mail: {codes}"
    return Undeliverable(text) if codes and min(codes) >= 550 else DeliveryFailed(text)
