"""The counts of this installation for monitoring: from this machine, or with the token of the settings."""

import hmac
from collections.abc import Iterator
from ipaddress import ip_address

from flask import request
from prometheus_client import CONTENT_TYPE_LATEST
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector
from werkzeug.wrappers import Response

from app.backup.last import last_backup
from app.metrics import exposition
from app.queries.operation import operation as operation_now
from app.services import Services, services
from app.web.entry import anybody
from app.web.operation.blueprint import operation
from processes.domain.errors import NotFound

FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Real-IP")


@operation.get("/metrics")
@anybody
def metrics() -> Response:
    """Prometheus' text form. Whoever may not read it is told that there is nothing here."""
    at_hand = services()
    if not (_from_here(at_hand) or _has_token(at_hand)):
        raise NotFound
    text = exposition(at_hand.settings.metrics_folder, AtThisMoment(at_hand))
    return Response(text, content_type=CONTENT_TYPE_LATEST)


def _from_here(at_hand: Services) -> bool:
    """A proxy on this machine that nobody told us of makes every visitor look like one from here."""
    behind = not at_hand.settings.proxies and any(name in request.headers for name in FORWARDED)
    try:
        return ip_address(request.remote_addr or "").is_loopback and not behind
    except ValueError:
        return False


def _has_token(at_hand: Services) -> bool:
    expected = f"Bearer {at_hand.settings.metrics_token}"
    given = request.headers.get("Authorization", "")
    return bool(at_hand.settings.metrics_token) and hmac.compare_digest(given.encode(), expected.encode())


class AtThisMoment(Collector):
    """What is read from the database when it is asked for."""

    def __init__(self, at_hand: Services) -> None:
        self._at_hand = at_hand

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """One figure each; ages only where there is something to be that old."""
        now = self._at_hand.clock()
        with self._at_hand.transactions.read() as session:
            found = operation_now(session, now)
        yield _gauge("due_late", "Moments that have come and are not handled yet.", found.due_late)
        yield _gauge("due_late_seconds", "How late the oldest of them is.", found.late_seconds(now))
        yield _gauge("outbox_pending", "Messages that wait to be sent.", found.outbox_pending)
        yield _gauge("outbox_dead", "Messages that could not be delivered.", found.outbox_dead)
        yield _gauge("incidents_open", "Incidents that wait for an administrator.", found.incidents_open)
        if found.seen_at:
            age = (now - found.seen_at).total_seconds()
            yield _gauge("worker_seen_seconds", "Since the worker's last sign of life.", age)
        if last := last_backup(self._at_hand.settings.var):
            age = (now - last.made_at).total_seconds()
            yield _gauge("backup_seconds", "Since the last whole backup.", age)


def _gauge(name: str, words: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(f"motcua_{name}", words, value=value)
