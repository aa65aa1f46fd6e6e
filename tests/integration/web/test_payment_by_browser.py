"""Paying: only the provider's signed word counts, and it counts once."""

import json
from dataclasses import replace
from decimal import Decimal
from urllib.parse import parse_qsl, urlsplit

import pytest
from applicant import Applicant
from desk import Desk
from sqlalchemy import select
from visitor import Visitor

from app.captcha import digits_of
from app.gateways.payments.signing import SIGNATURE, signature
from app.services import services
from app.web.factory import create_app
from processes.domain.dossier.records import OutboxMessage, Payment


@pytest.fixture
def desk(app, clock):
    return Desk(app, clock)


@pytest.fixture
def applicant(app):
    applicant = Applicant(app)
    applicant.fill_everything()
    return applicant


@pytest.fixture
def asking(applicant):
    return applicant.send().location


@pytest.fixture
def notice(app, asking, clock):
    """The provider's notification of the payment that was asked for."""

    def make(outcome="00", **changes):
        params = dict(parse_qsl(urlsplit(asking).query))
        said = services(app).payments.sandbox_notification(params, outcome, "14000042", clock())
        if not changes:
            return said
        said = {**said, **changes}
        said.pop(SIGNATURE)
        return said | {SIGNATURE: signature(services(app).settings.payment_secret, said)}

    return make


def tell(app, params, method="get"):
    visitor = Visitor(app, "203.0.113.9")
    if method == "get":
        page = visitor.get("/thanh-toan/xac-nhan", query_string=params)
    else:
        page = visitor.post("/thanh-toan/xac-nhan", params)
    return json.loads(page.response.get_data(as_text=True))["RspCode"]


def payments(desk):
    with desk.transactions.read() as session:
        return list(session.scalars(select(Payment).order_by(Payment.created_at)))


@pytest.mark.shows("C-40", "C-51")
@pytest.mark.parametrize("method", ["get", "post"])
def test_the_providers_word_sends_the_dossier_once(app, desk, applicant, notice, method):
    assert tell(app, notice(), method) == "00"
    assert desk.dossier(applicant.id).code == "H31.40.12-261113-0001"
    assert tell(app, notice(), method) == "02"
    paid = payments(desk)
    assert [(p.status, p.amount, p.transaction_no) for p in paid] == [("paid", Decimal(150000), "14000042")]
    with desk.transactions.read() as session:
        messages = list(session.scalars(select(OutboxMessage)))
    assert sorted(message.channel for message in messages) == ["mail", "sms"]


def test_a_wrong_amount_is_refused(app, desk, applicant, notice):
    assert tell(app, notice(vnp_Amount="100")) == "04"
    assert tell(app, notice(vnp_Amount="15000001")) == "04"
    assert desk.dossier(applicant.id).is_draft
    assert payments(desk)[0].status == "requested"


def test_a_bad_signature_is_refused(app, desk, applicant, notice):
    said = notice()
    assert tell(app, {**said, "vnp_Amount": "100"}) == "97"
    assert tell(app, {**said, SIGNATURE: "0" * 128}) == "97"
    assert tell(app, {k: v for k, v in said.items() if k != SIGNATURE}) == "97"
    assert tell(app, {}) == "97"
    assert desk.dossier(applicant.id).is_draft


def test_an_unknown_reference_is_told_so(app, notice):
    assert tell(app, notice(vnp_TxnRef="TT000")) == "01"


def test_a_failed_payment_may_be_tried_again_under_a_new_reference(app, desk, applicant, asking):
    page = applicant.pay(asking, "24")
    assert page.status == 200
    assert "Chưa nhận được xác nhận thanh toán" in page.main
    assert desk.dossier(applicant.id).is_draft
    again = applicant.post(page.find("//main//form/@action")[0])
    assert applicant.pay(again.location).location == f"/ho-so/{applicant.id}/da-gui"
    first, second = payments(desk)
    assert (first.status, second.status) == ("failed", "paid")
    assert first.reference != second.reference


def test_not_enough_money_is_no_payment(desk, applicant, asking):
    assert applicant.pay(asking, "51").status == 200
    assert payments(desk)[0].status == "failed"


def test_pressing_pay_twice_pays_once(desk, applicant, asking):
    applicant.pay(asking)
    assert applicant.pay(asking).location == f"/ho-so/{applicant.id}/da-gui"
    assert [payment.status for payment in payments(desk)] == ["paid"]


def test_the_way_back_changes_nothing(app, desk, applicant, notice):
    said = notice()
    page = applicant.get("/thanh-toan/ve", query_string=said)
    assert "Chưa nhận được xác nhận thanh toán" in page.main
    assert desk.dossier(applicant.id).is_draft
    assert payments(desk)[0].status == "requested"


def test_another_persons_payment_is_not_there(applicant, another, notice):
    assert another.get("/thanh-toan/ve", query_string=notice()).status == 404
    assert another.get("/thanh-toan/ve").status == 404


def test_the_practice_bank_signs_only_what_was_asked(app, desk, applicant, asking):
    bank = Visitor(app)
    forged = asking.replace("vnp_Amount=15000000", "vnp_Amount=100")
    assert forged != asking
    assert bank.get(forged).status == 400
    bank.get(asking)
    path = forged.replace("/thanh-toan/thu?", "/thanh-toan/thu/00?")
    assert bank.post(path).status == 400
    assert bank.post(asking.replace("/thu?", "/thu/99?")).status == 404
    assert payments(desk)[0].status == "requested"


def test_a_draft_changed_while_paying_waits_until_it_is_whole(desk, applicant, asking):
    """The money has come, but the draft lost a paper meanwhile: it is sent later without a second fee."""
    address = f"{applicant.draft}/giay-to/family_authorisation"
    button = applicant.get(address).find("//button[@name='remove']/@value")
    applicant.post(address, {"remove": button[0]})
    page = applicant.pay(asking)
    assert "Đã nhận lệ phí" in page.main
    assert desk.dossier(applicant.id).is_draft
    assert applicant.post(f"{applicant.draft}/xoa").status == 409
    applicant.upload()
    assert applicant.send().location == f"/ho-so/{applicant.id}/da-gui"
    assert [payment.status for payment in payments(desk)] == ["paid"]


def test_paying_again_asks_for_no_digits(app, clock):
    """The digits were copied before the first payment page; they are not asked for at every try."""
    asking_app = create_app(replace(services(app).settings, captcha=True), clock)
    applicant = Applicant(asking_app)
    applicant.fill_everything()
    page = applicant.get(f"{applicant.draft}/kiem-tra")
    token = page.find("//input[@name='captcha_token']/@value")[0]
    assert applicant.post(f"{applicant.draft}/gui", {"captcha_token": token, "captcha": "x"}).status == 422
    answer = {"captcha_token": token, "captcha": digits_of(services(app).settings.secret_key, token)}
    page = applicant.pay(applicant.post(f"{applicant.draft}/gui", answer).location, "24")
    again = applicant.post(page.find("//main//form/@action")[0])
    assert applicant.pay(again.location).location == f"/ho-so/{applicant.id}/da-gui"
