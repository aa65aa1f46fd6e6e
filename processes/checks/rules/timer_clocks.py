"""A timer follows a clock that runs where it stands: that of processing begins with the intake and pauses."""

from collections.abc import Iterator

from forms.messages import message
from processes.checks.finding import WARNING, Finding
from processes.checks.statuses import possible_statuses
from processes.checks.subject import Subject, title
from processes.domain.dossier.statuses import BEFORE_INTAKE, PAUSED

REMEDY = message("Chọn đồng hồ “intake” hoặc “own”, hoặc dời sự kiện ra sau khi tiếp nhận.")

OWN = message("Chọn đồng hồ “own”.")


def check(subject: Subject) -> Iterator[Finding]:
    """Timers on the processing clock where the dossier has certainly not been taken in, or where that clock
    certainly stands still: nothing would ever happen."""
    if subject.facts is None or subject.is_side:
        return
    passages = subject.once(possible_statuses)
    for name, timer in subject.facts.timers.items():
        before = passages[name].before if name in passages else frozenset()
        if timer.clock == "processing" and before and before <= BEFORE_INTAKE:
            text = message(
                "“{name}” theo đồng hồ xử lý, nhưng hồ sơ lúc đó chưa được tiếp nhận: đồng hồ ấy chưa chạy.",
                name=title(subject.node(name)),
            )
            yield Finding(text, REMEDY, name, WARNING)
        elif timer.clock == "processing" and before and before <= PAUSED:
            text = message(
                "“{name}” theo đồng hồ xử lý, nhưng đồng hồ ấy đang tạm dừng: chờ mãi không tới.",
                name=title(subject.node(name)),
            )
            yield Finding(text, OWN, name, WARNING)
