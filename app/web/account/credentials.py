"""The name and password that a person chooses."""

import re
from collections.abc import Iterator

from werkzeug.datastructures import MultiDict

from app.accounts import normal
from app.queries.views_frame import FieldError
from app.web.languages import say
from forms.messages import Message, message

SHORTEST, LONGEST = 10, 200
SECRETS = ("password", "password_again", "csrf_token")
NAME = re.compile(r"(?=.*[a-z])[a-z0-9][a-z0-9._-]{3,59}")
"""A letter must be in it, so that nobody takes another's identification number; no @ of an address."""


def credential_errors(posted: MultiDict[str, str]) -> Iterator[FieldError]:
    """What is wrong with the chosen name and password, in the order of the page."""
    username, password = posted.get("username", "").strip().lower(), posted.get("password", "")
    if username and not NAME.fullmatch(username):
        yield _error(
            "username",
            message("Đặt tên đăng nhập từ 4 ký tự, có ít nhất một chữ cái không dấu, ví dụ: hongnhung90"),
        )
    fault = _password_fault(password, (username, posted.get("id_number", ""), posted.get("full_name", "")))
    if fault:
        yield _error("password", fault)
    elif password != posted.get("password_again", ""):
        yield _error(
            "password_again", message("Hai lần nhập mật khẩu chưa giống nhau. Nhập lại mật khẩu vừa đặt")
        )


def _password_fault(password: str, names: tuple[str, ...]) -> Message | None:
    if not password:
        return message("Đặt mật khẩu từ {least} ký tự trở lên", least=SHORTEST)
    if not SHORTEST <= len(password) <= LONGEST:
        return message(
            "Mật khẩu cần từ {least} đến {most} ký tự. Ông, Bà đã nhập {count}.",
            least=SHORTEST,
            most=LONGEST,
            count=len(password),
        )
    if _plain(password) in {_plain(name) for name in names if name.strip()}:
        return message("Đặt mật khẩu khác với tên đăng nhập, họ tên và số định danh")
    return None


def _plain(text: str) -> str:
    return "".join(normal(text).casefold().split())


def _error(field: str, words: Message) -> FieldError:
    return FieldError(say(words), field)
