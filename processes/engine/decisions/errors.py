"""What can be wrong with a file of decisions, and with a decision when it is taken."""

from forms.messages import Message, message
from processes.engine.diagram.errors import DiagramError


class DecisionError(DiagramError):
    """A DMN file that cannot be read or uses what we do not support; ``line`` and ``element`` are its own."""

    rule = "decision_readable"
    remedy = message("Mở bảng quyết định trong trình vẽ DMN, sửa chỗ này rồi lưu lại.")


class DecisionCircle(DecisionError):
    """Decisions that need each other in a circle."""

    rule = "decision_circle"
    remedy = message("Bỏ một đường nối thông tin giữa các quyết định này.")


class DecisionFailed(Exception):
    """A decision that gives no answer for these values; ``text`` says why, without telling the values."""

    def __init__(self, text: Message) -> None:
        self.text = text
        super().__init__(str(text))
