"""The hours of the steps fit into the legal time: else the desk is late although every step is in time."""

from collections.abc import Iterator
from decimal import Decimal

from forms.messages import message
from processes.checks.finding import WARNING, Finding
from processes.checks.graph import start_of
from processes.checks.longest import DAY, Filed, longest_way
from processes.checks.subject import Subject, title
from processes.domain.procedure import Limit, Profile
from processes.domain.procedure.choose import limit_for

OF_DAYS = ("same_clock", "end_of_day")
WEEK, WORKED = 7, 5
MONTH = 21
"""Working days of a month, about."""


def check(subject: Subject) -> Iterator[Finding]:
    """For each channel and case the longest way, a loop once, over steps that take of the legal time."""
    start = start_of(subject.process)
    if subject.facts is None or start is None:
        return
    told: set[tuple[int, tuple[str, ...]]] = set()
    for filed in _filings(subject.facts.profile):
        way = longest_way(subject, start, filed)
        steps = tuple(title(step) for step in way.steps)
        if way.hours > filed.hours and (filed.hours, steps) not in told:
            told.add((filed.hours, steps))
            yield _too_long(filed, way.hours, steps, subject.process.get("id"))


def _too_long(filed: Filed, hours: Decimal, steps: tuple[str, ...], process: str | None) -> Finding:
    text = message(
        "Hạn các bước trên đường dài nhất cộng lại là {sum} giờ làm việc, quá thời hạn {limit} giờ "
        "(cách nộp “{channel}”, trường hợp “{case}”): {steps}.",
        sum=f"{hours.normalize():f}",
        limit=filed.hours,
        channel=filed.channel,
        case=filed.case or "",
        steps=", ".join(steps),
    )
    return Finding(text, message("Giảm giờ của một bước, hoặc xác nhận khi gửi duyệt."), process, WARNING)


def _filings(profile: Profile) -> Iterator[Filed]:
    cases: list[str | None] = [case.id for case in profile.cases]
    for channel in profile.channels:
        for case in cases or [None]:
            limit = limit_for(profile, channel, case)
            hours = _hours(limit) if limit is not None else None
            if hours is not None:
                yield Filed(channel, case, hours)


def _hours(limit: Limit) -> int | None:
    """What a limit is worth in working hours; of calendar days five of seven are worked."""
    if limit.mode == "hours":
        return limit.value
    if limit.mode == "same_day":
        return DAY
    if limit.mode == "calendar_days":
        return limit.value * WORKED * DAY // WEEK
    if limit.mode == "months":
        return limit.value * MONTH * DAY
    return limit.value * DAY if limit.mode in OF_DAYS else None
