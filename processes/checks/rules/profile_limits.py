"""Every channel and case has a legal time limit."""

from collections.abc import Iterator

from forms.messages import message
from processes.checks.bounds import MOST, MOST_DAYS
from processes.checks.finding import Finding
from processes.checks.subject import Subject
from processes.domain.procedure import Limit, Profile

GIVE = message('Khai thời hạn trong bảng mô tả thủ tục; thủ tục không có thời hạn ghi mode="none".')
WITHOUT_VALUE = ("none", "same_day")


def check(subject: Subject) -> Iterator[Finding]:
    """No limit, a channel or case without one, a limit of nothing or of more than twenty years, an unknown
    case, a strange cut-off, a window for supplements that is none."""
    if subject.facts is None:
        return
    profile, process = subject.facts.profile, subject.process.get("id")
    if not profile.limits:
        yield Finding(message("Thủ tục chưa có thời hạn giải quyết."), GIVE, process)
        return
    cases: list[str | None] = [case.id for case in profile.cases]
    for channel in profile.channels:
        for case in cases or [None]:
            if not any(_covers(limit, channel, case) for limit in profile.limits):
                text = message(
                    "Cách nộp “{channel}”, trường hợp “{case}” chưa có thời hạn.",
                    channel=channel,
                    case=case or "",
                )
                yield Finding(text, GIVE, process)
    for limit in profile.limits:
        yield from _check(limit, profile, process)
        yield from _check_bounds(limit, process)
    if not 1 <= profile.supplement_days <= MOST_DAYS:
        text = message("Thời gian bổ sung {days} ngày không dùng được.", days=profile.supplement_days)
        yield Finding(text, message("Điền số ngày từ 1 đến {most}.", most=MOST_DAYS), process)


def _covers(limit: Limit, channel: str, case: str | None) -> bool:
    return limit.channel in (None, channel) and limit.case in (None, case)


def _check(limit: Limit, profile: Profile, process: str | None) -> Iterator[Finding]:
    if limit.mode not in WITHOUT_VALUE and limit.value < 1:
        yield Finding(message("Thời hạn kiểu “{mode}” cần một số lớn hơn 0.", mode=limit.mode), GIVE, process)
    if limit.case is not None and limit.case not in [case.id for case in profile.cases]:
        text = message("Thời hạn nói tới trường hợp “{case}” không có.", case=limit.case)
        yield Finding(text, message("Chọn một trường hợp đã khai."), process)
    if limit.cutoff is not None and not _is_hour(limit.cutoff):
        text = message("Giờ chốt “{cutoff}” không phải là giờ.", cutoff=limit.cutoff)
        yield Finding(text, message("Viết giờ và phút, ví dụ: 15:00."), process)


def _check_bounds(limit: Limit, process: str | None) -> Iterator[Finding]:
    if limit.value > MOST.get(limit.mode, limit.value):
        text = message("Thời hạn kiểu “{mode}” không thể là {value}.", mode=limit.mode, value=limit.value)
        yield Finding(text, message("Điền một số từ 1 đến {most}.", most=MOST[limit.mode]), process)
    if limit.mode == "same_day" and limit.value != 1:
        text = message("“Trong ngày” là một ngày, không phải {value}.", value=limit.value)
        yield Finding(text, message("Bỏ số này, hoặc đổi kiểu đếm."), process)
    if limit.cutoff is not None and limit.mode != "same_day":
        text = message("Giờ chốt chỉ dùng cho thời hạn trong ngày, không dùng cho “{mode}”.", mode=limit.mode)
        yield Finding(text, message('Bỏ giờ chốt, hoặc đổi kiểu đếm sang "same_day".'), process)


def _is_hour(text: str) -> bool:
    hours, colon, minutes = text.partition(":")
    parts = (hours, minutes)
    if not colon or not all(p.isascii() and p.isdigit() and len(p) == 2 for p in parts):
        return False
    return int(hours) < 24 and int(minutes) < 60
