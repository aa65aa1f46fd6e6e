"""Accounts: who may log in, and as which party or officer."""

from sqlalchemy import Boolean, Column, Integer, String, Table

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
)
