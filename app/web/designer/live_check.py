"""What the checker says of a diagram while it is drawn: for the drawing page, in JSON."""

from collections.abc import Mapping
from time import perf_counter

from flask import jsonify, request
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.wrappers import Response

from app.bundles import read_tables
from app.diagrams import check_source, proposals_for
from app.findings_data import finding_data, proposal_data
from app.services import services
from app.web.designer.blueprint import designer
from app.web.entry import designers
from app.web.guards import limiter
from app.web.languages import say
from app.web.problems import problem
from forms.messages import message
from processes.checks.finding import SEVERITIES
from processes.domain.errors import Refusal

LIMIT = "240 per minute"
MOST_BYTES = 5_000_000
XML = ("application/xml", "text/xml", "application/bpmn+xml")
DIAGRAM, TABLES = "diagram", "decisions"
TOO_LARGE = message("Sơ đồ gửi lên nặng quá 5 MB.")


class OtherKind(Refusal):
    """A body that is no diagram at all."""

    http = 415
    text = message("Gửi sơ đồ dạng XML, hoặc biểu mẫu nhiều phần có tệp “diagram” và các tệp “decisions”.")


class NoDiagram(Refusal):
    """A request without a diagram."""

    http = 422
    text = message("Trong yêu cầu không có sơ đồ.")


@designer.post("/kiem-tra")
@limiter.limit(LIMIT)
@designers
def live_check() -> Response:
    """Findings and proposals of the posted diagram; nothing of it is kept."""
    began = perf_counter()
    try:
        source, tables = _posted()
    except RequestEntityTooLarge:
        return problem(413, say(TOO_LARGE))
    except Refusal as refused:
        return problem(refused.http, say(refused.text))
    models = services().settings.models
    found = check_source(source, models, tables)
    offered = proposals_for(source, models)
    return jsonify(
        findings=[finding_data(one, say) for one in found],
        proposals=[proposal_data(one, say) for one in offered],
        counts={severity: sum(one.severity == severity for one in found) for severity in SEVERITIES},
        milliseconds=round((perf_counter() - began) * 1000),
    )


def _posted() -> tuple[bytes, Mapping[str, bytes]]:
    """The diagram and the decision tables sent with it. Raises Refusal, and RequestEntityTooLarge."""
    if request.mimetype in XML:
        request.max_content_length = MOST_BYTES
        return _present(request.get_data(cache=False)), {}
    if request.mimetype != "multipart/form-data":
        raise OtherKind
    sent = request.files.get(DIAGRAM)
    source = _present(sent.read() if sent is not None else b"")
    tables = {one.filename or "": one.read() for one in request.files.getlist(TABLES)}
    return source, read_tables(tables)


def _present(source: bytes) -> bytes:
    if not source:
        raise NoDiagram
    if len(source) > MOST_BYTES:
        raise RequestEntityTooLarge
    return source
