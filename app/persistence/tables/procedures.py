"""The catalogue: procedures and their frozen versions."""

from sqlalchemy import Column, Date, Index, Integer, LargeBinary, String, Table, Text, UniqueConstraint
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
    Column("drawn_by", String(36)),
    Column("scheduled_for", Date),
    moment("in_force_since", nullable=True),
    Column("note", String(2000), nullable=False, server_default=""),
    UniqueConstraint("procedure_code", "number"),
)

diagram_draft = Table(
    "diagram_draft",
    metadata,
    key(),
    Column("procedure_code", String(40), nullable=False, index=True),
    Column("name", String(400), nullable=False),
    Column("source", LargeBinary, nullable=False),
    Column("decisions", JSON, nullable=False),
    to("officer.id", "author_id", index=True),
    Column("status", String(10), nullable=False, index=True),
    to("procedure_version.id", "based_on", nullable=True),
    Column("revision", Integer, nullable=False),
    Column("note", String(2000), nullable=False, server_default=""),
    moment("created_at"),
    moment("changed_at"),
    moment("submitted_at", nullable=True),
    moment("reviewed_at", nullable=True),
    Column("reviewed_by", String(36)),
    Column("review_note", String(2000), nullable=False, server_default=""),
    to("procedure_version.id", "version_id", nullable=True),
)

run_migration = Table(
    "run_migration",
    metadata,
    key(),
    Column("procedure_code", String(40), reference("procedure.code"), nullable=False, index=True),
    to("procedure_version.id", "from_version_id"),
    to("procedure_version.id", "to_version_id"),
    Column("rename", JSON, nullable=False),
    Column("reason", String(1000), nullable=False),
    Column("planned_by", String(36), nullable=False),
    moment("planned_at"),
    Column("status", String(10), nullable=False),
    moment("started_at", nullable=True),
    moment("finished_at", nullable=True),
    to("run_migration.id", "undo_of", nullable=True),
)

dossier_migration = Table(
    "dossier_migration",
    metadata,
    Column("migration_id", ID, reference("run_migration.id"), primary_key=True),
    Column("dossier_id", ID, reference("dossier.id"), primary_key=True, index=True),
    Column("status", String(10), nullable=False),
    Column("reason", JSON, nullable=False),
    Column("before", JSON, nullable=False),
    Column("after", JSON, nullable=False),
    moment("at", nullable=True),
    Index("ix_dossier_migration_status", "migration_id", "status", "dossier_id"),
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
