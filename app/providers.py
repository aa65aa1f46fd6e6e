"""Which provider stands behind each gateway: the real one where its settings are given, else the sandbox."""

from collections.abc import Callable
from datetime import datetime

from app.gateways.files.bucket import bucket_files
from app.gateways.files.local import local_files
from app.gateways.files.port import FileStore
from app.gateways.mail.port import Mailer
from app.gateways.mail.sandbox import SandboxMailer
from app.gateways.mail.smtp import Security, SmtpMailer, SmtpSettings
from app.gateways.payments.closed import NoPayments
from app.gateways.payments.port import PaymentGateway
from app.gateways.payments.sandbox import SandboxPayments
from app.gateways.payments.vnpay import VnpayGateway, VnpaySettings
from app.gateways.sms.http import HttpSms, HttpSmsSettings
from app.gateways.sms.port import SmsSender
from app.gateways.sms.sandbox import SandboxSms
from app.settings import Settings

Clock = Callable[[], datetime]


def mailer(settings: Settings, clock: Clock) -> Mailer:
    """An SMTP server, or a folder that a page shows."""
    given = settings.outside
    if not given.smtp_host:
        return SandboxMailer(settings.sent / "mail", clock)
    return SmtpMailer(
        SmtpSettings(
            host=given.smtp_host,
            port=given.smtp_port,
            sender=given.smtp_sender,
            username=given.smtp_username,
            password=given.smtp_password,
            security=Security(given.smtp_security),
        ),
        clock,
    )


def sms_sender(settings: Settings, clock: Clock) -> SmsSender:
    """A gateway over HTTP, or a folder that a page shows."""
    given = settings.outside
    if given.sms_url:
        return HttpSms(HttpSmsSettings(given.sms_url, given.sms_token))
    return SandboxSms(settings.sent / "sms", clock)


def payments(settings: Settings) -> PaymentGateway:
    """VNPay; the practice bank in the demo, where no money moves; else nobody can pay online."""
    given = settings.outside
    if given.vnpay_tmn_code:
        return VnpayGateway(VnpaySettings(given.vnpay_url, given.vnpay_tmn_code, given.vnpay_secret))
    if settings.allows_demo:
        return SandboxPayments(f"{settings.public_url}/thanh-toan/thu", settings.payment_secret)
    return NoPayments()


def files(settings: Settings) -> FileStore:
    """A bucket, or a folder of this machine."""
    given = settings.outside
    if not given.files_url:
        return local_files(settings.files)
    options = {
        "endpoint": given.files_endpoint,
        "region": given.files_region,
        "access_key_id": given.files_key_id,
        "secret_access_key": given.files_secret,
    }
    return bucket_files(given.files_url, **{name: value for name, value in options.items() if value})
