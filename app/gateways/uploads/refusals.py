"""Why a file is not taken; each refusal says what to do instead."""

from forms.messages import Message, message
from processes.domain.errors import Refusal


class UploadRefused(Refusal):
    """The parent of every refusal of a file."""

    http = 422


class TooLarge(UploadRefused):
    """More bytes than the question allows."""

    def __init__(self, size: str, limit: str) -> None:
        super().__init__(
            message(
                "Tệp nặng {size}, tối đa là {limit}. Chụp lại ở cỡ vừa hoặc tách thành hai tệp.",
                size=size,
                limit=limit,
            )
        )


class Empty(UploadRefused):
    """No bytes at all."""

    text: Message = message("Tệp này trống. Mở thử tệp trên máy rồi chọn lại.")


class WrongKind(UploadRefused):
    """The content is none of the accepted kinds, whatever its name says."""

    def __init__(self, kinds: str) -> None:
        super().__init__(
            message(
                "Chỉ nhận tệp {kinds}. Chụp ảnh giấy tờ hoặc lưu lại thành một trong các loại này "
                "rồi tải lên.",
                kinds=kinds,
            )
        )


class Encrypted(UploadRefused):
    """A PDF that needs a password to be opened or changed."""

    text: Message = message("Tệp PDF này có mật khẩu. Bỏ mật khẩu rồi tải lên lại.")


class ActiveContent(UploadRefused):
    """A PDF that can do something by itself: scripts, launches, attachments. ``found`` is for the log."""

    text: Message = message(
        "Tệp PDF này có mã lệnh, biểu mẫu động hoặc tệp khác đính kèm. "
        "In lại tệp thành PDF thường rồi tải lên."
    )

    def __init__(self, found: str) -> None:
        super().__init__()
        self.found = found


class Damaged(UploadRefused):
    """It looks like an accepted kind but cannot be opened to the end."""

    text: Message = message(
        "Không mở được tệp này, có thể tệp bị hỏng. Mở thử trên máy, lưu lại rồi tải lên."
    )


class TooManyPixels(UploadRefused):
    """A picture small as a file and huge once opened (a decompression bomb, or a needlessly fine scan)."""

    text: Message = message("Ảnh này có quá nhiều điểm ảnh, không mở được. Chụp lại ở cỡ vừa rồi tải lên.")
