"""Fees say when they are paid and how much on each channel."""

from collections.abc import Iterator

from forms.messages import message
from processes.checks.finding import Finding
from processes.checks.subject import Subject

FILL = message("Điền thời điểm nộp và số tiền theo cách nộp trong bảng mô tả thủ tục.")


def check(subject: Subject) -> Iterator[Finding]:
    """A fee without amounts, without timing, without an amount for a channel, or with two for one."""
    if subject.facts is None:
        return
    profile, process = subject.facts.profile, subject.process.get("id")
    for fee in profile.fees:
        name = {"name": fee.name.vi}
        channels = [amount.channel for amount in fee.amounts]
        if not fee.amounts and not fee.tiers and not fee.decision:
            yield Finding(message("“{name}” chưa có số tiền.", **name), FILL, process)
        elif fee.timing == "none":
            yield Finding(message("“{name}” có số tiền nhưng không nói nộp khi nào.", **name), FILL, process)
        for channel in profile.channels:
            if fee.amounts and channel not in channels and None not in channels:
                text = message("“{name}” chưa có số tiền cho cách nộp “{channel}”.", channel=channel, **name)
                yield Finding(text, FILL, process)
        if len(channels) != len(set(channels)):
            yield Finding(message("“{name}” có hai số tiền cho một cách nộp.", **name), FILL, process)
