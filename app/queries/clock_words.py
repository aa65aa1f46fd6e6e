"""A clock in words: each stretch of its time, why it counts or not, and what is left (working time, 5)."""

from collections.abc import Callable
from dataclasses import dataclass

from flask_babel import gettext, ngettext

from app.queries.views_citizen import ClockRow
from processes.domain.working_time import ClockRow as Stretch
from processes.domain.working_time import Explanation, RowKind


@dataclass(frozen=True)
class Teller:
    """How a clock is told of: what its first working time is called, and why a pause stopped it, by the
    reason of the pause."""

    begins: str
    pause: Callable[[str], str]


def whole(told: Explanation) -> str:
    """What a limit allows in all."""
    if told.days_allowed is not None:
        return ngettext("%(num)s ngày", "%(num)s ngày", told.days_allowed)
    return gettext("%(hours)s làm việc", hours=hours(told.allowed or 0))


def rows_of(told: Explanation, ended: bool, teller: Teller) -> tuple[ClockRow, ...]:
    """The rows of a clock; of one that has ended those up to its end."""
    rows = told.past if ended else told.rows
    return tuple(_row(told, row, teller, first=row is rows[0]) for row in rows)


def used(told: Explanation) -> str:
    """What has been used, late time included."""
    return days(told.days_used) if told.days_used is not None else hours(told.used)


def left_of(told: Explanation) -> str:
    """What is left at the end, or by how much it is late."""
    if told.left is None:
        return ""
    if told.left < 0:
        return gettext("quá %(time)s", time=hours(-told.left))
    if told.days_allowed is not None and told.days_used is not None:
        return gettext("còn %(time)s", time=days(told.days_allowed - told.days_used))
    return gettext("còn %(time)s", time=hours(told.left)) if told.left else gettext("hết giờ")


def _row(told: Explanation, row: Stretch, teller: Teller, first: bool) -> ClockRow:
    counts = row.days if told.days_allowed is not None else row.minutes
    return ClockRow(
        since=row.start,
        until=row.end,
        why=_why(row, teller, first),
        kind="forecast" if row.forecast else "counted" if counts else "not_counted",
        counted_says=_amount(told, row) if counts else gettext("không tính"),
        left_says=_left(told, row),
    )


def _amount(told: Explanation, row: Stretch) -> str:
    return days(row.days) if told.days_allowed is not None else hours(row.minutes)


def _left(told: Explanation, row: Stretch) -> str:
    left = row.left if row.days_left is None else row.days_left
    if left == 0:
        return gettext("hết giờ")
    said = hours(abs(left)) if row.days_left is None else days(abs(left))
    return gettext("quá %(time)s", time=said) if left < 0 else said


def _why(row: Stretch, teller: Teller, first: bool) -> str:
    if row.kind is RowKind.COUNTED:
        return _working(row, teller.begins if first else "")
    if row.kind is RowKind.PAUSED:
        return gettext("Tạm dừng: %(why)s", why=teller.pause(row.pause.reference if row.pause else ""))
    if row.kind is RowKind.DAY_OFF:
        return gettext("Ngày nghỉ: %(name)s", name=row.reason or "")
    words = {
        RowKind.START_DAY: gettext("Ngày bắt đầu, chưa tính"),
        RowKind.MOVED_DAY: gettext("Hạn chuyển sang ngày làm việc này"),
        RowKind.OFF_HOURS: gettext("Ngoài giờ làm việc"),
        RowKind.WEEKLY_REST: gettext("Ngày nghỉ hằng tuần"),
        RowKind.LATE: gettext("Chậm so với hẹn"),
    }
    return words[row.kind]


def _working(row: Stretch, begins: str) -> str:
    says = begins or gettext("Giờ làm việc")
    if row.makeup:
        says = gettext("Ngày làm bù")
    return gettext("%(what)s, trừ nghỉ trưa", what=says) if row.breaks else says


def hours(minutes: int) -> str:
    """Working time in hours and minutes: "17 giờ 30 phút"."""
    whole, rest = divmod(minutes, 60)
    parts = []
    if whole:
        parts.append(ngettext("%(num)s giờ", "%(num)s giờ", whole))
    if rest or not whole:
        parts.append(ngettext("%(num)s phút", "%(num)s phút", rest))
    return " ".join(parts)


def days(count: int) -> str:
    """Days that a limit counts."""
    return ngettext("%(num)s ngày", "%(num)s ngày", count)
