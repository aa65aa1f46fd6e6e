"""Drawings through actions: who may do what when, what is refused with a sentence, and what is noted."""

from datetime import date, timedelta

import pytest
from at_once import together
from desk import Desk
from diagram_maker import procedure
from drawing_desk import CODE, NOTE, approved, drawn, every, handed_in, in_force, kept, noted

from app.demo.people import COMMUNE
from app.persistence.actors import read_officer
from app.reviews import approve, submit
from app.services import services
from forms.messages import message
from processes.actions.drafting import (
    CopyDraft,
    CreateDraft,
    DiscardDraft,
    DraftChanged,
    DraftFromVersion,
    DraftMoved,
    OwnDrawing,
    SaveDraft,
    copy_draft,
    create_draft,
    discard_draft,
    draft_from_version,
    save_draft,
)
from processes.actions.faults import BadInput
from processes.actions.office import ReasonRequired
from processes.actions.people import AddOfficer, add_officer
from processes.actions.publication import Publish, publish
from processes.actions.refusals import DiagramNotInOrder
from processes.actions.reviewing import (
    NothingNew,
    SendBackDraft,
    TakeBackDraft,
    send_back_draft,
    take_back_draft,
)
from processes.checks import WARNING, Finding
from processes.domain.access import SYSTEM
from processes.domain.dossier.records import Incident
from processes.domain.drafting import APPROVED, DISCARDED, DRAFT, MOST_BYTES, SUBMITTED, DiagramDraft
from processes.domain.errors import NotAllowed
from processes.domain.organisation import ProcedureVersion

FIRST, SECOND, THIRD = (procedure(CODE, middle=middle) for middle in (1, 2, 3))


@pytest.fixture
def desk(app, clock):
    clock.at("2026-11-13 09:00")
    return Desk(app, clock)


@pytest.fixture
def second(desk):
    """A second administrator, so that there are two who may answer."""
    posts = ((COMMUNE, "system_admin", "Quản trị"),)
    made = desk.perform(
        add_officer, SYSTEM, AddOfficer("Hai", "0221", "hai@x.example", posts, date(2026, 1, 1))
    )
    with desk.transactions.read() as session:
        return read_officer(session, made.id, date(2026, 11, 13))


def test_the_whole_way_and_what_the_journal_keeps_of_it(desk, app):
    tam, nam = desk.actor("tam"), desk.actor("nam")
    draft = drawn(desk, b"not even a diagram", filename="nhap.bpmn")
    assert (draft.procedure_code, draft.name, draft.status, draft.revision) == ("", "nhap.bpmn", DRAFT, 1)
    draft = desk.perform(save_draft, tam, SaveDraft(draft.id, 1, FIRST))
    assert (draft.procedure_code, draft.revision) == (CODE, 2)
    same = desk.perform(save_draft, tam, SaveDraft(draft.id, 2, FIRST))
    assert same.revision == 2
    submit(services(app), tam, draft.id, 2, NOTE, True)
    desk.perform(send_back_draft, nam, SendBackDraft(draft.id, 2, "Đổi tên bước 2"))
    assert kept(desk, DiagramDraft, draft.id).review_note == "Đổi tên bước 2"
    submit(services(app), tam, draft.id, 2, NOTE, True)
    version = approve(services(app), nam, draft.id, 2)
    kept_draft = kept(desk, DiagramDraft, draft.id)
    assert (kept_draft.status, kept_draft.version_id) == (APPROVED, version.id)
    assert (version.drawn_by, version.published_by, version.note) == (tam.id, nam.id, NOTE)
    assert version.in_force_since == desk.clock()
    assert in_force(desk) == 1
    entries = [(entry.action, entry.actor_id, entry.reason) for entry in noted(desk)[:7]]
    assert entries[::-1] == [
        ("begin_drawing", tam.id, ""),
        ("save_drawing", tam.id, ""),
        ("submit_drawing", tam.id, ""),
        ("send_back_drawing", nam.id, "Đổi tên bước 2"),
        ("submit_drawing", tam.id, ""),
        ("approve_drawing", nam.id, ""),
        ("publish_version", nam.id, NOTE),
    ]
    saved = noted(desk)[5]
    assert (saved.before["revision"], saved.after["revision"]) == (1, 2)
    assert saved.before["sha256"] != saved.after["sha256"]


def test_nobody_answers_his_own_drawing_nor_a_copy_of_it(desk, app):
    nam, tam = desk.actor("nam"), desk.actor("tam")
    own = handed_in(desk, FIRST, by="nam")
    with pytest.raises(OwnDrawing):
        approve(services(app), nam, own.id, own.revision)
    with pytest.raises(OwnDrawing):
        desk.perform(send_back_draft, nam, SendBackDraft(own.id, own.revision, "x"))
    with pytest.raises(NotAllowed):
        approve(services(app), tam, own.id, own.revision)
    copied = desk.perform(copy_draft, tam, CopyDraft(own.id))
    submit(services(app), tam, copied.id, 1, NOTE, True)
    with pytest.raises(OwnDrawing):
        approve(services(app), nam, copied.id, 1)
    assert every(desk, ProcedureVersion, procedure_code=CODE) == []


@pytest.mark.parametrize("then", ["saved over", "thrown away"])
def test_what_the_reviewer_drew_first_stays_his_work(desk, app, then):
    nam, own = desk.actor("nam"), drawn(desk, FIRST, by="nam")
    if then == "saved over":
        desk.perform(save_draft, nam, SaveDraft(own.id, 1, SECOND))
    else:
        desk.perform(discard_draft, nam, DiscardDraft(own.id))
    uploaded = handed_in(desk, FIRST)
    with pytest.raises(OwnDrawing):
        approve(services(app), nam, uploaded.id, 1)


def test_who_only_copied_a_drawing_or_drew_another_table_of_it_may_answer_it(desk, app):
    nam, looked_at = desk.actor("nam"), handed_in(desk, FIRST)
    desk.perform(copy_draft, nam, CopyDraft(looked_at.id))
    assert approve(services(app), nam, looked_at.id, 1).number == 1
    drawn(desk, SECOND, by="nam", decisions={"phi": "<definitions/>"})
    assert approved(desk, SECOND).number == 2


def test_an_administrator_is_told_that_a_drawing_was_handed_in_meanwhile(desk):
    waiting = handed_in(desk, FIRST)
    with pytest.raises(DraftMoved):
        desk.perform(discard_draft, desk.actor("nam"), DiscardDraft(waiting.id, "Thừa"))


@pytest.mark.parametrize("name", ["bao", "thinh", "nhung"])
def test_others_do_not_draw(desk, name):
    with pytest.raises(NotAllowed):
        drawn(desk, FIRST, by=name)
    draft = drawn(desk, FIRST)
    with pytest.raises(NotAllowed):
        desk.perform(save_draft, desk.actor(name), SaveDraft(draft.id, 1, SECOND))


def test_only_the_author_saves_and_a_second_window_overwrites_nothing(desk):
    draft = drawn(desk, FIRST)
    with pytest.raises(NotAllowed):
        desk.perform(save_draft, desk.actor("nam"), SaveDraft(draft.id, 1, SECOND))
    tam = desk.actor("tam")
    desk.perform(save_draft, tam, SaveDraft(draft.id, 1, SECOND))
    with pytest.raises(DraftChanged) as stale:
        desk.perform(save_draft, tam, SaveDraft(draft.id, 1, THIRD))
    assert stale.value.text.values == {"revision": 2}
    with pytest.raises(DraftChanged):
        submit(services(desk.app), tam, draft.id, 1, NOTE, True)
    assert kept(desk, DiagramDraft, draft.id).source == SECOND


def test_publishing_without_review_is_the_operators_way_only(desk):
    for name in ("nam", "tam"):
        with pytest.raises(NotAllowed):
            desk.perform(publish, desk.actor(name), Publish(FIRST, None))


def test_what_is_missing_is_said_at_its_field(desk, app):
    tam, nam = desk.actor("tam"), desk.actor("nam")
    warned = drawn(desk, FIRST.replace(b'nameEn="Task middle1"', b""))
    with pytest.raises(BadInput) as bad:
        submit(services(app), tam, warned.id, 1, " ")
    assert {fault.field for fault in bad.value.faults} >= {"note"}
    broken = drawn(desk, FIRST.replace(b"<bpmn:endEvent", b"<bpmn:task", 1))
    with pytest.raises(DiagramNotInOrder) as refused:
        submit(services(app), tam, broken.id, 1, NOTE)
    assert refused.value.findings
    draft = handed_in(desk, FIRST)
    with pytest.raises(BadInput) as bad:
        approve(services(app), nam, draft.id, 1, date(2026, 11, 12), "n" * 2001)
    assert {fault.field for fault in bad.value.faults} == {"from_day", "note"}
    with pytest.raises(BadInput) as bad:
        desk.perform(send_back_draft, nam, SendBackDraft(draft.id, 1, ""))
    assert [fault.field for fault in bad.value.faults] == ["note"]
    with pytest.raises(BadInput) as bad:
        drawn(desk, b"x" * (MOST_BYTES + 1))
    assert [fault.field for fault in bad.value.faults] == ["diagram"]
    with pytest.raises(BadInput):
        drawn(desk, FIRST, decisions={f"t{number}": "" for number in range(51)})


def test_warnings_are_confirmed(desk, app, monkeypatch):
    draft, tam = drawn(desk, FIRST), desk.actor("tam")
    warning = Finding(message("x"), severity=WARNING)
    monkeypatch.setattr("app.reviews.check_source", lambda *_: [warning])
    with pytest.raises(BadInput) as bad:
        submit(services(app), tam, draft.id, 1, NOTE)
    assert [fault.field for fault in bad.value.faults] == ["warnings_confirmed"]
    assert submit(services(app), tam, draft.id, 1, NOTE, True).status == SUBMITTED


def test_the_same_diagram_is_no_new_version(desk, app):
    approved(desk, FIRST)
    again = drawn(desk, FIRST)
    with pytest.raises(NothingNew) as nothing:
        submit(services(app), desk.actor("tam"), again.id, 1, NOTE, True)
    assert nothing.value.number == 1
    assert len(every(desk, ProcedureVersion, procedure_code=CODE)) == 1


def test_two_drawings_of_one_procedure_and_the_second_is_warned_about(desk, app):
    approved(desk, FIRST)
    one, other = handed_in(desk, SECOND), handed_in(desk, THIRD)
    nam = desk.actor("nam")
    approve(services(app), nam, one.id, 1)
    with pytest.raises(BadInput) as bad:
        approve(services(app), nam, other.id, 1)
    assert [fault.field for fault in bad.value.faults] == ["newer_confirmed"]
    assert approve(services(app), nam, other.id, 1, newer_confirmed=True).number == 3
    assert in_force(desk) == 3


def test_a_drawing_goes_on_from_a_version_as_it_was_drawn(desk):
    version = approved(desk, FIRST)
    draft = desk.perform(draft_from_version, desk.actor("tam"), DraftFromVersion(version.id))
    assert (draft.source, draft.based_on, draft.procedure_code) == (FIRST, version.id, CODE)


def test_throwing_away(desk):
    tam, nam = desk.actor("tam"), desk.actor("nam")
    own, others, waiting = drawn(desk, FIRST), drawn(desk, SECOND), handed_in(desk, THIRD)
    assert desk.perform(discard_draft, tam, DiscardDraft(own.id)).status == DISCARDED
    with pytest.raises(ReasonRequired):
        desk.perform(discard_draft, nam, DiscardDraft(others.id))
    desk.perform(discard_draft, nam, DiscardDraft(others.id, "Người vẽ đã chuyển đi"))
    with pytest.raises(DraftMoved):
        desk.perform(discard_draft, tam, DiscardDraft(waiting.id))
    with pytest.raises(DraftMoved):
        desk.perform(take_back_draft, tam, TakeBackDraft(own.id))


# At once


def test_two_who_approve_at_once_make_one_version(desk, app, second):
    draft, nam = handed_in(desk, FIRST), desk.actor("nam")
    told = together(
        *[lambda who=who: approve(services(app), who, draft.id, 1).number for who in (nam, second) * 2]
    )
    assert sorted(told, key=str) == [1, DraftMoved, DraftMoved, DraftMoved]
    assert len(every(desk, ProcedureVersion, procedure_code=CODE)) == 1
    assert every(desk, Incident) == []


def test_two_drawings_approved_at_once_are_two_versions_in_order(desk, app, second):
    one, other = handed_in(desk, FIRST), handed_in(desk, SECOND)
    pairs = ((desk.actor("nam"), one), (second, other))
    told = together(
        *[
            lambda who=who, draft=draft: approve(services(app), who, draft.id, 1, None, "", True).number
            for who, draft in pairs
        ]
    )
    assert sorted(told) == [1, 2]
    assert in_force(desk) == 2
    assert every(desk, Incident) == []


def test_approving_while_its_author_takes_it_back_or_throws_it_away(desk, app):
    tam, nam = desk.actor("tam"), desk.actor("nam")
    for number, source in enumerate((FIRST, SECOND, THIRD)):
        draft = handed_in(desk, source)

        def drop(draft=draft):
            desk.perform(take_back_draft, tam, TakeBackDraft(draft.id))
            return desk.perform(discard_draft, tam, DiscardDraft(draft.id)).status

        told = together(drop, lambda draft=draft: _approve(app, nam, draft))
        became = kept(desk, DiagramDraft, draft.id).status
        assert (became, DraftMoved in told) in ((APPROVED, True), (DISCARDED, True)), (number, told)
    assert every(desk, Incident) == []


def _approve(app, nam, draft):
    return approve(services(app), nam, draft.id, 1, None, "", True).number


def test_saving_in_two_windows_at_once_keeps_one(desk):
    draft, tam = drawn(desk, FIRST), desk.actor("tam")
    told = together(
        *[
            lambda source=source: desk.perform(save_draft, tam, SaveDraft(draft.id, 1, source)).revision
            for source in (SECOND, THIRD)
        ]
    )
    assert set(told) == {2, DraftChanged}


def test_a_drawing_is_kept_whatever_its_bytes(desk):
    for source in (b"", b"\x00\xff", "<ự".encode("utf-16"), b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"):
        draft = drawn(desk, source, filename="x.bpmn")
        assert kept(desk, DiagramDraft, draft.id).source == source
    long = desk.perform(
        create_draft, desk.actor("tam"), CreateDraft(FIRST.replace(CODE.encode(), b"9" * 60), note="n")
    )
    assert len(long.procedure_code) == 40
    assert timedelta(0) <= desk.clock() - long.created_at
