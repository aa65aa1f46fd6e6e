"""Payments, slips, the outbox, incidents and the log of who looked."""

from sqlalchemy import Column, Date, Index, Integer, String, Table, Text, text
from sqlalchemy.types import JSON

from app.persistence.database import ExactDecimal, metadata
from app.persistence.tables.columns import ID, key, moment, to

payment = Table(
    "payment",
    metadata,
    key(),
    to("dossier.id", "dossier_id", index=True),
    Column("reference", String(60), nullable=False, unique=True),
    Column("amount", ExactDecimal, nullable=False),
    Column("currency", String(3), nullable=False),
    Column("timing", String(20), nullable=False),
    Column("status", String(20), nullable=False),
    Column("items", JSON, nullable=False),
    moment("created_at"),
    moment("paid_at", nullable=True),
    Column("transaction_no", String(60)),
    Column("provider_code", String(20)),
    Column("method", String(20), nullable=False, server_default="online"),
    Column("collected_by", String(36)),
    Column("receipt_number", String(40)),
    Column("note", String(1000), nullable=False, server_default=""),
)

slip = Table(
    "slip",
    metadata,
    key(),
    to("dossier.id", "dossier_id", index=True),
    Column("kind", String(30), nullable=False),
    Column("number", String(40), nullable=False),
    Column("issued_on", Date, nullable=False),
    moment("issued_at"),
    Column("issued_by", String(36), nullable=False),
    Column("data", JSON, nullable=False),
    Column("pdf_sha256", String(64)),
    Column("attempts", Integer, nullable=False),
    moment("next_attempt_at", nullable=True),
    Index(
        "ix_slip_unmade",
        "issued_at",
        sqlite_where=text("pdf_sha256 IS NULL"),
        postgresql_where=text("pdf_sha256 IS NULL"),
    ),
)

outbox = Table(
    "outbox",
    metadata,
    key(),
    Column("key", String(200), nullable=False, unique=True),
    Column("kind", String(40), nullable=False),
    Column("channel", String(10), nullable=False),
    Column("recipient", String(200), nullable=False),
    to("dossier.id", "dossier_id", nullable=True, index=True),
    Column("locale", String(5), nullable=False),
    Column("data", JSON, nullable=False),
    Column("state", String(10), nullable=False),
    Column("attempts", Integer, nullable=False),
    moment("created_at"),
    moment("next_attempt_at", nullable=True),
    moment("leased_until", nullable=True),
    moment("sent_at", nullable=True),
    Column("subject", String(300), nullable=False),
    Column("body", Text, nullable=False),
    Column("error", String(500), nullable=False),
    Index("ix_outbox_created", "created_at", "id"),
    Index(
        "ix_outbox_next",
        "next_attempt_at",
        sqlite_where=text("state IN ('pending', 'leased')"),
        postgresql_where=text("state IN ('pending', 'leased')"),
    ),
)

incident = Table(
    "incident",
    metadata,
    key(),
    Column("key", String(200), nullable=False, unique=True),
    Column("action", String(60), nullable=False),
    Column("input", JSON, nullable=False),
    Column("actor_id", String(36), nullable=False),
    Column("dossier_id", ID, index=True),
    Column("error", String(1000), nullable=False),
    moment("first_at"),
    moment("last_at"),
    Column("count", Integer, nullable=False),
    Column("state", String(10), nullable=False),
    Column("number", String(40), nullable=False, server_default=""),
    Column("actor_name", String(200), nullable=False, server_default=""),
    moment("closed_at", nullable=True),
    Column("closed_by", String(36)),
    Column("reason", String(1000), nullable=False, server_default=""),
    Index("ix_incident_state", "state", "last_at"),
)

inbox = Table(
    "inbox",
    metadata,
    key(),
    Column("key", String(200), nullable=False, unique=True),
    Column("name", String(80), nullable=False),
    to("dossier.id", "dossier_id", index=True),
    Column("data", JSON, nullable=False),
    moment("received_at"),
    Column("state", String(10), nullable=False),
    moment("taken_at", nullable=True),
)

used_captcha = Table(
    "used_captcha",
    metadata,
    Column("token", String(80), primary_key=True),
    Column("purpose", String(80), nullable=False),
    moment("used_at"),
)

access_log = Table(
    "access_log",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    moment("at"),
    Column("actor_id", String(36), nullable=False),
    Column("what", String(40), nullable=False),
    Column("subject", String(80), nullable=False),
    Column("address", String(60), nullable=False),
    Column("dossier_id", ID),
    Index("ix_access_log_at", "at", "id"),
    Index("ix_access_log_actor", "actor_id", "at"),
    Index("ix_access_log_dossier", "dossier_id", "at"),
)

decision_record = Table(
    "decision_record",
    metadata,
    key(),
    to("dossier.id", "dossier_id", index=True),
    Column("node", String(200), nullable=False),
    Column("decision", String(120), nullable=False),
    Column("version_id", ID, nullable=False),
    Column("inputs", JSON, nullable=False),
    Column("value", JSON, nullable=False),
    Column("rules", JSON, nullable=False),
    moment("at"),
)
