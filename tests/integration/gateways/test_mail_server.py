"""Mail through a real server: taken, refused for now and for good, silent, protected, with a password."""

import email
import email.policy
import socket
from datetime import UTC, datetime

import pytest
from mail_server import LOGIN, Letters, certificate, check_login, mail_server

from app.gateways.delivery import DeliveryFailed, Undeliverable
from app.gateways.mail.port import MailMessage
from app.gateways.mail.smtp import Security, SmtpMailer, SmtpSettings

NOW = datetime(2026, 11, 16, 8, 0, tzinfo=UTC)
MESSAGE = MailMessage(
    "hongnhung@thu.example", "Đã tiếp nhận hồ sơ", "Kính gửi Ông, Bà\n.\n", None, "outbox-17"
)


def mailer(port, **change):
    settings = {"security": Security.NONE, "timeout": 5.0, **change}
    return SmtpMailer(SmtpSettings("127.0.0.1", port, "motcua@tanhoadong.example", **settings), lambda: NOW)


def parsed(envelope):
    return email.message_from_bytes(envelope.content, policy=email.policy.default)


def test_a_mail_that_is_taken_carries_the_same_name_each_time():
    letters = Letters()
    with mail_server(letters) as port:
        first, again = mailer(port).send(MESSAGE), mailer(port).send(MESSAGE)
    assert first == again
    assert [parsed(one)["Message-ID"] for one in letters.taken] == [first.carrier_id] * 2
    assert letters.taken[0].rcpt_tos == [MESSAGE.to]
    assert parsed(letters.taken[0])["Subject"] == MESSAGE.subject
    assert parsed(letters.taken[0]).get_content().splitlines() == ["Kính gửi Ông, Bà", "."]


@pytest.mark.parametrize(
    ("says", "permanent"),
    [
        ({"answer": "451 try later"}, False),
        ({"answer": "554 no"}, True),
        ({"to_recipient": "450 busy"}, False),
        ({"to_recipient": "550 nobody of that name"}, True),
    ],
)
def test_what_is_refused_for_now_and_for_good(says, permanent):
    letters = Letters(**says)
    with mail_server(letters) as port, pytest.raises(DeliveryFailed) as caught:
        mailer(port).send(MESSAGE)
    assert caught.value.permanent is permanent
    assert letters.taken == []


def test_a_server_that_says_nothing_is_left_after_the_timeout():
    with socket.create_server(("127.0.0.1", 0)) as silent, pytest.raises(DeliveryFailed) as caught:
        mailer(silent.getsockname()[1], timeout=0.2).send(MESSAGE)
    assert not caught.value.permanent


def test_it_waits_half_a_minute_unless_told_otherwise():
    assert SmtpSettings("h", 25, "a@b.example").timeout == 30


@pytest.mark.parametrize("security", [Security.STARTTLS, Security.TLS])
def test_a_protected_connection_to_a_server_that_is_vouched_for(tmp_path, monkeypatch, security):
    own, context = certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(own))
    letters = Letters()
    with protected(letters, security, context) as port:
        mailer(port, security=security, username=LOGIN[0], password=LOGIN[1]).send(MESSAGE)
    assert (len(letters.taken), letters.logged_in) == (1, [True])


@pytest.mark.parametrize("security", [Security.STARTTLS, Security.TLS])
def test_a_server_that_nobody_vouches_for_gets_neither_mail_nor_password(tmp_path, security):
    _, context = certificate(tmp_path)
    letters = Letters()
    with protected(letters, security, context) as port, pytest.raises(DeliveryFailed) as caught:
        mailer(port, security=security, username=LOGIN[0], password=LOGIN[1]).send(MESSAGE)
    assert not caught.value.permanent
    assert letters.taken == []


def test_a_wrong_password_is_ours_to_mend(tmp_path, monkeypatch):
    own, context = certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(own))
    letters = Letters()
    with protected(letters, Security.STARTTLS, context) as port, pytest.raises(DeliveryFailed) as caught:
        mailer(port, security=Security.STARTTLS, username="motcua", password="another").send(MESSAGE)
    assert not caught.value.permanent
    assert "another" not in str(caught.value)
    assert letters.taken == []


@pytest.mark.parametrize(
    "message",
    [
        MailMessage("a@b.example\r\nBcc: c@d.example", "s", "t", None, "k"),
        MailMessage("a@b.example", "s\r\nBcc: c@d.example", "t", None, "k"),
        MailMessage("a@b.example>\r\nRCPT TO:<c@d.example", "s", "t", None, "k"),
    ],
)
def test_nothing_of_a_message_becomes_a_header_or_a_command(message):
    letters = Letters()
    with mail_server(letters) as port, pytest.raises(Undeliverable):
        mailer(port).send(message)
    assert letters.taken == []


def test_a_body_stays_a_body():
    letters = Letters()
    hostile = MailMessage(
        "a@b.example", "s", "\r\n.\r\nMAIL FROM:<x@y.example>\r\nBcc: c@d.example", None, "k"
    )
    with mail_server(letters) as port:
        mailer(port).send(hostile)
    (taken,) = letters.taken
    assert parsed(taken)["Bcc"] is None
    assert "MAIL FROM:<x@y.example>" in parsed(taken).get_content()


def protected(letters, security, context):
    if security is Security.TLS:
        return mail_server(letters, ssl_context=context, authenticator=check_login, auth_require_tls=False)
    login = {"authenticator": check_login, "auth_required": True, "auth_exclude_mechanism": ["LOGIN"]}
    return mail_server(letters, tls_context=context, require_starttls=True, **login)
