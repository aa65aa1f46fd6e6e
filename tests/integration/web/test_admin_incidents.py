"""Sự cố: an action that broke is repeated as it was, or given up with a reason."""

import json

import pytest
from desk import Desk
from desk_browser import faults, log_in, page_words, rows_of_business, tree
from sqlalchemy import select, text

from app.persistence.transaction import ActionBroke
from processes.actions import submission, tasks
from processes.actions.incidents import GiveUpIncident, RepeatIncident, give_up_incident, repeat_incident
from processes.actions.submission import Submit, submit
from processes.actions.tasks import CompleteTask, complete_task
from processes.domain.access import SYSTEM
from processes.domain.dossier.records import Incident
from processes.domain.errors import NotAllowed
from processes.domain.office_journal import OfficeEntry

NOTE = "Ông Nguyễn Văn A, số 001099012345, đã bổ sung"


@pytest.fixture
def desk(app, clock):
    return Desk(app, clock)


@pytest.fixture
def dossier(desk):
    return desk.file_household_business()


@pytest.fixture
def broken(desk, dossier, monkeypatch):
    """An officer's acceptance broke half-way; whoever asks for it mends the machine."""
    item = desk.item(dossier.id, "intake__check")
    command = CompleteTask(
        item.id, "accept", {"intake_note": ["x"]}, NOTE, {"family_authorisation": ("passed", "")}
    )
    with monkeypatch.context() as broken_machine:
        broken_machine.setattr(tasks, "advance", _break)
        with pytest.raises(ActionBroke) as told:
            desk.perform(complete_task, desk.actor("bao"), command)
    assert told.value.number == "SC-261113-0001"
    return incidents(desk)[0]


def _break(case):
    raise TimeoutError("the gateway of 0912345218 is silent")


def incidents(desk, **equal):
    with desk.transactions.read() as session:
        return session.scalars(select(Incident).filter_by(**equal).order_by(Incident.number)).all()


def last_change(desk):
    with desk.transactions.read() as session:
        return session.scalars(select(OfficeEntry).order_by(OfficeEntry.seq.desc())).first()


def post(app, path, **form):
    return log_in(app, "nam").post(f"/quan-tri/su-co/{path}", data=form)


def lines(response):
    return [
        " ".join(line.text_content().split()) for line in tree(response).xpath("//div[@role='status']//li")
    ]


def test_what_broke_knows_its_number_person_dossier_and_input(desk, broken, dossier):
    assert (broken.number, broken.actor_name, broken.dossier_id) == (
        "SC-261113-0001",
        "Trần Quốc Bảo",
        dossier.id,
    )
    assert broken.input["note"] == NOTE
    assert "0912345218" not in broken.error
    assert desk.dossier(dossier.id).status == "submitted"


@pytest.mark.parametrize("locale", ["vi", "en"])
def test_pages_are_clean_and_looking_changes_nothing(app, broken, locale):
    client = log_in(app, "nam", locale)
    client.get("/quan-tri/su-co")
    before = rows_of_business(app)
    for path in ("", f"/{broken.id}", f"/dong?item={broken.id}", "?list=closed", "?list=repeated"):
        response = client.get(f"/quan-tri/su-co{path}")
        assert response.status_code == 200
        assert faults(response) == []
    assert rows_of_business(app) == before


def test_only_administrators_enter(app, broken):
    paths = ("su-co", f"su-co/{broken.id}", f"su-co/dong?item={broken.id}")
    for name in ("nhung", "bao", "thinh"):
        client = log_in(app, name)
        assert {client.get(f"/quan-tri/{path}").status_code for path in paths} == {404}
        for path in ("chay-lai", "dong", "chon-de-dong"):
            answer = client.post(f"/quan-tri/su-co/{path}", data={"item": broken.id, "reason": "x"})
            assert answer.status_code == 404
    assert log_in(app, "nam").get("/quan-tri/su-co/no-such").status_code == 404


def test_the_list_says_what_why_how_urgent_and_what_to_do(app, broken, dossier):
    said = page_words(log_in(app, "nam").get("/quan-tri/su-co"))
    for words in (
        "1 đang mở",
        "Đang chặn",
        "Không nhận được trả lời đúng giờ",
        "Việc “Hoàn thành việc” của Trần Quốc Bảo.",
        "Gọi nơi cung cấp dịch vụ",
        dossier.code,
        "SC-261113-0001",
        "1 lần",
    ):
        assert words in said


def test_the_page_covers_what_people_wrote(app, broken, dossier):
    response = log_in(app, "nam").get(f"/quan-tri/su-co/{broken.id}")
    said, html = page_words(response), response.get_data(as_text=True)
    for words in ("Ghi chú", "đã che, 45 chữ", "Kết quả đã chọnTiếp nhận", "TimeoutError", "1 lần"):
        assert words in said
    for secret in ("Nguyễn Văn A", "001099012345", "0912345218"):
        assert secret not in html


def test_a_repeated_action_goes_through_as_the_same_person_and_its_input_is_erased(
    app, desk, broken, dossier
):
    response = post(app, "chay-lai", item=broken.id)
    assert lines(response) == ["SC-261113-0001: đã chạy lại được: Hoàn thành việc."]
    (ended,) = incidents(desk)
    assert (ended.state, ended.input, ended.closed_by) == ("repeated", {}, desk.actor("nam").id)
    (done,) = desk.items(dossier.id, "done")
    assert (done.done_by_name, done.note, done.outcome) == ("Trần Quốc Bảo", NOTE, "accept")
    entry = last_change(desk)
    assert (entry.action, entry.subject_name, entry.actor_id) == (
        "repeat_incident",
        ended.number,
        ended.closed_by,
    )
    with desk.transactions.read() as session:
        everything = json.dumps([repr(row) for row in session.scalars(select(OfficeEntry))] + [repr(ended)])
    assert "001099012345" not in everything
    assert "Dữ liệu đã được xóa" in page_words(log_in(app, "nam").get(f"/quan-tri/su-co/{broken.id}"))


def test_what_breaks_again_is_counted_and_stays_open(app, desk, broken, monkeypatch):
    monkeypatch.setattr(tasks, "advance", _break)
    response = post(app, "chay-lai", item=broken.id)
    assert "vẫn hỏng như trước" in lines(response)[0]
    (still,) = incidents(desk)
    assert (still.state, still.count, still.input["note"]) == ("open", 2, NOTE)


def test_rights_are_those_of_today(app, desk, broken, dossier):
    """The officer has left the desk since: what he began is not finished in his name."""

    def leave(session):
        left = text("UPDATE post SET valid_to = '2026-11-01' WHERE officer_id = :officer")
        session.execute(left, {"officer": broken.actor_id})

    desk.transactions.write(leave)
    response = post(app, "chay-lai", item=broken.id)
    assert "chưa chạy lại được" in lines(response)[0]
    assert [one.state for one in incidents(desk)] == ["open"]
    assert desk.items(dossier.id, "done") == []


def test_many_are_repeated_each_by_itself(app, desk, broken, dossier):
    with pytest.raises(ActionBroke):
        desk.perform(_named("no_such_action"), desk.actor("bao"), Submit("x"))
    chosen = [one.id for one in incidents(desk)]
    response = log_in(app, "nam").post("/quan-tri/su-co/chay-lai", data={"item": [*chosen, "no-such"]})
    said = lines(response)
    assert len(said) == 2
    assert any("đã chạy lại được" in line for line in said)
    assert any("Dữ liệu giữ lại không đủ để chạy lại việc này" in line for line in said)


def _named(name):
    def action(world, actor, command):
        raise ValueError("by nobody")

    action.__name__ = name
    return action


def test_an_applicants_action_is_repeated_as_that_applicant(app, desk, monkeypatch):
    draft = desk.filled_draft()
    with monkeypatch.context() as broken_machine:
        broken_machine.setattr(submission, "payment_reference", _named("break"))
        with pytest.raises(ActionBroke):
            desk.perform(submit, desk.actor("nhung"), Submit(draft.id))
    (one,) = incidents(desk)
    assert "đã chạy lại được" in lines(post(app, "chay-lai", item=one.id))[0]
    with desk.transactions.read() as session:
        assert session.get(Incident, one.id).actor_id == draft.party_id


def test_repeating_twice_does_it_once(app, desk, broken):
    desk.perform(repeat_incident, desk.actor("nam"), RepeatIncident(broken.id))
    assert "chưa chọn sự cố nào đang mở" in lines(post(app, "chay-lai", item=broken.id))[0]
    with pytest.raises(Exception, match="đã được xử lý rồi"):
        desk.perform(repeat_incident, desk.actor("nam"), RepeatIncident(broken.id))


def test_giving_up_needs_a_reason(app, desk, broken):
    asked = post(app, "chon-de-dong", item=broken.id)
    assert asked.location.endswith(f"/quan-tri/su-co/dong?item={broken.id}")
    response = post(app, "dong", item=broken.id, reason="  ")
    assert response.status_code == 422
    assert tree(response).xpath("//div[@class='govuk-error-summary']//a/@href") == ["#reason"]
    assert tree(response).findtext(".//title").strip().startswith("Lỗi:")
    assert incidents(desk)[0].state == "open"


def test_what_is_given_up_is_noted_and_its_input_erased(app, desk, broken):
    response = post(app, "dong", item=broken.id, reason="Đã làm lại tại quầy")
    assert lines(response) == ["SC-261113-0001: đã đóng, không chạy lại."]
    (ended,) = incidents(desk)
    assert (ended.state, ended.input, ended.reason) == ("closed", {}, "Đã làm lại tại quầy")
    entry = last_change(desk)
    assert (entry.action, entry.reason, entry.before, entry.after) == (
        "give_up_incident",
        "Đã làm lại tại quầy",
        {"state": "open"},
        {"state": "closed"},
    )
    client = log_in(app, "nam")
    assert "Đã làm lại tại quầy" in page_words(client.get(f"/quan-tri/su-co/{broken.id}"))
    assert "SC-261113-0001" in page_words(client.get("/quan-tri/su-co?list=closed"))


def test_the_same_break_after_the_end_is_a_new_incident(desk, broken, dossier, monkeypatch):
    desk.perform(give_up_incident, desk.actor("nam"), GiveUpIncident(broken.id, "x"))
    monkeypatch.setattr(tasks, "advance", _break)
    item = desk.item(dossier.id, "intake__check")
    command = CompleteTask(
        item.id, "accept", {"intake_note": ["x"]}, NOTE, {"family_authorisation": ("passed", "")}
    )
    for _ in range(2):
        with pytest.raises(ActionBroke):
            desk.perform(complete_task, desk.actor("bao"), command)
    assert [(one.number, one.state, one.count) for one in incidents(desk)] == [
        ("SC-261113-0001", "closed", 1),
        ("SC-261113-0002", "open", 2),
    ]


@pytest.mark.parametrize("name", ["bao", "nhung"])
def test_nobody_else_ends_an_incident(desk, broken, name):
    for action, command in ((repeat_incident, RepeatIncident(broken.id)), (give_up_incident, GiveUpIncident(broken.id, "x"))):  # fmt: skip
        with pytest.raises(NotAllowed):
            desk.perform(action, desk.actor(name), command)


@pytest.mark.parametrize("path", ["chay-lai", "chon-de-dong", "dong"])
def test_nothing_chosen_says_what_to_do(app, path):
    assert "chưa chọn sự cố nào" in lines(post(app, path, reason="x"))[0]


def test_the_clock_is_repeated_as_the_clock(desk, dossier):
    with pytest.raises(ActionBroke):
        desk.perform(_named("fire_due"), SYSTEM, Submit(dossier.id))
    assert incidents(desk)[0].actor_id == SYSTEM.id
