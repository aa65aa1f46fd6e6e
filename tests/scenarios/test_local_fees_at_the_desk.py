"""Local fees and ended procedures where the fee is counted and taken at the desk."""

from datetime import date

import pytest
from desk_counter import CASH, CODE, SEEN, Counter, request
from sqlalchemy import select

from app.demo.people import DESK
from processes.actions.local_fees import AddLocalFee, EndLocalFee, add_local_fee, end_local_fee
from processes.actions.procedures import RetireProcedure, retire_procedure
from processes.actions.refusals import ProcedureRetired
from processes.domain.dossier.records import Payment
from processes.domain.errors import NotFound

TAKE = "return_at_desk__fee__take"
CHEAPER = {"tiers": [{"from": 1, "to": 2, "each": "1500"}, {"from": 3, "each": "800"}], "cap": "9000"}
TODAY = date(2026, 11, 16)


@pytest.fixture
def desk(app, clock):
    clock.at("2026-11-16 08:30")
    return Counter(app, clock)


def add(desk, rule, **more):
    command = AddLocalFee(
        CODE, "certification", rule, **{"valid_from": TODAY, "basis": "Nghị quyết 9", **more}
    )
    return desk.perform(add_local_fee, desk.actor("nam"), command)


def paid(desk, dossier_id):
    desk.copies_ready(dossier_id)
    desk.complete("bao", dossier_id, TAKE, "collected", CASH)
    with desk.transactions.read() as session:
        return session.scalars(select(Payment).filter_by(dossier_id=dossier_id)).one().amount


@pytest.mark.parametrize(("pages", "copies", "amount"), [(3, 2, (1500 * 2 + 800) * 2), (50, 2, 9000 * 2)])
def test_local_tiers_are_counted_over_the_rows_of_the_request(desk, pages, copies, amount):
    add(desk, CHEAPER, unit_id=DESK, channel="direct")
    assert paid(desk, desk.copies_asked(("Bằng", pages, copies))) == amount


def test_one_local_amount_is_taken_once(desk):
    add(desk, {"amount": "7000"})
    assert paid(desk, desk.copies_asked(("Bằng", 50, 4))) == 7000


def test_the_amount_is_that_of_the_day_of_filing(desk, clock):
    made = add(desk, {"amount": "7000"}, valid_to=TODAY)
    add(desk, {"amount": "9000"}, valid_from=date(2026, 11, 17))
    before = desk.copies_asked(("Bằng", 3, 2))
    clock.at("2026-11-17 08:30")
    assert paid(desk, desk.copies_asked(("Bằng", 3, 2))) == 9000
    assert paid(desk, before) == 7000
    ended = EndLocalFee(made.id, TODAY, "Thử")
    assert desk.perform(end_local_fee, desk.actor("nam"), ended).valid_to == TODAY


def test_an_ended_procedure_is_not_filed_at_the_desk(desk):
    drawn = desk.draw_up()
    desk.write_down(drawn.id, request(("Bằng", 3, 2)))
    desk.tick(drawn.id, SEEN)
    desk.perform(retire_procedure, desk.actor("nam"), RetireProcedure(CODE, "Bị bãi bỏ"))
    with pytest.raises(ProcedureRetired):
        desk.send_on(drawn.id)
    with pytest.raises(NotFound):
        desk.draw_up()
