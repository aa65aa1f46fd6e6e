"""Accounts: who may log in, and as which party or officer."""

from sqlalchemy import Boolean, Column, Index, Integer, String, Table, text
from sqlalchemy.types import JSON

from app.persistence.database import metadata
from app.persistence.tables.columns import key, moment, to

account = Table(
    "account",
    metadata,
    key(),
    Column("username", String(120), nullable=False, unique=True),
    Column("email", String(200), unique=True),
    Column("password", String(300)),
    Column("active", Boolean, nullable=False),
    Column("demo", Boolean, nullable=False),
    Column("fs_uniquifier", String(64), nullable=False, unique=True),
    Column("locale", String(5), nullable=False),
    to("party.id", "party_id", nullable=True),
    to("officer.id", "officer_id", nullable=True),
    moment("created_at"),
    Column("failed_logins", Integer, nullable=False),
    moment("locked_until", nullable=True),
    moment("disabled_at", nullable=True),
    moment("invited_at", nullable=True),
    moment("email_verified_at", nullable=True),
    Column("totp_secret", String(300)),
    Column("recovery_codes", JSON, nullable=False, server_default=text("'[]'")),
    moment("last_login_at", nullable=True),
    Column("last_login_address", String(60), nullable=False, server_default=""),
    Index("ix_account_officer_id", "officer_id"),
    Index("ix_account_party_id", "party_id"),
)

login_session = Table(
    "login_session",
    metadata,
    key(),
    to("account.id", "account_id", index=True),
    moment("started_at"),
    moment("seen_at"),
    Column("address", String(60), nullable=False),
    Column("agent", String(300), nullable=False),
    moment("ended_at", nullable=True),
)
