"""Settings of what stands outside: mail, short messages, payment, files. All empty: sandboxes."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from app.gateways.delivery import Undeliverable
from app.gateways.mail.port import checked_address
from app.gateways.mail.smtp import Security

HERE = ("127.0.0.1", "localhost", "::1")
BUCKETS = ("s3", "gs", "az", "azure", "abfs", "https", "http", "file", "memory")


@dataclass(frozen=True)
class Outside:
    """What real providers need. Secrets are in no representation of it."""

    smtp_host: str = ""
    smtp_port: int = 587
    smtp_username: str = ""
    smtp_password: str = field(default="", repr=False)
    smtp_security: str = Security.STARTTLS.value
    smtp_sender: str = ""
    sms_url: str = ""
    sms_token: str = field(default="", repr=False)
    vnpay_url: str = ""
    vnpay_tmn_code: str = ""
    vnpay_secret: str = field(default="", repr=False)
    files_url: str = ""
    files_endpoint: str = ""
    files_region: str = ""
    files_key_id: str = ""
    files_secret: str = field(default="", repr=False)


def faults(outside: Outside) -> Iterator[str]:
    """A sentence for each combination that cannot work; it names the setting and holds no value of it."""
    yield from _mail_faults(outside)
    yield from _alone(outside, "SMS_URL", "SMS_TOKEN")
    yield from _not_secure("SMS_URL", outside.sms_url)
    yield from _together(outside, "VNPAY_URL", "VNPAY_TMN_CODE", "VNPAY_SECRET")
    yield from _not_secure("VNPAY_URL", outside.vnpay_url)
    yield from _alone(outside, "FILES_URL", "FILES_ENDPOINT", "FILES_REGION", "FILES_KEY_ID", "FILES_SECRET")
    yield from _together(outside, "FILES_KEY_ID", "FILES_SECRET")
    if outside.files_url and urlsplit(outside.files_url).scheme not in BUCKETS:
        yield "FILES_URL must begin with a store's scheme, such as s3://bucket/folder."


def _mail_faults(outside: Outside) -> Iterator[str]:
    yield from _alone(outside, "SMTP_HOST", "SMTP_USERNAME", "SMTP_PASSWORD", "SMTP_SENDER")
    yield from _together(outside, "SMTP_USERNAME", "SMTP_PASSWORD")
    if outside.smtp_security not in tuple(Security):
        yield "SMTP_SECURITY must be one of: none, starttls, tls."
    if outside.smtp_host and not _is_address(outside.smtp_sender):
        yield "SMTP_SENDER must be the address that mails come from, such as motcua@example.vn."
    open_line = outside.smtp_security == Security.NONE and outside.smtp_host not in HERE
    if outside.smtp_password and open_line:
        yield "SMTP_SECURITY is none: SMTP_PASSWORD would travel readable. Use starttls or tls."


def _value(outside: Outside, name: str) -> str:
    return str(getattr(outside, name.lower()))


def _alone(outside: Outside, main: str, *others: str) -> Iterator[str]:
    given = [name for name in others if _value(outside, name)]
    if given and not _value(outside, main):
        yield f"{given[0]} is set but {main} is not."


def _together(outside: Outside, *names: str) -> Iterator[str]:
    missing = [name for name in names if not _value(outside, name)]
    if missing and len(missing) < len(names):
        yield f"{missing[0]} is missing: {', '.join(names)} are set together or not at all."


def _not_secure(name: str, url: str) -> Iterator[str]:
    parts = urlsplit(url)
    if url and not (parts.hostname and (parts.scheme == "https" or is_plain_here(url))):
        yield f"{name} must be an address that begins with https://."


def is_plain_here(url: str) -> bool:
    """Whether ``url`` is unencrypted, and leads to this very machine only."""
    parts = urlsplit(url)
    return parts.scheme == "http" and parts.hostname in HERE


def _is_address(text: str) -> bool:
    try:
        return checked_address(text) == text
    except Undeliverable:
        return False
