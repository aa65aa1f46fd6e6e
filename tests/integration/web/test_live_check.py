"""The address that says what is wrong with a diagram while it is drawn."""

from io import BytesIO

import pytest
from drawings import our_blocks, our_procedure
from foreign_exports import FILES
from visitor import Visitor

from processes.checks import check

pytestmark = pytest.mark.sqlite
ADDRESS = "/thiet-ke/kiem-tra"
WRONG = our_procedure().replace(b'move="submit_for_approval"', b'move="fly"')
DMN = b'<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="n"/>'


@pytest.fixture
def designer(app):
    """Tâm, who draws procedures."""
    visitor = Visitor(app)
    visitor.log_in("tam")
    visitor.get("/thiet-ke/")
    return visitor


def send(visitor, body, kind="application/xml", **headers):
    told = {"X-CSRFToken": visitor.token, "Accept": "application/json", **headers}
    response = visitor.client.post(ADDRESS, data=body, content_type=kind, headers=told)
    return response.status_code, response.get_json(), response


def test_findings_come_with_place_words_and_counts(designer):
    status, told, response = send(designer, WRONG)
    (finding,) = told["findings"]
    (known,) = check(WRONG, our_blocks(), {})
    assert status == 200
    assert (finding["rule"], finding["severity"], finding["element"]) == ("moves", "error", "appraise")
    assert (finding["line"], finding["name"]) == (known.line, "Thẩm tra hồ sơ")
    assert finding["message"] == str(known.message)
    assert finding["remedy"]
    assert told["counts"] == {"error": 1, "warning": 0, "hint": 0}
    assert told["proposals"] == []
    assert isinstance(told["milliseconds"], int)
    assert response.headers["Cache-Control"] == "no-store"


def test_any_bytes_have_findings_and_foreign_files_proposals(designer):
    assert send(designer, b"\x00\xff<")[1]["findings"][0]["rule"] == "well_formed"
    told = send(designer, FILES["camunda_7"], "text/xml")[1]
    assert told["counts"]["error"] > 5
    assert 'duration("PT10H")' in [proposal["draft"] for proposal in told["proposals"]]


def test_tables_may_come_with_the_diagram(designer):
    sent = {"diagram": (BytesIO(WRONG), "a.bpmn"), "decisions": (BytesIO(DMN), "fees.dmn")}
    status, told, _ = send(designer, sent, "multipart/form-data")
    assert (status, len(told["findings"])) == (200, 1)


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        ("a=b", "application/x-www-form-urlencoded", 415),
        (b"{}", "application/json", 415),
        (b"", "application/xml", 422),
        ({"decisions": (BytesIO(DMN), "fees.dmn")}, "multipart/form-data", 422),
        (
            {"diagram": (BytesIO(WRONG), "a"), "decisions": (BytesIO(b"\xff"), "f.dmn")},
            "multipart/form-data",
            422,
        ),
        (b" " * 5_000_001, "application/xml", 413),
    ],
    ids=["form", "json", "nothing", "no_diagram", "no_text", "too_large"],
)
def test_what_is_no_diagram_is_a_problem(designer, body, kind, status):
    code, told, response = send(designer, body, kind)
    assert (code, told["status"]) == (status, status)
    assert response.mimetype == "application/problem+json"
    assert told["detail"].endswith(".")


def test_no_token_no_answer(designer):
    designer.token = ""
    code, told, _ = send(designer, WRONG)
    assert (code, told["status"]) == (400, 400)


def test_only_designers_may_ask(app):
    visitor = Visitor(app)
    visitor.log_in("bao")
    visitor.get("/can-bo/")
    code, told, _ = send(visitor, WRONG)
    assert (code, told["status"]) == (404, 404)
