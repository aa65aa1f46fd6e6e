"""The catalogue: procedures and their frozen versions."""

from sqlalchemy import Column, Date, Integer, LargeBinary, String, Table, Text, UniqueConstraint
from sqlalchemy.types import JSON

from app.persistence.database import metadata
from app.persistence.tables.columns import ID, key, moment, reference, to

procedure = Table(
    "procedure",
    metadata,
    Column("code", String(40), primary_key=True),
    Column("name", String(400), nullable=False),
    Column("version_id", ID),
    Column("search_text", Text, nullable=False),
    Column("field", String(200), nullable=False, index=True),
    Column("field_en", String(200), nullable=False),
    Column("online_level", String(10), nullable=False, index=True),
    Column("agency_level", String(20), nullable=False, index=True),
    Column("life_event", String(40), index=True),
    Column("kind", String(10), nullable=False, server_default="procedure"),
)

procedure_version = Table(
    "procedure_version",
    metadata,
    key(),
    Column("procedure_code", String(40), reference("procedure.code"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("sha256", String(64), nullable=False, unique=True),
    Column("source", LargeBinary, nullable=False),
    Column("xml", LargeBinary, nullable=False),
    Column("facts", Text, nullable=False),
    moment("published_at"),
    Column("published_by", String(36), nullable=False),
    UniqueConstraint("procedure_code", "number"),
)

local_fee = Table(
    "local_fee",
    metadata,
    key(),
    Column("procedure_code", String(40), reference("procedure.code"), nullable=False, index=True),
    Column("fee_id", String(60), nullable=False),
    to("unit.id", "unit_id", nullable=True),
    Column("channel", String(10)),
    Column("rule", JSON, nullable=False),
    Column("valid_from", Date, nullable=False),
    Column("valid_to", Date),
    Column("basis", String(300), nullable=False),
    moment("created_at"),
    Column("created_by", String(36), nullable=False),
)
