"""A fee is paid at a moment at which the service collects it."""

from collections.abc import Iterator

from forms.messages import message
from processes.checks.finding import Finding
from processes.checks.subject import Subject
from processes.domain.procedure import Fee

COLLECTED = ("none", "on_submission")
"""Moments at which a payment is asked for and waited for (Q3)."""


def check(subject: Subject) -> Iterator[Finding]:
    """A fee to be paid at a moment when nothing would ask for it: the dossier would go on unpaid."""
    if subject.facts is None:
        return
    for fee in subject.facts.profile.fees:
        if fee.timing not in COLLECTED:
            text = message("“{name}” nộp ở thời điểm “{timing}”, lúc đó hệ thống chưa thu được.", **_of(fee))
            remedy = message("Đặt thời điểm nộp là khi gửi hồ sơ (on_submission).")
            yield Finding(text, remedy, subject.process.get("id"))


def _of(fee: Fee) -> dict[str, str]:
    return {"name": fee.name.vi, "timing": fee.timing}
