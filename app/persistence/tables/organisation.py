"""Units, officers, posts, slots, parties and calendars."""

from sqlalchemy import Boolean, Column, Date, Index, Integer, String, Table, UniqueConstraint
from sqlalchemy.types import JSON

from app.persistence.database import metadata
from app.persistence.tables.columns import ID, key, moment, reference, to

calendar = Table(
    "calendar",
    metadata,
    key(),
    Column("name", String(200), nullable=False),
    Column("data", JSON, nullable=False),
    Column("revision", Integer, nullable=False),
)

unit = Table(
    "unit",
    metadata,
    key(),
    Column("code", String(40), nullable=False, unique=True),
    Column("name", String(300), nullable=False),
    Column("name_en", String(300)),
    Column("short_name", String(120), nullable=False),
    Column("level", String(20), nullable=False),
    to("unit.id", "parent_id", nullable=True),
    to("calendar.id", "calendar_id", nullable=True),
    Column("valid_from", Date, nullable=False),
    Column("valid_to", Date),
    Column("address", String(300), nullable=False),
    Column("phone", String(40), nullable=False),
    Column("email", String(200), nullable=False),
    Column("place", String(200), nullable=False),
)

unit_code = Table(
    "unit_code",
    metadata,
    key(),
    to("unit.id", "unit_id", index=True),
    Column("scheme", String(20), nullable=False),
    Column("code", String(60), nullable=False),
    UniqueConstraint("scheme", "code"),
)

unit_succession = Table(
    "unit_succession",
    metadata,
    Column("predecessor_id", ID, reference("unit.id"), primary_key=True),
    Column("successor_id", ID, reference("unit.id"), primary_key=True),
    Column("since", Date, nullable=False),
    Column("note", String(300), nullable=False),
)

officer = Table(
    "officer",
    metadata,
    key(),
    Column("name", String(200), nullable=False),
    Column("phone", String(40), nullable=False),
    Column("email", String(200), nullable=False),
    Column("active", Boolean, nullable=False),
)

post = Table(
    "post",
    metadata,
    key(),
    to("officer.id", "officer_id", index=True),
    to("unit.id", "unit_id"),
    Column("role", String(30), nullable=False),
    Column("title", String(120), nullable=False),
    Column("valid_from", Date, nullable=False),
    Column("valid_to", Date),
)

slot_filling = Table(
    "slot_filling",
    metadata,
    Column("receiving_unit_id", ID, reference("unit.id"), primary_key=True),
    Column("slot", String(60), primary_key=True),
    to("unit.id", "unit_id"),
)

party = Table(
    "party",
    metadata,
    key(),
    Column("kind", String(30), nullable=False),
    Column("name", String(200), nullable=False),
    Column("person_id", String(20)),
    Column("tax_code", String(20)),
    Column("birth_date", Date),
    Column("sex", String(10)),
    Column("phone", String(40), nullable=False),
    Column("email", String(200), nullable=False),
    Column("address", String(400), nullable=False),
    Column("locale", String(5), nullable=False),
    moment("consent_at", nullable=True),
    moment("privacy_at", nullable=True),
    Column("privacy_version", String(20), nullable=False, server_default=""),
    moment("created_at"),
    Index("ix_party_person_id", "person_id", unique=True),
)
