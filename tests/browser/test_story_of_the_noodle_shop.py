"""The whole story in a browser: from registration to the downloaded result, with and without scripts."""

import re
from datetime import date

import pytest
from acting import fill, follow, log_in, press, upload
from story import APPLICATION, APPRAISAL, ISSUE

from app.captcha import digits_of
from app.gateways.slips.sample_result import SampleResult, sample_result
from app.services import services

pytestmark = [pytest.mark.browser, pytest.mark.slow]

NAME = "Nguyễn Thị Ánh Nguyệt"
NUMBER = "033190000235"
PASSWORD = "bun thang ngon 2026"
REGISTER = {
    "full_name": [NAME],
    "birth_date.day": ["24"],
    "birth_date.month": ["3"],
    "birth_date.year": ["1990"],
    "sex": ["female"],
    "id_number": [NUMBER],
    "phone": ["0912000235"],
    "email": ["anhnguyet@thu.example"],
    "password": [PASSWORD],
    "password_again": [PASSWORD],
    "privacy": ["1"],
    "consent": ["1"],
}
COMPONENT = "family_authorisation"
REASON = "Văn bản ủy quyền chưa được công chứng hoặc chứng thực"
PROCEDURE = "/thu-tuc/1.001612"


@pytest.fixture(scope="module")
def paper():
    """A real PDF to hand in and to issue."""
    return sample_result(
        SampleResult(
            agency="Phòng Kinh tế xã Tân Hòa Đông",
            title="Giấy chứng nhận đăng ký hộ kinh doanh",
            number="05K8000118",
            place="Tân Hòa Đông",
            issued_on=date(2026, 11, 23),
            facts=(("Tên", "Hộ kinh doanh Bún thang Hồng Nhung"), ("Chủ hộ", NAME)),
            signer_title="Trưởng phòng",
            signer_name="Phạm Đức Thịnh",
        )
    )


@pytest.mark.shows(
    "C-01", "C-03", "C-14", "C-25", "C-26", "C-27", "C-29", "C-30", "C-31", "C-35", "C-36", "C-40", "C-41", "C-44",
    "C-47", "C-51", "R-04", "R-11", "R-12", "R-14", "P-01", "P-02", "P-03", "L-02", "V-02",
)  # fmt: skip
def test_from_registration_to_the_downloaded_result(people, site, clock, paper):
    """Five officers and one citizen; a supplement round in the middle."""
    story = Story(people, site, paper)
    story.register()
    story.file()
    clock.at("2026-11-16 09:00")
    story.take_in()
    clock.at("2026-11-17 10:00")
    story.ask_supplement()
    clock.at("2026-11-19 19:40")
    story.supplement()
    clock.at("2026-11-20 14:10")
    story.appraise()
    clock.at("2026-11-23 09:30")
    story.decide()
    assert story.download() == paper
    assert people.findings == []


class Story:
    """The people of the story at their pages."""

    def __init__(self, people, site, paper):
        self.people, self.url, self.paper = people, site.url, paper
        self.citizen = people.page("nguyet")
        self.code = ""

    def see(self, page, words):
        shown = page.title() + page.locator("body").inner_text().replace("\u00a0", " ")
        assert words in shown, (page.url, words, shown[:1500])
        self.people.look(page)
        if self.people.scripts:
            assert self.people.wide(page) <= 0, page.url

    def register(self):
        page = self.citizen
        page.goto(self.url + "/")
        self.see(page, "Ông, Bà cần làm thủ tục gì?")
        page.goto(self.url + "/dang-ky")
        press(page, "Đăng ký")
        self.see(page, "Lỗi:")
        fill(page, REGISTER)
        press(page, "Đăng ký")
        self.see(page, NAME)

    def file(self):
        page = self.citizen
        page.goto(self.url + PROCEDURE)
        self.see(page, "3 ngày làm việc")
        follow(page, "Nộp hồ sơ trực tuyến")
        self.see(page, "Nộp tại")
        press(page, "Bắt đầu khai")
        self.see(page, "Hướng dẫn")
        draft = re.sub(r"\?.*", "", page.url)
        for form, posted in APPLICATION.items():
            page.goto(f"{draft}/phan/{form}")
            fill(page, posted)
            self.see(page, "Đồng ý và tiếp tục")
            press(page, "Đồng ý và tiếp tục")
            assert f"/phan/{form}" not in page.url, page.locator("body").inner_text()[:1500]
        page.goto(f"{draft}/nhan-ket-qua")
        self.see(page, "Cách nhận kết quả")
        page.locator('[name="result_form"][value="online"]').check()
        press(page, "Đồng ý và tiếp tục")
        page.goto(f"{draft}/giay-to")
        upload(page, "uy-quyen.pdf", self.paper)
        self.see(page, "Giấy tờ")
        press(page, "Đồng ý và tiếp tục")
        page.goto(f"{draft}/kiem-tra")
        self.see(page, "80.000.000")
        token = page.locator('[name="captcha_token"]').input_value()
        fill(page, {"captcha": [digits_of(services(self.people.site.app).settings.secret_key, token)]})
        press(page, "Nộp lệ phí và gửi hồ sơ")
        self.see(page, "150.000")
        press(page, "Thanh toán 150.000 ₫".replace(" ₫", "\u00a0₫"))
        self.see(page, "Ông, Bà đã nộp hồ sơ thành công")
        self.code = re.search(r"H31\.40\.12-\d{6}-\d{4}", page.content()).group()
        follow(page, "Theo dõi hồ sơ này")
        self.see(page, "Chờ tiếp nhận")
        self.dossier = page.url

    def officer(self, name):
        page = self.people.page(name)
        if not page.url.startswith(self.url):
            log_in(page, self.url, name)
        page.goto(self.url + "/hop-viec")
        self.see(page, self.code)
        page.get_by_role("link", name=self.code).first.click()
        self.see(page, self.code)
        task = page.locator('a[href*="/viec/"]').first
        page.goto(self.url + re.sub(r"\?.*", "", task.get_attribute("href")))
        self.see(page, "Hoàn thành")
        return page

    def finish(self, page, outcome):
        page.locator(f'[name="outcome"][value="{outcome}"]').check(force=True)
        page.locator('button[name="do"][value="complete"]').click()
        assert "/viec/" not in page.url, page.locator("body").inner_text()[:2000]

    def take_in(self):
        page = self.officer("bao")
        page.locator(f'[name="check-{COMPONENT}"][value="passed"]').check(force=True)
        self.finish(page, "accept")

    def ask_supplement(self):
        page = self.officer("ha")
        fill(page, {**APPRAISAL, "authorisation_certified": ["false"], "note": [REASON]})
        self.finish(page, "amend")
        page = self.officer("bao")
        page.locator(f'[name="check-{COMPONENT}"][value="failed"]').check(force=True)
        fill(page, {f"comment-{COMPONENT}": [REASON]})
        self.finish(page, "send")

    def supplement(self):
        page = self.citizen
        page.goto(self.dossier)
        self.see(page, "Cần bổ sung")
        page.goto(self.dossier + "/bo-sung")
        self.see(page, REASON)
        upload(page, "uy-quyen-chung-thuc.pdf", self.paper)
        press(page, "Gửi bổ sung")
        page.goto(self.dossier)
        self.see(page, "16:00 thứ Hai, 23/11/2026")
        page.goto(self.dossier + "/cach-tinh")
        self.see(page, "23/11")

    def appraise(self):
        page = self.officer("ha")
        fill(page, APPRAISAL)
        upload(page, "giay-chung-nhan.pdf", self.paper)
        self.finish(page, "eligible")

    def decide(self):
        self.finish(self.officer("thinh"), "agree")
        page = self.officer("chau")
        fill(
            page,
            {
                "document_number": ["05K8000118"],
                "document_date": ["23/11/2026"],
                "signed_by": ISSUE["signed_by"],
            },
        )
        self.finish(page, "issue")
        self.finish(self.officer("mai"), "confirm")

    def download(self):
        page = self.citizen
        page.goto(self.dossier)
        self.see(page, "Đã trả kết quả")
        self.see(page, "Tệp này chưa có chữ ký số.")
        link = page.locator('a[href*="/giay-to/"]').first.get_attribute("href")
        return page.request.get(self.url + link).body()
