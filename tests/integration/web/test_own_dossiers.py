"""After sending: follow, update, cancel, supplement, and take the result."""

import pytest
from applicant import Applicant, pdf, sent
from desk import Desk
from sqlalchemy import select
from story import APPRAISAL, BUSINESS, FOUNDING, ISSUE, day
from visitor import words

from processes.domain.dossier.dossier import Paper
from processes.domain.dossier.journal import JournalEntry
from processes.domain.dossier.work import Due

DONE, NOW, LATER = "mc-stage--done", "mc-stage--now", "mc-stage--later"


@pytest.fixture
def desk(app, clock):
    return Desk(app, clock)


@pytest.fixture
def applicant(app):
    return Applicant(app)


@pytest.fixture
def dossier(applicant):
    return applicant.file()


def stages(page, state):
    return page.said(f"//li[contains(@class, '{state}')]/span[@class='mc-stage__name']")


def stage(page, name):
    found = page.find(f"//li[contains(@class, 'mc-stage ')][contains(., '{name}')]")[0]
    return " ".join(words(part) for part in found)


def accept(desk, clock, dossier):
    clock.at("2026-11-16 09:00")
    desk.complete("bao", dossier, "intake__check", "accept", checks={"family_authorisation": ("passed", "")})


def ask_for_supplement(desk, clock, dossier):
    clock.at("2026-11-17 10:00")
    unproved = {**APPRAISAL, "authorisation_certified": ["false"]}
    desk.complete("ha", dossier, "appraise", "amend", unproved, note="Văn bản ủy quyền chưa được chứng thực")
    checks = {"family_authorisation": ("failed", "bản đã nộp chưa được chứng thực.")}
    desk.complete("bao", dossier, "supplement__send", "send", checks=checks)


@pytest.mark.shows("C-44")
def test_a_dossier_waits_for_the_desk(applicant, dossier):
    page = applicant.get(f"/ho-so/{dossier}")
    assert "Chờ tiếp nhận" in page.main
    assert "Một cửa trả lời trước 15:42 thứ Hai, 16/11/2026" in page.main
    assert stages(page, DONE) == ["Nộp hồ sơ và lệ phí"]
    assert stages(page, NOW) == ["Tiếp nhận"]
    assert stages(page, LATER) == ["Kiểm tra điều kiện", "Ký duyệt", "Vào số, ký số cơ quan", "Trả kết quả"]
    assert "Cập nhật hồ sơ" in page.main
    assert "Hủy hồ sơ" in page.main
    listed = applicant.get("/ho-so")
    assert "H31.40.12-261113-0001" in listed.main


@pytest.mark.shows("C-42", "C-44")
def test_a_dossier_is_promised_with_the_moments_to_come(applicant, desk, clock, dossier):
    accept(desk, clock, dossier)
    clock.at("2026-11-16 10:00")
    page = applicant.get(f"/ho-so/{dossier}")
    assert "09:00 thứ Năm, 19/11/2026" in page.main
    assert "Ông, Bà không phải làm gì lúc này." in page.main
    assert "xong 09:00 hôm nay, 16/11" in stage(page, "Tiếp nhận")
    assert "Giấy tiếp nhận hồ sơ và hẹn trả kết quả số 1/TNHS" in stage(page, "Tiếp nhận")
    assert "hẹn xong 14:30 thứ Ba, 17/11 Đang làm tại Phòng Kinh tế." in stage(page, "Kiểm tra điều kiện")
    assert "hẹn 09:00 thứ Tư, 18/11" in stage(page, "Ký duyệt")
    assert "hẹn 11:00 thứ Tư, 18/11" in stage(page, "Vào số")
    assert "hẹn 09:00 thứ Năm, 19/11" in stage(page, "Trả kết quả")
    assert "Cập nhật hồ sơ" not in page.main
    assert applicant.get(f"/ho-so/{dossier}/da-gui").location == f"/ho-so/{dossier}"


def test_the_clock_is_told_row_by_row(applicant, desk, clock, dossier):
    assert "Một cửa trả lời hồ sơ, lần 1" in applicant.get(f"/ho-so/{dossier}/cach-tinh").said("//h2")
    accept(desk, clock, dossier)
    ask_for_supplement(desk, clock, dossier)
    clock.at("2026-11-17 15:00")
    page = applicant.get(f"/ho-so/{dossier}/cach-tinh")
    rows = [" ".join(words(cell) for cell in row) for row in page.find("//tbody/tr")]
    assert rows[0].startswith(
        "09:00 T2 16/11 17:00 T2 16/11 Tiếp nhận chính thức, trừ nghỉ trưa 6 giờ 30 phút"
    )
    assert any("Tạm dừng: hồ sơ chờ bổ sung không tính" in row for row in rows)
    assert "đã dùng 9 giờ trong 24 giờ làm việc" in page.said("//tfoot")[0]


@pytest.mark.shows("C-47")
def test_a_supplement_says_what_why_how_and_until_when(applicant, desk, clock, dossier):
    accept(desk, clock, dossier)
    ask_for_supplement(desk, clock, dossier)
    page = applicant.get(f"/ho-so/{dossier}")
    assert "Ông, Bà cần nộp lại 1 giấy tờ trước 17:00 thứ Năm, 17/12/2026." in page.main
    assert "Tạm dừng" in page.main
    assert "Đang chờ Ông, Bà." in stage(page, "Kiểm tra điều kiện")
    page = applicant.get(f"/ho-so/{dossier}/bo-sung")
    assert "bản đã nộp chưa được chứng thực." in page.main
    assert "Bản công chứng hoặc chứng thực." in page.main
    assert "Gửi trong hôm nay thì hẹn trả chậm nhất là 16:00 thứ Năm, 19/11/2026" in page.main
    assert "Bản 1, nộp 13/11, giữ lại để đối chiếu" in page.main
    assert "Người hướng dẫn: Trần Quốc Bảo" in page.main
    assert len(page.find("//textarea[@name='message']")) == 1


@pytest.mark.shows("C-47")
def test_a_supplement_is_saved_then_sent_once(applicant, desk, clock, dossier):
    accept(desk, clock, dossier)
    ask_for_supplement(desk, clock, dossier)
    clock.at("2026-11-19 19:40")
    address = f"/ho-so/{dossier}/bo-sung"
    box = "paper-family_authorisation"
    applicant.get(address)
    refused = applicant.post(address, {"action": "send"})
    assert refused.status == 422
    assert refused.error_summary() == {box: "Tải bản đã sửa lên rồi gửi"}
    bad = applicant.post(address, {"action": "send", box: sent(b"nonsense"), "message": "Đã chứng thực"})
    assert "Chỉ nhận tệp" in bad.error_summary()[box]
    assert bad.find("//textarea[@name='message']")[0].text_content().strip() == "Đã chứng thực"
    saved = applicant.post(address, {"action": "save", box: sent(pdf(3), "chung-thuc.pdf")})
    assert saved.status == 200
    assert "chung-thuc.pdf" in saved.main
    assert desk.dossier(dossier).status == "supplement_requested"
    done = applicant.post(address, {"action": "send", "message": "Đã chứng thực"})
    assert done.location == f"/ho-so/{dossier}"
    assert applicant.post(address, {"action": "send"}).location == f"/ho-so/{dossier}"
    kept = desk.dossier(dossier)
    assert (kept.status, kept.due_current) == ("in_process", clock.at("2026-11-23 16:00"))


def test_the_pause_stands_in_its_stage_afterwards(applicant, desk, clock, dossier):
    accept(desk, clock, dossier)
    ask_for_supplement(desk, clock, dossier)
    clock.at("2026-11-19 19:40")
    applicant.post(
        f"/ho-so/{dossier}/bo-sung", {"action": "send", "paper-family_authorisation": sent(pdf(3))}
    )
    clock.at("2026-11-20 14:10")
    page = applicant.get(f"/ho-so/{dossier}")
    assert "16:00 thứ Hai, 23/11/2026" in page.main
    assert "Ban đầu hẹn 09:00 thứ Năm, 19/11." in page.main
    assert "từ 10:00 thứ Ba, 17/11 đến 07:30 hôm nay, 20/11" in page.main
    now = stage(page, "Kiểm tra điều kiện")
    assert "Tạm dừng từ 17/11 đến 19/11: bản đã nộp chưa được chứng thực." in now
    assert "Ông, Bà đã bổ sung lúc 19:40 thứ Năm, 19/11." in now
    assert "bản 2" in page.main


def test_a_late_dossier_says_so_and_apologises(applicant, desk, clock, dossier):
    accept(desk, clock, dossier)
    clock.at("2026-11-20 09:00")
    page = applicant.get(f"/ho-so/{dossier}")
    assert "Chậm so với hẹn" in page.main
    assert "Chúng tôi xin lỗi Ông, Bà." in page.main


@pytest.mark.shows("C-44", "C-51")
def test_the_result_is_there_only_when_the_desk_has_confirmed_it(applicant, desk, clock, dossier):
    accept(desk, clock, dossier)
    desk.upload_result("ha", dossier, "appraise")
    result = result_of(desk, dossier)
    desk.complete("ha", dossier, "appraise", "eligible", APPRAISAL)
    clock.at("2026-11-17 09:30")
    desk.complete("thinh", dossier, "approval__approve", "agree")
    desk.complete("chau", dossier, "issue__issue_result", "issue", ISSUE | day("document_date", "17/11/2026"))
    assert applicant.get(f"/giay-to/{result.id}").status == 404
    assert "Kết quả" not in applicant.get(f"/ho-so/{dossier}").said("//h2")
    desk.complete("mai", dossier, "return_result__confirm", "confirm")
    page = applicant.get(f"/ho-so/{dossier}")
    assert "Đã có kết quả." in page.main
    assert "Tệp này chưa có chữ ký số." in page.main
    assert applicant.get(f"/giay-to/{result.id}").response.get_data() == b"%PDF-1.7 result"
    assert stages(page, DONE)[-1] == "Trả kết quả"
    assert stages(page, LATER) == []


def result_of(desk, dossier):
    with desk.transactions.read() as session:
        return session.scalars(select(Paper).filter_by(dossier_id=dossier, purpose="result")).one()


def test_a_refusal_gives_its_reason(applicant, desk, clock, dossier):
    clock.at("2026-11-16 09:00")
    desk.complete("bao", dossier, "intake__check", "refuse", note="Địa chỉ trụ sở nằm ngoài tỉnh.")
    page = applicant.get(f"/ho-so/{dossier}")
    assert "Lý do: Địa chỉ trụ sở nằm ngoài tỉnh." in page.main
    assert stages(page, DONE)[-1] == "Không được tiếp nhận"
    assert stages(page, LATER) == []


@pytest.mark.shows("C-45")
def test_an_update_gives_the_desk_eight_new_hours(applicant, desk, clock, dossier):
    clock.at("2026-11-16 08:00")
    form = f"/ho-so/{dossier}/cap-nhat/phan/business"
    assert applicant.get(f"/ho-so/{dossier}/cap-nhat").status == 200
    page = applicant.get(form)
    action = page.find("//main//form/@action")[0]
    renamed = {**BUSINESS, "business_name": ["Hộ kinh doanh Bún thang Ngõ Đình"]}
    assert applicant.post(action, {**renamed, "capital": ["không"]}).status == 422
    done = applicant.post(action, renamed)
    assert done.location == f"/ho-so/{dossier}/cap-nhat?saved=1"
    assert "Một cửa trả lời trước 08:00 thứ Ba, 17/11/2026" in applicant.get(done.location).main
    with desk.transactions.read() as session:
        due = session.scalars(select(Due).filter_by(dossier_id=dossier, kind="timer")).one()
        moves = [e.payload["move"] for e in session.scalars(select(JournalEntry)) if e.kind == "moved"]
    assert due.due_at == clock.at("2026-11-17 08:00")
    assert moves == ["submit", "update_submitted"]


def test_an_update_that_was_overtaken_is_told_so(applicant, desk, dossier):
    action = applicant.get(f"/ho-so/{dossier}/cap-nhat/phan/business").find("//main//form/@action")[0]
    assert applicant.post(action, BUSINESS).status == 302
    overtaken = applicant.post(action, BUSINESS)
    assert overtaken.status == 409
    assert "Hồ sơ vừa được người khác cập nhật" in overtaken.main


def test_an_update_after_intake_is_told_so(applicant, desk, clock, dossier):
    action = applicant.get(f"/ho-so/{dossier}/cap-nhat/phan/business").find("//main//form/@action")[0]
    accept(desk, clock, dossier)
    assert applicant.post(action, BUSINESS).status == 409
    assert applicant.get(f"/ho-so/{dossier}/cap-nhat").location == f"/ho-so/{dossier}"
    assert applicant.get(f"/ho-so/{dossier}/huy").location == f"/ho-so/{dossier}"


def test_an_update_keeps_the_dossier_whole(applicant, desk, dossier):
    """Another way of filing asks for papers that are not there: nothing is kept."""
    action = applicant.get(f"/ho-so/{dossier}/cap-nhat/phan/founding").find("//main//form/@action")[0]
    changed = {**FOUNDING, "filed_by": ["individual"], "principal_has_eid": ["true"]}
    page = applicant.post(action, changed)
    assert page.status == 422
    assert "Đổi như vậy thì hồ sơ còn thiếu" in page.main
    listed = applicant.get(f"/ho-so/{dossier}/cap-nhat")
    assert "Chủ hộ kinh doanh tự nộp" in listed.main


def test_papers_and_delivery_are_updated_too(applicant, desk, dossier):
    paper = f"/ho-so/{dossier}/cap-nhat/giay-to/family_authorisation"
    action = applicant.get(paper).find("//main//form/@action")[0]
    assert applicant.post(action, {}).error_summary() == {
        "paper-family_authorisation": "Chọn một tệp rồi tải lên"
    }
    assert applicant.post(action, {"paper-family_authorisation": sent(b"no")}).status == 422
    done = applicant.post(action, {"paper-family_authorisation": sent(pdf(4), "ban-moi.pdf")})
    assert done.status == 302
    assert "bản 2" in applicant.get(f"/ho-so/{dossier}").main
    action = applicant.get(f"/ho-so/{dossier}/cap-nhat/nhan-ket-qua").find("//main//form/@action")[0]
    assert applicant.post(action, {"result_form": "desk"}).status == 302
    assert desk.dossier(dossier).result_form == "desk"


@pytest.mark.shows("C-46")
def test_cancelling_asks_first_and_happens_once(applicant, desk, dossier):
    question = applicant.get(f"/ho-so/{dossier}/huy")
    assert "Lệ phí đã nộp không hoàn lại." in question.main
    assert desk.dossier(dossier).status == "submitted"
    assert applicant.post(f"/ho-so/{dossier}/huy").location == f"/ho-so/{dossier}"
    assert applicant.post(f"/ho-so/{dossier}/huy").location == f"/ho-so/{dossier}"
    page = applicant.get(f"/ho-so/{dossier}")
    assert "Đã hủy" in page.main
    assert "không phải làm gì" not in page.main
    assert desk.items(dossier) == []


PAGES = ("", "/da-gui", "/cach-tinh", "/bo-sung", "/cap-nhat", "/huy", "/giay-xac-nhan.pdf")


@pytest.mark.parametrize("path", PAGES)
def test_another_persons_dossier_is_not_there(applicant, another, dossier, path):
    assert another.get(f"/ho-so/{dossier}{path}").status == 404


@pytest.mark.parametrize("path", ["/bo-sung", "/huy", "/cap-nhat/phan/business", "/cap-nhat/nhan-ket-qua"])
def test_another_person_changes_nothing_of_a_dossier(applicant, another, desk, dossier, path):
    another.get("/nop-ho-so/1.001612")
    assert another.post(f"/ho-so/{dossier}{path}", BUSINESS).status == 404
    assert desk.dossier(dossier).status == "submitted"


def test_the_confirmation_is_a_pdf(applicant, dossier):
    answer = applicant.get(f"/ho-so/{dossier}/giay-xac-nhan.pdf")
    assert answer.response.mimetype == "application/pdf"
    assert answer.response.get_data().startswith(b"%PDF-")


@pytest.mark.shows("C-47", "R-07", "R-08")
def test_an_intake_supplement_starts_eight_new_hours(applicant, desk, clock, dossier):
    clock.at("2026-11-16 09:00")
    checks = {"family_authorisation": ("failed", "thiếu trang 2.")}
    desk.complete("bao", dossier, "intake__check", "supplement", checks=checks)
    page = applicant.get(f"/ho-so/{dossier}/bo-sung")
    assert "thiếu trang 2." in page.main
    assert "Gửi trong hôm nay" not in page.main
    clock.at("2026-11-17 09:00")
    box = {"paper-family_authorisation": sent(pdf(3)), "action": "send"}
    assert applicant.post(f"/ho-so/{dossier}/bo-sung", box).status == 302
    page = applicant.get(f"/ho-so/{dossier}")
    assert "Một cửa trả lời trước 09:00 thứ Tư, 18/11/2026" in page.main
