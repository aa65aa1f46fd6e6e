"""One procedure: versions, waiting for their day, back in force, ended."""

from datetime import date

import pytest
from desk import Desk
from desk_browser import faults, log_in, page_words, tree
from diagram_maker import procedure
from sqlalchemy import select

from app.demo.people import DESK
from app.diagrams import put_in_force
from app.reviews import approve
from app.reviews import submit as submit_drawing
from app.services import services
from processes.actions.drafting import CreateDraft, create_draft
from processes.actions.drafts import StartDraft, start_draft
from processes.actions.office import ReasonRequired
from processes.actions.procedures import (
    AlreadyInForce,
    AlreadyRetired,
    PutBackInForce,
    RetireProcedure,
    SideStays,
    put_back_in_force,
    retire_procedure,
)
from processes.actions.refusals import ProcedureRetired
from processes.actions.submission import Submit, submit
from processes.domain.access import SYSTEM
from processes.domain.errors import NotAllowed, NotFound
from processes.domain.office_journal import OfficeEntry
from processes.domain.organisation import ProcedureRecord, ProcedureVersion

CODE = "1.001612"
PAGE = f"/quan-tri/thu-tuc/{CODE}"
MADE = "1.009999"


@pytest.fixture
def desk(app, clock):
    return Desk(app, clock)


@pytest.fixture
def client(app):
    return log_in(app, "nam")


@pytest.fixture
def two(app, desk):
    """A procedure with two versions, the second in force."""
    at_hand = services(app)
    return [put_in_force(at_hand, SYSTEM, procedure(MADE, middle=middle)) for middle in (1, 2)]


def in_force(desk, code=CODE):
    with desk.transactions.read() as session:
        return session.get(ProcedureRecord, code).version_id


def noted(desk, code):
    with desk.transactions.read() as session:
        entries = session.scalars(select(OfficeEntry).filter_by(subject_id=code).order_by(OfficeEntry.seq))
        return [(entry.action, entry.actor_id == "system", entry.reason) for entry in entries]


def test_an_earlier_version_is_put_back_and_noted(desk, two, client):
    first, second = two
    assert in_force(desk, MADE) == second.id
    page = f"/quan-tri/thu-tuc/{MADE}/ban/1/ap-dung-lai"
    assert client.post(page, data={"reason": " "}).status_code == 422
    assert in_force(desk, MADE) == second.id
    sent = client.post(page, data={"reason": "Bản 2 thiếu bước"})
    assert sent.location == f"/quan-tri/thu-tuc/{MADE}"
    assert in_force(desk, MADE) == first.id
    said = page_words(client.get(sent.location))
    for words in ("bản 1 đang áp dụng cho hồ sơ mới", "Bản 2 thiếu bước", "Đang áp dụng"):
        assert words in said
    assert noted(desk, MADE)[1:] == [
        ("publish_version", True, ""),
        ("put_back_in_force", False, "Bản 2 thiếu bước"),
    ]
    again = client.post(page, data={"reason": "Lần nữa"})
    assert again.status_code == 422
    assert "Bản này đang áp dụng rồi" in page_words(again)


def test_what_cannot_be_put_back(desk, two):
    admin, other = desk.actor("nam"), in_force(desk)
    for command, refusal in (
        (PutBackInForce(MADE, two[1].id, "x"), AlreadyInForce),
        (PutBackInForce(MADE, two[0].id, " "), ReasonRequired),
        (PutBackInForce(MADE, other, "x"), NotFound),
        (PutBackInForce("9.000000", other, "x"), NotFound),
    ):
        with pytest.raises(refusal):
            desk.perform(put_back_in_force, admin, command)
    with pytest.raises(NotAllowed):
        desk.perform(put_back_in_force, desk.actor("bao"), PutBackInForce(MADE, two[0].id, "x"))


def test_an_ended_procedure_takes_no_new_dossier_and_finishes_the_others(app, desk, client, clock):
    running = desk.file_household_business()
    draft = desk.filled_draft()
    assert "1 hồ sơ đang chạy" in page_words(client.get(f"{PAGE}/thoi"))
    assert client.post(f"{PAGE}/thoi", data={"reason": ""}).status_code == 422
    assert client.post(f"{PAGE}/thoi", data={"reason": "Bị bãi bỏ"}).location == PAGE
    applicant = desk.actor("nhung")
    with pytest.raises(NotFound):
        desk.perform(start_draft, applicant, StartDraft(CODE, DESK))
    with pytest.raises(ProcedureRetired):
        desk.perform(submit, applicant, Submit(draft.id))
    assert client.get(f"/thu-tuc/{CODE}").status_code == 404
    assert CODE not in page_words(client.get("/thu-tuc"))
    assert "Không có thủ tục" in page_words(client.get("/quan-tri/thu-tuc?q=dang+ky+ho+kinh+doanh"))
    assert CODE in page_words(client.get("/quan-tri/thu-tuc?list=retired"))
    clock.at("2026-11-16 09:00")
    desk.complete(
        "bao", running.id, "intake__check", "accept", checks={"family_authorisation": ("passed", "")}
    )
    assert desk.dossier(running.id).status == "in_process"
    page = client.get(PAGE)
    assert "Thủ tục đã thôi áp dụng" in page_words(page)
    assert faults(page) == []
    with pytest.raises(AlreadyRetired):
        desk.perform(retire_procedure, desk.actor("nam"), RetireProcedure(CODE, "Lần nữa"))
    assert client.post(f"{PAGE}/ban/1/ap-dung-lai", data={"reason": "Bãi bỏ nhầm"}).status_code == 302
    assert desk.perform(submit, applicant, Submit(draft.id)).payment is not None


def test_side_diagrams_stay_and_stand_apart(app, desk, client):
    with desk.transactions.read() as session:
        sides = session.scalars(select(ProcedureRecord).filter_by(kind="side")).all()
    assert sides
    listed = page_words(client.get("/quan-tri/thu-tuc?list=side"))
    for side in sides:
        assert side.name in listed
        assert side.name not in page_words(client.get("/quan-tri/thu-tuc"))
        assert client.get(f"/thu-tuc/{side.code}").status_code == 404
        page = client.get(f"/quan-tri/thu-tuc/{side.code}")
        assert page.status_code == 200
        assert faults(page) == []
        assert client.get(f"/quan-tri/le-phi/{side.code}").status_code == 200
        with pytest.raises(SideStays):
            desk.perform(retire_procedure, desk.actor("nam"), RetireProcedure(side.code, "x"))


def test_the_page_says_versions_slots_fees_and_findings(desk, client):
    desk.file_household_business()
    desk.filled_draft()
    page = client.get(PAGE)
    said = page_words(page)
    for words in (
        "Bản 1",
        "Đang áp dụng",
        "Hồ sơ đang chạy: 1",
        "1 bản nháp",
        "Phòng Kinh tế",
        "Đạt",
        "Hệ thống",
    ):
        assert words in said
    assert faults(page) == []
    (file,) = tree(page).xpath("//a[@download and contains(., '.bpmn')]/@href")
    got = client.get(file)
    with desk.transactions.read() as session:
        assert got.data == session.scalars(select(ProcedureVersion).filter_by(id=in_force(desk))).one().source
    assert got.headers["Content-Disposition"] == f"attachment; filename={CODE}-1.bpmn"
    assert got.mimetype == "application/xml"


def test_a_version_waits_for_its_day_and_is_called_off(app, desk, client):
    source = procedure(MADE, middle=2)
    at_hand = services(app)
    put_in_force(at_hand, SYSTEM, procedure(MADE))
    tam = desk.actor("tam")
    drawing = desk.perform(create_draft, tam, CreateDraft(source))
    submit_drawing(at_hand, tam, drawing.id, 1, "Thêm một bước", confirmed=True)
    approve(at_hand, desk.actor("nam"), drawing.id, 1, date(2026, 11, 30), "Đúng nghị quyết")
    page = f"/quan-tri/thu-tuc/{MADE}"
    said = page_words(client.get(page))
    for words in ("Chờ ngày áp dụng", "áp dụng từ 30/11/2026", "Nguyễn Minh Tâm vẽ", "Đinh Hoàng Nam duyệt"):
        assert words in said
    assert faults(client.get(page)) == []
    assert MADE in page_words(client.get("/quan-tri/thu-tuc?list=scheduled"))
    assert MADE not in page_words(client.get("/quan-tri/thu-tuc?list=retired"))
    off = f"{page}/ban/2/huy-ngay"
    assert client.post(off, data={"reason": ""}).status_code == 422
    assert client.post(off, data={"reason": "Nghị quyết lùi ngày"}).location == page
    said = page_words(client.get(page))
    assert "đã hủy ngày áp dụng của bản 2" in said
    assert "chưa áp dụng lần nào" in said
    again = client.post(off, data={"reason": "Lần nữa"})
    assert again.status_code == 422
    assert "không còn chờ ngày áp dụng" in page_words(again)


def test_a_version_is_shown_as_a_drawing(client):
    page = client.get(f"{PAGE}/ban/1/so-do")
    assert tree(page).xpath("count(//*[local-name()='g' and @data-node])") > 10
    assert faults(page) == []


def test_the_old_address_of_taking_in_leads_to_the_new_one(client):
    assert client.get("/quan-tri/thu-tuc/nap").location == "/thiet-ke/nap"


@pytest.mark.parametrize("path", [PAGE, f"{PAGE}/thoi", f"{PAGE}/ban/1/so-do.bpmn", f"{PAGE}/ban/1/so-do"])
def test_only_administrators_see_the_pages(app, path):
    assert log_in(app, "nam").get(path).status_code == 200
    assert log_in(app, "bao").get(path).status_code == 404


def test_what_is_not_there_is_not_found(client):
    for path in ("9.000000", f"{CODE}/ban/7/so-do.bpmn", f"{CODE}/ban/7/ap-dung-lai", "9.000000/thoi"):
        assert client.get(f"/quan-tri/thu-tuc/{path}").status_code == 404


@pytest.mark.parametrize("path", ["thoi", "ban/1/ap-dung-lai"])
def test_sentences_before_a_decision_stand_apart_and_one_may_go_back(client, path):
    answer = client.get(f"{PAGE}/{path}")
    assert ". 0 hồ sơ đang chạy" in page_words(answer)
    assert tree(answer).xpath("//form//a/text()") == ["Thôi, quay lại"]
