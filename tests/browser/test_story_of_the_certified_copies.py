"""A morning at the counter in a browser: a diploma is copied, certified, paid for and collected."""

import pytest
from acting import fill, follow, log_in, press
from desk_counter import ATTESTED, CASH, COLLECTED, SEALED, request

pytestmark = [pytest.mark.browser, pytest.mark.slow]

APPLICANT = {"person_id": ["033190000999"], "name": ["Bùi Thị Sen"], "phone": ["0912 000 555"]}
TICKED = {
    "originals-original": ["1"],
    "check-original": ["passed"],
    "copies-copies": ["5"],
    "check-copies": ["passed"],
}
CODE = "H31.40.12-261116-0001"


@pytest.mark.shows("R-04", "R-13", "R-14", "D-02")
def test_from_the_counter_to_the_copies_in_hand(people, site, clock):
    """One receiver and three officers of the office; nobody logs in as the applicant."""
    clock.at("2026-11-16 08:30")
    story = Morning(people, site)
    story.choose()
    story.applicant()
    story.draw_up()
    story.take_in()
    clock.at("2026-11-16 10:00")
    story.decide()
    clock.at("2026-11-16 14:00")
    story.give_out()
    story.papers()
    assert people.findings == []


class Morning:
    """The people of the story at their pages."""

    def __init__(self, people, site):
        self.people, self.url = people, site.url
        self.desk = people.page("bao")

    def see(self, page, words):
        shown = page.title() + page.locator("body").inner_text().replace("\u00a0", " ")
        assert words in shown, (page.url, words, shown[:1500])
        self.people.look(page)
        if self.people.scripts:
            assert self.people.wide(page) <= 0, page.url

    def choose(self):
        page = self.desk
        log_in(page, self.url, "bao")
        page.goto(self.url + "/tiep-nhan")
        follow(page, "Tiếp nhận hồ sơ tại quầy")
        page.locator("#q").fill("chung thuc")
        press(page, "Tìm")
        self.see(page, "2.000815")
        follow(page, "Chứng thực bản sao từ bản chính")

    def applicant(self):
        page = self.desk
        fill(page, APPLICANT | {"phone": ["12"]})
        press(page, "Tiếp tục")
        self.see(page, "Lỗi:")
        fill(page, APPLICANT)
        press(page, "Tiếp tục")
        self.see(page, "Bùi Thị Sen")

    def draw_up(self):
        page = self.desk
        press(page, "Chuyển sang kiểm tra")
        self.see(page, "Chọn người chụp bản sao")
        fill(page, request(("Bằng tốt nghiệp", 10, 5)))
        press(page, "Lưu")
        self.see(page, "60.000 ₫")
        press(page, "Chuyển sang kiểm tra")
        self.see(page, "đánh dấu Đạt hoặc Không đạt")
        for name, values in TICKED.items():
            self.answer(page, name, values[0])
        press(page, "Chuyển sang kiểm tra")

    def answer(self, page, name, value):
        if name.startswith("check-"):
            page.locator(f'[name="{name}"][value="{value}"]').check(force=True)
        else:
            page.locator(f'[name="{name}"]').fill(value)

    def take_in(self):
        page = self.desk
        self.see(page, "chưa có mã")
        self.see(page, "Tại quầy: 1 bản chính, 0 bản sao")
        self.finish(page, "accept")
        page.goto(self.url + "/tim-ho-so?q=bui+thi+sen")
        self.see(page, CODE)
        follow(page, CODE)
        self.see(page, "Hẹn trả 17:00")

    def decide(self):
        for name, posted, outcome in (
            ("ha", ATTESTED, "attested"),
            ("thinh", {}, "agree"),
            ("chau", SEALED, "issue"),
        ):
            page = self.people.page(name)
            log_in(page, self.url, name)
            page.goto(self.url + "/hop-viec")
            follow(page, CODE)
            fill(page, posted)
            self.see(page, "Hoàn thành")
            self.finish(page, outcome)

    def give_out(self):
        page = self.desk
        page.goto(self.url + "/tra-ket-qua")
        follow(page, CODE)
        self.finish(page, "confirm")
        page.goto(self.url + "/tra-ket-qua")
        follow(page, CODE)
        self.see(page, "Sáu mươi nghìn đồng")
        fill(page, CASH)
        self.finish(page, "collected")
        self.see(page, "Ai nhận kết quả?")
        fill(page, {"received_by": COLLECTED["received_by"]})
        self.finish(page, "returned")

    def papers(self):
        page = self.desk
        page.goto(self.url + f"/tim-ho-so?q={CODE}")
        follow(page, CODE)
        self.see(page, "Đã trả kết quả")
        follow(page, "Phiếu, văn bản")
        self.see(page, "Biên lai thu phí, lệ phí")
        self.see(page, "Giấy biên nhận trả kết quả")

    def finish(self, page, outcome):
        page.locator(f'[name="outcome"][value="{outcome}"]').check(force=True)
        page.locator('button[name="do"][value="complete"]').click()
