"""The name and password that a person chooses."""

from collections.abc import Iterator

from werkzeug.datastructures import MultiDict

from app.accounts import password_fault
from app.accounts.opening import NAME, NAME_FAULT
from app.queries.views_frame import FieldError
from app.web.languages import say
from forms.messages import Message, message

SECRETS = ("password", "password_again", "present", "csrf_token")


def credential_errors(posted: MultiDict[str, str], *names: str) -> Iterator[FieldError]:
    """What is wrong with the chosen name and password, in the order of the page."""
    username = posted.get("username", "").strip().lower()
    if username and not NAME.fullmatch(username):
        yield _error("username", NAME_FAULT)
    yield from password_errors(posted, username, *names)


def password_errors(posted: MultiDict[str, str], *names: str) -> Iterator[FieldError]:
    """What is wrong with a password typed twice; ``names`` it may not repeat."""
    password = posted.get("password", "")
    fault = password_fault(password, *names)
    if fault:
        yield _error("password", fault)
    elif password != posted.get("password_again", ""):
        yield _error(
            "password_again", message("Hai lần nhập mật khẩu chưa giống nhau. Nhập lại mật khẩu vừa đặt")
        )


def privacy_errors(posted: MultiDict[str, str]) -> Iterator[FieldError]:
    """Without agreeing that personal data are processed nobody can be served (Law 91/2025/QH15, art. 9)."""
    if posted.get("privacy") != "1":
        yield _error(
            "privacy",
            message("Đọc thông báo rồi đánh dấu đồng ý; chưa đồng ý thì chúng tôi không lập được tài khoản"),
        )


def _error(field: str, words: Message) -> FieldError:
    return FieldError(say(words), field)
