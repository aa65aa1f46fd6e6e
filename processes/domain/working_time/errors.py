"""Refusals of the working-time rules: one class each, with a sentence for people."""

from datetime import date, datetime, time

from forms.messages import Message, message
from processes.domain.working_time.places import write_day


def _hour(clock: time) -> str:
    return f"{clock.hour:02}:{clock.minute:02}"


def _moment(moment: datetime) -> str:
    return f"{_hour(moment.time())} {write_day(moment.date())}"


class WorkingTimeError(Exception):
    """Any refusal of this package; ``sentence`` says in Vietnamese what to do."""

    def __init__(self, sentence: Message) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence


class CalendarRefused(WorkingTimeError):
    """The calendar as entered cannot be used; nothing is kept."""


class DayOffAndMakeup(CalendarRefused):
    """One date is entered both as a day off and as a make-up day."""

    def __init__(self, day: date) -> None:
        super().__init__(
            message("Ngày {day} vừa là ngày nghỉ vừa là ngày làm bù. Bỏ một trong hai.", day=write_day(day))
        )


class SessionBackwards(CalendarRefused):
    """A session ends before it starts, or lasts no minute; ``place`` is a weekday or a date."""

    def __init__(self, opens: time, closes: time, place: Message | None = None) -> None:
        plain = message(
            "Buổi làm việc {opens}–{closes} kết thúc trước khi bắt đầu. Sửa lại giờ.",
            opens=_hour(opens),
            closes=_hour(closes),
        )
        placed = message(
            "Buổi làm việc {opens}–{closes} ({place}) kết thúc trước khi bắt đầu. Sửa lại giờ.",
            **plain.values,
            place=place,
        )
        super().__init__(placed if place else plain)


class SessionsOverlap(CalendarRefused):
    """Two sessions of one day share a minute; ``place`` is a weekday or a date."""

    def __init__(self, opens: time, closes: time, place: Message | None = None) -> None:
        plain = message(
            "Buổi làm việc {opens}–{closes} trùng giờ với buổi khác trong ngày. Sửa lại giờ.",
            opens=_hour(opens),
            closes=_hour(closes),
        )
        placed = message(
            "Buổi làm việc {opens}–{closes} ({place}) trùng giờ với buổi khác trong ngày. Sửa lại giờ.",
            **plain.values,
            place=place,
        )
        super().__init__(placed if place else plain)


class NoCountingSession(CalendarRefused):
    """No weekday of any period has a counting session: every limit would run for ever."""

    def __init__(self) -> None:
        super().__init__(message("Lịch chưa có buổi làm việc nào. Nhập ít nhất một buổi trong tuần."))


class YearWithoutWork(CalendarRefused):
    """A calendar year has no working minute: a limit that reaches into it would wait for the next."""

    def __init__(self, year: int) -> None:
        super().__init__(
            message(
                "Năm {year} không có ngày làm việc nào. Nhập giờ làm việc, hoặc bỏ bớt ngày nghỉ của năm đó.",
                year=year,
            )
        )


class MakeupDayWithoutSession(CalendarRefused):
    """A make-up day takes the sessions of a weekday that has none, or lies outside every period."""

    def __init__(self, day: date) -> None:
        super().__init__(
            message(
                "Ngày làm bù {day} chưa có buổi làm việc. Nhập giờ hoặc chọn một ngày trong tuần có giờ làm.",
                day=write_day(day),
            )
        )


class UnknownWeekday(CalendarRefused):
    """A weekday is a number from 0 (Monday) to 6 (Sunday)."""

    def __init__(self, weekday: object) -> None:
        super().__init__(
            message(
                "Không có thứ {weekday} trong tuần. Dùng số từ 0 (thứ Hai) đến 6 (Chủ nhật).", weekday=weekday
            )
        )


class DayMinutesRefused(CalendarRefused):
    """The length of a full working day is between one minute and 24 hours."""

    def __init__(self, minutes: object) -> None:
        super().__init__(
            message("Một ngày làm việc dài từ 1 đến 1440 phút. Đã nhập {minutes}.", minutes=minutes)
        )


class UnknownZone(CalendarRefused):
    """The time zone is not in the zone database."""

    def __init__(self, zone: str) -> None:
        super().__init__(message("Không có múi giờ {zone}. Nhập tên như Asia/Ho_Chi_Minh.", zone=zone))


class PeriodBackwards(CalendarRefused):
    """A period of sessions ends before it starts."""

    def __init__(self, start: date, end: date) -> None:
        super().__init__(
            message(
                "Thời gian áp dụng giờ làm việc {start}–{end} kết thúc trước khi bắt đầu. Sửa lại ngày.",
                start=write_day(start),
                end=write_day(end),
            )
        )


class PeriodsOverlap(CalendarRefused):
    """Two periods of sessions share ``day``."""

    def __init__(self, day: date) -> None:
        super().__init__(
            message("Ngày {day} thuộc hai thời gian áp dụng giờ làm việc. Sửa lại ngày.", day=write_day(day))
        )


class PeriodGap(CalendarRefused):
    """No period of sessions covers ``day``, though periods before and after it exist."""

    def __init__(self, day: date) -> None:
        super().__init__(
            message(
                "Từ ngày {day} không có giờ làm việc nào được áp dụng. Nối liền các thời gian áp dụng.",
                day=write_day(day),
            )
        )


class CalendarDataBroken(CalendarRefused):
    """Stored or imported calendar data is not in the expected form; ``place`` names the field."""

    def __init__(self, place: str) -> None:
        super().__init__(
            message("Dữ liệu lịch làm việc sai ở mục {place}. Kiểm tra lại mục này.", place=place)
        )


class OutsideCalendar(WorkingTimeError):
    """A moment or a due date lies outside the days the calendar covers (at most 1990 to 2100)."""

    def __init__(self, first: date, last: date) -> None:
        super().__init__(
            message(
                "Lịch làm việc chỉ tính được từ {first} đến {last}. Kiểm tra lại ngày hoặc thời hạn.",
                first=write_day(first),
                last=write_day(last),
            )
        )


class DayDoesNotWork(WorkingTimeError):
    """The opening or closing time of a day without counting sessions was asked for."""

    def __init__(self, day: date) -> None:
        super().__init__(
            message(
                "Ngày {day} không làm việc nên không có giờ mở cửa, đóng cửa. Chọn ngày khác.",
                day=write_day(day),
            )
        )


class LimitRefused(WorkingTimeError):
    """A time limit that cannot be counted."""


class LimitValueRefused(LimitRefused):
    """The number of a time limit is a whole number from 1 to ``longest`` (for ``same_day`` exactly 1)."""

    def __init__(self, value: object, longest: int) -> None:
        bound = message("Thời hạn này phải là số nguyên từ 1 đến {longest}.", longest=longest)
        shown = message(
            "Thời hạn này phải là số nguyên từ 1 đến {longest}. Đã nhập {value}.",
            longest=longest,
            value=value,
        )
        # A number of thousands of digits says nothing to a reader and cannot even be written.
        super().__init__(bound if isinstance(value, int) and value.bit_length() > 64 else shown)


class LimitUnitRefused(LimitRefused):
    """The unit does not belong to the way of counting."""

    def __init__(self, mode: str, unit: str) -> None:
        super().__init__(
            message("Cách tính {mode} không dùng đơn vị {unit}. Chọn đơn vị khác.", mode=mode, unit=unit)
        )


class CutoffRefused(LimitRefused):
    """A cut-off time was given for a way of counting other than ``same_day``."""

    def __init__(self, mode: str) -> None:
        super().__init__(
            message(
                "Chỉ thời hạn trong ngày mới có giờ chốt nhận; cách tính {mode} thì không. Bỏ giờ chốt.",
                mode=mode,
            )
        )


class PauseBackwards(WorkingTimeError):
    """A pause ends before it starts."""

    def __init__(self, start: datetime, end: datetime) -> None:
        super().__init__(
            message(
                "Lần tạm dừng {start}–{end} kết thúc trước khi bắt đầu. Sửa lại thời điểm.",
                start=_moment(start),
                end=_moment(end),
            )
        )


class PausesOverlap(WorkingTimeError):
    """Two pauses of one dossier share a moment, or one starts while another is still open."""

    def __init__(self, start: datetime) -> None:
        super().__init__(
            message(
                "Lần tạm dừng từ {start} bắt đầu khi lần trước chưa kết thúc. Kết thúc lần trước đã.",
                start=_moment(start),
            )
        )


class VectorFileBroken(WorkingTimeError):
    """A file of test vectors is not in the expected form; ``place`` names the vector and the field."""

    def __init__(self, place: str) -> None:
        super().__init__(message("Tệp kiểm tra thời hạn sai ở {place}. Sửa tệp rồi chạy lại.", place=place))
