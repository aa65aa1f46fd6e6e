"""One contract for every way to send mail, and what SMTP adds."""

import email
import email.policy
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

import pytest
from fake_smtp import FakeSmtp

from app.gateways.delivery import DeliveryFailed, Undeliverable
from app.gateways.mail.port import Mailer, MailMessage
from app.gateways.mail.sandbox import SandboxMailer
from app.gateways.mail.smtp import Security, SmtpMailer, SmtpSettings

NOW = datetime(2026, 11, 16, 8, 0, tzinfo=UTC)
MESSAGE = MailMessage(
    to="hongnhung@thu.example",
    subject="Hồ sơ H31.40.12-261113-0017 đã được tiếp nhận",
    text="Kính gửi Ông, Bà\n\n.dòng bắt đầu bằng dấu chấm\n",
    html="<p>Kính gửi <b>Ông, Bà</b></p>",
    message_key="outbox-17",
)


@pytest.fixture
def smtp_server() -> Iterator[FakeSmtp]:
    with FakeSmtp() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def smtp(port: int, **change: object) -> SmtpMailer:
    settings = {"security": Security.NONE, "timeout": 5.0, **change}
    return SmtpMailer(SmtpSettings("127.0.0.1", port, "motcua@tanhoadong.example", **settings), lambda: NOW)


@pytest.fixture(params=["sandbox", "smtp"])
def mailer(request: pytest.FixtureRequest, tmp_path: Path, smtp_server: FakeSmtp) -> Mailer:
    return SandboxMailer(tmp_path, lambda: NOW) if request.param == "sandbox" else smtp(smtp_server.port)


def test_a_mail_is_taken_under_its_key(mailer: Mailer) -> None:
    first, again = mailer.send(MESSAGE), mailer.send(MESSAGE)
    assert first.message_key == "outbox-17"
    assert first.carrier_id
    assert again == first


@pytest.mark.parametrize(
    "to", ["", "nobody", "a@b", "a@b.example\r\nBcc: c@d.example", "a@b.example, c@d.example"]
)
def test_no_address(mailer: Mailer, to: str) -> None:
    with pytest.raises(Undeliverable):
        mailer.send(MailMessage(to, "s", "t", None, "k"))


@pytest.mark.parametrize("subject", ["a\r\nBcc: c@d.example", "a\n", "a\u2028b"])
def test_a_subject_adds_no_headers(mailer: Mailer, subject: str) -> None:
    with pytest.raises(Undeliverable):
        mailer.send(MailMessage("a@b.example", subject, "t", None, "k"))


def test_the_sandbox_shows_what_was_sent(tmp_path: Path) -> None:
    mailer = SandboxMailer(tmp_path, lambda: NOW)
    mailer.send(MESSAGE)
    mailer.send(MESSAGE)
    (sent,) = mailer.list_sent(10)
    assert sent["subject"] == MESSAGE.subject
    assert sent["html"] == MESSAGE.html
    assert sent["sent_at"] == NOW.isoformat()


def arrived(server: FakeSmtp) -> EmailMessage:
    (mail,) = server.mails
    parsed = email.message_from_bytes(mail, policy=email.policy.default)
    assert isinstance(parsed, EmailMessage)
    return parsed


def test_what_arrives_through_smtp(smtp_server: FakeSmtp) -> None:
    delivery = smtp(smtp_server.port).send(MESSAGE)
    mail = arrived(smtp_server)
    assert (mail["To"], mail["Subject"]) == (MESSAGE.to, MESSAGE.subject)
    assert mail["From"] == "motcua@tanhoadong.example"
    assert mail["Message-ID"] == delivery.carrier_id
    assert mail["Date"].datetime == NOW
    plain, html = mail.iter_parts()
    assert plain.get_content().splitlines() == MESSAGE.text.splitlines()
    assert "<b>Ông, Bà</b>" in html.get_content()


def test_a_mail_without_html_is_plain(smtp_server: FakeSmtp) -> None:
    smtp(smtp_server.port).send(MailMessage("a@b.example", "s", "chào", None, "k"))
    assert arrived(smtp_server).get_content_type() == "text/plain"


@pytest.mark.parametrize(
    ("verb", "answer", "permanent"),
    [
        ("RCPT", "550 no such user", True),
        ("RCPT", "450 busy", False),
        ("END", "554 refused", True),
        ("END", "451 later", False),
        ("MAIL", "421 closing", False),
    ],
)
def test_what_the_server_refuses(smtp_server: FakeSmtp, verb: str, answer: str, permanent: bool) -> None:
    smtp_server.answers[verb] = answer
    with pytest.raises(DeliveryFailed) as caught:
        smtp(smtp_server.port).send(MESSAGE)
    assert caught.value.permanent is permanent


def test_a_server_that_cannot_protect_gets_no_mail(smtp_server: FakeSmtp) -> None:
    with pytest.raises(DeliveryFailed) as caught:
        smtp(smtp_server.port, security=Security.STARTTLS).send(MESSAGE)
    assert not caught.value.permanent
    assert smtp_server.mails == []


def test_a_server_that_knows_no_passwords_gets_none(smtp_server: FakeSmtp) -> None:
    with pytest.raises(DeliveryFailed):
        smtp(smtp_server.port, username="u", password="secret-word").send(MESSAGE)
    assert not [command for command in smtp_server.commands if command.startswith("AUTH")]


def test_no_server(smtp_server: FakeSmtp) -> None:
    port = smtp_server.port
    smtp_server.socket.close()
    with pytest.raises(DeliveryFailed) as caught:
        smtp(port).send(MESSAGE)
    assert not caught.value.permanent


def test_the_password_is_not_shown() -> None:
    assert "secret-word" not in repr(SmtpSettings("h", 25, "a@b.example", password="secret-word"))
