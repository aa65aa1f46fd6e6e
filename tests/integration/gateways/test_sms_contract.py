"""One contract for every way to send short messages, and what HTTP adds."""

from datetime import UTC, datetime

import pytest
from sms_gateway import sms_gateway

from app.gateways.delivery import DeliveryFailed, Undeliverable
from app.gateways.sms.http import HttpSms, HttpSmsSettings
from app.gateways.sms.port import SmsMessage
from app.gateways.sms.sandbox import SandboxSms
from app.providers import sms_sender
from app.settings import read_settings

NOW = datetime(2026, 11, 16, 8, 0, tzinfo=UTC)
MESSAGE = SmsMessage("0912 345 678", "Hồ sơ đã có kết quả.", "outbox-17")


@pytest.fixture
def gateway():
    with sms_gateway() as server:
        yield server


def over_http(gateway, **change):
    return HttpSms(HttpSmsSettings(gateway.url, **{"token": "secret-word", "timeout": 5.0, **change}))


@pytest.fixture(params=["sandbox", "http"])
def sender(request, tmp_path, gateway):
    return SandboxSms(tmp_path, lambda: NOW) if request.param == "sandbox" else over_http(gateway)


def test_a_message_is_taken_under_its_key_and_once(sender):
    first = sender.send(MESSAGE)
    assert (first.message_key, bool(first.carrier_id)) == ("outbox-17", True)
    assert sender.send(MESSAGE).message_key == "outbox-17"


@pytest.mark.parametrize("to", ["", "12", "0221000123", "0912345678\r\nX: y"])
def test_a_wrong_number_is_refused_for_good(sender, to):
    with pytest.raises(Undeliverable):
        sender.send(SmsMessage(to, "a", "k"))


def test_what_the_gateway_is_asked(gateway):
    sender = over_http(gateway)
    assert sender.send(MESSAGE).carrier_id == "gw-outbox-17"
    sender.send(MESSAGE)
    (path, headers, body), again = gateway.asked
    assert path == "/send"
    assert headers["Authorization"] == "Bearer secret-word"
    assert body == {"request_id": "outbox-17", "to": "84912345678", "text": "Ho so da co ket qua."}
    assert again[2] == body
    assert len(gateway.taken) == 1


@pytest.mark.parametrize(
    ("status", "permanent"),
    [(400, True), (422, True), (401, False), (403, False), (429, False), (500, False), (503, False)],
)
def test_what_the_gateway_refuses(gateway, status, permanent):
    gateway.status = status
    with pytest.raises(DeliveryFailed) as caught:
        over_http(gateway).send(MESSAGE)
    assert caught.value.permanent is permanent
    assert str(status) in str(caught.value)


def test_a_redirect_is_not_followed(gateway):
    gateway.status, gateway.headers = 302, {"Location": f"{gateway.url}/elsewhere"}
    with pytest.raises(DeliveryFailed) as caught:
        over_http(gateway).send(MESSAGE)
    assert not caught.value.permanent
    assert [path for path, _, _ in gateway.asked] == ["/send"]


def test_a_gateway_that_hangs_is_left_after_the_timeout(gateway):
    gateway.hangs.clear()
    with pytest.raises(DeliveryFailed) as caught:
        over_http(gateway, timeout=0.2).send(MESSAGE)
    assert not caught.value.permanent


def test_no_gateway():
    with sms_gateway() as gone:
        url = gone.url
    with pytest.raises(DeliveryFailed) as caught:
        HttpSms(HttpSmsSettings(url, timeout=5)).send(MESSAGE)
    assert not caught.value.permanent


def test_the_token_is_not_shown():
    assert "secret-word" not in repr(HttpSmsSettings("https://sms.example", "secret-word"))


def test_the_settings_choose_the_gateway(tmp_path):
    given = {"MOTCUA_VAR": str(tmp_path), "SMS_URL": "https://sms.example/send", "SMS_TOKEN": "a-token"}
    assert isinstance(sms_sender(read_settings(given), lambda: NOW), HttpSms)
    assert isinstance(sms_sender(read_settings({"MOTCUA_VAR": str(tmp_path)}), lambda: NOW), SandboxSms)
