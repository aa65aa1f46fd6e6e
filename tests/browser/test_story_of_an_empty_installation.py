"""An empty installation is filled by hand, in a browser, until its first dossier is returned.

One administrator who was made by ``motcua init`` adds units and people; everybody chooses a password by the
link of a mail; a designer hands a procedure in, the administrator approves it; then a citizen comes to the
desk.
"""

import re
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from acting import fill, log_in, press
from conftest import People, Site
from installation import ROOT, settings_for
from werkzeug.serving import make_server

from app.installation import Beginning, install
from app.persistence.database import db
from app.persistence.schema import upgrade_schema
from app.services import services
from app.web.factory import create_app
from workers.jobs import tick

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PASSWORD = "mot mat khau dai 2026"
BEGINNING = Beginning(
    "Ủy ban nhân dân xã An Thịnh", "H31.50", "Đỗ Thị Quản", "quan", PASSWORD, "quan@anthinh.example"
)
DESK, JUSTICE = "Bộ phận Một cửa xã An Thịnh", "Phòng Tư pháp xã An Thịnh"
STAFF = (
    ("tiep", "Phạm Văn Tiếp", DESK, "receiver"),
    ("chuyen", "Lê Thị Chuyên", JUSTICE, "specialist"),
    ("lanh", "Trần Văn Lãnh", JUSTICE, "leader"),
    ("vanthu", "Vũ Thị Thư", JUSTICE, "clerk"),
)
DESIGNER = ("nguoive", "Ngô Thị Vẽ", BEGINNING.agency, "designer")
SEALED = {"sealed": ["true"]}
DIAGRAM = ROOT / "bpmn_models" / "procedures" / "2.000815.bpmn"


@pytest.fixture
def empty(tmp_path: Path, clock):
    """An installation as ``motcua init`` leaves it, served on a free port."""
    clock.at("2026-11-16 08:00")
    app = create_app(replace(settings_for(tmp_path / "var"), demo=False), clock)
    upgrade_schema(app)
    with app.app_context():
        install(services(), BEGINNING)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield Site(f"http://127.0.0.1:{server.port}", app)
    server.shutdown()
    thread.join()
    server.server_close()
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def office(chromium, empty):
    people = People(chromium, empty, scripts=True)
    yield Office(people, empty)
    people.close()


class Office:
    """The people of the new installation at their pages."""

    def __init__(self, people, site):
        self.people, self.site, self.url = people, site, site.url

    def see(self, page, *words):
        for word in words:
            page.get_by_text(word).first.wait_for(state="attached")
        self.people.look(page)
        assert self.people.wide(page) <= 0, page.url

    def open(self, page, path, *words):
        page.goto(self.url + path)
        self.see(page, *words)
        return page

    def add_unit(self, page, name, code):
        self.open(page, "/quan-tri/co-quan/them", "Thêm cơ quan")
        page.locator('[name="parent_id"]').select_option(label=BEGINNING.agency)
        fill(page, {"name": [name], "short_name": [name], "level": ["commune"], "code": [code]})
        press(page, "Thêm cơ quan")
        self.see(page, f"Đã thêm {name}.")

    def add_person(self, page, username, name, unit, role):
        """A person with a post and an invitation."""
        page.goto(self.url + "/quan-tri/nguoi/them")
        labels = [option.inner_text() for option in page.locator('[name="unit_id"] option').all()]
        label = next(label for label in labels if unit in label)
        page.locator('[name="unit_id"]').select_option(label=label)
        fill(page, {"name": [name], "email": [f"{username}@anthinh.example"], "role": [role]})
        press(page, "Thêm người")
        self.see(page, f"Đã thêm {name}.")
        page.get_by_role("link", name="Mời lập tài khoản").click()
        fill(page, {"username": [username]})
        press(page, "Gửi lời mời")
        self.see(page, "Đã gửi lời mời")

    def put_in_force(self, author, reviewer):
        """One draws and hands in, the other approves."""
        self.open(author, "/thiet-ke/nap", "Nạp quy trình")
        author.locator('[name="diagram"]').set_input_files(DIAGRAM)
        press(author, "Lưu và kiểm tra")
        self.see(author, "Đã nạp 2.000815.bpmn.", "không có lỗi, không có cảnh báo")
        author.get_by_role("link", name="Gửi duyệt").click()
        fill(author, {"note": ["Quyết định 3152/QĐ-BTP"]})
        press(author, "Gửi duyệt")
        self.see(author, "Đã gửi duyệt.")
        self.open(reviewer, "/thiet-ke/cho-duyet", "1 bản vẽ")
        reviewer.locator("main table a").first.click()
        reviewer.get_by_role("link", name="Duyệt, đặt ngày áp dụng").click()
        press(reviewer, "Duyệt")
        self.see(reviewer, "Đã duyệt. Bản 1 đang áp dụng cho hồ sơ mới.")

    def fill_slot(self, page):
        self.open(page, "/quan-tri/ngan-xu-ly", "chưa có cơ quan nào")
        page.locator('main a[href$="/competent"]').first.click()
        page.locator('[name="unit_id"]').select_option(label=f"– {JUSTICE}")
        fill(page, {"reason": ["Quy chế làm việc"]})
        press(page, "Lưu")
        self.see(page, JUSTICE)

    def choose_password(self, username, place="Hộp việc"):
        """Follow the link of the mail, choose a password, log in."""
        mails = services(self.site.app).mailer.list_sent(20)
        mail = next(mail for mail in mails if mail["to"] == f"{username}@anthinh.example")
        page = self.people.page(username)
        self.open(page, re.search(r"https?://[^/]+(/\S+)", mail["text"]).group(1), "Đặt mật khẩu")
        mine = f"{username} co mat khau rieng"
        fill(page, {"password": [mine], "password_again": [mine]})
        press(page, "Lưu mật khẩu")
        self.see(page, "Đăng nhập")
        log_in(page, self.url, username, mine)
        self.see(page, place)
        return page

    def file(self):
        """The citizen stands at the desk."""
        page = self.people.page("tiep")
        self.open(page, "/tiep-nhan", "Tiếp nhận hồ sơ tại quầy")
        page.get_by_role("link", name="Tiếp nhận hồ sơ tại quầy").click()
        self.see(page, "Thủ tục nhận tại quầy")
        page.get_by_role("link", name="Chứng thực bản sao từ bản chính").click()
        person = {"person_id": ["033190000118"], "name": ["Nguyễn Thị Hồng Nhung"], "phone": ["0912000218"]}
        fill(page, person)
        press(page, "Tiếp tục")
        self.see(page, "Yêu cầu chứng thực")
        asked = {"shown_in_vneid": ["false"], "copies_made_by": ["agency"]}
        row = {"kind": "Bằng tốt nghiệp", "issuer": "Trường Đại học", "pages": "3", "copies": "2"}
        fill(page, {**asked, **{f"items.0.{name}": [value] for name, value in row.items()}})
        page.locator('button[name="do"][value="save"]').click()
        self.see(page, "10.000")
        fill(page, {"originals-original": ["1"], "check-original": ["passed"]})
        page.locator('button[name="do"][value="file"]').click()
        self.see(page, "Hoàn thành")
        self.finish(page, "accept")

    def work(self, username, outcome, posted=None):
        """Take the one task there is and finish it."""
        page = self.people.page(username)
        self.open(page, "/hop-viec", "Hộp việc")
        page.locator('main a[href^="/viec/"]').first.click()
        self.see(page, "Hoàn thành")
        fill(page, posted or {})
        self.finish(page, outcome)

    def finish(self, page, outcome):
        page.locator(f'[name="outcome"][value="{outcome}"]').check(force=True)
        task = page.url
        page.locator('button[name="do"][value="complete"]').click()
        page.wait_for_url(lambda url: url != task)


@pytest.mark.shows("C-50", "R-13", "D-02")
def test_from_nothing_to_the_first_result(office, empty, clock):
    admin = office.people.page("quan")
    log_in(admin, office.url, "quan", PASSWORD)
    office.see(admin, "Bắt đầu", "Chưa ai giữ vai tiếp nhận")
    office.add_unit(admin, DESK, "H31.50.1")
    office.add_unit(admin, JUSTICE, "H31.50.2")
    for person in (DESIGNER, *STAFF):
        office.add_person(admin, *person)
    tick(empty.app)
    office.put_in_force(office.choose_password(DESIGNER[0], "Quy trình"), admin)
    office.fill_slot(admin)
    for username, *_ in STAFF:
        office.choose_password(username)
    office.open(admin, "/quan-tri/bat-dau", "Đã đủ để nhận và giải quyết hồ sơ.")
    office.file()
    clock.at("2026-11-16 10:00")
    office.work("chuyen", "attested", {"book": ["01/2026"], "certified.0.document_number": ["118"]})
    office.work("lanh", "agree")
    office.work("vanthu", "issue", SEALED)
    office.work("tiep", "confirm")
    office.work("tiep", "collected", {"method": ["cash"]})
    office.work("tiep", "returned", {"received_by": ["applicant"]})
    page = office.people.page("tiep")
    office.open(page, "/tim-ho-so", "Đã trả kết quả")
    assert office.people.findings == []
