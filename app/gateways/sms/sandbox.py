"""Short messages that stay here: a page shows them, nobody receives them."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from app.gateways.delivery import Delivery
from app.gateways.sent_folder import SentFolder
from app.gateways.sms.port import SmsMessage
from app.gateways.sms.wording import mobile_84, parts, unaccent_sms


class SandboxSms:
    """Keeps every message as a file in ``folder``, dated by ``now``, worded as a provider would get it."""

    def __init__(self, folder: Path, now: Callable[[], datetime]) -> None:
        self._sent = SentFolder(folder)
        self._now = now

    def send(self, message: SmsMessage) -> Delivery:
        text = unaccent_sms(message.text)
        kept = {"to": mobile_84(message.to), "text": text, "parts": parts(text)}
        return Delivery(message.message_key, self._sent.keep(message.message_key, kept, self._now()))

    def list_sent(self, limit: int) -> list[dict[str, object]]:
        """``to``, ``text``, ``parts``, ``message_key``, ``sent_at`` of at most ``limit``, newest first."""
        return self._sent.newest(limit)
