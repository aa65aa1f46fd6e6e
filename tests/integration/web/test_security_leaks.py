"""What is told to nobody: in logs, in incidents, in messages, between the lines of a refusal."""

import json
import stat
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from hashlib import sha256

import pytest
from desk import Desk
from sqlalchemy import insert, select
from story import OWNER
from visitor import Visitor

from app.accounts import open_account
from app.demo.people import PASSWORD
from app.gateways.mail.port import MailMessage, checked_subject
from app.gateways.sms.wording import unaccent_sms
from app.letters import write_letter
from app.persistence.transaction import ActionBroke
from app.services import services
from app.settings import Settings, kept_secret, read_settings
from app.web.factory import create_app
from app.web.public.lookup import _covered
from processes.actions.drafts import SaveAnswers
from processes.domain.access import SYSTEM
from processes.domain.dossier.dossier import Answers
from processes.domain.dossier.records import Incident, OutboxMessage

NUMBER, PHONE, MAIL = "033190000118", "0912000218", "hongnhung@thu.example"


@pytest.fixture
def desk(app, clock):
    return Desk(app, clock)


def broken(world, actor, command):
    raise RuntimeError(f"hỏng ở {command.values} của {NUMBER}, {PHONE}, {MAIL}")


def test_what_breaks_is_masked_in_the_log_and_in_the_incident(capsys, desk):
    draft = desk.start_draft()
    with pytest.raises(ActionBroke):
        desk.perform(
            broken, desk.actor("nhung"), SaveAnswers(draft.id, "owner", {"owner_phone": PHONE}, True)
        )
    logged = capsys.readouterr().err
    with desk.transactions.read() as session:
        incident = session.scalars(select(Incident)).one()
    assert "action failed" in logged
    for told in (logged, incident.error):
        assert NUMBER not in told
        assert PHONE not in told
        assert "hongnhung@" not in told


def test_a_broken_statement_carries_no_row(app, clock):
    """An account that cannot be kept: neither the hash nor the address is in the error."""
    at_hand = services(app)

    def twice(session):
        for id_ in ("a", "b"):
            open_account(
                session, f"ten-{id_}", PASSWORD, clock(), email=f"{id_}@thu.example", party_id="khong-co"
            )

    with pytest.raises(Exception, match=r"(?i)foreign key") as failed:
        at_hand.transactions.write(twice)
    assert "argon2" not in str(failed.value)
    assert "@thu.example" not in str(failed.value)


def test_a_row_without_what_it_must_have_is_not_told(app, capsys):
    """The whole row stands in the server's own words about it."""

    def half(world, actor, command):
        row = {"id": "a", "number": "SC-1", "error": "mật-khẩu-băm"}
        world._session.execute(insert(Incident), row)

    with pytest.raises(ActionBroke):
        services(app).transactions.perform(half, SYSTEM, None)
    logged = capsys.readouterr().err
    assert "action failed" in logged
    assert "băm" not in logged
    with services(app).transactions.read() as session:
        assert "băm" not in session.scalars(select(Incident)).one().error


def test_a_failing_request_is_masked_in_the_log(capsys, app, monkeypatch):
    def fails(*args):
        raise RuntimeError(f"{NUMBER} {MAIL}")

    monkeypatch.setattr("app.web.account.profile.applicant", fails)
    visitor = Visitor(app)
    visitor.log_in("nhung")
    assert visitor.get("/tai-khoan").status == 500
    logged = capsys.readouterr().err
    lines = [json.loads(line) for line in logged.splitlines() if line.startswith("{")]
    assert any(line["event"] == "request failed" for line in lines)
    assert NUMBER not in logged
    assert MAIL not in logged


def test_a_wrong_password_writes_neither_name_nor_password_to_the_log(capsys, app):
    visitor = Visitor(app)
    visitor.log_in(NUMBER, "mat-khau-bi-mat")
    logged = capsys.readouterr().err
    assert "mat-khau-bi-mat" not in logged
    assert NUMBER not in logged


@pytest.mark.parametrize("name", ["", "a\r\nBcc: ke-gian@xau.example", "a\nb", "\u2028x", "a\x0bb\x85c"])
def test_a_name_adds_no_header_to_a_mail(app, desk, name):
    data = {"code": "H31.40.12-261113-0001", "name": name, "procedure": f"thủ tục {name}", "subject": name,
            "due": None, "reason": name, "dossier_id": "x"}  # fmt: skip
    message = OutboxMessage(
        id="m", key="k", kind="submitted", channel="mail", recipient=MAIL, dossier_id=None, locale="vi",
        data=data, created_at=desk.clock(), next_attempt_at=desk.clock(),
    )  # fmt: skip
    with app.test_request_context():
        letter = write_letter(services(app).settings, message)
        short = write_letter(services(app).settings, replace_channel(message))
    assert "\r" not in letter.subject
    assert "\n" not in letter.subject
    assert len(unaccent_sms(short.text).splitlines()) == 1
    assert MailMessage(MAIL, letter.subject, letter.text, None, "k").subject == letter.subject


def replace_channel(message):
    values = {name: getattr(message, name) for name in ("key", "kind", "recipient", "locale", "data")}
    return OutboxMessage(
        id="s", channel="sms", dossier_id=None, created_at=message.created_at,
        next_attempt_at=message.created_at, **values,
    )  # fmt: skip


@pytest.mark.parametrize("subject", ["a\nBcc: x@y.example", "a\r\nb", "a\u2028b", "a\x85b"])
def test_a_subject_of_two_lines_is_not_sent(subject):
    with pytest.raises(Exception, match="one line"):
        checked_subject(subject)


def test_letters_are_plain_and_keep_every_sign(app, desk):
    """Mails are text: an ampersand in a name stays one, and no sign of HTML is written around it."""
    draft = desk.filled_draft()
    name = "Hộ A & <b>B</b> 'C'"
    message = OutboxMessage(
        id="m", key="k", kind="submitted", channel="mail", recipient=MAIL, dossier_id=draft.id, locale="vi",
        data={"code": "H", "name": name, "procedure": name, "subject": name, "due": None, "reason": name,
              "dossier_id": draft.id},
        created_at=desk.clock(), next_attempt_at=desk.clock(),
    )  # fmt: skip
    with app.test_request_context():
        letter = write_letter(services(app).settings, message)
    assert name in f"{letter.subject}\n{letter.text}"
    assert "&amp;" not in letter.text
    assert "&lt;" not in letter.text


def test_secrets_are_made_once_and_are_the_owners_alone(tmp_path):
    path = tmp_path / "var" / "secret_key"
    gate = threading.Barrier(8)

    def make(_):
        gate.wait(timeout=10)
        return kept_secret(path)

    with ThreadPoolExecutor(8) as pool:
        made = set(pool.map(make, range(8)))
    assert len(made) == 1
    assert len(made.pop()) >= 48
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert [file.name for file in path.parent.iterdir()] == ["secret_key"]


def test_secrets_differ_from_each_other(tmp_path):
    settings = read_settings({"MOTCUA_VAR": str(tmp_path)})
    assert len({settings.secret_key, settings.payment_secret, ""}) == 3


@pytest.mark.parametrize(
    "change",
    [{"demo": False}, {"host": "0.0.0.0"}, {"proxies": 1}],
    ids=["no demo", "any address", "a proxy"],
)
def test_neither_demo_accounts_nor_the_practice_bank_outside_the_demo(app, clock, desk, change):
    draft = Visitor(app)
    draft.log_in("nhung")
    made = create_app(replace(services(app).settings, **change), clock)
    visitor = Visitor(made)
    assert visitor.log_in("nhung").status == 422
    assert visitor.get("/thanh-toan/thu").status == 404
    assert visitor.post("/thanh-toan/thu/00").status == 404
    session = draft.client.get_cookie("session").value
    visitor.client.set_cookie("session", session)
    assert visitor.get("/tai-khoan").status == 302


def test_the_settings_show_no_secret_by_default():
    assert (Settings().secret_key, Settings().payment_secret) == ("", "")
    assert Settings().demo is False


def test_direction_signs_do_not_hide_in_answers(desk):
    """Isolates and overrides would show another name than the one that is kept."""
    draft = desk.start_draft()
    desk.answer(draft, "founding", {"founder_kind": ["individual"], "filed_by": ["owner"]})
    hidden = {**OWNER, "owner_name": ["Nguyễn \u2066Thị\u2069 \u202eHồng\u202c \u200fNhung"]}
    desk.answer(draft, "owner", hidden)
    with desk.transactions.read() as session:
        kept = session.get(Answers, (draft.id, "owner")).values["owner_name"]
    assert kept == "Nguyễn Thị Hồng Nhung"


def test_a_number_that_is_looked_up_cannot_be_read_from_the_log(app, desk):
    """Nor found by trying all numbers: the fingerprint depends on a secret."""
    with app.test_request_context():
        covered = _covered(NUMBER)
    assert NUMBER not in covered
    assert covered != sha256(NUMBER.encode()).hexdigest()[:32]
    other = create_app(replace(services(app).settings, secret_key="another"), desk.clock)
    with other.test_request_context():
        assert _covered(NUMBER) != covered
