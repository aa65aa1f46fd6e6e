"""What every request passes: CSRF, security headers, rate limits."""

from flask import Flask, Response, abort, current_app, request
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from flask_wtf.csrf import CSRFProtect
from werkzeug.datastructures import MultiDict

from app.settings import Settings

csrf = CSRFProtect()
limiter = Limiter(get_remote_address, storage_uri="memory://", headers_enabled=False)

POLICY = "; ".join(
    (
        "default-src 'self'",
        "img-src 'self' data:",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
WORKING_DAY = 12 * 3600
"""Seconds that a form may stand open: over lunch, too, without losing what was typed."""
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}


def attach(app: Flask, settings: Settings) -> None:
    """Protect every route; those that cannot carry a token exempt themselves by name."""
    app.config["WTF_CSRF_TIME_LIMIT"] = WORKING_DAY
    app.before_request(_bound_forms)
    csrf.init_app(app)
    app.config["RATELIMIT_ENABLED"] = settings.rate_limits
    limiter.init_app(app)

    @app.before_request
    def refuse_nul() -> None:
        """No box of a page can hold it, and PostgreSQL keeps no text with it."""
        if "\x00" in request.path or any(map(_has_nul, (request.args, request.form))):
            abort(400)

    @app.after_request
    def harden(response: Response) -> Response:
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if settings.secure_cookies:
            response.headers.setdefault("Strict-Transport-Security", "max-age=31536000")
        response.headers.setdefault("Cache-Control", "no-store")
        return response


def _bound_forms() -> None:
    """Only files may make a request large: a form without them is read into memory whole, field by field."""
    if request.mimetype != "multipart/form-data":
        request.max_content_length = current_app.config["MAX_FORM_MEMORY_SIZE"]


def _has_nul(sent: MultiDict[str, str]) -> bool:
    return any("\x00" in name or any("\x00" in value for value in values) for name, values in sent.lists())
