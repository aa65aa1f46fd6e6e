"""Makes the Flask app out of settings: database, services, pages."""

from collections.abc import Callable
from datetime import datetime

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from app import logs, providers
from app.persistence import mapping, postgres, schema
from app.persistence.database import db, prepare_sqlite
from app.persistence.transaction import Transactions
from app.services import KEY, Services, real_clock
from app.settings import Settings
from app.web import accounts, blueprints, errors, guards, languages, pages, requests_log

STATEMENT_SECONDS = 30
"""The longest that a statement of a page may take on PostgreSQL; commands and the worker have no bound."""

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
        prepare_sqlite(db.engine, settings.busy_seconds)
        if settings.is_postgresql:
            postgres.keep_rows_out_of_errors(db.engine)
        app.extensions[KEY] = make_services(settings, clock)
    requests_log.attach(app)
    languages.attach(app)
    pages.attach(app)
    accounts.attach(app)
    guards.attach(app, settings)
    errors.attach(app)
    blueprints.attach(app)
    return app


def make_services(settings: Settings, clock: Callable[[], datetime]) -> Services:
    """The providers that the settings ask for; without any, local files and sandboxes under ``var``."""
    return Services(
        settings=settings,
        transactions=Transactions(db.engine, clock, settings.busy_seconds),
        files=providers.files(settings),
        mailer=providers.mailer(settings, clock),
        sms=providers.sms_sender(settings, clock),
        payments=providers.payments(settings),
        clock=clock,
    )


def _engine_options(settings: Settings) -> dict[str, object]:
    # An error of the database would else carry the row that failed: names, numbers, hashes of passwords.
    options: dict[str, object] = {"hide_parameters": True}
    if settings.is_postgresql:
        name = "motcua web" if settings.serves_pages else "motcua"
        bound = STATEMENT_SECONDS if settings.serves_pages else 0
        options |= postgres.engine_options(name, settings.web_threads, settings.busy_seconds, bound)
    return options


def _config(settings: Settings) -> dict[str, object]:
    return {
        "SECRET_KEY": settings.secret_key,
        "SQLALCHEMY_DATABASE_URI": settings.database,
        "SQLALCHEMY_ENGINE_OPTIONS": _engine_options(settings),
        "MAX_CONTENT_LENGTH": 25 * 1024 * 1024,
        "MAX_FORM_MEMORY_SIZE": 1024 * 1024,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_SECURE": settings.secure_cookies,
        "TESTING": settings.testing,
    }
