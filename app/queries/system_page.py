"""Hệ thống: what the readiness check and monitoring see, in words."""

from collections.abc import Callable, Sequence
from datetime import timedelta

from flask import url_for
from flask_babel import gettext, ngettext

from app.backup.last import LastBackup
from app.formatting import decimal, file_size, number, short_moment
from app.persistence.database_clock import is_off
from app.persistence.heartbeat import Sign
from app.queries.calendar_units import years_line
from app.queries.operation import Operation
from app.queries.reading import Reading
from app.queries.views_frame import Link
from app.queries.views_officer import NavItem
from app.queries.views_system import CheckLine, SystemPage
from app.readiness import Check

OLD_BACKUP = timedelta(days=7)


def system_page(
    reading: Reading,
    tabs: tuple[NavItem, ...],
    checks: Sequence[Check],
    found: Operation,
    backup: LastBackup | None,
) -> SystemPage:
    """The page; only units and calendars are read here."""
    return SystemPage(
        now=reading.now,
        tabs=tabs,
        parts=tuple(WORDS[check.name](reading, check) for check in checks),
        waiting=(
            due_line(reading, found),
            outbox_line(reading, found),
            incidents_line(reading, found),
            years_line(reading),
            backup_line(reading, backup),
        ),
        workers=tuple(worker_at_work(reading, sign) for sign in found.workers),
        setup=Link(gettext("Danh sách bắt đầu"), url_for("admin.setup")),
    )


def _line(name: str, ok: bool, says: str, advice: str = "") -> CheckLine:
    return CheckLine(name, "done" if ok else "missing", says, "" if ok else advice)


def _database(reading: Reading, check: Check) -> CheckLine:
    says = gettext("trả lời") if check.ok else gettext("không trả lời")
    return _line(
        gettext("Cơ sở dữ liệu"), check.ok, says, gettext("Xem nhật ký máy, rồi khởi động lại motcua run.")
    )


def _schema(reading: Reading, check: Check) -> CheckLine:
    says = gettext("đúng bản") if check.ok else gettext("khác bản mà phần mềm này cần")
    advice = gettext("Sao lưu, rồi khởi động lại motcua run: cấu trúc được nâng lúc khởi động.")
    return _line(gettext("Cấu trúc dữ liệu"), check.ok, says, advice)


def _clock(reading: Reading, check: Check) -> CheckLine:
    ahead = check.facts.get("ahead_ms")
    if not isinstance(ahead, int):
        says = gettext("chung một máy với cơ sở dữ liệu")
    else:
        says = clock_words(timedelta(milliseconds=ahead))
    return _line(gettext("Đồng hồ máy này"), check.ok, says, _set_clock())


def _set_clock() -> str:
    return gettext("Chỉnh giờ của máy, bật đồng bộ giờ (NTP).")


def clock_words(ahead: timedelta) -> str:
    """How a clock stands to that of the database."""
    seconds = round(abs(ahead).total_seconds())
    if not is_off(ahead):
        return gettext("đồng hồ khớp với cơ sở dữ liệu")
    if ahead > timedelta():
        return ngettext("đồng hồ nhanh %(num)s giây", "đồng hồ nhanh %(num)s giây", seconds)
    return ngettext("đồng hồ chậm %(num)s giây", "đồng hồ chậm %(num)s giây", seconds)


def worker_at_work(reading: Reading, sign: Sign) -> CheckLine:
    """A worker that lives: its share of the work, and its clock."""
    share = gettext("dẫn việc chung") if sign.leads else gettext("cùng làm hoặc chờ thay")
    says = share if sign.ahead is None else f"{share}, {clock_words(sign.ahead)}"
    off = is_off(sign.ahead)
    return CheckLine(sign.name, "advised" if off else "done", says, _set_clock() if off else "")


def worker_line(reading: Reading, check: Check) -> CheckLine:
    """Whether the worker lives."""
    age = check.facts.get("seconds")
    if isinstance(age, int):
        seen = ngettext("%(num)s giây trước", "%(num)s giây trước", age)
        if age > 120:
            seen = ngettext("%(num)s phút trước", "%(num)s phút trước", age // 60)
        says = gettext("thấy lần cuối %(when)s", when=seen)
    else:
        says = gettext("chưa chạy lần nào")
    advice = gettext("Chạy motcua worker: khi tiến trình này nghỉ, hạn không chạy và thư không gửi.")
    return _line(gettext("Tiến trình nền"), check.ok, says, advice)


def _disk(reading: Reading, check: Check) -> CheckLine:
    free, total = (int(check.facts.get(name) or 0) for name in ("free_bytes", "total_bytes"))
    says = gettext(
        "còn trống %(free)s trong %(total)s",
        free=_gigabytes(free, reading.locale),
        total=_gigabytes(total, reading.locale),
    )
    advice = gettext("Dọn ổ đĩa hoặc chuyển thư mục dữ liệu sang ổ lớn hơn; đầy ổ thì không ai lưu được gì.")
    return _line(gettext("Ổ đĩa"), check.ok, says, advice)


def _gigabytes(size: int, locale: str) -> str:
    return f"{decimal(size / 1024**3, locale)} GB"


def _files(reading: Reading, check: Check) -> CheckLine:
    says = gettext("ghi được") if check.ok else gettext("không ghi được")
    advice = gettext("Kiểm tra quyền ghi của thư mục tệp, hoặc địa chỉ và khóa của kho tệp.")
    return _line(gettext("Kho tệp"), check.ok, says, advice)


WORDS: dict[str, Callable[[Reading, Check], CheckLine]] = {
    "database": _database,
    "schema": _schema,
    "clock": _clock,
    "worker": worker_line,
    "disk": _disk,
    "files": _files,
}


def due_line(reading: Reading, found: Operation) -> CheckLine:
    """How far the worker is behind."""
    if found.oldest_due_at is None:
        return CheckLine(gettext("Việc đến giờ"), "done", gettext("không việc nào chờ"))
    says = gettext(
        "%(count)s việc chờ, sớm nhất từ %(moment)s",
        count=number(found.due_late, reading.locale),
        moment=short_moment(found.oldest_due_at, reading.now),
    )
    late = found.late_seconds(reading.now) > 60
    advice = gettext("Chậm quá một phút: xem tiến trình nền có chạy không.") if late else ""
    return CheckLine(gettext("Việc đến giờ"), "advised" if late else "done", says, advice)


def outbox_line(reading: Reading, found: Operation) -> CheckLine:
    """What waits to be sent, and what could not be."""
    says = gettext(
        "%(waiting)s chờ gửi, %(dead)s không gửi được",
        waiting=number(found.outbox_pending, reading.locale),
        dead=number(found.outbox_dead, reading.locale),
    )
    advice = gettext("Đọc lý do, sửa rồi gửi lại.") if found.outbox_dead else ""
    link = Link(gettext("Thư không gửi được"), url_for("admin.outbox", list="dead"))
    state = "advised" if found.outbox_dead else "done"
    return CheckLine(gettext("Hộp thư đi"), state, says, advice, link if found.outbox_dead else None)


def incidents_line(reading: Reading, found: Operation) -> CheckLine:
    """What broke and waits for an administrator."""
    count = found.incidents_open
    says = gettext("%(count)s đang mở", count=number(count, reading.locale))
    link = Link(gettext("Sự cố"), url_for("admin.incidents")) if count else None
    advice = gettext("Chạy lại hoặc đóng kèm lý do.") if count else ""
    return CheckLine(gettext("Sự cố"), "advised" if count else "done", says, advice, link)


def backup_line(reading: Reading, last: LastBackup | None) -> CheckLine:
    """When the last whole backup was made."""
    name, advice = gettext("Sao lưu"), gettext("Chạy motcua backup TỆP mỗi ngày và cất tệp ở máy khác.")
    if last is None:
        return CheckLine(name, "advised", gettext("chưa có bản nào"), advice)
    says = gettext(
        "lần cuối %(moment)s, %(size)s",
        moment=short_moment(last.made_at, reading.now),
        size=file_size(last.size, reading.locale),
    )
    old = reading.now - last.made_at > OLD_BACKUP
    return CheckLine(name, "advised" if old else "done", says, advice if old else "")
