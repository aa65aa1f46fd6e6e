"""The versions of a procedure: in force, waiting for their day, replaced; who drew and who approved them."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from flask import url_for
from sqlalchemy import Row, func, select

from app.persistence.tables.dossiers import dossier
from app.persistence.tables.organisation import officer
from app.persistence.tables.procedures import procedure_version
from app.persistence.tables.work import work_item
from app.queries.reading import Reading
from app.queries.views_procedures import VersionRow
from processes.domain.dossier.work import OPEN
from processes.domain.errors import NotFound


def versions_of(reading: Reading, record: Row[Any]) -> Iterator[VersionRow]:
    """The newest first; ``record`` is the row of the procedure. Three reads."""
    at, approver, author = procedure_version.c, officer.alias("approver"), officer.alias("author")
    columns = (at.id, at.number, at.sha256, at.published_at, at.scheduled_for, at.in_force_since, at.note)
    query = (
        select(*columns, approver.c.name.label("approver"), author.c.name.label("author"))
        .outerjoin(approver, approver.c.id == at.published_by)
        .outerjoin(author, author.c.id == at.drawn_by)
        .where(at.procedure_code == record.code)
    )
    running, drafts = _running(reading, record.code), _drafts(reading, record.code)
    for row in reading.session.execute(query.order_by(at.number.desc())):
        yield _version(record, row, running[row.id], drafts[row.id])


def version_named(reading: Reading, record: Row[Any], number: int) -> VersionRow:
    """A version of a procedure. Raises NotFound."""
    found = next((one for one in versions_of(reading, record) if one.number == number), None)
    if found is None:
        raise NotFound
    return found


def running_of(reading: Reading, code: str) -> int:
    """How many dossiers of a procedure wait for somebody."""
    return sum(_running(reading, code).values())


def _version(record: Row[Any], row: Row[Any], running: int, drafts: int) -> VersionRow:
    state = _state(record, row)
    place = {"code": record.code, "number": row.number}
    return VersionRow(
        number=row.number,
        sha256=row.sha256,
        published_at=row.published_at,
        state=state,
        by=row.approver or "",
        author=row.author or "",
        note=row.note,
        running=running,
        drafts=drafts,
        since=row.in_force_since,
        starts_on=row.scheduled_for,
        picture_url=url_for("admin.version_picture", **place),
        file_url=url_for("admin.diagram_file", **place),
        export_url=url_for("admin.export_file", **place),
        begin_url=url_for("designer.begin", **place),
        compare_url=_compare_url(record.code, row.number),
        move_url=_move_url(record, row.number) if running and state != "in_force" else None,
        back_url=None if state == "in_force" else url_for("admin.version_to_put_back", **place),
        call_off_url=url_for("admin.version_to_call_off", **place) if state == "scheduled" else None,
    )


def _move_url(record: Row[Any], number: int) -> str | None:
    """Where its running dossiers are moved to the version in force."""
    if record.version_id is None or record.kind != "procedure":
        return None
    return url_for("admin.migrations", code=record.code, leaving=number)


def _compare_url(code: str, number: int) -> str | None:
    """What differs from the version before."""
    if number < 2:
        return None
    return url_for("designer.compare_versions", code=code, tu=number - 1, den=number)


def _state(record: Row[Any], row: Row[Any]) -> str:
    if row.id == record.version_id:
        return "in_force"
    if row.scheduled_for is not None:
        return "scheduled"
    return "replaced" if row.in_force_since is not None else "unused"


def _running(reading: Reading, code: str) -> Counter[str]:
    """Dossiers that wait for somebody, by version."""
    query = (
        select(dossier.c.version_id, func.count(work_item.c.dossier_id.distinct()))
        .join(work_item, dossier.c.id == work_item.c.dossier_id)
        .where(work_item.c.state == OPEN, dossier.c.procedure_code == code)
        .group_by(dossier.c.version_id)
    )
    return Counter({row[0]: row[1] for row in reading.session.execute(query)})


def _drafts(reading: Reading, code: str) -> Counter[str]:
    query = (
        select(dossier.c.version_id, func.count())
        .where(dossier.c.procedure_code == code, dossier.c.status == "draft")
        .group_by(dossier.c.version_id)
    )
    return Counter({row[0]: row[1] for row in reading.session.execute(query)})
