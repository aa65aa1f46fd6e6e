"""Two withdrawals in a browser, one accepted and one refused; and an apology with a new date."""

import pytest
from acting import fill, follow, log_in, press
from desk import Desk

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PASSED = {"family_authorisation": ("passed", "")}


@pytest.fixture
def at_work(app, clock):
    """A dossier of Nhung's that the specialist works on, since Monday morning."""
    desk = Desk(app, clock)
    dossier_id = desk.file_household_business().id
    clock.at("2026-11-16 09:00")
    desk.complete("bao", dossier_id, "intake__check", "accept", checks=PASSED)
    return dossier_id


class Story:
    """Nhung and the officers at their pages."""

    def __init__(self, people, site, dossier_id):
        self.people, self.url, self.dossier_id = people, site.url, dossier_id

    def at(self, name):
        """The page of a person who is logged in."""
        known = name in self.people.contexts
        page = self.people.page(name)
        if not known:
            log_in(page, self.url, name)
        return page

    def see(self, page, *words):
        shown = page.title() + page.locator("body").inner_text().replace("\u00a0", " ")
        assert [word for word in words if word not in shown] == [], (page.url, shown[:1500])
        self.people.look(page)
        if self.people.scripts:
            assert self.people.wide(page) <= 0, page.url

    def mine(self, *words):
        """What Nhung sees of her dossier."""
        page = self.at("nhung")
        page.goto(f"{self.url}/ho-so/{self.dossier_id}")
        self.see(page, *words)
        return page

    def ask(self):
        page = self.mine("Đang xử lý", "Yêu cầu rút hồ sơ")
        follow(page, "Yêu cầu rút hồ sơ")
        self.see(page, "Yêu cầu rút hồ sơ này?", "đứng lại cho đến khi Một cửa trả lời")
        press(page, "Gửi yêu cầu rút")
        self.see(page, "Lỗi:", "Ghi lý do bằng lời")
        fill(page, {"reason": ["Gia đình đã thuê được quầy ở xã bên"]})
        press(page, "Gửi yêu cầu rút")
        self.see(page, "Đang xem yêu cầu rút")

    def answer(self, outcome, note=""):
        page = self.at("bao")
        page.goto(f"{self.url}/hop-viec")
        self.see(page, "Trả lời yêu cầu rút")
        page.locator('main a[href^="/viec/"]').first.click()
        self.see(page, "Gia đình đã thuê được quầy ở xã bên")
        page.locator(f'[name="outcome"][value="{outcome}"]').check(force=True)
        fill(page, {"note": [note]})
        page.locator('button[name="do"][value="complete"]').click()
        assert "/viec/" not in page.url, page.locator("body").inner_text()[:2000]


def test_a_withdrawal_that_is_accepted(people, site, clock, at_work):
    story = Story(people, site, at_work)
    clock.at("2026-11-17 10:00")
    story.ask()
    clock.at("2026-11-17 14:00")
    story.answer("agree")
    story.mine("Dừng xử lý", "Gia đình đã thuê được quầy ở xã bên", "Thông báo dừng giải quyết hồ sơ")
    assert people.findings == []


def test_a_withdrawal_that_is_refused(people, site, clock, at_work):
    story = Story(people, site, at_work)
    clock.at("2026-11-17 10:00")
    story.ask()
    page = story.at("ha")
    page.goto(f"{story.url}/hop-viec")
    story.see(page, "Hộp việc")
    assert "Thẩm tra hồ sơ" not in page.locator("main").inner_text()
    clock.at("2026-11-18 10:00")
    story.answer("refuse", "Kết quả đã được ký trước khi Ông, Bà xin rút")
    page = story.mine("Đang xử lý", "Yêu cầu rút hồ sơ")
    assert "20/11/2026" in page.locator("main").inner_text()
    page = story.at("ha")
    page.goto(f"{story.url}/hop-viec")
    story.see(page, "Thẩm tra hồ sơ")
    assert people.findings == []
