"""Payments: VNPay's vectors, and one contract for every provider."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.gateways.payments.port import (
    Answer,
    BadAmount,
    BadSignature,
    PaymentGateway,
    PaymentRequest,
    PaymentResult,
    answer_to,
)
from app.gateways.payments.sandbox import CANCELLED, OUTCOMES, SUCCESS, SandboxPayments
from app.gateways.payments.signing import SIGNATURE, check_signature, signature, string_to_sign
from app.gateways.payments.vnpay import VnpayGateway, VnpaySettings

# Vectors of VNPay 2.1.0 with an invented secret (domain reference).
SECRET = "DEMOSECRET"
VECTORS = {
    "pay": (
        "vnp_Amount=10000000&vnp_Command=pay&vnp_CreateDate=20230424091500&vnp_CurrCode=VND"
        "&vnp_ExpireDate=20230424093000&vnp_IpAddr=127.0.0.1&vnp_Locale=vn"
        "&vnp_OrderInfo=Nop+le+phi+ho+so+H31.30.1-230424-0001&vnp_OrderType=other"
        "&vnp_ReturnUrl=https%3A%2F%2Fmcdt.example.vn%2Fthanh-toan%2Fvnpay%2Freturn&vnp_TmnCode=DEMOTMN1"
        "&vnp_TxnRef=H31.30.1-230424-0001-01&vnp_Version=2.1.0",
        "298990b5e0abfd5ef9e1979540e8fdb556f637f4e653747c1322141cb419addb"
        "52dcff5f7d4150e0411337b8e04a3e9dd3691df3598d70554a3e2f9c5a63a332",
    ),
    "paid": (
        "vnp_Amount=10000000&vnp_BankCode=NCB&vnp_BankTranNo=VNP00000001&vnp_CardType=ATM"
        "&vnp_OrderInfo=Nop+le+phi+ho+so+H31.30.1-230424-0001&vnp_PayDate=20230424091702&vnp_ResponseCode=00"
        "&vnp_TmnCode=DEMOTMN1&vnp_TransactionNo=10000001&vnp_TransactionStatus=00"
        "&vnp_TxnRef=H31.30.1-230424-0001-01",
        "15f095dde9eaf635eef0468edc6bed4958a9439e595aa7f36fa6c8aaee5c51fc"
        "2f5be7a0727087a7a882b76c7e1ac1b024a24144d8fe830d799cd9e61dabc09e",
    ),
    "paid too little": (
        "vnp_Amount=1000000&vnp_BankCode=NCB&vnp_BankTranNo=VNP00000001&vnp_CardType=ATM"
        "&vnp_OrderInfo=Nop+le+phi+ho+so+H31.30.1-230424-0001&vnp_PayDate=20230424091702&vnp_ResponseCode=00"
        "&vnp_TmnCode=DEMOTMN1&vnp_TransactionNo=10000001&vnp_TransactionStatus=00"
        "&vnp_TxnRef=H31.30.1-230424-0001-01",
        "9e713ce5d70b476417fcadceaaeed33f03a5cfea811dcf3435189eeddbf4b4f0"
        "c3c75a3e5a50b4f315df19775c0375e05ed643e76655018f539677185bf16e99",
    ),
    "cancelled": (
        "vnp_Amount=10000000&vnp_BankCode=NCB&vnp_CardType=ATM"
        "&vnp_OrderInfo=Nop+le+phi+ho+so+H31.30.1-230424-0001&vnp_PayDate=20230424091702&vnp_ResponseCode=24"
        "&vnp_TmnCode=DEMOTMN1&vnp_TransactionNo=0&vnp_TransactionStatus=02"
        "&vnp_TxnRef=H31.30.1-230424-0001-01",
        "0531b4f0f75276607648f148dfdde322585fd03c2f49efcc0c690d15002e0352"
        "8af891b666ef1590e6a785117122e77661b2a44819f1f804ae0c0fbda99ea24b",
    ),
}

VIETNAM_09_15 = datetime(2023, 4, 24, 2, 15, tzinfo=UTC)
REQUEST = PaymentRequest(
    reference="H31.30.1-230424-0001-01",
    amount=100_000,
    currency="VND",
    order_info="Nộp lệ phí hồ sơ H31.30.1-230424-0001",
    return_url="https://mcdt.example.vn/thanh-toan/vnpay/return",
    notify_url="https://mcdt.example.vn/thanh-toan/vnpay/ipn",
    client_ip="127.0.0.1",
    created_at=VIETNAM_09_15,
    expires_at=VIETNAM_09_15 + timedelta(minutes=15),
)


def vnpay() -> VnpayGateway:
    return VnpayGateway(
        VnpaySettings("https://sandbox.vnpayment.vn/paymentv2/vpcpay.html", "DEMOTMN1", SECRET)
    )


def sandbox() -> SandboxPayments:
    return SandboxPayments("https://motcua.example/thu-nghiem/thanh-toan", SECRET, "DEMOTMN1")


def received(name: str) -> dict[str, str]:
    text, digest = VECTORS[name]
    return dict(parse_qsl(text)) | {SIGNATURE: digest}


@pytest.fixture(params=[vnpay, sandbox], ids=["vnpay", "sandbox"])
def gateway(request: pytest.FixtureRequest) -> PaymentGateway:
    return request.param()


@pytest.mark.parametrize("name", VECTORS)
def test_vectors_sign_as_published(name: str) -> None:
    text, digest = VECTORS[name]
    params = dict(parse_qsl(text))
    assert string_to_sign(params) == text
    assert signature(SECRET, params) == digest


def test_the_request_is_the_vector(gateway: PaymentGateway) -> None:
    text, digest = VECTORS["pay"]
    assert urlsplit(gateway.start(REQUEST)).query == f"{text}&vnp_SecureHash={digest}"


def test_a_paid_notification(gateway: PaymentGateway) -> None:
    assert gateway.verify_notification(received("paid")) == PaymentResult(
        REQUEST.reference, 100_000, paid=True, provider_code="00", transaction_no="10000001"
    )


def test_a_cancelled_notification_is_right_and_unpaid(gateway: PaymentGateway) -> None:
    result = gateway.verify_notification(received("cancelled"))
    assert (result.paid, result.provider_code) == (False, "24")


@pytest.mark.parametrize(
    "change",
    [
        {"vnp_Amount": "1000000"},
        {"vnp_TxnRef": "other"},
        {SIGNATURE: ""},
        {SIGNATURE: "é"},
        {"vnp_Extra": "1"},
    ],
)
def test_an_altered_notification(gateway: PaymentGateway, change: dict[str, str]) -> None:
    with pytest.raises(BadSignature) as caught:
        gateway.verify_notification(received("paid") | change)
    assert caught.value.answer.body() == {"RspCode": "97", "Message": "Invalid signature"}


def test_a_notification_without_signature(gateway: PaymentGateway) -> None:
    with pytest.raises(BadSignature):
        gateway.verify_notification({})


def test_both_codes_must_say_paid(gateway: PaymentGateway) -> None:
    params = received("paid") | {"vnp_TransactionStatus": "01"}
    params[SIGNATURE] = signature(SECRET, params)
    assert not gateway.verify_notification(params).paid


@pytest.mark.parametrize("amount", ["", "abc", "-100", "150", "١٠٠"])
def test_a_signed_amount_that_is_none(gateway: PaymentGateway, amount: str) -> None:
    params = received("paid") | {"vnp_Amount": amount}
    params[SIGNATURE] = signature(SECRET, params)
    with pytest.raises(BadAmount):
        gateway.verify_notification(params)


@pytest.mark.parametrize(
    "change",
    [{"amount": 0}, {"amount": -1}, {"currency": "USD"}, {"created_at": VIETNAM_09_15.replace(tzinfo=None)}],
)
def test_requests_it_cannot_carry(gateway: PaymentGateway, change: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"VND|time zone"):
        gateway.start(replace(REQUEST, **change))


def test_order_info_is_plain(gateway: PaymentGateway) -> None:
    url = gateway.start(replace(REQUEST, order_info="Phí & lệ phí “A” <b>:\n H31-0001₫"))
    assert dict(parse_qsl(urlsplit(url).query))["vnp_OrderInfo"] == "Phi le phi A b : H31-0001d"


@pytest.mark.parametrize(
    ("name", "expected", "confirmed", "answer"),
    [
        ("paid", 100_000, False, Answer.CONFIRMED),
        ("cancelled", 100_000, False, Answer.CONFIRMED),
        ("paid", 100_000, True, Answer.ALREADY_CONFIRMED),
        ("paid", None, False, Answer.NOT_FOUND),
        ("paid too little", 100_000, False, Answer.WRONG_AMOUNT),
        ("paid too little", 100_000, True, Answer.WRONG_AMOUNT),
    ],
)
def test_answers(name: str, expected: int | None, confirmed: bool, answer: Answer) -> None:
    assert answer_to(vnpay().verify_notification(received(name)), expected, confirmed) is answer


def sandbox_page(gateway: SandboxPayments) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(gateway.start(REQUEST)).query))


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_the_sandbox_page_pays_what_was_asked(outcome: str) -> None:
    gateway = sandbox()
    page = sandbox_page(gateway)
    assert gateway.asked(page).amount == REQUEST.amount
    said = gateway.sandbox_notification(page, outcome, "10000001", VIETNAM_09_15)
    result = gateway.verify_notification(said)
    assert (result.reference, result.amount) == (REQUEST.reference, REQUEST.amount)
    assert (result.paid, result.provider_code) == (outcome == SUCCESS, outcome)
    assert answer_to(result, REQUEST.amount, confirmed=False) is Answer.CONFIRMED


def test_the_sandbox_signs_nothing_it_did_not_ask_for() -> None:
    gateway = sandbox()
    with pytest.raises(BadSignature):
        gateway.sandbox_notification(
            sandbox_page(gateway) | {"vnp_Amount": "100"}, CANCELLED, "1", VIETNAM_09_15
        )


def test_the_secret_is_not_shown() -> None:
    assert SECRET not in repr(VnpaySettings("u", "t", SECRET))


@given(st.dictionaries(st.text(), st.text()), st.text())
def test_whatever_is_signed_verifies_and_nothing_else_does(params: dict[str, str], secret: str) -> None:
    signed = params | {SIGNATURE: signature(secret, params)}
    check_signature(secret, signed)
    with pytest.raises(BadSignature):
        check_signature(secret + "x", signed)
