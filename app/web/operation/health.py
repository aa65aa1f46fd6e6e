"""Whether the process lives, and whether the installation can do its work. No personal data, open to all."""

from flask import jsonify
from werkzeug.wrappers import Response

from app.readiness import look
from app.services import services
from app.web.entry import anybody
from app.web.operation.blueprint import operation


@operation.get("/healthz")
@anybody
def alive() -> Response:
    """This process answers; nothing else is looked at."""
    return jsonify(status="alive")


@operation.get("/readyz")
@anybody
def ready() -> tuple[Response, int]:
    """Each part with its state; 503 when one is not in order."""
    checks = look(services())
    whole = all(check.ok for check in checks)
    parts = {check.name: {"ok": check.ok, **check.facts} for check in checks}
    return jsonify(status="ready" if whole else "not ready", checks=parts), 200 if whole else 503
