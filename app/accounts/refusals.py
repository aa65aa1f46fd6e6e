"""What accounts refuse, each with its sentence."""

from datetime import datetime, timedelta

from app.formatting import hour
from forms.messages import message
from processes.domain.errors import Refusal


class AccountTaken(Refusal):
    """Somebody has registered with this name, number or e-mail address."""

    http = 422
    text = message(
        "Đã có tài khoản với tên, số định danh hoặc thư điện tử này. Đăng nhập, hoặc dùng tên khác."
    )


class NumberKnown(AccountTaken):
    """The number is known here, from an account or from the desk: one sentence for both, which tells nothing
    of whoever has it. Nobody comes to another's dossiers by typing a number; the office looks at papers first
    (``app.accounts.invitations``)."""

    text = message(
        "Số này đã có trong hệ thống. Đã có tài khoản thì đăng nhập; chưa có thì mang giấy tờ tùy thân tới "
        "Bộ phận Một cửa để được cấp tài khoản."
    )


class WrongLogin(Refusal):
    """Name and password do not belong together; the sentence does not say which is wrong."""

    http = 422
    text = message("Tên đăng nhập hoặc mật khẩu chưa đúng. Kiểm tra lại cả hai rồi thử lại.")


class AccountLocked(Refusal):
    """Too many wrong passwords; the sentence says from when on to try again."""

    http = 429

    def __init__(self, until: datetime) -> None:
        # Rounded up: who comes back at the minute named is let in.
        said = hour(until + timedelta(seconds=59))
        super().__init__(message("Nhập sai quá nhiều lần. Đăng nhập lại từ {hour}.", hour=said))


class AccountDisabled(Refusal):
    """An administrator has locked the account, or the officer has left. Said only to a right password."""

    http = 422
    text = message("Tài khoản này đã bị khóa. Gọi Bộ phận Một cửa hoặc người quản trị để được mở lại.")


class WeakPassword(Refusal):
    """The password breaks a rule; ``text`` says which."""

    http = 422
    text = message("Đặt mật khẩu khác.")


class WrongPassword(Refusal):
    """The present password, asked again before a change, is not right."""

    http = 422
    text = message("Mật khẩu hiện tại chưa đúng. Nhập lại.")


class WrongCode(Refusal):
    """The code of the second step is wrong, too old, or was used before."""

    http = 422
    text = message("Mã chưa đúng hoặc đã dùng rồi. Nhập mã 6 chữ số mới nhất trên điện thoại.")


class LinkSpent(Refusal):
    """A link out of a letter is forged, too old, or was used."""

    http = 410
    text = message("Liên kết này đã dùng hoặc đã hết hạn. Vào Quên mật khẩu để nhận liên kết mới.")
