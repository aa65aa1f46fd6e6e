"""What a password may be: long enough, not one of the common ones, not a name or number of its holder.

No rules of composition: they make passwords that are written down. The same rules hold at registration,
change, reset, invitation and for the first administrator.
"""

import unicodedata
from functools import cache
from importlib.resources import files
from itertools import pairwise

from app.accounts.refusals import WeakPassword
from forms.messages import Message, message

SHORTEST, LONGEST = 8, 200
"""Characters. Longer ones cannot be set: the library refuses to hash very long ones."""


def normal(text: str) -> str:
    """Names and passwords as they are compared: NFKD, so that keyboards do not differ."""
    return unicodedata.normalize("NFKD", text)


def password_fault(password: str, *names: str) -> Message | None:
    """What is wrong with a new password, or None. ``names``: the holder's user name, number and name."""
    if not password:
        return message("Đặt mật khẩu từ {least} ký tự trở lên.", least=SHORTEST)
    if not SHORTEST <= len(password) <= LONGEST:
        return message(
            "Mật khẩu cần từ {least} đến {most} ký tự. Ông, Bà đã nhập {count}.",
            least=SHORTEST,
            most=LONGEST,
            count=len(password),
        )
    if _plain(password) in {_plain(name) for name in names if name.strip()}:
        return message("Đặt mật khẩu khác với tên đăng nhập, họ tên và số định danh.")
    if is_common(password):
        return message(
            "Nhiều người dùng mật khẩu này nên dễ đoán. Đặt mật khẩu khác, vài từ nối nhau cũng được."
        )
    return None


def check_password(password: str, *names: str) -> None:
    """Raises WeakPassword with the sentence of :func:`password_fault`."""
    fault = password_fault(password, *names)
    if fault:
        raise WeakPassword(fault)


def is_common(password: str) -> bool:
    """Whether it stands in our list, or is one or two characters repeated, or a run of neighbours."""
    plain = _plain(password)
    return plain in common_passwords() or len(set(plain)) <= 2 or _is_run(plain)


@cache
def common_passwords() -> frozenset[str]:
    """The list beside this file, as compared: without case and spaces."""
    listed = files(__package__).joinpath("common_passwords.txt").read_text("utf-8")
    return frozenset(_plain(line) for line in listed.splitlines() if line and not line.startswith("#"))


def _is_run(text: str) -> bool:
    """ "12345678", "hgfedcba": each character beside the one before."""
    steps = {ord(later) - ord(sooner) for sooner, later in pairwise(text)}
    return steps in ({1}, {-1})


def _plain(text: str) -> str:
    return "".join(normal(text).casefold().split())
