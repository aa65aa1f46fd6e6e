"""What a run refuses, and what stops it. After any of these the run in memory is thrown away, never saved."""

from forms.messages import Message, message


class RunError(Exception):
    """Something a run refuses to do; ``sentence`` is what a person may read."""

    sentence: Message = message("Không thực hiện được bước này của quy trình.")


class SpecRefused(RunError):
    """The diagram cannot be run; ``node`` and ``line`` say where, when known."""

    sentence = message("Sơ đồ quy trình có phần không chạy được.")

    def __init__(self, reason: str, node: str | None = None, line: int | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.node = node
        self.line = line


class StateRefused(RunError):
    """The stored bytes are of another format or engine, are damaged, or belong to another diagram."""

    sentence = message("Không đọc được trạng thái đã lưu của quy trình.")


class TaskNotReady(RunError):
    """The task is not offered (any more): finished, cancelled, still to come or unknown."""

    sentence = message("Công việc này không còn chờ xử lý. Tải lại trang để xem việc hiện tại.")


class NotWaiting(RunError):
    """Nothing waits for this timer, message or step, or a message name fits several waiting events."""

    sentence = message("Quy trình không chờ sự kiện này.")


class DataRefused(RunError):
    """A value that must not enter a run: only small JSON scalars do."""

    sentence = message("Giá trị này không được đưa vào quy trình.")


class MoveRefused(RunError):
    """A token cannot be moved there: not an activity of the same or an enclosing scope."""

    sentence = message("Không chuyển được quy trình đến bước này.")


class CannotMigrate(RunError):
    """A run cannot be taken to another diagram as it stands; ``nodes`` of the old diagram say where."""

    sentence = message("Phiên bản mới không tiếp tục được hồ sơ từ bước đang đứng.")

    def __init__(self, nodes: tuple[str, ...]) -> None:
        super().__init__(", ".join(nodes))
        self.nodes = nodes


class Unmapped(CannotMigrate):
    """Nodes at which the run stands, or on which it depends, have no counterpart."""

    sentence = message("Bước đang đứng không có bước tương ứng trong bản mới.")


class OtherKind(CannotMigrate):
    """The counterpart is a node of another kind, or an event that waits for something else."""

    sentence = message("Bước tương ứng trong bản mới thuộc loại khác.")


class OtherScope(CannotMigrate):
    """The counterpart stands in another sub-process."""

    sentence = message("Bước tương ứng trong bản mới nằm trong nhóm bước khác.")


class OtherStructure(CannotMigrate):
    """Forks, joins or events around a token are drawn differently: it could wait for ever, or come twice."""

    sentence = message(
        "Các nhánh song song hoặc sự kiện quanh bước đang đứng được vẽ khác trong bản mới."
    )


class NotSettled(RunError):
    """Call ``advance`` first, or throw the run away: it stands between two steps."""

    sentence = message("Quy trình đang ở giữa hai bước.")


class Incident(RunError):
    """The run cannot go on by itself; the host records it for an administrator."""

    sentence = message("Quy trình dừng vì gặp sự cố. Quản trị viên cần xem lại sơ đồ.")

    def __init__(self, detail: str, node: str | None = None) -> None:
        super().__init__(f"{node}: {detail}" if node else detail)
        self.detail = detail
        self.node = node


class BudgetExceeded(Incident):
    """Too many automatic steps, or too many items, without a person or an event in between."""

    sentence = message("Quy trình tự chạy quá nhiều bước mà không dừng lại.")


class StallError(Incident):
    """Not finished, yet nobody and nothing can make it go on."""

    sentence = message("Quy trình không còn bước nào để đi tiếp nhưng chưa kết thúc.")


class ConditionUndecided(Incident):
    """A condition is neither true nor false."""

    sentence = message("Một điều kiện trong sơ đồ không cho kết quả đúng hoặc sai.")


class NoFlowTaken(Incident):
    """Every condition of a gateway is false and it has no default flow."""

    sentence = message("Không có nhánh nào của sơ đồ phù hợp với hồ sơ này.")


class ExpressionFailed(Incident):
    """An expression cannot be evaluated, or gives a value of the wrong kind."""

    sentence = message("Một biểu thức trong sơ đồ không tính được.")


class DecisionNotTaken(Incident):
    """A decision table says nothing, too much, or what cannot be kept."""

    sentence = message("Bảng quyết định không cho kết quả với hồ sơ này.")


class StepFailed(Incident):
    """The engine itself refused an automatic step."""

    sentence = message("Một bước tự động của quy trình không thực hiện được.")
