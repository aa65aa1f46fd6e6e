"""A message from outside and the event that waits for it meet in either order, once."""

import pytest
from desk import Desk
from diagram_maker import procedure
from sqlalchemy import select

from app.diagrams import put_in_force
from app.services import services
from processes.actions.inbox import ReceiveMessage, receive_message
from processes.actions.sides import StartSide, start_side
from processes.actions.submission import Submit, submit
from processes.domain.access import SYSTEM
from processes.domain.dossier.journal import JournalEntry
from processes.domain.dossier.records import InboxMessage
from processes.domain.errors import NotAllowed, NotFound

CODE = "9.300002"
WAITS = """<bpmn:intermediateCatchEvent id="answer" name="Chờ cơ quan thuế trả lời">
<bpmn:messageEventDefinition messageRef="TaxAnswer" /></bpmn:intermediateCatchEvent>"""
MESSAGE = '<bpmn:message id="TaxAnswer" name="tax_answer" />'


def waiting_procedure() -> bytes:
    """The made procedure whose second task in the middle is the waiting for a message."""
    text = procedure(CODE, middle=2).decode()
    begin = text.index('    <bpmn:userTask id="work2"')
    end = text.index("</bpmn:userTask>", begin) + len("</bpmn:userTask>")
    text = text[:begin] + WAITS + text[end:]
    text = text.replace('sourceRef="work2"', 'sourceRef="answer"').replace(
        'targetRef="work2"', 'targetRef="answer"'
    )
    text = text.replace("<bpmn:flowNodeRef>work2<", "<bpmn:flowNodeRef>answer<")
    return text.replace("  <bpmn:process ", f"  {MESSAGE}\n  <bpmn:process ", 1).encode()


@pytest.fixture
def desk(app, clock):
    made = Desk(app, clock)
    put_in_force(services(app), SYSTEM, waiting_procedure())
    return made


@pytest.fixture
def dossier_id(desk):
    """A dossier taken in, with the task before the event open."""
    draft = desk.start_draft(CODE)
    desk.answer(draft, "request", {"title": ["Xin xác nhận"]})
    desk.perform(submit, desk.actor("nhung"), Submit(draft.id))
    desk.complete("bao", draft.id, "receive", "done")
    return draft.id


def receive(desk, dossier_id, key="m1", name="tax_answer", data=None, actor=SYSTEM):
    return desk.perform(receive_message, actor, ReceiveMessage(key, name, dossier_id, data or {"paid": True}))


def go_to_the_event(desk, dossier_id):
    desk.complete("ha", dossier_id, "work1", "done", {"words": ["Đồng ý"]})


def open_nodes(desk, dossier_id):
    return [item.node for item in desk.items(dossier_id)]


def states(desk, dossier_id):
    with desk.transactions.read() as session:
        query = select(InboxMessage).filter_by(dossier_id=dossier_id).order_by(InboxMessage.key)
        return [(row.key, row.state) for row in session.scalars(query)]


def received(desk, dossier_id):
    with desk.transactions.read() as session:
        query = select(JournalEntry).filter_by(dossier_id=dossier_id, kind="message_received")
        return len(list(session.scalars(query)))


def test_a_message_that_is_waited_for_is_taken_at_once(desk, dossier_id):
    go_to_the_event(desk, dossier_id)
    assert open_nodes(desk, dossier_id) == []
    assert receive(desk, dossier_id) == "taken"
    assert open_nodes(desk, dossier_id) == ["decide"]
    assert states(desk, dossier_id) == [("m1", "taken")]


def test_a_message_that_comes_before_its_event_waits_for_it(desk, dossier_id):
    assert receive(desk, dossier_id) == "waiting"
    assert open_nodes(desk, dossier_id) == ["work1"]
    go_to_the_event(desk, dossier_id)
    assert open_nodes(desk, dossier_id) == ["decide"]
    assert states(desk, dossier_id) == [("m1", "taken")]
    assert received(desk, dossier_id) == 1


@pytest.mark.parametrize("early", [True, False])
def test_the_same_key_counts_once(desk, dossier_id, early):
    if not early:
        go_to_the_event(desk, dossier_id)
    first = receive(desk, dossier_id)
    assert (first, receive(desk, dossier_id)) == ("waiting" if early else "taken", "already")
    if early:
        go_to_the_event(desk, dossier_id)
    assert receive(desk, dossier_id) == "already"
    assert received(desk, dossier_id) == 1
    assert len(states(desk, dossier_id)) == 1


def test_a_message_waits_while_a_withdrawal_is_open_and_is_taken_when_it_is_refused(desk, dossier_id):
    go_to_the_event(desk, dossier_id)
    asked = StartSide(dossier_id, "withdraw", reason="Không cần nữa")
    desk.perform(start_side, desk.actor("nhung"), asked)
    assert receive(desk, dossier_id) == "waiting"
    desk.complete("bao", dossier_id, "answer_withdrawal", "refuse", note="Đã ký rồi")
    assert open_nodes(desk, dossier_id) == ["decide"]
    assert states(desk, dossier_id) == [("m1", "taken")]
    assert received(desk, dossier_id) == 1


def test_a_message_for_a_withdrawn_dossier_moves_nothing(desk, dossier_id):
    go_to_the_event(desk, dossier_id)
    asked = StartSide(dossier_id, "withdraw", reason="Không cần nữa")
    desk.perform(start_side, desk.actor("nhung"), asked)
    assert receive(desk, dossier_id) == "waiting"
    desk.complete("bao", dossier_id, "answer_withdrawal", "agree")
    assert (open_nodes(desk, dossier_id), received(desk, dossier_id)) == ([], 0)


def test_another_name_moves_nothing(desk, dossier_id):
    go_to_the_event(desk, dossier_id)
    assert receive(desk, dossier_id, name="land_answer") == "waiting"
    assert open_nodes(desk, dossier_id) == []
    assert receive(desk, dossier_id, key="m2") == "taken"
    assert states(desk, dossier_id) == [("m1", "waiting"), ("m2", "taken")]


def test_the_older_of_two_is_taken(desk, dossier_id, clock):
    receive(desk, dossier_id, key="z-first")
    clock.forward(minutes=1)
    receive(desk, dossier_id, key="a-second")
    go_to_the_event(desk, dossier_id)
    assert states(desk, dossier_id) == [("a-second", "waiting"), ("z-first", "taken")]


def test_lists_and_records_stay_in_the_inbox(desk, dossier_id):
    go_to_the_event(desk, dossier_id)
    assert receive(desk, dossier_id, data={"paid": True, "lines": [{"a": 1}], "none": None}) == "taken"


def test_only_the_system_hands_messages_in(desk, dossier_id):
    for name in ("nhung", "bao", "nam"):
        with pytest.raises(NotAllowed):
            receive(desk, dossier_id, actor=desk.actor(name))
    with pytest.raises(NotFound):
        receive(desk, "no-such-dossier")
    assert states(desk, dossier_id) == []
