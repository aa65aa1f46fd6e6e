"""Each request in the log and in the counts, by endpoint: addresses may hold numbers of people."""

import re
from time import perf_counter
from uuid import uuid4

import structlog
from flask import Flask, Response, g, request

from app.logs import mask
from app.metrics import REQUESTS

log = structlog.get_logger(__name__)

HEADER = "X-Request-ID"
WELL_FORMED = re.compile(r"[A-Za-z0-9._-]{8,64}")
QUIET = frozenset(("assets.static", "operation.alive", "operation.ready", "operation.metrics"))
"""Asked all the time: logged only when the answer is not the usual one."""


def attach(app: Flask) -> None:
    """Number every request and note how it went."""
    app.before_request(_begin)
    app.after_request(_end)
    app.teardown_request(_forget)


def request_number() -> str:
    """The number of this request, to tell the desk and to find in the log."""
    number: str = g.get("request_number", "")
    return number


def accepted_number(given: str) -> str | None:
    """The number that a proxy gave, when it is well-formed and cannot be somebody's own number."""
    return given if WELL_FORMED.fullmatch(given) and mask(given) == given else None


def _begin() -> None:
    g.request_begun = perf_counter()
    g.request_number = accepted_number(request.headers.get(HEADER, "")) or uuid4().hex
    structlog.contextvars.bind_contextvars(request=g.request_number)


def _end(response: Response) -> Response:
    if "request_begun" not in g:
        return response
    seconds = perf_counter() - g.request_begun
    endpoint, status = request.endpoint or "none", response.status_code
    method = request.method if request.method in ("GET", "POST", "HEAD", "OPTIONS") else "other"
    REQUESTS.labels(method, endpoint, str(status)).observe(seconds)
    if endpoint not in QUIET or status >= 400:
        log.info(
            "request",
            method=method,
            endpoint=endpoint,
            status=status,
            ms=round(seconds * 1000, 1),
            account=_account(),
        )
    response.headers[HEADER] = g.request_number
    return response


def _account() -> str | None:
    """Who is logged in, where the request has asked for it anyway: nothing is read for the log."""
    user = g.get("_login_user")
    found: str | None = getattr(user, "id", None)
    return found


def _forget(error: BaseException | None) -> None:
    structlog.contextvars.unbind_contextvars("request")
