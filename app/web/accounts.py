"""Sessions of people: Flask-Security with our own pages."""

from flask import Flask
from flask_security import Security

from app.services import services
from app.web import login_sessions
from app.web.account import required_factor

LOGIN_MANAGER_OPTIONS = {
    "SECURITY_PASSWORD_HASH": "argon2",
    "SECURITY_PASSWORD_SINGLE_HASH": ["argon2"],
    "SECURITY_EMAIL_VALIDATOR_ARGS": {"check_deliverability": False},
    "SECURITY_PASSWORD_NORMALIZE_FORM": "NFKD",
    "SECURITY_CSRF_IGNORE_UNAUTH_ENDPOINTS": False,
}


def attach(app: Flask) -> None:
    """Set up sessions and password hashing; the pages are ours (``app.web.account``)."""
    app.config.update(LOGIN_MANAGER_OPTIONS)
    app.config.setdefault("SECURITY_PASSWORD_SALT", app.config["SECRET_KEY"])
    Security(app, login_sessions.Accounts(services(app).settings.allows_demo), register_blueprint=False)
    login_sessions.attach(app)
    required_factor.attach(app)
