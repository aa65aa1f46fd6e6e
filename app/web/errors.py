"""The one place that turns a refusal or a failure into a page: a sentence, never a traceback."""

from typing import Any

import structlog
from flask import Flask, Response, render_template, request
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, ServiceUnavailable

from app.persistence.faults import Unavailable, refusal_for
from app.persistence.transaction import ActionBroke
from app.web.actors import current_actor
from app.web.desk.frame import areas_of, first_area, read_again, show
from app.web.languages import say
from app.web.problems import asks_for_json, problem
from app.web.requests_log import request_number
from forms.messages import Message, message
from processes.domain.errors import Refusal

log = structlog.get_logger(__name__)

SENTENCES: dict[int, Message] = {
    400: message("Yêu cầu không đầy đủ. Quay lại trang trước, tải lại rồi thử lại."),
    403: message("Tài khoản này không có quyền xem trang hoặc làm việc này."),
    404: message("Không tìm thấy trang này. Kiểm tra lại đường dẫn, hoặc tìm từ trang chủ."),
    405: message("Trang này không nhận cách gửi đó. Quay lại trang trước rồi thử lại."),
    413: message("Dữ liệu gửi lên quá lớn. Tệp tối đa là 20 MB; chụp lại ở cỡ vừa hoặc tách thành hai tệp."),
    429: message("Ông, Bà đã hỏi quá nhiều lần trong một phút. Chờ một phút rồi thử lại."),
    500: message(
        "Hệ thống gặp sự cố, chưa làm được việc vừa yêu cầu. Không có gì bị mất; thử lại sau ít phút."
    ),
    503: message("Trang tạm thời chưa phục vụ được. Không có gì bị mất; thử lại sau ít phút."),
}
A_MINUTE = 60
DESK_BLUEPRINTS = ("desk", "admin", "designer")


def attach(app: Flask) -> None:
    """Register the handlers."""
    app.register_error_handler(Refusal, _refused)
    app.register_error_handler(ActionBroke, _broke)
    app.register_error_handler(CSRFError, _stale)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _failed)


def page(status: int, words: str, number: str = "", retry_after: int = 0) -> Response:
    """The error page of a status with its sentence; the sentence alone where the page itself fails, and a
    problem+json for a program that asks for one.

    ``number`` is what to tell the desk, of an incident or of the request; ``retry_after`` in seconds.
    """
    response = problem(status, words) if asks_for_json() else _shown(status, words, number)
    if retry_after:
        response.headers["Retry-After"] = str(retry_after)
    return response


def _shown(status: int, words: str, number: str) -> Response:
    for draw in (_for_officers, _for_citizens):
        try:
            if (text := draw(status=status, words=words, number=number)) is not None:
                return Response(text, status)
        except Exception:
            # The page of an error must not depend on what has just failed, such as the database.
            log.exception("error page failed")
    return Response(words, status, mimetype="text/plain")


def _for_officers(**said: Any) -> str | None:
    """In the frame of the desk; None for everybody else."""
    read_again()
    if request.blueprint not in (*DESK_BLUEPRINTS, None) or current_actor().officer_id is None:
        return None
    return show("errors/desk_error.html", None, area=_area(), **said)


def _area() -> str:
    """The area of the address, where the officer has it; else the one where the officer's work begins."""
    actor = current_actor()
    for prefix, area in (("/quan-tri", "admin"), ("/thiet-ke", "designer")):
        if request.path.startswith(prefix) and area in areas_of(actor):
            return area
    return first_area(actor)


def _for_citizens(**said: Any) -> str:
    return render_template("errors/error.html", **said)


def _refused(refusal: Refusal) -> Response:
    wait = refusal.retry_after if isinstance(refusal, Unavailable) else 0
    return page(refusal.http, say(refusal.text), retry_after=wait)


def _broke(error: ActionBroke) -> Response:
    return page(500, say(SENTENCES[500]), error.number or _number())


def _number() -> str:
    """The beginning of the request's number: enough to find it in the log, short enough to read aloud."""
    return request_number()[:12]


def _stale(error: CSRFError) -> Response:
    words = message("Trang đã mở quá lâu nên không gửi được. Tải lại trang rồi gửi lại.")
    return page(400, say(words))


def _http(error: HTTPException) -> object:
    if error.code is None or error.code < 400:
        return error
    sentence = SENTENCES.get(error.code, SENTENCES[400 if error.code < 500 else 500])
    number = _number() if error.code >= 500 else ""
    wait = A_MINUTE if error.code in (429, ServiceUnavailable.code) else 0
    return page(error.code, say(sentence), number, wait)


def _failed(error: Exception) -> Response:
    if (refusal := refusal_for(error)) is not None:
        log.exception("machine fault")
        return _refused(refusal)
    log.exception("request failed")
    return page(500, say(SENTENCES[500]), _number())
