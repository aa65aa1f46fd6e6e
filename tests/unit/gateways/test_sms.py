"""Short messages: plain letters, numbers, parts, and the sandbox."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.gateways.delivery import Undeliverable
from app.gateways.sms.port import SmsMessage
from app.gateways.sms.sandbox import SandboxSms
from app.gateways.sms.wording import mobile_84, parts, unaccent_sms

START = datetime(2026, 11, 16, 8, 0, tzinfo=UTC)


def ticking() -> Iterator[datetime]:
    moment = START
    while True:
        yield moment
        moment += timedelta(seconds=1)


@pytest.fixture
def sender(tmp_path: Path) -> SandboxSms:
    return SandboxSms(tmp_path, ticking().__next__)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Hồ sơ của Ông, Bà đã được tiếp nhận", "Ho so cua Ong, Ba da duoc tiep nhan"),
        ("ĐƯỜNG Nguyễn Huệ ẵẫặậ ỡợữự ỷỹỵ", "DUONG Nguyen Hue aaaa oouu yyy"),
        ("150.000\u00a0₫ – “xong”…", '150.000 d - "xong"...'),
        ("hai\n dòng\t ", "hai dong"),
        ("日本", "??"),
    ],
)
def test_plain_letters(text: str, plain: str) -> None:
    assert unaccent_sms(text) == plain


@given(st.text())
def test_always_ascii_on_one_line_and_stable(text: str) -> None:
    plain = unaccent_sms(text)
    assert plain.isascii()
    assert "\n" not in plain
    assert unaccent_sms(plain) == plain


@pytest.mark.parametrize("number", ["0912345678", "84912345678", "+84 912 345 678", "0912.345.678"])
def test_a_mobile_number(number: str) -> None:
    assert mobile_84(number) == "84912345678"


@pytest.mark.parametrize("number", ["0112345678", "091234567", "0951234567", "0711234567", "", "٠٩١٢٣٤٥٦٧٨"])
def test_no_mobile_number(number: str) -> None:
    with pytest.raises(Undeliverable) as caught:
        mobile_84(number)
    assert caught.value.permanent


@pytest.mark.parametrize(("length", "count"), [(0, 1), (160, 1), (161, 2), (306, 2), (307, 3)])
def test_parts(length: int, count: int) -> None:
    assert parts("a" * length) == count


def test_braces_count_double() -> None:
    assert parts("{" * 80) == 1
    assert parts("{" * 81) == 2


def test_the_sandbox_keeps_what_a_provider_would_get(sender: SandboxSms) -> None:
    delivery = sender.send(SmsMessage("0912345678", "Hồ sơ đã có kết quả.", "k1"))
    assert delivery.message_key == "k1"
    assert sender.list_sent(10) == [
        {
            "to": "84912345678",
            "text": "Ho so da co ket qua.",
            "parts": 1,
            "message_key": "k1",
            "sent_at": START.isoformat(),
        }
    ]


def test_a_key_is_sent_once(sender: SandboxSms) -> None:
    first = sender.send(SmsMessage("0912345678", "a", "k1"))
    assert sender.send(SmsMessage("0912345678", "b", "k1")) == first
    assert [sent["text"] for sent in sender.list_sent(10)] == ["a"]


def test_the_newest_come_first(sender: SandboxSms) -> None:
    for index in range(5):
        sender.send(SmsMessage("0912345678", str(index), f"k{index}"))
    assert [sent["text"] for sent in sender.list_sent(3)] == ["4", "3", "2"]


def test_a_wrong_number_is_not_kept(sender: SandboxSms) -> None:
    with pytest.raises(Undeliverable):
        sender.send(SmsMessage("12", "a", "k1"))
    assert sender.list_sent(10) == []
