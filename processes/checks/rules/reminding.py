"""Reminders and escalations can be told: a share of the time, hours before it or after it, each once."""

from collections.abc import Iterable, Iterator
from decimal import Decimal, InvalidOperation

from forms.messages import Message, message
from processes.checks.bounds import MOST_WORKING_HOURS
from processes.checks.finding import Finding
from processes.checks.subject import Subject
from processes.engine.diagram.extensions import extension, extensions
from processes.engine.diagram.namespaces import Element, ours

REMIND = message(
    'Viết at="0.8" (phần thời gian đã dùng, trên 0 đến 1) hoặc before="4" (giờ làm việc trước hạn).'
)
ESCALATE = message('Viết after="8" (giờ làm việc sau hạn, từ 0) và vai trò nhận tin, ví dụ to="leader".')
ONCE = message("Xóa bớt một dòng.")


def check(subject: Subject) -> Iterator[Finding]:
    """Shares outside 0 to 1, negative or enormous hours, both or neither, the same twice, of a dossier on a
    task."""
    profile = extension(subject.process, "profile")
    if profile is not None:
        yield from _check(profile, subject.process.get("id"))
    for node in subject.nodes("userTask"):
        drawn = extensions(node)
        yield from _check(drawn, node.get("id"))
        if any(_is_ours(each) and each.get("of") == "dossier" for each in drawn):
            text = message("Hạn của cả hồ sơ không khai ở một việc.")
            yield Finding(text, message("Chuyển dòng này vào bảng mô tả thủ tục."), node.get("id"))


def _is_ours(element: Element) -> bool:
    return element.tag in (ours("remind"), ours("escalate"))


def _check(elements: Iterable[Element], where: str | None) -> Iterator[Finding]:
    seen: set[tuple[object, ...]] = set()
    for element in filter(_is_ours, elements):
        remind = element.tag == ours("remind")
        fault = _of_reminder(element) if remind else _of_escalation(element)
        if fault is not None:
            yield Finding(fault, REMIND if remind else ESCALATE, where)
        names = ("at", "before") if remind else ("after", "to")
        same = (remind, element.get("of") or "task", *(_number(element.get(name)) for name in names))
        if same in seen:
            yield Finding(message("Hai dòng nhắc hạn hoặc báo lên giống nhau."), ONCE, where)
        seen.add(same)


def _of_reminder(element: Element) -> Message | None:
    share, hours = element.get("at"), element.get("before")
    if bool(share) == bool(hours):
        return message("Dòng nhắc hạn phải có một trong hai: at hoặc before.")
    value = _number(share or hours)
    if not isinstance(value, Decimal) or value <= 0 or value > (1 if share else MOST_WORKING_HOURS):
        return message("Dòng nhắc hạn không đếm được: “{value}”.", value=share or hours or "")
    return None


def _of_escalation(element: Element) -> Message | None:
    value = _number(element.get("after"))
    if not isinstance(value, Decimal) or value < 0 or value > MOST_WORKING_HOURS:
        return message("Dòng báo lên không đếm được: “{value}”.", value=element.get("after") or "")
    return None


def _number(text: str | None) -> Decimal | str | None:
    """A number, so that 0.5 and 0.50 are the same; another text as it is."""
    try:
        number = Decimal(text or "")
    except InvalidOperation:
        return text
    return number if number.is_finite() else text
