"""Refusals of the working-time rules: one class each, with a sentence for people."""

from datetime import date, datetime, time

from forms.messages import Message, message


def _day(day: date) -> str:
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


def _hour(clock: time) -> str:
    return f"{clock.hour:02}:{clock.minute:02}"


def _moment(moment: datetime) -> str:
    return f"{_hour(moment.time())} {_day(moment.date())}"


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
        text = "Ngày {day} vừa là ngày nghỉ vừa là ngày làm bù. Bỏ một trong hai."
        super().__init__(message(text, day=_day(day)))


class SessionBackwards(CalendarRefused):
    """A session ends before it starts, or lasts no minute."""

    def __init__(self, opens: time, closes: time) -> None:
        text = "Buổi làm việc {opens}–{closes} kết thúc trước khi bắt đầu. Sửa lại giờ."
        super().__init__(message(text, opens=_hour(opens), closes=_hour(closes)))


class SessionsOverlap(CalendarRefused):
    """Two sessions of one day share a minute."""

    def __init__(self, opens: time, closes: time) -> None:
        text = "Buổi làm việc {opens}–{closes} trùng giờ với buổi khác trong ngày. Sửa lại giờ."
        super().__init__(message(text, opens=_hour(opens), closes=_hour(closes)))


class NoCountingSession(CalendarRefused):
    """No weekday of any period has a counting session: every limit would run for ever."""

    def __init__(self) -> None:
        super().__init__(message("Lịch chưa có buổi làm việc nào. Nhập ít nhất một buổi trong tuần."))


class MakeupDayWithoutSession(CalendarRefused):
    """A make-up day takes the sessions of a weekday that has none, or lies outside every period."""

    def __init__(self, day: date) -> None:
        text = "Ngày làm bù {day} chưa có buổi làm việc. Nhập giờ hoặc chọn một ngày trong tuần có giờ làm."
        super().__init__(message(text, day=_day(day)))


class UnknownWeekday(CalendarRefused):
    """A weekday is a number from 0 (Monday) to 6 (Sunday)."""

    def __init__(self, weekday: object) -> None:
        text = "Không có thứ {weekday} trong tuần. Dùng số từ 0 (thứ Hai) đến 6 (Chủ nhật)."
        super().__init__(message(text, weekday=weekday))


class DayMinutesRefused(CalendarRefused):
    """The length of a full working day is between one minute and 24 hours."""

    def __init__(self, minutes: object) -> None:
        text = "Một ngày làm việc dài từ 1 đến 1440 phút. Ông, Bà đã nhập {minutes}."
        super().__init__(message(text, minutes=minutes))


class UnknownZone(CalendarRefused):
    """The time zone is not in the zone database."""

    def __init__(self, zone: str) -> None:
        text = "Không có múi giờ {zone}. Nhập tên như Asia/Ho_Chi_Minh."
        super().__init__(message(text, zone=zone))


class PeriodBackwards(CalendarRefused):
    """A period of sessions ends before it starts."""

    def __init__(self, start: date, end: date) -> None:
        text = "Thời gian áp dụng giờ làm việc {start}–{end} kết thúc trước khi bắt đầu. Sửa lại ngày."
        super().__init__(message(text, start=_day(start), end=_day(end)))


class PeriodsOverlap(CalendarRefused):
    """Two periods of sessions share ``day``."""

    def __init__(self, day: date) -> None:
        text = "Ngày {day} thuộc hai thời gian áp dụng giờ làm việc. Sửa lại ngày."
        super().__init__(message(text, day=_day(day)))


class PeriodGap(CalendarRefused):
    """No period of sessions covers ``day``, though periods before and after it exist."""

    def __init__(self, day: date) -> None:
        text = "Từ ngày {day} không có giờ làm việc nào được áp dụng. Nối liền các thời gian áp dụng."
        super().__init__(message(text, day=_day(day)))


class CalendarDataBroken(CalendarRefused):
    """Stored or imported calendar data is not in the expected form; ``place`` names the field."""

    def __init__(self, place: str) -> None:
        text = "Dữ liệu lịch làm việc sai ở mục {place}. Kiểm tra lại mục này."
        super().__init__(message(text, place=place))


class OutsideCalendar(WorkingTimeError):
    """A moment or a due date lies outside the days the calendar covers (at most 1990 to 2100)."""

    def __init__(self, first: date, last: date) -> None:
        text = "Lịch làm việc chỉ tính được từ {first} đến {last}. Kiểm tra lại ngày hoặc thời hạn."
        super().__init__(message(text, first=_day(first), last=_day(last)))


class DayDoesNotWork(WorkingTimeError):
    """The opening or closing time of a day without counting sessions was asked for."""

    def __init__(self, day: date) -> None:
        text = "Ngày {day} không làm việc nên không có giờ mở cửa, đóng cửa. Chọn ngày khác."
        super().__init__(message(text, day=_day(day)))


class LimitRefused(WorkingTimeError):
    """A time limit that cannot be counted."""


class LimitValueRefused(LimitRefused):
    """The number of a time limit is a whole number from 1 (for ``same_day`` exactly 1)."""

    def __init__(self, value: object) -> None:
        text = "Thời hạn phải là số nguyên từ 1 trở lên; trong ngày thì là 1. Ông, Bà đã nhập {value}."
        super().__init__(message(text, value=value))


class LimitUnitRefused(LimitRefused):
    """The unit does not belong to the way of counting."""

    def __init__(self, mode: str, unit: str) -> None:
        text = "Cách tính {mode} không dùng đơn vị {unit}. Chọn đơn vị khác."
        super().__init__(message(text, mode=mode, unit=unit))


class CutoffRefused(LimitRefused):
    """A cut-off time was given for a way of counting other than ``same_day``."""

    def __init__(self, mode: str) -> None:
        text = "Chỉ thời hạn trong ngày mới có giờ chốt nhận; cách tính {mode} thì không. Bỏ giờ chốt."
        super().__init__(message(text, mode=mode))


class PauseBackwards(WorkingTimeError):
    """A pause ends before it starts."""

    def __init__(self, start: datetime, end: datetime) -> None:
        text = "Lần tạm dừng {start}–{end} kết thúc trước khi bắt đầu. Sửa lại thời điểm."
        super().__init__(message(text, start=_moment(start), end=_moment(end)))


class PausesOverlap(WorkingTimeError):
    """Two pauses of one dossier share a moment, or one starts while another is still open."""

    def __init__(self, start: datetime) -> None:
        text = "Lần tạm dừng từ {start} bắt đầu khi lần trước chưa kết thúc. Kết thúc lần trước đã."
        super().__init__(message(text, start=_moment(start)))


class VectorFileBroken(WorkingTimeError):
    """A file of test vectors is not in the expected form; ``place`` names the vector and the field."""

    def __init__(self, place: str) -> None:
        text = "Tệp kiểm tra thời hạn sai ở {place}. Sửa tệp rồi chạy lại."
        super().__init__(message(text, place=place))
