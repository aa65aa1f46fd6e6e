"""A made procedure decides by tables on its way and counts its fee by one: its whole life, and what goes wrong."""

from datetime import timedelta
from decimal import Decimal

import pytest
from decided_diagram import CODE, DIFFICULTY, PRICE, decided
from decision_tables import deciding, table
from desk import Desk
from sqlalchemy import select

from app.diagrams import put_in_force
from app.persistence.transaction import ActionBroke
from app.services import services
from processes.actions.submission import Submit, submit
from processes.domain.access import SYSTEM
from processes.domain.dossier.journal import JournalEntry
from processes.domain.dossier.records import DecisionRecord, Incident, Payment
from processes.domain.procedure.fee_lines import FeeNotDecided
from processes.engine.runs import unpack

CASH = {"method": ["cash"]}


@pytest.fixture
def desk(app, clock):
    return Desk(app, clock)


def in_force(desk, *args, **how):
    return put_in_force(services(desk.app), SYSTEM, decided(CODE, *args, **how))


def filed(desk, pages):
    draft = desk.start_draft(CODE)
    desk.answer(draft, "request", {"title": ["Xin xác nhận"], "pages": [str(pages)]})
    desk.perform(submit, desk.actor("nhung"), Submit(draft.id))
    return draft.id


def rows(desk, of, dossier_id, **equal):
    with desk.transactions.read() as session:
        return list(session.scalars(select(of).filter_by(dossier_id=dossier_id, **equal)))


def waiting(desk, dossier_id):
    return [item.node for item in desk.items(dossier_id)]


def finish(desk, dossier_id):
    desk.complete("ha", dossier_id, "work2", "done", {"words": ["Đủ điều kiện"]})
    desk.complete("ha", dossier_id, "decide", "done")


def test_a_table_sends_the_dossier_its_way_and_says_what_it_pays(desk):
    in_force(desk)
    dossier_id = filed(desk, 7)
    desk.complete("bao", dossier_id, "receive", "done")
    assert waiting(desk, dossier_id) == ["work2"]
    (record,) = rows(desk, DecisionRecord, dossier_id)
    sent = desk.dossier(dossier_id).submitted_at
    assert unpack(record.value) == {
        "level": "easy",
        "share": Decimal("0.25"),
        "until": sent + timedelta(days=3),
    }
    assert (record.node, record.decision, record.rules) == ("sort", "difficulty", {"difficulty": [1]})
    assert unpack(record.inputs["pages"]) == 7
    (entry,) = rows(desk, JournalEntry, dossier_id, kind="decided")
    assert entry.payload["table"] == "Mức độ phức tạp"
    assert entry.payload["rules"] == {"difficulty": [1]}
    assert "easy" in entry.payload["value"]
    finish(desk, dossier_id)
    desk.complete("bao", dossier_id, "collect__take", "collected", CASH)
    (payment,) = rows(desk, Payment, dossier_id)
    assert (payment.amount, payment.status) == (Decimal(27_000), "paid")
    desk.complete("bao", dossier_id, "hand_over", "done")
    assert desk.dossier(dossier_id).status == "returned"


def test_another_answer_goes_the_other_way_and_costs_nothing(desk):
    in_force(desk, pages="form.request.pages + 9")
    dossier_id = filed(desk, 3)
    desk.complete("bao", dossier_id, "receive", "done")
    assert waiting(desk, dossier_id) == ["work1"]
    desk.complete("ha", dossier_id, "work1", "done", {"words": ["Đủ"]})
    finish(desk, dossier_id)
    desk.complete("bao", dossier_id, "collect__take", "collected", CASH)
    assert rows(desk, Payment, dossier_id) == []


def test_taken_again_in_the_same_moment_the_newest_counts(desk):
    twice = decided(CODE, pages="50").decode()
    again = deciding("again", "difficulty", pages="form.request.pages")
    way = '<bpmn:sequenceFlow id="to_again" sourceRef="sort" targetRef="again"/>'
    twice = twice.replace('sourceRef="sort" targetRef="gate"', 'sourceRef="again" targetRef="gate"')
    twice = twice.replace("  </bpmn:process>", f"{again}{way}  </bpmn:process>")
    put_in_force(services(desk.app), SYSTEM, twice.encode())
    dossier_id = filed(desk, 7)
    desk.complete("bao", dossier_id, "receive", "done")
    assert waiting(desk, dossier_id) == ["work2"]
    records = sorted(rows(desk, DecisionRecord, dossier_id), key=lambda record: record.at)
    assert [(record.node, unpack(record.value)["level"]) for record in records] == [
        ("sort", "hard"),
        ("again", "easy"),
    ]
    assert records[0].at < records[1].at
    said = [entry.payload["node"] for entry in rows(desk, JournalEntry, dossier_id, kind="decided")]
    assert sorted(said) == ["again", "sort"]


@pytest.mark.parametrize(
    "tables",
    [
        (table("difficulty", ("pages",), ("level", "until"), '? * 1 > 90 | "hard" | null'), PRICE),
        (DIFFICULTY.replace(">&gt;= 10<", ">? * 1 &gt; 0<"), PRICE),
    ],
    ids=["none", "two"],
)
def test_a_table_without_one_answer_keeps_nothing_and_is_an_incident(desk, tables):
    in_force(desk, tables)
    dossier_id = filed(desk, 7)
    with pytest.raises(ActionBroke):
        desk.complete("bao", dossier_id, "receive", "done")
    assert waiting(desk, dossier_id) == ["receive"]
    assert rows(desk, DecisionRecord, dossier_id) == []
    (incident,) = rows(desk, Incident, dossier_id)
    assert incident.error.startswith("DecisionNotTaken: sort: ")


@pytest.mark.parametrize(("pages", "why"), [(150, "0.5"), (500, "không cho một số tiền")])
def test_a_fee_without_a_whole_amount_is_refused_in_a_sentence(desk, pages, why):
    in_force(desk, pages="1")
    dossier_id = filed(desk, pages)
    with pytest.raises(FeeNotDecided, match=why):
        desk.complete("bao", dossier_id, "receive", "done")
    assert waiting(desk, dossier_id) == ["receive"]
    assert rows(desk, Incident, dossier_id) == []
