"""Bắt đầu: what an installation needs before people can work in it, and what is advised."""

from collections.abc import Iterator
from functools import cached_property

from flask import url_for
from flask_babel import gettext, ngettext
from sqlalchemy import func, select

from app.backup.last import last_backup
from app.gateways.mail.sandbox import SandboxMailer
from app.gateways.payments.closed import NoPayments
from app.gateways.payments.sandbox import SandboxPayments
from app.gateways.sms.sandbox import SandboxSms
from app.persistence.tables.accounts import account
from app.persistence.tables.procedures import procedure
from app.queries.calendar_units import calendar_tree, years_line
from app.queries.reading import Reading
from app.queries.slots_page import Staffing, read_staffing, slot_warnings, slots_needed
from app.queries.system_page import backup_line, worker_line
from app.queries.views_frame import Link
from app.queries.views_system import CheckLine, SetupPage
from app.readiness import worker
from app.services import Services

MOST_WARNINGS = 3


def setup_page(reading: Reading, at_hand: Services) -> SetupPage:
    """The whole list."""
    needs = Needs(reading)
    return SetupPage(reading.now, tuple(needs.lines()), tuple(Advice(reading, at_hand).lines()))


def lacks_something(reading: Reading) -> bool:
    """Whether something is missing that nobody can work without."""
    return any(line.state == "missing" for line in Needs(reading).lines())


class Needs:
    """What nobody can work without."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def lines(self) -> Iterator[CheckLine]:
        """In the order in which they are set up."""
        yield self._units()
        yield self._calendars()
        yield self._procedures()
        yield self._desks()
        yield self._slots()

    @cached_property
    def _staffing(self) -> Staffing:
        return read_staffing(self._reading)

    def _units(self) -> CheckLine:
        count = len(self._staffing.units)
        says = ngettext("%(num)s cơ quan, đơn vị", "%(num)s cơ quan, đơn vị", count)
        link = Link(gettext("Cơ quan"), url_for("admin.units"))
        return _needed(gettext("Cơ quan"), count > 0, says, gettext("Thêm cơ quan và đơn vị."), link)

    def _calendars(self) -> CheckLine:
        if not any(calendar_tree(self._reading).chains.values()):
            says, link = gettext("chưa cơ quan nào có lịch"), Link(gettext("Cơ quan"), url_for("admin.units"))
            advice = gettext(
                "Thêm lịch làm việc và chọn lịch cho cơ quan: không có lịch thì không đếm được hạn."
            )
            return CheckLine(gettext("Lịch làm việc"), "missing", says, advice, link)
        return years_line(self._reading)

    def _procedures(self) -> CheckLine:
        in_force = (procedure.c.version_id.is_not(None), procedure.c.kind == "procedure")
        query = select(func.count()).select_from(procedure).where(*in_force)
        count = int(self._reading.session.scalar(query) or 0)
        says = ngettext("%(num)s đang áp dụng", "%(num)s đang áp dụng", count)
        advice = gettext("Đưa sơ đồ vào hiệu lực: nạp tệp ở trang Thủ tục hoặc chạy motcua publish.")
        link = Link(gettext("Thủ tục"), url_for("admin.procedures"))
        return _needed(gettext("Thủ tục"), count > 0, says, advice, link)

    def _desks(self) -> CheckLine:
        at, roles = self._staffing.receiving, self._staffing.roles
        desks = [row for row in at if "receiver" in roles.get(row.id, ())]
        says = ", ".join(row.short_name or row.name for row in desks) or gettext("chưa ai giữ vai tiếp nhận")
        advice = gettext("Thêm người và giao vai tiếp nhận ở đơn vị làm Một cửa.")
        link = Link(gettext("Người"), url_for("admin.people"))
        return _needed(gettext("Một cửa"), bool(desks), says, advice, link)

    def _slots(self) -> CheckLine:
        warnings = list(slot_warnings(slots_needed(self._reading), self._staffing))
        link = Link(gettext("Ngăn xử lý"), url_for("admin.slots"))
        name = gettext("Người cho từng việc")
        if not warnings:
            says = gettext("mọi vai mà thủ tục cần đều có người")
            return CheckLine(name, "done", says, link=link)
        says, more = " ".join(warnings[:MOST_WARNINGS]), len(warnings) - MOST_WARNINGS
        if more > 0:
            says += " " + ngettext("Và %(num)s chỗ nữa.", "Và %(num)s chỗ nữa.", more)
        advice = gettext("Chọn đơn vị cho từng ngăn và giao vai cho người; hồ sơ sẽ dừng ở bước không có ai.")
        return CheckLine(name, "missing", says, advice, link)


def _needed(name: str, ok: bool, says: str, advice: str, link: Link) -> CheckLine:
    return CheckLine(name, "done" if ok else "missing", says, "" if ok else advice, link)


class Advice:
    """What people can begin without, and should not go on without."""

    def __init__(self, reading: Reading, at_hand: Services) -> None:
        self._reading, self._at_hand = reading, at_hand
        self._settings = at_hand.settings

    def lines(self) -> Iterator[CheckLine]:
        """Settings, accounts, then what has to go on every day."""
        yield self._address()
        yield self._mail()
        yield self._sms()
        yield self._payments()
        yield self._second_factor()
        yield worker_line(self._reading, worker(self._at_hand))
        yield backup_line(self._reading, last_backup(self._settings.var))

    def _address(self) -> CheckLine:
        name, site = gettext("Địa chỉ của cổng"), self._settings.base_url
        if not site:
            advice = gettext("Đặt BASE_URL rồi khởi động lại: địa chỉ này in trên phiếu và nằm trong thư.")
            return CheckLine(name, "advised", gettext("chưa đặt"), advice)
        if not site.startswith("https://") or not self._settings.secure_cookies:
            advice = gettext("Dùng https và đặt SECURE_COOKIES=1 để không ai đọc được dữ liệu trên đường đi.")
            return CheckLine(name, "advised", site, advice)
        return CheckLine(name, "done", site)

    def _mail(self) -> CheckLine:
        sandbox = isinstance(self._at_hand.mailer, SandboxMailer)
        return _gateway(gettext("Thư điện tử"), not sandbox, "SMTP_HOST")

    def _sms(self) -> CheckLine:
        return _gateway(gettext("Tin nhắn"), not isinstance(self._at_hand.sms, SandboxSms), "SMS_URL")

    def _payments(self) -> CheckLine:
        name, gateway = gettext("Thanh toán qua mạng"), self._at_hand.payments
        if isinstance(gateway, NoPayments | SandboxPayments):
            advice = gettext("Đặt VNPAY_URL, VNPAY_TMN_CODE và VNPAY_SECRET theo hợp đồng.")
            practice = isinstance(gateway, SandboxPayments)
            says = gettext("ngân hàng tập, không có tiền thật") if practice else gettext("chưa nhận")
            return CheckLine(name, "advised", says, advice)
        return CheckLine(name, "done", gettext("đã nối"))

    def _second_factor(self) -> CheckLine:
        staff = (account.c.officer_id.is_not(None), account.c.active, account.c.totp_secret.is_(None))
        without = int(self._reading.session.scalar(select(func.count()).where(*staff)) or 0)
        name = gettext("Bước đăng nhập thứ hai")
        if self._settings.staff_second_factor == "required" or not without:
            return CheckLine(name, "done", gettext("mọi cán bộ đều phải có hoặc đã có"))
        says = ngettext("%(num)s cán bộ chưa có", "%(num)s cán bộ chưa có", without)
        advice = gettext("Đặt STAFF_SECOND_FACTOR=required rồi khởi động lại.")
        return CheckLine(name, "advised", says, advice)


def _gateway(name: str, real: bool, setting: str) -> CheckLine:
    if real:
        return CheckLine(name, "done", gettext("gửi thật"))
    advice = gettext("Đặt %(setting)s rồi khởi động lại.", setting=setting)
    return CheckLine(name, "advised", gettext("chưa gửi thật, chỉ giữ ở Hộp thư đi"), advice)
