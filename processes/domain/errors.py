"""Refusals: what a rule says no to, each with a sentence for the person who asked."""

from forms.messages import Message, message


class Refusal(Exception):
    """The base of every refusal: the request was understood and is not allowed now.

    ``http`` is the status a page answers with; ``text`` the sentence (what happened, what to do).
    """

    http = 409
    text: Message = message("Việc này chưa làm được lúc này. Tải lại trang rồi thử lại.")

    def __init__(self, text: Message | None = None) -> None:
        self.text = text or type(self).text
        super().__init__(str(self.text))


class NotFound(Refusal):
    """It does not exist, or it is another unit's or person's: both look the same."""

    http = 404
    text = message("Không tìm thấy trang hoặc hồ sơ này.")


class NotAllowed(Refusal):
    """The actor may see the thing, but not do this with it."""

    http = 403
    text = message("Tài khoản này không có quyền làm việc này.")
