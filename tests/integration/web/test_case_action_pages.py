"""Case actions by browser: a withdrawal asked and answered, a stop, an apology, and a forced step."""

import pytest
from desk import Desk
from desk_browser import faults, log_in, page_words, tree, words
from desk_counter import Counter

PASSED = {"family_authorisation": ("passed", "")}


@pytest.fixture
def desk(app, clock):
    return Desk(app, clock)


@pytest.fixture
def at_work(desk, clock):
    """A dossier the specialist works on."""
    dossier = desk.file_household_business()
    clock.at("2026-11-16 09:00")
    desk.complete("bao", dossier.id, "intake__check", "accept", checks=PASSED)
    return dossier.id


def links(response):
    return {words(a): a.get("href") for a in tree(response).iterfind(".//a") if a.get("href")}


def test_the_applicant_asks_and_the_desk_answers(app, desk, at_work):
    nhung, bao = log_in(app, "nhung"), log_in(app, "bao")
    page = nhung.get(f"/ho-so/{at_work}")
    assert links(page)["Yêu cầu rút hồ sơ"] == f"/ho-so/{at_work}/rut"
    assert "đứng lại cho đến khi Một cửa trả lời" in page_words(nhung.get(f"/ho-so/{at_work}/rut"))
    asked = nhung.post(f"/ho-so/{at_work}/rut", data={"reason": "Đã tìm được chỗ khác"})
    assert asked.status_code == 302
    page = nhung.get(asked.location)
    assert "Đang xem yêu cầu rút" in page_words(page)
    assert "Yêu cầu rút hồ sơ" not in links(page)
    task = desk.item(at_work, "answer_withdrawal")
    shown = bao.get(f"/viec/{task.id}")
    assert faults(shown) == []
    assert "Đã tìm được chỗ khác" in page_words(shown)
    done = bao.post(f"/viec/{task.id}", data={"outcome": "agree"})
    assert done.status_code == 302
    assert desk.dossier(at_work).status == "withdrawn"
    page = page_words(nhung.get(f"/ho-so/{at_work}"))
    assert "Dừng xử lý" in page
    assert "Lý do: Đã tìm được chỗ khác" in page
    assert "Thông báo dừng giải quyết hồ sơ" in page


def test_the_desk_writes_down_a_withdrawal_asked_on_paper(app, clock):
    clock.at("2026-11-16 08:30")
    counter = Counter(app, clock)
    dossier_id = counter.copies_asked()
    counter.complete("bao", dossier_id, "intake__check", "accept")
    bao = log_in(app, "bao")
    address = links(bao.get(f"/xu-ly/{dossier_id}"))["Rút hồ sơ"]
    assert faults(bao.get(address)) == []
    done = bao.post(address, data={"reason": "Không cần bản sao nữa"})
    assert (done.status_code, counter.dossier(dossier_id).status) == (302, "withdraw_requested")
    shown = bao.get(done.location)
    assert "đã ghi yêu cầu rút" in page_words(shown)
    assert "Rút hồ sơ" not in links(shown)
    journal = page_words(bao.get(f"/xu-ly/{dossier_id}/dien-bien"))
    assert "Lập theo đơn của người nộp. Không cần bản sao nữa" in journal


def test_without_a_reason_the_page_comes_again(app, at_work):
    answer = log_in(app, "nhung").post(f"/ho-so/{at_work}/rut", data={"reason": " "})
    assert answer.status_code == 422
    assert "Ghi lý do bằng lời" in page_words(answer)
    assert faults(answer) == []


def test_pressing_twice_asks_once(app, desk, at_work):
    nhung = log_in(app, "nhung")
    for _ in range(2):
        assert nhung.post(f"/ho-so/{at_work}/rut", data={"reason": "Thôi"}).status_code == 302
    assert [item.node for item in desk.items(at_work)] == ["answer_withdrawal"]


def test_what_cannot_be_withdrawn_offers_nothing(app, desk, clock):
    dossier_id = desk.file_household_business().id
    nhung = log_in(app, "nhung")
    assert "Yêu cầu rút hồ sơ" not in links(nhung.get(f"/ho-so/{dossier_id}"))
    assert nhung.get(f"/ho-so/{dossier_id}/rut").location == f"/ho-so/{dossier_id}"


def test_the_others_work_on_nothing_meanwhile(app, desk, at_work):
    task = desk.item(at_work, "appraise")
    log_in(app, "nhung").post(f"/ho-so/{at_work}/rut", data={"reason": "Thôi"})
    ha = log_in(app, "ha")
    shown = ha.get(f"/viec/{task.id}")
    assert shown.status_code == 200
    assert faults(shown) == []
    assert ha.post(f"/viec/{task.id}", data={"outcome": "eligible"}).status_code == 409


def test_stop_asks_for_reason_and_basis(app, desk, at_work):
    bao = log_in(app, "bao")
    offered = links(bao.get(f"/xu-ly/{at_work}"))
    assert "Dừng giải quyết" in offered
    page = bao.get(offered["Dừng giải quyết"])
    assert faults(page) == []
    wrong = bao.post(offered["Dừng giải quyết"], data={"reason": "Trùng", "legal_basis": ""})
    assert wrong.status_code == 422
    assert "căn cứ pháp lý" in page_words(wrong)
    lacking = bao.post(offered["Dừng giải quyết"], data={"reason": "", "legal_basis": "Luật, điều 1"})
    assert lacking.status_code == 422
    done = bao.post(offered["Dừng giải quyết"], data={"reason": "Trùng", "legal_basis": "Luật, điều 1"})
    assert done.location == f"/xu-ly/{at_work}"
    page = bao.get(done.location)
    assert "chờ lãnh đạo ký" in page_words(page)
    assert "Dừng giải quyết" not in links(page)


def test_the_leader_sees_what_he_signs(app, desk, clock, at_work):
    clock.at("2026-11-18 14:00")
    boxes = {"new_due.day": "25", "new_due.month": "11", "new_due.year": "2026"}
    ha = log_in(app, "ha")
    assert "Xin lỗi, hẹn lại" in links(ha.get(f"/xu-ly/{at_work}"))
    ha.post(f"/xu-ly/{at_work}/lam/apology", data={"reason": "Chờ cơ quan thuế", **boxes})
    task, thinh = desk.item(at_work, "sign_apology"), log_in(app, "thinh")
    shown = page_words(thinh.get(f"/viec/{task.id}"))
    assert "Chờ cơ quan thuế" in shown
    assert "25/11/2026" in shown
    assert thinh.post(f"/viec/{task.id}", data={"outcome": "sign"}).status_code == 302
    page = page_words(log_in(app, "nhung").get(f"/ho-so/{at_work}"))
    assert "25/11/2026" in page
    assert "Phiếu xin lỗi và hẹn lại ngày trả kết quả" in page
    # The law gives one new appointment: a second is not offered.
    assert "Xin lỗi, hẹn lại" not in links(ha.get(f"/xu-ly/{at_work}"))


@pytest.mark.parametrize("who", ["chau", "nhung"])
def test_officers_without_the_role_are_offered_nothing(app, at_work, who):
    browser = log_in(app, who)
    answer = browser.get(f"/xu-ly/{at_work}/lam/stop")
    assert answer.status_code in (302, 404)
    assert browser.post(f"/xu-ly/{at_work}/lam/stop", data={"reason": "x"}).status_code in (302, 404)


def test_an_unknown_action_is_not_found(app, at_work):
    assert log_in(app, "bao").get(f"/xu-ly/{at_work}/lam/party").status_code == 404


def test_in_english_the_side_task_has_its_english_name(app, desk, at_work):
    log_in(app, "nhung").post(f"/ho-so/{at_work}/rut", data={"reason": "Thôi"})
    task = desk.item(at_work, "answer_withdrawal")
    bao = log_in(app, "bao", "en")
    assert "Answer the withdrawal" in page_words(bao.get("/hop-viec"))
    assert "Answer the withdrawal" in page_words(bao.get(f"/viec/{task.id}"))


def test_a_step_is_forced_from_its_page(app, desk, at_work):
    nam, code = log_in(app, "nam"), desk.dossier(at_work).code
    assert "Mã hồ sơ" in page_words(nam.get("/quan-tri/chuyen-buoc"))
    assert "Không tìm thấy" in page_words(nam.get("/quan-tri/chuyen-buoc?code=H31-xyz"))
    page = nam.get(f"/quan-tri/chuyen-buoc?code={code}")
    assert faults(page) == []
    options = [words(option) for option in tree(page).iterfind(".//option")]
    assert any("Trình lãnh đạo" in option for option in options)
    item = desk.items(at_work)[0]
    wrong = nam.post(f"/quan-tri/chuyen-buoc/{at_work}", data={"item": item.id, "node": "approval"})
    assert wrong.status_code == 422
    posted = {"item": item.id, "node": "approval", "reason": "Chuyên viên nghỉ ốm"}
    assert nam.post(f"/quan-tri/chuyen-buoc/{at_work}", data=posted).status_code == 302
    assert desk.dossier(at_work).status == "waiting_approval"


def test_only_administrators_force_steps(app, desk, at_work):
    assert log_in(app, "bao").get("/quan-tri/chuyen-buoc").status_code == 404


def test_while_a_withdrawal_waits_lists_and_ways_still_show_where_the_dossier_stands(app, at_work):
    nhung, bao = log_in(app, "nhung"), log_in(app, "bao")
    nhung.post(f"/ho-so/{at_work}/rut", data={"reason": "Đã tìm được chỗ khác"})
    found = bao.get("/tim-ho-so")
    assert found.status_code == 200
    assert "chờ trả lời yêu cầu rút" in page_words(found)
    way = tree(bao.get(f"/xu-ly/{at_work}")).xpath('//*[@aria-current="step"]')
    assert ["Kiểm tra điều kiện" in words(step) and "tạm dừng" in words(step) for step in way] == [True]
    assert "Tạm dừng, chờ trả lời yêu cầu rút." in page_words(nhung.get(f"/ho-so/{at_work}"))


def test_what_was_sent_is_changed_among_the_own_dossiers(app, desk):
    dossier = desk.file_household_business()
    page = log_in(app, "nhung").get(f"/ho-so/{dossier.id}/cap-nhat/phan/owner")
    current = {words(link) for link in tree(page).xpath('//nav//a[@aria-current="page"]')}
    assert current == {"Quản lý hồ sơ đã nộp"}
