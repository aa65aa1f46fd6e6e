"""Deadlines of tasks are amounts that can be counted."""

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from forms.messages import message
from processes.checks.bounds import MOST
from processes.checks.finding import Finding
from processes.checks.subject import Subject, title
from processes.engine.diagram.extensions import extension

WHOLE_NUMBERS = ("calendar_days",)
WITHOUT = "until_due"


def check(subject: Subject) -> Iterator[Finding]:
    """Amounts that are missing, not positive, enormous, more than the whole, or a share of no limit."""
    for node in subject.nodes("userTask"):
        said = extension(node, "deadline")
        if said is None or said.get("kind") == WITHOUT:
            continue
        if not _counts(said.get("kind") or "", said.get("amount") or ""):
            text = message(
                "Hạn của “{name}” không đếm được: “{amount}”.", name=title(node), amount=said.get("amount")
            )
            remedy = message("Điền một số lớn hơn 0; phần của thời hạn từ 0 đến 1; ngày lịch là số nguyên.")
            yield Finding(text, remedy, node.get("id"))
        elif said.get("kind") == "share" and _without_limit(subject):
            text = message("Hạn của “{name}” là một phần của thời hạn mà thủ tục không có.", name=title(node))
            yield Finding(text, message("Đổi sang giờ hoặc ngày làm việc."), node.get("id"))


def _without_limit(subject: Subject) -> bool:
    """Whether there are dossiers to which no date is promised."""
    limits = subject.facts.profile.limits if subject.facts else ()
    return any(limit.mode == "none" for limit in limits)


def _counts(kind: str, amount: str) -> bool:
    try:
        number = Decimal(amount)
    except InvalidOperation:
        return False
    if not number.is_finite() or number <= 0 or number > MOST.get(kind, 1):
        return False
    return (kind != "share" or number <= 1) and (kind not in WHOLE_NUMBERS or number == number.to_integral())
