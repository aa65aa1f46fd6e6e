"""A task by browser: looked at, claimed, saved, put back, completed; and what if others were quicker."""

import io

import pytest
from desk import Desk
from desk_browser import (
    asked,
    faults,
    log_in,
    make_stranger,
    page_words,
    rows_of_business,
    statements,
    tree,
    words,
)
from pikepdf import Pdf
from sqlalchemy import func, select
from story import APPRAISAL, ISSUE

from processes.actions.tasks import ClaimTask, claim_task
from processes.domain.dossier.dossier import Answers, Paper
from processes.domain.dossier.journal import JournalEntry
from processes.domain.dossier.work import TaskDraft

PASSED = {"family_authorisation": ("passed", "")}
FAILED = {"check-family_authorisation": "failed", "comment-family_authorisation": "Chưa chứng thực"}


@pytest.fixture
def desk(app, clock):
    return Desk(app, clock)


@pytest.fixture
def filed(desk, clock):
    """A dossier waiting for intake on Monday morning."""
    dossier = desk.file_household_business()
    clock.at("2026-11-16 09:00")
    return dossier.id


@pytest.fixture
def appraised(desk, filed):
    """A dossier whose specialist has the result ready."""
    desk.complete("bao", filed, "intake__check", "accept", checks=PASSED)
    desk.upload_result("ha", filed, "appraise")
    return filed


@pytest.fixture
def submitted(desk, appraised):
    """A dossier that waits for the leader."""
    desk.complete("ha", appraised, "appraise", "eligible", APPRAISAL)
    return appraised


def pdf() -> bytes:
    file = io.BytesIO()
    made = Pdf.new()
    made.add_blank_page()
    made.save(file)
    return file.getvalue()


def address(desk, dossier_id: str, node: str) -> str:
    return f"/viec/{desk.item(dossier_id, node).id}"


def as_typed(posted: dict) -> dict[str, str]:
    return {name: values[0] for name, values in posted.items()}


def kept(desk, kind, **equal):
    with desk.transactions.read() as session:
        return list(session.scalars(select(kind).filter_by(**equal)))


def summary(response) -> list[str]:
    return [words(line) for line in tree(response).xpath("//*[contains(@class, 'govuk-error-summary')]//li")]


@pytest.mark.parametrize("name", ["ha", "thinh", "nam", "nhung"])
def test_a_task_is_not_there_for_other_roles(app, desk, filed, name):
    client, url = log_in(app, name), address(desk, filed, "intake__check")
    assert client.get(url).status_code == 404
    assert client.post(url, data={"outcome": "accept"}).status_code == 404
    assert {client.post(f"{url}/{what}").status_code for what in ("nhan", "nha", "luu")} == {404}
    assert desk.dossier(filed).status == "submitted"


def test_a_task_is_not_there_for_other_units(app, desk, filed):
    stranger = log_in(app, make_stranger(desk))
    assert stranger.get(address(desk, filed, "intake__check")).status_code == 404
    assert stranger.get("/viec/no-such-task").status_code == 404


@pytest.mark.parametrize("locale", ["vi", "en"])
def test_looking_claims_nothing(app, desk, filed, locale):
    before = rows_of_business(app)
    response = log_in(app, "bao", locale).get(address(desk, filed, "intake__check"))
    assert response.status_code == 200
    assert faults(response) == []
    assert rows_of_business(app) == before


def test_claim_and_put_back(app, desk, filed):
    client, url = log_in(app, "bao"), address(desk, filed, "intake__check")
    claimed = client.post(f"{url}/nhan")
    assert (claimed.status_code, claimed.location) == (302, url)
    assert desk.item(filed, "intake__check").holder_id == desk.actor("bao").id
    assert client.post(f"{url}/nha", data={"note": "Bận việc khác"}).location == "/hop-viec"
    assert desk.item(filed, "intake__check").holder_id is None
    assert "đã nhả việc" in page_words(client.get("/hop-viec"))
    assert "Bận việc khác" in page_words(client.get(url))


def test_intake_says_who_gets_it_next_and_by_when(app, desk, filed):
    said = page_words(log_in(app, "bao").get(address(desk, filed, "intake__check")))
    assert "Người nhận việc: Lê Thu Hà, hạn 14:30 T3 17/11." in said
    assert "Hẹn trả nếu tiếp nhận bây giờ09:00 T5 19/11" in said


@pytest.mark.shows("R-04", "R-06")
def test_intake_ticks_papers_and_goes_on(app, desk, filed):
    client = log_in(app, "bao")
    posted = {"outcome": "accept", "check-family_authorisation": "passed", "intake_note": "Đủ"}
    response = client.post(address(desk, filed, "intake__check"), data=posted)
    assert (response.status_code, response.location) == (302, "/hop-viec")
    assert desk.dossier(filed).status == "in_process"
    assert {paper.check for paper in kept(desk, Paper, dossier_id=filed)} == {"passed"}
    assert "đã hoàn thành" in page_words(client.get("/hop-viec"))
    assert "đã hoàn thành" not in page_words(client.get("/hop-viec"))


def test_after_completing_the_next_task_one_holds_opens(app, desk, clock, filed):
    other = desk.file_household_business().id
    url = address(desk, other, "intake__check")
    desk.perform(claim_task, desk.actor("bao"), ClaimTask(url.removeprefix("/viec/")))
    client = log_in(app, "bao")
    response = client.post(address(desk, filed, "intake__check"), data={"outcome": "accept"})
    assert response.location == url
    assert f"{desk.dossier(filed).code}: đã hoàn thành" in page_words(client.get(url))


def test_undeclared_fields_and_papers_are_dropped(app, desk, filed):
    posted = {"outcome": "accept", "intake_note": "Đủ", "status": "returned", "check-no_such_paper": "passed"}
    posted |= {"check-family_authorisation": "invented", "do": "complete", "version": "yesterday"}
    log_in(app, "bao").post(address(desk, filed, "intake__check"), data=posted)
    (answers,) = [one for one in kept(desk, Answers, dossier_id=filed) if one.form.endswith("intake")]
    assert answers.values == {"intake_note": "Đủ"}
    assert {paper.check for paper in kept(desk, Paper, dossier_id=filed)} == {"unchecked"}


def refused(app, desk, dossier_id, node, name, posted):
    """Post, and expect the page again with nothing done."""
    before = desk.dossier(dossier_id).journal_seq
    response = log_in(app, name).post(address(desk, dossier_id, node), data=posted)
    assert response.status_code == 422
    assert faults(response) == []
    assert desk.dossier(dossier_id).journal_seq == before
    assert tree(response).findtext(".//title").startswith("Lỗi:")
    return response


def test_an_outcome_must_be_chosen(app, desk, filed):
    response = refused(app, desk, filed, "intake__check", "bao", {"intake_note": "Giữ lại chữ này"})
    assert summary(response) == ["Chọn một kết quả cho việc này."]
    assert tree(response).xpath("//textarea[@name='intake_note']")[0].text.strip() == "Giữ lại chữ này"


def test_refusing_needs_a_reason(app, desk, filed):
    response = refused(app, desk, filed, "intake__check", "bao", {"outcome": "refuse", **FAILED})
    assert summary(response) == ["Ghi lý do bằng lời để người nhận hiểu phải làm gì."]
    root = tree(response)
    assert root.xpath("//input[@name='outcome'][@checked]/@value") == ["refuse"]
    assert root.xpath("//input[@name='check-family_authorisation'][@checked]/@value") == ["failed"]
    assert root.xpath("//input[@name='comment-family_authorisation']/@value") == ["Chưa chứng thực"]


@pytest.mark.shows("R-07")
def test_a_supplement_must_say_what_is_missing(app, desk, filed):
    response = refused(app, desk, filed, "intake__check", "bao", {"outcome": "supplement"})
    assert "Đánh dấu “Không đạt” ít nhất một giấy tờ" in summary(response)[0]


@pytest.mark.shows("R-04")
def test_failed_papers_are_not_accepted(app, desk, filed):
    response = refused(app, desk, filed, "intake__check", "bao", {"outcome": "accept", **FAILED})
    assert summary(response)[0].startswith("Còn giấy tờ “Không đạt”.")


def test_answers_are_checked_beside_their_fields(app, desk, appraised):
    typed = {**as_typed(APPRAISAL), "outcome": "eligible", "certificate_capital": "nhiều lắm"}
    del typed["name_allowed"]
    response = refused(app, desk, appraised, "appraise", "ha", typed)
    root, said = tree(response), summary(response)
    assert len(said) == 2
    for link in root.xpath("//*[contains(@class, 'govuk-error-summary')]//a"):
        assert len(root.xpath(f"//*[@id='{link.get('href')[1:]}']")) == 1
    assert root.xpath("//input[@name='certificate_capital']/@value") == ["nhiều lắm"]
    assert root.xpath("//input[@name='certificate_name']/@value") == ["Hộ kinh doanh Bún thang Hồng Nhung"]


def test_a_result_is_needed_to_go_on(app, desk, filed):
    desk.complete("bao", filed, "intake__check", "accept", checks=PASSED)
    typed = {**as_typed(APPRAISAL), "outcome": "eligible"}
    response = refused(app, desk, filed, "appraise", "ha", typed)
    assert summary(response) == ["Chưa có tệp kết quả. Tải lên bản dự thảo kết quả (PDF) rồi chuyển tiếp."]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"GIF89a not a pdf", "Chỉ nhận tệp PDF"),
        (b"", "Tệp này trống"),
        (b"%PDF-1.7 broken", "Không mở được tệp này"),
    ],
)
def test_a_refused_file_says_why_and_everything_typed_stays(app, desk, filed, data, says):
    desk.complete("bao", filed, "intake__check", "accept", checks=PASSED)
    typed = {**as_typed(APPRAISAL), "outcome": "eligible", "result_file": (io.BytesIO(data), "kq.pdf")}
    response = refused(app, desk, filed, "appraise", "ha", typed)
    assert summary(response)[0].startswith(says)
    assert tree(response).xpath("//input[@name='outcome'][@checked]/@value") == ["eligible"]
    assert tree(response).xpath("//input[@name='certificate_capital']/@value") == ["80.000.000"]
    assert [paper for paper in kept(desk, Paper, dossier_id=filed) if paper.purpose == "result"] == []


@pytest.mark.shows("P-01", "P-03")
def test_a_result_comes_with_the_task(app, desk, filed):
    desk.complete("bao", filed, "intake__check", "accept", checks=PASSED)
    typed = {
        **as_typed(APPRAISAL),
        "outcome": "eligible",
        "result_file": (io.BytesIO(pdf()), "../kết quả.pdf"),
    }
    response = log_in(app, "ha").post(address(desk, filed, "appraise"), data=typed)
    assert response.status_code == 302
    (result,) = [paper for paper in kept(desk, Paper, dossier_id=filed) if paper.purpose == "result"]
    assert (result.pages, "/" in result.filename) == (1, False)
    assert desk.dossier(filed).status == "waiting_approval"


def test_saving_keeps_what_was_typed_and_completes_nothing(app, desk, appraised):
    client, url = log_in(app, "ha"), address(desk, appraised, "appraise")
    typed = {
        "certificate_name": "Hộ kinh doanh Mới",
        "note": "Chờ hỏi thuế",
        "outcome": "amend",
        "do": "save",
    }
    assert client.post(url, data={**typed, "do": "save"}).location == url
    root = tree(client.get(url))
    assert root.xpath("//input[@name='certificate_name']/@value") == ["Hộ kinh doanh Mới"]
    assert root.xpath("//input[@name='outcome'][@checked]/@value") == ["amend"]
    assert root.xpath("//textarea[@name='note']")[0].text.strip() == "Chờ hỏi thuế"
    assert "Đã lưu lúc 09:00 hôm nay" in words(root)
    assert desk.item(appraised, "appraise").state == "open"


def test_a_double_click_completes_once(app, desk, submitted):
    client, url = log_in(app, "thinh"), address(desk, submitted, "approval__approve")
    first = client.post(url, data={"outcome": "agree"})
    before = rows_of_business(app)
    again = client.post(url, data={"outcome": "agree"})
    assert (again.status_code, again.location) == (first.status_code, first.location) == (302, "/hop-viec")
    assert rows_of_business(app) == before


def test_a_double_click_with_a_file_keeps_one(app, desk, filed):
    desk.complete("bao", filed, "intake__check", "accept", checks=PASSED)
    client, url = log_in(app, "ha"), address(desk, filed, "appraise")
    for _ in range(2):
        typed = {**as_typed(APPRAISAL), "outcome": "eligible", "result_file": (io.BytesIO(pdf()), "kq.pdf")}
        assert client.post(url, data=typed).status_code == 302
    assert len([paper for paper in kept(desk, Paper, dossier_id=filed) if paper.purpose == "result"]) == 1


def test_who_was_slower_is_told_by_whom_and_when_and_keeps_the_words(app, desk, clock, filed):
    url = address(desk, filed, "intake__check")
    desk.complete("mai", filed, "intake__check", "accept")
    clock.at("2026-11-16 09:05")
    client = log_in(app, "bao")
    response = client.post(url, data={"outcome": "refuse", "note": "Lý do dài", "intake_note": "Ghi chú dài"})
    assert response.status_code == 409
    assert faults(response) == []
    said = page_words(response)
    assert "Việc này đã được Hoàng Thị Mai làm xong lúc 09:00 hôm nay. Kết quả: Tiếp nhận." in said
    assert "Lý do dài" in said
    assert "Ghi chú dài" in said
    (draft,) = kept(desk, TaskDraft, work_item_id=url.removeprefix("/viec/"))
    assert (draft.officer_id, draft.values["note"]) == (desk.actor("bao").id, "Lý do dài")
    assert "Lý do dài" in page_words(client.get(url))


def test_a_task_of_a_colleague_is_not_taken_away(app, desk, clock, filed):
    url = address(desk, filed, "intake__check")
    desk.perform(claim_task, desk.actor("mai"), ClaimTask(url.removeprefix("/viec/")))
    client = log_in(app, "bao")
    for response in (
        client.post(f"{url}/nhan"),
        client.post(f"{url}/nha"),
        client.post(url, data={"outcome": "accept"}),
    ):
        assert response.status_code == 409
        assert "Việc này đã được Hoàng Thị Mai nhận lúc 09:00 hôm nay." in page_words(response)
    assert client.get(url).status_code == 200
    assert desk.item(filed, "intake__check").holder_id == desk.actor("mai").id


def test_changes_nobody_looked_at_are_not_taken_in(app, desk, clock, filed):
    client, url = log_in(app, "bao"), address(desk, filed, "intake__check")
    (seen,) = tree(client.get(url)).xpath("//input[@name='version']/@value")
    clock.forward(minutes=1)
    desk.hand_in(desk.dossier(filed), "family_authorisation", data=b"%PDF-1.7 newer")
    posted = {"outcome": "accept", "version": seen, "intake_note": "Đã xem"}
    response = client.post(url, data=posted)
    assert response.status_code == 409
    assert "Hồ sơ vừa được người nộp cập nhật lúc 09:01 hôm nay" in page_words(response)
    assert "Đã xem" in page_words(response)
    (fresh,) = tree(client.get(url)).xpath("//input[@name='version']/@value")
    assert client.post(url, data={**posted, "version": fresh}).status_code == 302


def test_completing_costs_fifteen_statements_and_one_commit(app, desk, submitted):
    client, url = log_in(app, "thinh"), address(desk, submitted, "approval__approve")
    with statements(app) as sent:
        assert client.post(url, data={"outcome": "agree"}).status_code == 302
    assert len(asked(sent)) <= 15, "\n".join(asked(sent))
    assert sent.count("COMMIT") == 1


@pytest.mark.shows("P-02", "R-11")
def test_the_supplement_is_ticked_where_it_is_sent(app, desk, appraised):
    changes = {**APPRAISAL, "authorisation_certified": ["false"]}
    desk.complete("ha", appraised, "appraise", "amend", changes, note="Chưa chứng thực")
    client, url = log_in(app, "bao"), address(desk, appraised, "supplement__send")
    assert tree(client.get(url)).xpath("//input[@name='check-family_authorisation']")
    assert client.post(url, data={"outcome": "send", **FAILED}).status_code == 302
    assert desk.dossier(appraised).status == "supplement_requested"


@pytest.mark.shows("L-02", "V-02", "R-14")
def test_the_clerk_issues_and_the_desk_confirms(app, desk, clock, submitted):
    clock.at("2026-11-23 10:00")
    desk.complete("thinh", submitted, "approval__approve", "agree")
    posted = {**as_typed(ISSUE), "outcome": "issue"}
    clerk = log_in(app, "chau").post(address(desk, submitted, "issue__issue_result"), data=posted)
    assert clerk.status_code == 302, page_words(clerk)
    mai = log_in(app, "mai")
    assert len(tree(mai.get("/tra-ket-qua")).xpath("//tbody/tr")) == 1
    mai.post(address(desk, submitted, "return_result__confirm"), data={"outcome": "confirm"})
    assert desk.dossier(submitted).status == "returned"
    with desk.transactions.read() as session:
        last = select(func.max(JournalEntry.seq)).filter_by(dossier_id=submitted)
        assert session.scalar(last) == desk.dossier(submitted).journal_seq
