"""What an app holds besides its pages: transactions, files, gateways and the clock."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import cast

from flask import Flask, current_app

from app.gateways.files.port import FileStore
from app.gateways.mail.port import Mailer
from app.gateways.payments.port import PaymentGateway
from app.gateways.sms.port import SmsSender
from app.persistence.transaction import Transactions
from app.settings import Settings

KEY = "motcua"


def real_clock() -> datetime:
    """The present instant. Only ``app`` and ``workers`` read it; everything below is told."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class Services:
    """The parts of one app, made once by the factory."""

    settings: Settings
    transactions: Transactions
    files: FileStore
    mailer: Mailer
    sms: SmsSender
    payments: PaymentGateway
    clock: Callable[[], datetime]


def services(app: Flask | None = None) -> Services:
    """The services of ``app``, or of the app in whose context we are."""
    return cast(Services, (app or current_app).extensions[KEY])
