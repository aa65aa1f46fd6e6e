"""The one place that turns a refusal or a failure into a page: a sentence, never a traceback."""

import structlog
from flask import Flask, Response, render_template
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from app.persistence.transaction import ActionBroke
from app.web.languages import say
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
}


def attach(app: Flask) -> None:
    """Register the handlers."""
    app.register_error_handler(Refusal, _refused)
    app.register_error_handler(ActionBroke, _broke)
    app.register_error_handler(CSRFError, _stale)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _failed)


def page(status: int, words: str, number: str = "") -> Response:
    """The error page of a status with its sentence; the sentence alone where the page itself fails."""
    try:
        text = render_template("errors/error.html", status=status, words=words, number=number)
        return Response(text, status)
    except Exception:
        log.exception("error page failed")
        return Response(words, status, mimetype="text/plain")


def _refused(refusal: Refusal) -> Response:
    return page(refusal.http, say(refusal.text))


def _broke(error: ActionBroke) -> Response:
    return page(500, say(SENTENCES[500]), error.number)


def _stale(error: CSRFError) -> Response:
    words = message("Trang đã mở quá lâu nên không gửi được. Tải lại trang rồi gửi lại.")
    return page(400, say(words))


def _http(error: HTTPException) -> object:
    if error.code is None or error.code < 400:
        return error
    return page(error.code, say(SENTENCES.get(error.code, SENTENCES[404 if error.code < 500 else 500])))


def _failed(error: Exception) -> Response:
    log.exception("request failed")
    return page(500, say(SENTENCES[500]))
