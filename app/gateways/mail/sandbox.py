"""Mail that stays here: a page shows it, nobody receives it."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from app.gateways.delivery import Delivery
from app.gateways.mail.port import MailMessage, checked_address, checked_subject
from app.gateways.sent_folder import SentFolder


class SandboxMailer:
    """Keeps every mail as a file in ``folder``, dated by ``now``."""

    def __init__(self, folder: Path, now: Callable[[], datetime]) -> None:
        self._sent = SentFolder(folder)
        self._now = now

    def send(self, message: MailMessage) -> Delivery:
        checked_address(message.to)
        checked_subject(message.subject)
        return Delivery(
            message.message_key, self._sent.keep(message.message_key, asdict(message), self._now())
        )

    def list_sent(self, limit: int) -> list[dict[str, object]]:
        """The fields of the newest ``limit`` mails and ``sent_at``, newest first."""
        return self._sent.newest(limit)
