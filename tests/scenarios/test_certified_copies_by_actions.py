"""The life of a dossier of 2.000815: drawn up at the desk, decided the same day, paid for, handed over."""

from dataclasses import replace
from decimal import Decimal

import pytest
from afternoon import AROUND_THREE
from desk_counter import CASH, COLLECTED, WOMAN, Counter, request
from sqlalchemy import select

from app.cli.journal import verify
from app.letters import write_letter
from app.services import services
from app.slip_files import slip_pdf
from processes.actions.component_checks import ComponentTick
from processes.actions.fees_taken import FeeNotSettled
from processes.actions.refusals import NoteRequired, PapersNotPassed
from processes.domain.dossier.dossier import ComponentCheck
from processes.domain.dossier.journal import JournalEntry
from processes.domain.dossier.records import OutboxMessage, Payment, Slip
from processes.domain.dossier.work import Due

FEE, HAND_OVER = "return_at_desk__fee__take", "return_at_desk__hand_over"


@pytest.fixture
def desk(app, clock):
    clock.at("2026-11-16 08:30")
    return Counter(app, clock)


def kept(desk, kind, dossier_id):
    with desk.transactions.read() as session:
        return list(session.scalars(select(kind).filter_by(dossier_id=dossier_id)))


@pytest.mark.shows("R-06", "R-13", "D-02")
def test_the_story_of_the_certified_copies(desk, clock, app):
    dossier_id = desk.copies_asked()
    filed = desk.dossier(dossier_id)
    assert (filed.status, filed.code, filed.channel, filed.received_at) == ("submitted", None, "direct", None)
    assert filed.subject == "Bằng tốt nghiệp"
    (task,) = desk.items(dossier_id)
    assert (task.kind, task.holder_id) == ("intake", desk.actor("bao").id)
    desk.copies_ready(dossier_id)
    dossier = desk.dossier(dossier_id)
    assert (dossier.status, dossier.code) == ("result_ready", "H31.40.12-261116-0001")
    assert dossier.due_current == clock.at("2026-11-16 17:00")
    assert "bui thi sen" in dossier.search_text
    assert dossier.code.casefold() in dossier.search_text
    clock.at("2026-11-16 14:00")
    desk.complete("bao", dossier_id, FEE, "collected", CASH)
    (payment,) = kept(desk, Payment, dossier_id)
    assert (payment.amount, payment.status, payment.method) == (Decimal(60000), "paid", "cash")
    assert (payment.collected_by, payment.receipt_number) == (desk.actor("bao").id, "1/BL")
    (hand_over,) = desk.items(dossier_id)
    assert (hand_over.node, hand_over.holder_id) == (HAND_OVER, desk.actor("bao").id)
    desk.complete("bao", dossier_id, HAND_OVER, "returned", COLLECTED)
    done = desk.dossier(dossier_id)
    assert (done.status, done.finance_status, done.archived) == ("returned", "paid", True)
    assert desk.items(dossier_id) == []
    slips = {slip.kind: slip for slip in kept(desk, Slip, dossier_id)}
    assert set(slips) == {"receipt_slip", "fee_receipt", "return_receipt"}
    assert slips["fee_receipt"].data["total_words"] == "Sáu mươi nghìn đồng"
    assert slips["return_receipt"].data["result_number"] == "1182"
    assert slips["receipt_slip"].data["certified"] == [{"name": "Bằng tốt nghiệp", "pages": 10, "copies": 5}]
    assert all(slip_pdf(services(app), slip.id).startswith(b"%PDF") for slip in slips.values())
    with desk.transactions.read() as session:
        assert verify(session)[0] is None


@AROUND_THREE
def test_after_three_it_is_due_the_next_working_day(desk, clock, received, due):
    clock.at(received)
    dossier_id = desk.copies_asked()
    desk.complete("bao", dossier_id, "intake__check", "accept")
    assert desk.dossier(dossier_id).due_current == clock.at(due)


FEES = {
    (("Bằng", 1, 1),): 2000,
    (("Bằng", 2, 1),): 4000,
    (("Bằng", 3, 1),): 5000,
    (("Bằng", 3, 2),): 10000,
    (("Bằng", 10, 5),): 60000,
    (("Bằng", 198, 1),): 200000,
    (("Bằng", 199, 1),): 200000,
    (("Bằng", 250, 3),): 600000,
    (("Bằng", 10, 5), ("Học bạ", 3, 2)): 70000,
}


@pytest.mark.parametrize(("papers", "amount"), FEES.items(), ids=str)
def test_the_fee_of_each_example(desk, papers, amount):
    dossier_id = desk.copies_asked(*papers)
    desk.complete("bao", dossier_id, "intake__check", "accept")
    (slip,) = kept(desk, Slip, dossier_id)
    grouped = f"{amount:,}".replace(",", ".")
    assert slip.data["fee_text"] == f"{grouped} đồng (nộp trước khi nhận kết quả)"


def test_at_the_desk_no_clock_of_the_intake_runs(desk):
    dossier_id = desk.copies_asked()
    assert [due.kind for due in kept(desk, Due, dossier_id) if due.kind == "timer"] == []
    assert kept(desk, OutboxMessage, dossier_id) == []


@pytest.mark.shows("R-04")
def test_an_original_that_cannot_be_used_is_refused_without_a_code(desk, app):
    dossier = desk.draw_up()
    desk.write_down(dossier.id, request(("Bằng tốt nghiệp", 1, 1), made_by="agency"))
    desk.tick(dossier.id, {"original": ComponentTick(1, 0, "failed", "Bị tẩy xóa")})
    desk.send_on(dossier.id)
    with pytest.raises(PapersNotPassed):
        desk.complete("bao", dossier.id, "intake__check", "accept")
    with pytest.raises(NoteRequired):
        desk.complete("bao", dossier.id, "intake__check", "refuse")
    desk.complete("bao", dossier.id, "intake__check", "refuse", note="Bản chính bị tẩy xóa")
    refused = desk.dossier(dossier.id)
    assert (refused.status, refused.code) == ("refused", None)
    (slip,) = kept(desk, Slip, dossier.id)
    assert (slip.kind, slip.data["dossier_code"]) == ("refusal_slip", "")
    assert slip_pdf(services(app), slip.id).startswith(b"%PDF")
    assert desk.items(dossier.id) == []
    (told,) = kept(desk, OutboxMessage, dossier.id)
    letter = write_letter(services(app).settings, told)
    assert "chưa có mã" in letter.text
    assert "None" not in letter.text


def test_what_did_not_pass_at_first_may_pass_at_the_intake_task(desk):
    dossier = desk.draw_up()
    desk.write_down(dossier.id, request(("Bằng tốt nghiệp", 1, 1), made_by="agency"))
    desk.tick(dossier.id, {"original": ComponentTick(1, 0, "failed", "Không rõ dấu")})
    desk.send_on(dossier.id)
    desk.complete("bao", dossier.id, "intake__check", "accept", checks={"original": ("passed", "Dấu rõ")})
    (check,) = kept(desk, ComponentCheck, dossier.id)
    assert (check.check, check.comment, check.originals) == ("passed", "Dấu rõ", 1)
    assert desk.dossier(dossier.id).status == "in_process"


def test_exempted_with_a_reason_it_is_handed_over_without_money(desk):
    dossier_id = desk.copies_asked()
    desk.copies_ready(dossier_id)
    with pytest.raises(NoteRequired):
        desk.complete("bao", dossier_id, FEE, "exempt", CASH)
    desk.complete("bao", dossier_id, FEE, "exempt", CASH, note="Hộ nghèo, Nghị quyết 12/2026")
    (payment,) = kept(desk, Payment, dossier_id)
    assert (payment.status, payment.amount, payment.paid_at) == ("exempt", Decimal(60000), None)
    assert payment.note == "Hộ nghèo, Nghị quyết 12/2026"
    desk.complete("bao", dossier_id, HAND_OVER, "returned", COLLECTED)
    assert desk.dossier(dossier_id).finance_status == "exempt"
    assert "fee_receipt" not in {slip.kind for slip in kept(desk, Slip, dossier_id)}
    kinds = [entry.kind for entry in kept(desk, JournalEntry, dossier_id)]
    assert kinds.count("fee_exempted") == 1


@pytest.mark.shows("R-13")
def test_no_result_is_given_out_before_its_fee_is_settled(desk, monkeypatch):
    """Whatever way led to the return, the money is asked for again."""
    dossier_id = desk.copies_asked()
    desk.copies_ready(dossier_id)
    with monkeypatch.context() as without_money:
        without_money.setattr("processes.actions.tasks.settle_fee", lambda *of: None)
        desk.complete("bao", dossier_id, FEE, "collected", CASH)
    with pytest.raises(FeeNotSettled):
        desk.complete("bao", dossier_id, HAND_OVER, "returned", COLLECTED)
    assert desk.dossier(dossier_id).status == "result_ready"
    assert [item.node for item in desk.items(dossier_id)] == [HAND_OVER]


@pytest.mark.shows("R-05")
def test_a_fee_before_intake_gates_the_intake(desk, monkeypatch):
    """No procedure of ours has such a fee; here the fee of the copies is made one."""
    dossier_id = desk.copies_asked()
    with desk.transactions.read() as session:
        facts = desk.transactions.versions.take(session, desk.dossier(dossier_id).version_id).facts
    early = tuple(replace(fee, timing="before_intake") for fee in facts.profile.fees)
    monkeypatch.setitem(vars(facts.profile), "fees", early)
    with pytest.raises(FeeNotSettled):
        desk.complete("bao", dossier_id, "intake__check", "accept")
    assert (desk.dossier(dossier_id).status, desk.dossier(dossier_id).code) == ("submitted", None)


@pytest.mark.shows("D-03")
def test_taking_the_fee_twice_takes_it_once(desk):
    dossier_id = desk.copies_asked()
    desk.copies_ready(dossier_id)
    item = desk.item(dossier_id, FEE)
    desk.complete(
        "bao", dossier_id, FEE, "collected", {"method": ["transfer"], "transfer_reference": ["FT1"]}
    )
    again = type(desk).complete
    with pytest.MonkeyPatch.context() as same_item:
        same_item.setattr(desk, "item", lambda *of: item)
        again(desk, "bao", dossier_id, FEE, "collected", CASH)
    (payment,) = kept(desk, Payment, dossier_id)
    assert (payment.method, payment.transaction_no) == ("transfer", "FT1")


def test_a_paper_shown_in_vneid_needs_nothing_else(desk):
    dossier = desk.draw_up()
    desk.write_down(dossier.id, request(("Căn cước", 2, 3), vneid=True))
    desk.send_on(dossier.id)
    assert desk.dossier(dossier.id).case == "vneid"
    desk.complete("bao", dossier.id, "intake__check", "accept")
    assert desk.dossier(dossier.id).status == "in_process"


def test_somebody_else_collects_and_signs_with_his_own_name(desk):
    dossier_id = desk.copies_asked()
    desk.copies_ready(dossier_id)
    desk.complete("bao", dossier_id, FEE, "collected", CASH)
    friend = {
        "received_by": ["authorised"],
        "receiver_name": ["Vũ Văn Lâm"],
        "receiver_paper": ["033088000111"],
        "receiver_phone": ["0912000777"],
    }
    desk.complete("bao", dossier_id, HAND_OVER, "returned", friend)
    slip = next(slip for slip in kept(desk, Slip, dossier_id) if slip.kind == "return_receipt")
    assert slip.data["receiver_name"] == "Vũ Văn Lâm"
    assert slip.data["receiver_paper"] == "033088000111"
    assert slip.data["owner"] == WOMAN.name


def test_receipts_are_numbered_by_unit_and_year(desk, clock):
    numbers = []
    for moment in ("2026-11-16 08:30", "2026-11-17 08:30", "2027-01-04 08:30"):
        clock.at(moment)
        dossier_id = desk.copies_asked()
        desk.copies_ready(dossier_id)
        desk.complete("bao", dossier_id, FEE, "collected", CASH)
        (payment,) = kept(desk, Payment, dossier_id)
        numbers.append(payment.receipt_number)
    assert numbers == ["1/BL", "2/BL", "1/BL"]
