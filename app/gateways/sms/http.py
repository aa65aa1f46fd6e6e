"""Short messages through a gateway that takes JSON over HTTP.

Asked with POST: ``{"request_id", "to", "text"}`` and ``Authorization: Bearer …``; the number as ``84…``, the
text without diacritics. A gateway that has seen the request id before answers 409 and sends nothing again.
"""

import json
from dataclasses import dataclass, field
from http.client import HTTPException, HTTPMessage
from typing import IO
from urllib.error import HTTPError
from urllib.request import HTTPRedirectHandler, OpenerDirector, Request, build_opener

from app.gateways.delivery import Delivery, DeliveryFailed, Undeliverable
from app.gateways.sms.port import SmsMessage
from app.gateways.sms.wording import mobile_84, unaccent_sms

ALREADY_TAKEN = 409
REFUSED_FOR_GOOD = (400, 404, 410, 413, 422)
"""The message itself is refused. A wrong token or too many requests are for now: ours to mend, or to wait."""
MOST_ANSWER = 64 * 1024


@dataclass(frozen=True)
class HttpSmsSettings:
    """``url`` takes the messages; ``timeout`` in seconds."""

    url: str
    token: str = field(default="", repr=False)
    timeout: float = 30


class HttpSms:
    """One request per message; redirects are not followed, for the token would go with them."""

    def __init__(self, settings: HttpSmsSettings) -> None:
        self._settings = settings
        self._opener: OpenerDirector = build_opener(_NoRedirects)

    def send(self, message: SmsMessage) -> Delivery:
        request = self._request(message)
        try:
            with self._opener.open(request, timeout=self._settings.timeout) as answer:
                carrier_id = _carrier_id(answer.read(MOST_ANSWER))
        except HTTPError as fault:
            with fault:
                carrier_id = _after_refusal(fault.code)
        except (OSError, HTTPException) as fault:
            raise DeliveryFailed(f"the gateway did not answer: {type(fault).__name__}") from fault
        return Delivery(message.message_key, carrier_id or message.message_key)

    def _request(self, message: SmsMessage) -> Request:
        body = {
            "request_id": message.message_key,
            "to": mobile_84(message.to),
            "text": unaccent_sms(message.text),
        }
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if self._settings.token:
            headers["Authorization"] = f"Bearer {self._settings.token}"
        return Request(self._settings.url, json.dumps(body).encode(), headers, method="POST")


class _NoRedirects(HTTPRedirectHandler):
    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> None:
        return None


def _carrier_id(answer: bytes) -> str:
    """The gateway's name for the message, where it gives one."""
    try:
        told = json.loads(answer)
    except ValueError:
        return ""
    return str(told.get("id") or "") if isinstance(told, dict) else ""


def _after_refusal(code: int) -> str:
    """Empty when the message had been taken before; else raises."""
    if code == ALREADY_TAKEN:
        return ""
    text = f"the gateway refused the message: {code}"
    raise Undeliverable(text) if code in REFUSED_FOR_GOOD else DeliveryFailed(text)
