"""A commune in the middle of its work: dossiers in every state, people logged in, and where to find pages."""

from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from acting import fill, log_in, press
from axe import bring_axe
from birth import asked
from desk import Desk
from sqlalchemy import select
from story import APPLICATION, APPRAISAL

from app.gateways.slips.sample_result import SampleResult, sample_result
from app.persistence.tables.records import outbox
from processes.actions.carrying_over import CarryOver, carry_over
from processes.actions.submission import Submit, submit
from workers.jobs import tick

COMPONENT = "family_authorisation"
REASON = "Văn bản ủy quyền chưa được công chứng hoặc chứng thực"
PAPER = sample_result(
    SampleResult(
        agency="Phòng Kinh tế xã Tân Hòa Đông",
        title="Giấy chứng nhận đăng ký hộ kinh doanh",
        number="05K8000118",
        place="Tân Hòa Đông",
        issued_on=date(2026, 11, 23),
        facts=(("Tên", "Hộ kinh doanh Bún thang Hồng Nhung"),),
        signer_title="Trưởng phòng",
        signer_name="Phạm Đức Thịnh",
    )
)


class Standing:
    """A clock that stands still until it is moved; Friday 13/11/2026, 15:42."""

    now = datetime(2026, 11, 13, 15, 42, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))

    def __call__(self):
        return self.now

    def at(self, text):
        """Go to ``YYYY-MM-DD HH:MM`` in Vietnam."""
        self.now = datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
        return self.now


@dataclass
class Town:
    """Ids of what was filed, and a browser session for each person."""

    desk: Desk
    browser: object
    url: str
    pages: dict = field(default_factory=dict)

    def live(self):
        """The first days of work, up to Tuesday morning."""
        self.waiting = self.file()
        self.desk.clock.at("2026-11-16 09:00")
        self.take_in(self.waiting)
        self.confirming = asked(self.desk, self.desk.clock)
        self.desk.clock.at("2026-11-17 09:20")
        amend = {**APPRAISAL, "authorisation_certified": ["false"]}
        self.desk.complete("ha", self.waiting, "appraise", "amend", amend, REASON)
        checks = {COMPONENT: ("failed", REASON)}
        self.desk.complete("bao", self.waiting, "supplement__send", "send", None, "", checks)
        self.appraised = self.file()
        self.take_in(self.appraised)
        self.new, self.raced = self.file(), self.file()
        self.draft, self.left_behind = self.filled(), self.filled()
        unpaid = self.desk.filled_draft()
        submission = self.desk.perform(submit, self.desk.actor("nhung"), Submit(unpaid.id))
        self.reference = submission.payment.reference
        self.desk.clock.at("2026-11-17 10:30")
        tick(self.desk.app)

    def file(self):
        return self.desk.file_household_business().id

    def filled(self):
        """A draft of which everything is answered."""
        draft = self.desk.start_draft()
        for form, posted in APPLICATION.items():
            self.desk.answer(draft, form, posted)
        self.desk.hand_in(draft, COMPONENT, data=PAPER)
        return draft.id

    def carried_over(self):
        """The shop has a new version by now: one draft goes on with it, the other stays as it is."""
        self.desk.perform(carry_over, self.desk.actor("nhung"), CarryOver(self.draft))

    def take_in(self, dossier_id, who="bao"):
        self.desk.complete(who, dossier_id, "intake__check", "accept", None, "", {COMPONENT: ("passed", "")})

    def page(self, name):
        """The page of a person, in a session of the person's own; "" is the public."""
        if name not in self.pages:
            size = {"width": 1280, "height": 900}
            context = self.browser.new_context(bypass_csp=True, viewport=size, locale="vi-VN")
            bring_axe(context)
            self.pages[name] = context.new_page()
            self.pages[name].set_default_timeout(10_000)
            if name:
                log_in(self.pages[name], self.url, name)
        self.pages[name].set_viewport_size({"width": 1280, "height": 900})
        return self.pages[name]

    def open(self, name, path):
        page = self.page(name)
        page.goto(self.url + path)
        return page

    def task(self, dossier_id, node):
        return f"/viec/{self.desk.item(dossier_id, node).id}"

    def message(self):
        with self.desk.transactions.read() as session:
            return session.scalars(select(outbox.c.id).limit(1)).one()

    def code(self):
        return self.desk.dossier(self.waiting).code

    def close(self):
        for page in self.pages.values():
            page.context.close()


def lookup_found(town):
    page = town.open("", "/tra-cuu")
    fill(page, {"code": [town.code()]})
    press(page, "Tra cứu")
    return page


def lookup_nothing(town):
    page = town.open("", "/tra-cuu")
    fill(page, {"code": ["H31.40.12-261113-9999"]})
    press(page, "Tra cứu")
    return page


def register_errors(town):
    page = town.open("", "/dang-ky")
    press(page, "Đăng ký")
    return page


def login_errors(town):
    page = town.open("", "/dang-nhap")
    fill(page, {"login": ["ai-do"], "password": ["không đúng"]})
    press(page, "Đăng nhập")
    return page


def section_errors(town):
    page = town.open("nhung", f"/ban-nhap/{town.draft}/phan/owner")
    fill(page, {"owner_person_id": ["03319000011"], "owner_phone": [""]})
    press(page, "Đồng ý và tiếp tục")
    return page


def refused_file(town):
    page = town.open("nhung", f"/ban-nhap/{town.draft}/giay-to")
    wrong = {"name": "anh-chup.pdf", "mimeType": "application/pdf", "buffer": b"MZ not a paper"}
    page.locator('input[type="file"]').first.set_input_files(wrong)
    press(page, "Đồng ý và tiếp tục")
    return page


def check(town):
    """The last page before sending, which opens only when every part is done."""
    page = town.open("nhung", f"/ban-nhap/{town.draft}/nhan-ket-qua")
    page.locator('[name="result_form"][value="online"]').check()
    press(page, "Đồng ý và tiếp tục")
    page.goto(f"{town.url}/ban-nhap/{town.draft}/kiem-tra")
    return page


def payment(town):
    page = check(town)
    press(page, "Nộp lệ phí và gửi hồ sơ")
    return page


def supplement_errors(town):
    page = town.open("nhung", f"/ho-so/{town.waiting}/bo-sung")
    press(page, "Gửi bổ sung")
    return page


def answer_errors(town):
    page = town.open("nhung", f"/ho-so/{town.confirming}/tra-loi")
    page.locator('[name="outcome"][value="correct"]').check()
    press(page, "Gửi trả lời")
    return page


def task_errors(town):
    page = town.open("ha", town.task(town.appraised, "appraise"))
    page.locator('[name="outcome"][value="amend"]').check(force=True)
    page.locator('button[name="do"][value="complete"]').click()
    return page


def conflict(town):
    """Somebody was quicker."""
    page = town.open("bao", town.task(town.raced, "intake__check"))
    town.take_in(town.raced, "mai")
    page.locator('[name="outcome"][value="accept"]').check(force=True)
    page.locator('button[name="do"][value="complete"]').click()
    return page
