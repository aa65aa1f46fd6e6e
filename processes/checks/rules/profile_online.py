"""A procedure that is filed online has something to fill in and a result."""

from collections.abc import Iterator

from forms.messages import message
from processes.checks.finding import WARNING, Finding
from processes.checks.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Online without sections, no channel, no result paper, no legal basis."""
    if subject.facts is None:
        return
    profile, process = subject.facts.profile, subject.process.get("id")
    add = message("Bổ sung trong bảng mô tả thủ tục.")
    if profile.online_level in ("full", "partial") and not profile.sections:
        yield Finding(message("Thủ tục nộp trực tuyến nhưng chưa có phần khai nào."), add, process)
    if not profile.channels or not profile.result_forms:
        yield Finding(message("Thủ tục chưa có cách nộp hoặc cách nhận kết quả."), add, process)
    if not profile.results:
        yield Finding(message("Thủ tục chưa có kết quả nào."), add, process, WARNING)
    if not profile.legal_basis:
        yield Finding(message("Thủ tục chưa có căn cứ pháp lý."), add, process, WARNING)
