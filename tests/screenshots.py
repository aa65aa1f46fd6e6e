"""Takes the pictures of the README and the guides: plays the demo stories and looks at the pages.

``python tests/screenshots.py [FOLDER]`` writes ``docs/images/*.png``, 1280 × 800 and under 120 KB each.
"""

import logging
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from playwright.sync_api import sync_playwright
from werkzeug.serving import make_server

ROOT = Path(__file__).parent.parent
sys.path += [str(ROOT), str(ROOT / "tests" / "browser")]

from acting import fill, press  # noqa: E402
from album import Album  # noqa: E402
from installation import build_template  # noqa: E402
from neighbours import AMENDED, FINISHED, WAITING, Counter, Neighbour, appraisal_of  # noqa: E402
from screenshots_office import PASSED, AtAnyStage, AtTheCounter, AtTheOffice  # noqa: E402
from standing_clock import VN, Clock  # noqa: E402
from story import APPLICATION, APPRAISAL, ISSUE, day  # noqa: E402

from app.gateways.slips.sample_result import SampleResult, sample_result  # noqa: E402
from app.logs import configure  # noqa: E402
from app.web.factory import create_app  # noqa: E402
from processes.actions.papers import AddResult, add_result  # noqa: E402
from workers.jobs import tick  # noqa: E402

CHROMIUM = "/usr/bin/chromium"
SINCE = datetime(2026, 11, 2, 8, 0, tzinfo=VN)
COMPONENT = "family_authorisation"
REASON = "Văn bản ủy quyền chưa được công chứng hoặc chứng thực"
RESULT = SampleResult(
    agency="Phòng Kinh tế xã Tân Hòa Đông",
    title="Giấy chứng nhận đăng ký hộ kinh doanh",
    number="05K8000118",
    place="Tân Hòa Đông",
    issued_on=date(2026, 11, 23),
    facts=(("Tên", "Hộ kinh doanh Bún thang Hồng Nhung"), ("Chủ hộ", "Nguyễn Thị Hồng Nhung")),
    signer_title="Trưởng phòng",
    signer_name="Phạm Đức Thịnh",
)


class Story:
    """The demo story from hand to hand, with a picture wherever a reader should see something."""

    def __init__(self, desk: Counter, album: Album) -> None:
        self.desk, self.album, self.clock = desk, album, desk.clock
        self.paper = sample_result(RESULT)
        self.draft = self.dossier = ""
        self.counter, self.office = AtTheCounter(desk, album), AtTheOffice(desk, album)

    def play(self) -> None:
        """Everything, in the order of the days."""
        self.neighbours_before()
        self.clock.at("2026-11-13 15:10")
        self.find()
        self.declare()
        self.pay()
        self.weekend()
        self.take_in()
        self.counter.draw_up()
        self.counter.hand_over()
        sides = AtAnyStage(self.desk, self.album, *self.others)
        sides.withdraw()
        self.ask_supplement()
        sides.apologise()
        self.supply()
        self.office.change()
        self.appraise()
        self.finish()
        self.administer()

    def neighbours_before(self) -> None:
        """Dossiers of other people that stand in the lists."""
        finished = self.file(FINISHED)
        self.do("2026-11-10 14:00", "bao", finished, "intake__check", "accept")
        self.clock.at("2026-11-11 10:00")
        self.upload_result(finished)
        self.do("2026-11-11 10:05", "ha", finished, "appraise", "eligible", appraisal_of(FINISHED))
        self.do("2026-11-11 15:00", "thinh", finished, "approval__approve", "agree")
        issue = {**ISSUE, "document_number": ["05K8000117"], **day("document_date", "13/11/2026")}
        self.do("2026-11-13 11:00", "chau", finished, "issue__issue_result", "issue", issue)
        amended = self.file(AMENDED)
        self.do("2026-11-11 10:00", "bao", amended, "intake__check", "accept")
        self.do(
            "2026-11-13 13:40",
            "ha",
            amended,
            "appraise",
            "amend",
            appraisal_of(AMENDED),
            "Tên trùng với hộ khác",
        )
        self.others = [self.file(who) for who in WAITING[:2]]

    def file(self, who: Neighbour) -> str:
        dossier_id = self.desk.file_shop(who).id
        tick(self.desk.app)
        return dossier_id

    def do(self, when: str, who: str, dossier_id: str, node: str, outcome: str, *more: object) -> None:
        """Complete a task at a moment; the worker then does its part."""
        self.clock.at(when)
        self.desk.complete(who, dossier_id, node, outcome, *more)
        tick(self.desk.app)

    def upload_result(self, dossier_id: str) -> None:
        """The specialist uploads the certificate."""
        item = self.desk.item(dossier_id, "appraise")
        result = self.desk.upload(self.paper, "giay-chung-nhan.pdf")
        self.desk.perform(add_result, self.desk.actor("ha"), AddResult(item.id, result))

    def find(self) -> None:
        """The public pages."""
        self.album.take(self.album.open("", "/"), "home")
        self.album.take(self.album.open("", "/thu-tuc/1.001612"), "procedure")

    def declare(self) -> None:
        """A draft, half done, and a part with mistakes."""
        draft = self.desk.start_draft()
        self.draft = f"/ban-nhap/{draft.id}"
        for form in ("founding", "members", "tax"):
            self.desk.answer(draft, form, APPLICATION[form])
        self.album.take(self.album.open("nhung", f"{self.draft}?tab=dossier"), "task-list")
        page = self.album.open("nhung", f"{self.draft}/phan/owner")
        fill(page, {**APPLICATION["owner"], "owner_person_id": ["03319000011"], "owner_phone": [""]})
        press(page, "Đồng ý và tiếp tục")
        self.album.take(page, "section-errors")
        for form, posted in APPLICATION.items():
            self.desk.answer(draft, form, posted)
        self.desk.hand_in(draft, COMPONENT, data=self.paper)
        page = self.album.open("nhung", f"{self.draft}/nhan-ket-qua")
        page.locator('[name="result_form"][value="online"]').check()
        press(page, "Đồng ý và tiếp tục")
        self.dossier = draft.id

    def pay(self) -> None:
        """The practice bank, and the page after it."""
        self.clock.at("2026-11-13 15:42")
        page = self.album.open("nhung", f"{self.draft}/kiem-tra")
        press(page, "Nộp lệ phí và gửi hồ sơ")
        self.album.take(page, "payment")
        press(page, "Thanh toán 150.000\u00a0₫")
        page.wait_for_url("**/da-gui")
        self.album.take(page, "confirmation")

    def weekend(self) -> None:
        """More dossiers come in; on Monday the receiver opens the inbox."""
        for who in WAITING[2:]:
            self.file(who)
        self.clock.at("2026-11-16 08:35")
        tick(self.desk.app)
        self.album.take(self.album.open("bao", "/hop-viec"), "inbox")
        item = self.desk.item(self.dossier, "intake__check")
        page = self.album.open("bao", f"/viec/{item.id}")
        page.locator(f'[name="check-{COMPONENT}"][value="passed"]').check(force=True)
        page.locator('[name="outcome"][value="accept"]').check(force=True)
        page.evaluate("window.scrollTo(0, 0)")
        self.album.take(page, "task")

    def take_in(self) -> None:
        checks = {COMPONENT: ("passed", "")}
        self.do("2026-11-16 09:00", "bao", self.dossier, "intake__check", "accept", None, "", checks)
        for other in self.others:
            self.do("2026-11-16 09:10", "bao", other, "intake__check", "accept", None, "", PASSED)

    def ask_supplement(self) -> None:
        amend = {**APPRAISAL, "authorisation_certified": ["false"]}
        self.do("2026-11-17 09:20", "ha", self.dossier, "appraise", "amend", amend, REASON)
        checks = {COMPONENT: ("failed", "Bản đã nộp chưa được công chứng hoặc chứng thực")}
        self.do("2026-11-17 10:00", "bao", self.dossier, "supplement__send", "send", None, "", checks)

    def supply(self) -> None:
        """The applicant's turn."""
        self.clock.at("2026-11-19 19:30")
        self.album.take(self.album.open("nhung", f"/ho-so/{self.dossier}/bo-sung"), "supplement")
        self.clock.at("2026-11-19 19:40")
        self.desk.hand_in(
            self.desk.dossier(self.dossier), COMPONENT, data=self.paper, name="uy-quyen-chung-thuc.pdf"
        )
        self.do("2026-11-19 19:40", "nhung", self.dossier, "supplement__supply", "sent")

    def appraise(self) -> None:
        """What everybody sees the day after."""
        self.clock.at("2026-11-20 14:05")
        self.album.take(self.album.open("nhung", f"/ho-so/{self.dossier}"), "my-dossier")
        self.album.take(self.album.open("ha", f"/xu-ly/{self.dossier}"), "dossier")
        self.album.take(self.album.open("ha", f"/xu-ly/{self.dossier}/so-do"), "diagram")

    def finish(self) -> None:
        self.clock.at("2026-11-20 14:10")
        self.upload_result(self.dossier)
        self.do("2026-11-20 14:10", "ha", self.dossier, "appraise", "eligible", APPRAISAL)
        self.do("2026-11-23 09:30", "thinh", self.dossier, "approval__approve", "agree")
        self.do("2026-11-23 09:50", "chau", self.dossier, "issue__issue_result", "issue", ISSUE)
        self.do("2026-11-23 10:05", "mai", self.dossier, "return_result__confirm", "confirm")

    def administer(self) -> None:
        self.clock.at("2026-11-23 10:10")
        self.album.take(self.album.open("nam", "/quan-tri/hop-thu-di"), "outbox")
        self.album.take(self.album.open("nam", "/quan-tri/thu-tuc"), "procedures")
        self.office.break_down()
        self.office.look()


@contextmanager
def served(var: Path, clock: Clock) -> Iterator[tuple[Counter, str]]:
    """A fresh installation on a free loopback port: its people at work, and its address."""
    template = build_template(var, clock)
    server = make_server("127.0.0.1", 0, lambda *_: [], threaded=True)
    url = f"http://127.0.0.1:{server.port}"
    app = create_app(replace(template, base_url=url), clock)
    configure(logging.ERROR)
    server.app = app
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield Counter(app, clock), url
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def main(folder: Path) -> None:
    """Play the story and write the pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    with (
        tempfile.TemporaryDirectory() as var,
        served(Path(var), Clock(SINCE)) as (desk, url),
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        Story(desk, Album(browser, url, folder)).play()
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "images")
