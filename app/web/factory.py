"""Makes the Flask app out of settings: database, services, pages."""

from collections.abc import Callable
from datetime import datetime

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from app import logs
from app.gateways.files.local import local_files
from app.gateways.mail.sandbox import SandboxMailer
from app.gateways.payments.sandbox import SandboxPayments
from app.gateways.sms.sandbox import SandboxSms
from app.persistence import mapping, schema
from app.persistence.database import db, prepare_sqlite
from app.persistence.transaction import Transactions
from app.services import KEY, Services, real_clock
from app.settings import Settings
from app.web import accounts, blueprints, errors, guards, languages, pages

__all__ = ["create_app", "mapping"]


def create_app(settings: Settings, clock: Callable[[], datetime] = real_clock) -> Flask:
    """An app ready to serve; it does not touch the schema (see ``app.persistence.schema``)."""
    logs.configure()
    app = Flask("app", static_folder=None, template_folder="templates")
    app.config.update(_config(settings))
    if settings.proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, settings.proxies, settings.proxies)  # type: ignore[method-assign]
    db.init_app(app)
    schema.attach(app)
    with app.app_context():
        prepare_sqlite(db.engine)
        app.extensions[KEY] = make_services(settings, clock)
    languages.attach(app)
    pages.attach(app)
    accounts.attach(app)
    guards.attach(app, settings)
    errors.attach(app)
    blueprints.attach(app)
    return app


def make_services(settings: Settings, clock: Callable[[], datetime]) -> Services:
    """The embedded default: local files and sandboxes under ``var``."""
    outgoing = settings.var / "sent"
    return Services(
        settings=settings,
        transactions=Transactions(db.engine, clock),
        files=local_files(settings.files),
        mailer=SandboxMailer(outgoing / "mail", clock),
        sms=SandboxSms(outgoing / "sms", clock),
        payments=SandboxPayments(f"{settings.public_url}/thanh-toan/thu", settings.payment_secret),
        clock=clock,
    )


def _config(settings: Settings) -> dict[str, object]:
    return {
        "SECRET_KEY": settings.secret_key,
        "SQLALCHEMY_DATABASE_URI": settings.database,
        # An error of the database would else carry the row that failed: names, numbers, hashes of passwords.
        "SQLALCHEMY_ENGINE_OPTIONS": {"hide_parameters": True},
        "MAX_CONTENT_LENGTH": 25 * 1024 * 1024,
        "MAX_FORM_MEMORY_SIZE": 1024 * 1024,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_SECURE": settings.secure_cookies,
        "TESTING": settings.testing,
    }
