"""The lead agency asks another one; that one does its part, and no more, and answers the lead agency."""

import pytest
from desk import Desk
from desk_browser import make_stranger
from diagram_maker import procedure
from sqlalchemy import select

from app.demo.people import DESK, ECONOMY
from app.diagrams import put_in_force
from app.services import services
from processes.actions.submission import Submit, submit
from processes.actions.unit_slots import FillSlot, fill_slot
from processes.domain.access import SYSTEM
from processes.domain.dossier.dossier import Answers
from processes.domain.errors import NotFound

MADE = "9.100005"
PLAIN = b'label="Xong" labelEn="Done"  consequence'
LANE = """<bpmn:lane id="Lane_asked" name="Cơ quan phối hợp"><bpmn:extensionElements>
  <motcua:lane role="coordinating" slot="asked" nameEn="Coordinating agency" />
  </bpmn:extensionElements><bpmn:flowNodeRef>work2</bpmn:flowNodeRef></bpmn:lane></bpmn:laneSet>"""


def with_an_opinion() -> bytes:
    """The specialist asks for an opinion in the first task; another agency gives it in the second."""
    asks, answers = (
        PLAIN.replace(b"  ", b' move="%s" ' % move) for move in (b"request_opinion", b"answer_opinion")
    )
    made = procedure(MADE, middle=2).replace(PLAIN, asks, 1).replace(PLAIN, answers, 1)
    made = made.replace(b"<bpmn:flowNodeRef>work2</bpmn:flowNodeRef>", b"", 1)
    return made.replace(b"</bpmn:laneSet>", LANE.encode(), 1)


@pytest.fixture
def desk(app, clock):
    """The desk of the lead agency, and another agency with one officer, ``xa``."""
    made = Desk(app, clock)
    make_stranger(made, role="coordinating")
    made.perform(fill_slot, SYSTEM, FillSlot(DESK, "asked", "xa-khac"))
    put_in_force(services(app), SYSTEM, with_an_opinion())
    return made


@pytest.mark.shows("K-01", "K-02")
def test_an_opinion_is_asked_for_and_comes_back_to_the_lead_agency(desk):
    draft = desk.start_draft(MADE)
    desk.answer(draft, "request", {"title": ["Xin xác nhận"]})
    desk.perform(submit, desk.actor("nhung"), Submit(draft.id))
    desk.complete("bao", draft.id, "receive", "done")
    due = desk.dossier(draft.id).due_current
    desk.complete("ha", draft.id, "work1", "done", {"words": ["Hỏi cơ quan thuế"]})
    (asked,) = desk.items(draft.id)
    assert (asked.node, asked.role, asked.unit_id) == ("work2", "coordinating", "xa-khac")
    assert desk.dossier(draft.id).status == "waiting_coordination"
    for stranger in ("ha", "bao"):
        with pytest.raises(NotFound):
            desk.complete(stranger, draft.id, "work2", "done", {"words": ["Thay mặt"]})
    desk.complete("xa", draft.id, "work2", "done", {"words": ["Đã nộp đủ thuế"]})
    (back,) = desk.items(draft.id)
    assert (back.node, back.role, back.unit_id) == ("decide", "specialist", ECONOMY)
    dossier = desk.dossier(draft.id)
    assert (dossier.status, dossier.competent_unit_id, dossier.due_current) == ("in_process", ECONOMY, due)
    with desk.transactions.read() as session:
        kept = session.scalars(select(Answers).filter_by(dossier_id=draft.id, form="opinion")).one()
    assert kept.values == {"words": "Đã nộp đủ thuế"}
    with pytest.raises(NotFound):
        desk.complete("xa", draft.id, "decide", "done")
