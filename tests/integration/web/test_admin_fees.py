"""Local fees: kept with their basis, ended with a reason, and paid by whoever files."""

from datetime import date
from decimal import Decimal

import pytest
from desk import Desk
from desk_browser import faults, log_in, page_words, tree
from sqlalchemy import select

from app.demo.people import DESK, ECONOMY
from processes.actions.faults import BadInput
from processes.actions.local_fees import AddLocalFee, EndLocalFee, add_local_fee, end_local_fee
from processes.actions.submission import Submit, submit
from processes.domain.errors import NotAllowed, NotFound
from processes.domain.office_journal import OfficeEntry
from processes.domain.organisation import LocalFee

CODE = "1.001612"
BASIS = "Nghị quyết 12/2026/NQ-HĐND"
RULE = {"amount": "30000"}
START = date(2026, 11, 1)


@pytest.fixture
def desk(app, clock):
    return Desk(app, clock)


@pytest.fixture
def fee(desk):
    """The id of the only fee of the procedure."""
    with desk.transactions.read() as session:
        (known,) = desk.transactions.versions.take(session, in_force(session)).facts.profile.fees
    return known.id


def in_force(session):
    from processes.domain.organisation import ProcedureRecord

    return session.get(ProcedureRecord, CODE).version_id


def add(desk, fee, **more):
    command = AddLocalFee(
        **{"procedure_code": CODE, "fee_id": fee, "rule": RULE, "valid_from": START, "basis": BASIS, **more}
    )
    return desk.perform(add_local_fee, desk.actor("nam"), command)


def kept(desk):
    with desk.transactions.read() as session:
        return list(session.scalars(select(LocalFee)))


def noted(desk):
    with desk.transactions.read() as session:
        entries = session.scalars(
            select(OfficeEntry).filter_by(subject_kind="local_fee").order_by(OfficeEntry.seq)
        )
        return [(entry.action, entry.reason) for entry in entries]


def to_pay(desk):
    draft = desk.filled_draft()
    payment = desk.perform(submit, desk.actor("nhung"), Submit(draft.id)).payment
    return payment and payment.amount


@pytest.mark.parametrize(
    ("more", "pays"),
    [
        ({}, 30_000),
        ({"channel": "online"}, 30_000),
        ({"channel": "direct"}, None),
        ({"unit_id": DESK}, 30_000),
        ({"unit_id": ECONOMY}, None),
        ({"valid_from": date(2027, 1, 1)}, None),
        ({"valid_to": date(2026, 11, 12)}, None),
        ({"valid_to": date(2026, 11, 13)}, 30_000),
    ],
)
def test_whoever_files_pays_the_local_fee(desk, fee, more, pays):
    usual = to_pay(desk)
    add(desk, fee, **more)
    assert to_pay(desk) == (usual if pays is None else Decimal(pays))


def test_the_most_specific_local_fee_wins(desk, fee):
    for number, place in enumerate(
        ({}, {"channel": "online"}, {"unit_id": DESK}, {"unit_id": DESK, "channel": "online"}), start=1
    ):
        add(desk, fee, rule={"amount": f"{number}000"}, **place)
        assert to_pay(desk) == number * 1000


def test_free_of_charge_sends_at_once(desk, fee):
    add(desk, fee, rule={"amount": "0"})
    assert to_pay(desk) is None


def test_an_overlap_names_the_other(desk, fee):
    add(desk, fee, valid_to=date(2026, 12, 31))
    with pytest.raises(
        BadInput,
        match="Trùng với mức theo “Nghị quyết 12/2026/NQ-HĐND”, áp dụng từ 01/11/2026 đến 31/12/2026",
    ):
        add(desk, fee, valid_from=date(2026, 12, 31))
    add(desk, fee, valid_from=date(2027, 1, 1))
    add(desk, fee, channel="online")
    assert len(kept(desk)) == 3


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"basis": "  "}, "basis"),
        ({"basis": "x" * 301}, "basis"),
        ({"rule": {}}, "amount"),
        ({"rule": {"amount": "0.5"}}, "amount"),
        ({"rule": {"tiers": [{"from": 1, "each": "10"}]}}, "tiers"),
        ({"valid_to": date(2026, 10, 31)}, "valid_to"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(desk, fee, more, field):
    with pytest.raises(BadInput) as refused:
        add(desk, fee, **more)
    assert [fault.field for fault in refused.value.faults] == [field]
    assert kept(desk) == []


@pytest.mark.parametrize(
    "more", [{"fee_id": "none"}, {"unit_id": "none"}, {"channel": "none"}, {"procedure_code": "9"}]
)
def test_what_does_not_exist_is_not_found(desk, fee, more):
    with pytest.raises(NotFound):
        add(desk, fee, **more)


def test_only_administrators_change_fees(desk, fee):
    command = AddLocalFee(CODE, fee, RULE, START, BASIS)
    with pytest.raises(NotAllowed):
        desk.perform(add_local_fee, desk.actor("bao"), command)


def test_a_fee_ends_with_a_reason_and_both_are_noted(desk, fee):
    made = add(desk, fee)
    admin = desk.actor("nam")
    for last, reason in ((date(2026, 11, 11), "x"), (date(2026, 11, 20), " ")):
        with pytest.raises(BadInput):
            desk.perform(end_local_fee, admin, EndLocalFee(made.id, last, reason))
    desk.perform(end_local_fee, admin, EndLocalFee(made.id, date(2026, 11, 20), "Có nghị quyết mới"))
    assert kept(desk)[0].valid_to == date(2026, 11, 20)
    assert noted(desk) == [("add_local_fee", BASIS), ("end_local_fee", "Có nghị quyết mới")]


def test_a_fee_that_never_applied_is_forgotten(desk, fee):
    made = add(desk, fee, valid_from=date(2027, 1, 1))
    desk.perform(end_local_fee, desk.actor("nam"), EndLocalFee(made.id, date(2026, 12, 1), "Nhập nhầm"))
    assert kept(desk) == []
    assert noted(desk)[-1] == ("end_local_fee", "Nhập nhầm")


def test_pages_say_the_diagram_the_local_fee_and_what_is_paid(app, desk, fee):
    client = log_in(app, "nam")
    form = f"/quan-tri/le-phi/{CODE}/{fee}/them"
    wrong = client.post(form, data={"amount": "ba mươi nghìn", "valid_from": "01/11/2026", "basis": ""})
    assert wrong.status_code == 422
    assert {link.get("href") for link in tree(wrong).xpath("//*[@role='alert']//a")} == {"#amount", "#basis"}
    assert tree(wrong).xpath("//input[@id='amount']/@value") == ["ba mươi nghìn"]
    several = client.post(form, data={"amount": "-5", "valid_from": "", "basis": ""})
    assert len(tree(several).xpath("//*[@role='alert']//a")) == 3
    dated = client.post(
        form, data={"amount": "1", "valid_from": "31/02/2026", "valid_to": "x", "basis": BASIS}
    )
    assert {link.get("href") for link in tree(dated).xpath("//*[@role='alert']//a")} == {
        "#valid_from",
        "#valid_to",
    }
    sent = client.post(form, data={"amount": "30.000 ₫", "valid_from": "1/11/2026", "basis": BASIS})
    assert sent.location == f"/quan-tri/le-phi/{CODE}"
    page = client.get(sent.location)
    said = page_words(page)
    for words in (
        BASIS,
        "30.000 ₫",
        "từ 01/11/2026",
        "Đang áp dụng",
        "mức địa phương đã lưu",
        "mức địa phương",
    ):
        assert words in said
    (end,) = tree(page).xpath("//a[contains(@href, '/thoi')]/@href")
    for url in (form, end, "/quan-tri/le-phi", sent.location):
        assert faults(client.get(url)) == []
    assert client.post(end, data={"last_day": "20/11/2026", "reason": ""}).status_code == 422
    assert client.post(end, data={"last_day": "20/11/2026", "reason": "Hết hiệu lực"}).status_code == 302
    assert "01/11/2026 đến hết 20/11/2026" in page_words(client.get(sent.location))
    assert CODE in page_words(client.get("/quan-tri/le-phi"))


def test_the_public_page_tells_the_local_fee(app, desk, fee):
    client = log_in(app, "nhung")
    assert "77.000 ₫" not in page_words(client.get(f"/thu-tuc/{CODE}"))
    add(desk, fee, rule={"amount": "77000"}, unit_id=DESK)
    assert "77.000 ₫" in page_words(client.get(f"/thu-tuc/{CODE}"))


@pytest.mark.parametrize("path", ["", "/1.001612", "/1.001612/khong-co/them", "/9.999999"])
def test_only_administrators_see_the_pages(app, path):
    assert log_in(app, "bao").get(f"/quan-tri/le-phi{path}").status_code == 404


def test_what_is_not_there_is_not_found(app):
    client = log_in(app, "nam")
    for path in ("/9.999999", f"/{CODE}/khong-co/them", f"/{CODE}/muc/khong-co/thoi"):
        assert client.get(f"/quan-tri/le-phi{path}").status_code == 404
