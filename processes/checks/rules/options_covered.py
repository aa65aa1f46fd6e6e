"""Whatever is answered, a gateway knows a way on, and each of its ways can be taken."""

from collections.abc import Iterator

from forms.messages import message
from processes.checks.choices import STATUS, Choices, choices
from processes.checks.finding import ERROR, WARNING, Finding
from processes.checks.subject import Subject, title

OUTCOME = ("outcome",)
SHOWN = 3


def check(subject: Subject) -> Iterator[Finding]:
    """Answers, cases, channels or statuses that no condition takes and no default; conditions that nothing
    fulfils."""
    for choice in subject.once(choices):
        if not choice.gateway.get("default") and choice.paths != {OUTCOME}:
            yield from _left_over(choice)
        for flow in choice.flows:
            if not any(flow in tried.taken for tried in choice.tried) and choice.paths != {OUTCOME}:
                text = message(
                    "Nhánh “{flow}” của “{name}” không bao giờ được đi: điều kiện không thể đúng.",
                    flow=title(flow),
                    name=title(choice.gateway),
                )
                yield Finding(text, message("Sửa điều kiện, hoặc xóa nhánh này."), flow.get("id"), WARNING)


def _left_over(choice: Choices) -> Iterator[Finding]:
    """Certain where people choose; where nothing is answered, or with a status, only possible."""
    left = [tried for tried in choice.tried if not tried.taken]
    certain = [tried for tried in left if None not in tried.values.values()]
    if not left:
        return
    severity = ERROR if certain and STATUS not in choice.paths else WARNING
    shown = certain or left
    text = message(
        "Ở cổng “{name}” không nhánh nào nhận trường hợp: {cases}.",
        name=title(choice.gateway),
        cases="; ".join(tried.written() for tried in shown[:SHOWN]) + ("…" if len(shown) > SHOWN else ""),
    )
    remedy = message("Thêm một nhánh cho trường hợp đó, hoặc đặt một nhánh làm mặc định.")
    yield Finding(text, remedy, choice.gateway.get("id"), severity)
