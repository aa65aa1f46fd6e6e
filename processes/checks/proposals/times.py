"""Deadlines and timers of other engines: ISO 8601 durations, moments, cycles."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from forms.messages import message
from processes.checks.proposals.juel import is_foreign, renaming, to_feel
from processes.checks.proposals.proposal import Proposal, propose
from processes.engine.diagram.foreign import foreign_children, foreign_value
from processes.engine.diagram.namespaces import Element, bpmn, local_name

ISO = re.compile(r"P(?:\d+[YMWD])*(?:T(?:\d+(?:\.\d+)?[HMS])+)?")
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?")
DAY = re.compile(r"\d{4}-\d\d-\d\d(?:T.*)?")
CYCLE = re.compile(r"R\d*/(?:[^/]*/)?(P[^/]+)")
ANY_ISO = re.compile(r"P(?:\d+[YMWD])*(?:T(?:\d+[HMS])+)?(?![\w])")
SIMPLE = re.compile(r"P(\d{1,4})D|PT(\d{1,5})H|PT(\d{1,6})M|P(\d{1,3})W|P(\d{1,3})M")
WAYS = [bpmn(way) for way in ("timeDuration", "timeDate", "timeCycle")]


def of_task(task: Element) -> Iterator[Proposal]:
    """The due date of a user task as a deadline."""
    said = foreign_value(task, "dueDate")
    found = [said] if said else []
    for name, schedule in foreign_children(task, "taskSchedule"):
        if schedule.get("dueDate"):
            found.append((f"{name} dueDate", str(schedule.get("dueDate"))))
    for where, value in found:
        draft = _deadline(value)
        words = DUE if draft else FIXED if DAY.fullmatch(value) else LATER
        yield propose(task, "deadline", f'{where}="{value}"', words, draft)


def _deadline(value: str) -> str:
    match = ANY_ISO.search(value)
    simple = SIMPLE.fullmatch(match.group()) if match else None
    if simple is None:
        return ""
    days, hours, minutes, weeks, months = simple.groups()
    if days:
        kind, amount = "days", days
    elif weeks or months:
        kind, amount = "calendar_days", str(int(weeks) * 7 if weeks else int(months) * 30)
    else:
        kind, amount = "hours", hours or f"{Decimal(minutes) / 60:.2f}"
    return f'<motcua:deadline kind="{kind}" amount="{amount}"/>'


def of_timer(definition: Element, paths: Mapping[str, str]) -> Iterator[Proposal]:
    """A timer event whose time is not written in FEEL."""
    for way in definition:
        text = (way.text or "").strip() if isinstance(way.tag, str) else ""
        if not text or way.tag not in WAYS:
            continue
        name, stands = local_name(way), f"{local_name(way)}: {text}"
        if name == "timeCycle":
            yield propose(definition, "timer", stands, ONCE, _cycle(text))
        elif ISO.fullmatch(text) and len(text) > 1:
            yield propose(definition, "timer", stands, DURATION, f'duration("{text}")')
        elif MOMENT.fullmatch(text):
            yield propose(definition, "timer", stands, TIME, f'date and time("{text}")')
        elif is_foreign(text):
            feel = to_feel(text, paths)
            plain = TIME if name == "timeDate" else DURATION
            words = renaming(feel) or plain if feel else EXPRESSION
            yield propose(definition, "timer", stands, words, feel or "")


DUE = message("Thành hạn của việc, tính theo giờ làm việc; nếu là ngày lịch thì chọn calendar_days.")
FIXED = message(
    "Hạn này là một ngày cố định, hồ sơ nào cũng như nhau. Chọn số giờ, số ngày, hoặc một phần của thời hạn."
)
LATER = message("Hạn này chỉ biết lúc chạy. Chọn số giờ, số ngày, hoặc một phần của thời hạn.")
ONCE = message("Sự kiện chờ giờ ở đây chỉ đến một lần; nhắc nhiều lần thì khai motcua:remind ở việc.")
DURATION = message(
    "Thời gian chờ viết bằng FEEL; theo giờ làm việc thì dùng working_hours hoặc working_days."
)
TIME = message("Thời điểm viết bằng FEEL.")
EXPRESSION = message("Thời gian này không dịch được; viết lại bằng FEEL.")


def _cycle(text: str) -> str:
    match = CYCLE.fullmatch(text)
    return f'duration("{match.group(1)}")' if match and ISO.fullmatch(match.group(1)) else ""
