"""One procedure as administrators see it: versions, slots, fees, findings, what was done with it."""

from collections.abc import Iterator
from typing import Any

from flask import url_for
from sqlalchemy import Row, select

from app.persistence.tables.oversight import office_journal
from app.persistence.tables.procedures import procedure, procedure_version
from app.queries.fees_page import diagram_words
from app.queries.finding_words import findings_in_words
from app.queries.office_words import action_words
from app.queries.procedure_slots import slots_of
from app.queries.procedure_versions import versions_of
from app.queries.reading import Reading
from app.queries.views_procedures import Deed, ProcedureAdmin
from processes.checks import Finding
from processes.domain.errors import NotFound
from processes.domain.procedure import Facts
from processes.engine.diagram.came_with import tables_used

DEEDS = 20


def procedure_row(reading: Reading, code: str) -> Row[Any]:
    """The procedure's row. Raises NotFound."""
    row = reading.session.execute(select(procedure).where(procedure.c.code == code)).first()
    if row is None:
        raise NotFound
    return row


def source_of(reading: Reading, code: str, number: int) -> bytes:
    """The diagram of a version as it was drawn. Raises NotFound."""
    at = procedure_version.c
    query = select(at.source).where(at.procedure_code == code, at.number == number)
    source = reading.session.scalar(query)
    if source is None:
        raise NotFound
    return bytes(source)


def in_force_with_tables(reading: Reading, row: Row[Any]) -> tuple[bytes | None, dict[str, bytes]]:
    """The diagram in force as it was drawn with the tables of then; None for a procedure without one."""
    at = procedure_version.c
    query = select(at.source, at.xml).where(at.id == row.version_id)
    found = reading.session.execute(query).first() if row.version_id else None
    if found is None:
        return None, {}
    tables = tables_used(found.source, found.xml)
    return found.source, {name: text.encode() for name, text in tables.items()}


def procedure_admin(reading: Reading, code: str, found: list[Finding], said: str = "") -> ProcedureAdmin:
    """The page; ``found`` is what the checker says of the diagram in force. Raises NotFound."""
    row = procedure_row(reading, code)
    versions = tuple(versions_of(reading, row))
    facts = reading.version(row.version_id).facts if row.version_id else None
    offered = row.kind == "procedure" and facts is not None
    return ProcedureAdmin(
        now=reading.now,
        code=code,
        name=facts.profile.name.read(reading.locale) if facts else row.name,
        kind=row.kind,
        retired=facts is None,
        begins=min((one.starts_on for one in versions if one.starts_on), default=None),
        versions=versions,
        slots=tuple(slots_of(reading, facts)) if facts and offered else (),
        slots_url=url_for("admin.slots"),
        moves_url=url_for("admin.migrations", code=code) if row.kind == "procedure" else None,
        fees=tuple(_fees(facts, reading.locale)) if facts else (),
        fees_url=url_for("admin.fees_of", code=code) if offered else None,
        findings=findings_in_words(reading, found),
        deeds=tuple(_deeds(reading, code)),
        back_url=url_for("admin.procedures", **({} if row.kind == "procedure" else {"list": "side"})),
        public_url=url_for("public.procedure", code=code) if offered else None,
        retire_url=url_for("admin.procedure_to_retire", code=code) if offered else None,
        said=said,
    )


def version_id_of(reading: Reading, code: str, number: int) -> str:
    """The id of a version. Raises NotFound."""
    at = procedure_version.c
    found = reading.session.scalar(select(at.id).where(at.procedure_code == code, at.number == number))
    if found is None:
        raise NotFound
    return str(found)


def _fees(facts: Facts, locale: str) -> Iterator[tuple[str, str]]:
    for fee in facts.profile.fees:
        yield fee.name.read(locale), diagram_words(fee, locale)


def _deeds(reading: Reading, code: str) -> Iterator[Deed]:
    at = office_journal.c
    query = (
        select(at.at, at.actor_name, at.action, at.after, at.reason)
        .where(at.subject_kind == "procedure", at.subject_id == code)
        .order_by(at.seq.desc())
        .limit(DEEDS)
    )
    for row in reading.session.execute(query):
        after = row.after or {}
        number = after.get("version") or after.get("scheduled")
        yield Deed(row.at, row.actor_name, action_words(reading, row.action), number, row.reason)
