"""Forged, borrowed and repeated words about money: nothing is recorded."""

import json
from urllib.parse import parse_qsl, urlsplit

import pytest
from applicant import Applicant, path_of
from desk import Desk
from sqlalchemy import select
from visitor import Visitor

from app.gateways.payments.signing import SIGNATURE, signature
from app.services import services
from processes.actions.applicant import CancelSubmitted, cancel_submitted
from processes.domain.dossier.records import Incident, Payment


@pytest.fixture
def desk(app, clock):
    return Desk(app, clock)


@pytest.fixture
def applicant(app):
    made = Applicant(app)
    made.fill_everything()
    return made


@pytest.fixture
def asking(applicant):
    return applicant.send().location


@pytest.fixture
def paid(app, asking, clock):
    params = dict(parse_qsl(urlsplit(asking).query))
    return services(app).payments.sandbox_notification(params, "00", "14000042", clock())


def signed(app, said, secret=None):
    said = {name: value for name, value in said.items() if name != SIGNATURE}
    return said | {SIGNATURE: signature(secret or services(app).settings.payment_secret, said)}


def tell(app, params):
    page = Visitor(app, "203.0.113.9").get("/thanh-toan/xac-nhan", query_string=params)
    return json.loads(page.response.get_data(as_text=True))["RspCode"]


def status(desk):
    with desk.transactions.read() as session:
        return session.scalars(select(Payment)).one().status


def test_our_own_request_sent_back_is_no_word_of_the_provider(app, desk, asking):
    """The applicant's browser has it, signed by us; it must not even mark the payment as failed."""
    assert tell(app, dict(parse_qsl(urlsplit(asking).query))) == "01"
    assert status(desk) == "requested"


def test_a_word_to_another_shop_is_not_ours(app, desk, paid):
    assert tell(app, signed(app, {**paid, "vnp_TmnCode": "ANOTHER1"})) == "01"
    assert status(desk) == "requested"


@pytest.mark.parametrize("secret", ["x", "test-secret", "test-payment-secre", "test-payment-secret "])
def test_another_secret_signs_nothing(app, desk, paid, secret):
    assert tell(app, signed(app, paid, secret)) == "97"
    assert status(desk) == "requested"


@pytest.mark.parametrize(
    "change",
    [
        {"vnp_Amount": "100"},
        {"vnp_Amount": "1500000000"},
        {"vnp_TransactionStatus": "00 "},
        {"vnp_TxnRef": "khong-co"},
        {"vnp_Extra": "1"},
        {SIGNATURE: ""},
        {SIGNATURE: "0" * 128},
    ],
)
def test_no_word_is_believed_that_was_changed(app, desk, paid, change):
    assert tell(app, {**paid, **change}) == "97"
    assert status(desk) == "requested"


@pytest.mark.parametrize("amount", ["1", "14999999", "-15000000", "15000000.0", "1e7", "", "٣٠٠"])
def test_a_signed_amount_that_differs_is_not_recorded(app, desk, paid, amount):
    assert tell(app, signed(app, {**paid, "vnp_Amount": amount})) == "04"
    assert status(desk) == "requested"


def incidents(desk):
    with desk.transactions.read() as session:
        return [(i.action, i.error, i.count) for i in session.scalars(select(Incident))]


def test_money_of_another_amount_is_kept_for_reconciliation(app, desk, paid):
    told = signed(app, paid | {"vnp_Amount": "100"})
    assert [tell(app, told) for _ in range(2)] == ["04", "04"]
    (action, error, count), *others = incidents(desk)
    assert (action, count, others) == ("report_unmatched_money", 2, [])
    assert "MoneyWithoutPlace" in error


def test_money_for_a_draft_thrown_away_is_kept_for_reconciliation(app, desk, clock, applicant, paid):
    """The payment page was left open; the draft went, and then the bank said that the money is there."""
    clock.forward(minutes=16)
    assert applicant.post(f"/ban-nhap/{applicant.id}/xoa").status == 302
    assert tell(app, paid) == "01"
    assert [action for action, _, _ in incidents(desk)] == ["report_unmatched_money"]


def test_money_for_a_dossier_cancelled_meanwhile_is_due_for_refund(app, desk, clock, applicant, asking, paid):
    """Paid twice: once in each of two windows, the second time after the dossier was cancelled."""
    clock.forward(minutes=6)
    second = applicant.send().location
    again = services(app).payments.sandbox_notification(
        dict(parse_qsl(urlsplit(second).query)), "00", "14000043", clock()
    )
    assert tell(app, paid) == "00"
    desk.perform(cancel_submitted, desk.actor("nhung"), CancelSubmitted(applicant.id))
    assert tell(app, again) == "00"
    with desk.transactions.read() as session:
        states = sorted(payment.status for payment in session.scalars(select(Payment)))
    assert states == ["paid", "refund_due"]
    assert desk.dossier(applicant.id).finance_status == "refund_due"


@pytest.mark.parametrize(("code", "state"), [("00", "02"), ("24", "00"), ("0", "0"), ("00", "01")])
def test_both_codes_must_say_paid(app, desk, applicant, paid, code, state):
    tell(app, signed(app, {**paid, "vnp_ResponseCode": code, "vnp_TransactionStatus": state}))
    assert status(desk) == "failed"
    assert desk.dossier(applicant.id).is_draft


def test_parameters_cannot_hide_in_a_name(app, desk, paid):
    """A name with "=" and "&" in it would else be signed like two parameters."""
    first, second = sorted(paid)[:2]
    joined = {f"{first}={paid[first]}&{second}": paid[second]}
    rest = {name: value for name, value in paid.items() if name not in (first, second)}
    assert tell(app, {**joined, **rest}) == "97"
    assert status(desk) == "requested"


def test_the_practice_bank_leads_only_back_here(app, applicant, asking):
    """The address to return to is part of what we signed; a second one beside it does not count."""
    page = applicant.get(asking)
    ending = page.find("//form/@action")[0]
    assert urlsplit(ending).netloc == ""
    twice = f"{path_of(asking)}&vnp_ReturnUrl=https%3A%2F%2Felsewhere.example"
    assert applicant.get(twice).status in (200, 400)
    for address in applicant.get(twice).find("//form/@action"):
        assert "elsewhere" not in urlsplit(address).netloc
    other = asking.replace("vnp_ReturnUrl=", "vnp_ReturnUrl=https%3A%2F%2Felsewhere.example%2F")
    assert applicant.get(path_of(other)).status == 400


def test_the_way_back_is_not_believed(app, desk, applicant, paid):
    """Even with a good signature: the browser is not the provider."""
    page = applicant.get("/thanh-toan/ve", query_string=paid)
    assert page.status == 200
    assert status(desk) == "requested"
    assert desk.dossier(applicant.id).is_draft
