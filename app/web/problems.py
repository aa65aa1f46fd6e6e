"""Refusals for programs: a problem+json (RFC 9457) with the same sentence that a page would show."""

import json
from http import HTTPStatus

from flask import Response, request

JSON = ("application/json", "application/problem+json")


def problem(status: int, words: str) -> Response:
    """A refusal as problem+json; ``words`` are already in the reader's language."""
    told = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": words}
    text = json.dumps(told, ensure_ascii=False)
    return Response(text, status, mimetype="application/problem+json")


def asks_for_json() -> bool:
    """Whether the client would rather have JSON than a page; a browser that takes anything would not."""
    return request.accept_mimetypes.best_match(("text/html", *JSON)) in JSON
