"""Settings: what cannot work ends the start with a sentence that names the setting and holds no secret."""

import pytest

from app import providers
from app.gateways.files.content_store import ContentStore
from app.gateways.mail.sandbox import SandboxMailer
from app.gateways.mail.smtp import SmtpMailer
from app.gateways.payments.closed import NoPayments
from app.gateways.payments.port import NotificationRefused
from app.gateways.payments.sandbox import SandboxPayments
from app.gateways.payments.vnpay import VnpayGateway
from app.gateways.sms.http import HttpSms
from app.gateways.sms.sandbox import SandboxSms
from app.settings import Settings, read_settings
from app.settings_read import SettingRefused

MAIL = {"SMTP_HOST": "mail.example.vn", "SMTP_SENDER": "motcua@example.vn"}
LOGIN = {"SMTP_USERNAME": "motcua", "SMTP_PASSWORD": "secret-of-mail"}
VNPAY = {
    "VNPAY_URL": "https://pay.example.vn/v2",
    "VNPAY_TMN_CODE": "SHOP0001",
    "VNPAY_SECRET": "secret-of-vnpay",
}
BUCKET = {"FILES_URL": "memory:///", "FILES_KEY_ID": "key", "FILES_SECRET": "secret-of-files"}


@pytest.fixture
def read(tmp_path):
    def reading(**env):
        return read_settings({"MOTCUA_VAR": str(tmp_path / "var"), **env})

    return reading


def clock():
    raise AssertionError("nothing is sent here")


def test_without_any_everything_stays_here(read):
    settings = read()
    assert isinstance(providers.mailer(settings, clock), SandboxMailer)
    assert isinstance(providers.sms_sender(settings, clock), SandboxSms)
    assert isinstance(providers.payments(settings), NoPayments)
    assert isinstance(providers.files(settings), ContentStore)
    assert (settings.var / "files").is_dir()


def test_the_practice_bank_is_for_the_demo_alone(read):
    assert isinstance(providers.payments(read(MOTCUA_DEMO="1")), SandboxPayments)
    assert isinstance(providers.payments(read(MOTCUA_DEMO="1", HOST="0.0.0.0")), NoPayments)
    assert isinstance(providers.payments(read(MOTCUA_DEMO="1", PROXIES="1")), NoPayments)


def test_the_real_ones_are_taken_where_they_are_given(read):
    settings = read(**MAIL, **LOGIN, **VNPAY, **BUCKET, SMS_URL="https://sms.example.vn/send", SMS_TOKEN="t")
    assert isinstance(providers.mailer(settings, clock), SmtpMailer)
    assert isinstance(providers.sms_sender(settings, clock), HttpSms)
    assert type(providers.payments(settings)) is VnpayGateway
    stored = providers.files(read(FILES_URL="memory:///")).put(b"x")
    assert (stored.size, (settings.var / "files").exists()) == (1, False)


def test_no_secret_is_in_what_is_printed(read):
    settings = read(
        **MAIL,
        **LOGIN,
        **VNPAY,
        **BUCKET,
        SMS_URL="https://sms.example.vn",
        SMS_TOKEN="secret-of-sms",
        SECRET_KEY="secret-of-sessions",
        PAYMENT_SECRET="secret-of-bank",
        METRICS_TOKEN="secret-of-metrics",
        DATABASE_URL="postgresql://motcua:secret-of-database@localhost/motcua",
    )
    assert "secret-of" not in repr(settings)
    assert settings.outside.vnpay_secret == "secret-of-vnpay"


REFUSED = [
    ({"PORT": "many"}, "PORT"),
    ({"PORT": "0"}, "PORT"),
    ({"PORT": "65536"}, "PORT"),
    ({"PORT": "-1"}, "PORT"),
    ({"PORT": "٨٠٠٠"}, "PORT"),
    ({"PROXIES": "one"}, "PROXIES"),
    ({"SMTP_PORT": "25.5"}, "SMTP_PORT"),
    ({"MOTCUA_DEMO": "yes"}, "MOTCUA_DEMO"),
    ({"SECURE_COOKIES": "true"}, "SECURE_COOKIES"),
    ({"CAPTCHA": "no"}, "CAPTCHA"),
    ({"RATE_LIMITS": "off"}, "RATE_LIMITS"),
    ({"STAFF_SECOND_FACTOR": "maybe"}, "STAFF_SECOND_FACTOR"),
    ({"BASE_URL": "motcua.example.vn"}, "BASE_URL"),
    ({"BASE_URL": "ftp://motcua.example.vn"}, "BASE_URL"),
    ({"BASE_URL": "https://motcua.example.vn/?a=b"}, "BASE_URL"),
    ({"BASE_URL": "http://motcua.example.vn", "SECURE_COOKIES": "1"}, "SECURE_COOKIES"),
    ({"DATABASE_URL": "mysql://localhost/x"}, "DATABASE_URL"),
    ({"DATABASE_URL": "not a url"}, "DATABASE_URL"),
    ({"SECRET_KEY": "short"}, "SECRET_KEY"),
    ({"METRICS_TOKEN": "short"}, "METRICS_TOKEN"),
    ({"SMTP_HOST": "mail.example.vn"}, "SMTP_SENDER"),
    ({**MAIL, "SMTP_SENDER": "somebody"}, "SMTP_SENDER"),
    ({"SMTP_SENDER": "motcua@example.vn"}, "SMTP_HOST"),
    ({**MAIL, "SMTP_USERNAME": "motcua"}, "SMTP_PASSWORD"),
    ({**MAIL, "SMTP_PASSWORD": "secret"}, "SMTP_USERNAME"),
    ({**MAIL, "SMTP_SECURITY": "ssl"}, "SMTP_SECURITY"),
    ({**MAIL, **LOGIN, "SMTP_SECURITY": "none"}, "SMTP_SECURITY"),
    ({"SMS_TOKEN": "secret"}, "SMS_URL"),
    ({"SMS_URL": "http://sms.example.vn"}, "SMS_URL"),
    ({"SMS_URL": "sms.example.vn"}, "SMS_URL"),
    ({"VNPAY_SECRET": "secret"}, "VNPAY_URL"),
    ({**VNPAY, "VNPAY_TMN_CODE": ""}, "VNPAY_TMN_CODE"),
    ({**VNPAY, "VNPAY_SECRET": ""}, "VNPAY_SECRET"),
    ({**VNPAY, "VNPAY_URL": "http://pay.example.vn"}, "VNPAY_URL"),
    ({"FILES_SECRET": "secret"}, "FILES_URL"),
    ({"FILES_URL": "s3://bucket", "FILES_KEY_ID": "key"}, "FILES_SECRET"),
    ({"FILES_URL": "bucket"}, "FILES_URL"),
]


@pytest.mark.parametrize(("env", "name"), REFUSED, ids=[f"{env}"[:60] for env, _ in REFUSED])
def test_what_cannot_work_is_refused_by_name(read, tmp_path, env, name):
    with pytest.raises(SettingRefused, match=name) as refused:
        read(**env)
    assert "secret" not in str(refused.value).replace("secret_key", "")
    assert not (tmp_path / "var").exists(), "nothing is made before the settings are known to be good"


@pytest.mark.parametrize(
    "env",
    [
        {**MAIL, **LOGIN, "SMTP_HOST": "localhost", "SMTP_SECURITY": "none"},
        {"SMS_URL": "http://127.0.0.1:8080/sms"},
        {"BASE_URL": "https://motcua.example.vn/", "SECURE_COOKIES": "1"},
    ],
)
def test_what_can_work_is_taken(read, env):
    assert read(**env).base_url in ("", "https://motcua.example.vn")


def test_the_made_secrets_stay_the_same(read):
    assert read().secret_key == read().secret_key != read().payment_secret


def test_nobody_pays_where_no_provider_is():
    with pytest.raises(ValueError, match="provider"):
        NoPayments().start(None)
    with pytest.raises(NotificationRefused):
        NoPayments().verify_notification({"vnp_ResponseCode": "00"})


def test_settings_made_by_tests_have_defaults():
    assert Settings().outside.smtp_host == ""
