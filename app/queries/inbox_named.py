"""The names of chosen tasks, for the lines that tell what became of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select, tuple_

from app.persistence.tables.dossiers import dossier
from app.persistence.tables.work import work_item
from app.queries.code_words import code_or_none
from app.queries.desk_words import task_name
from app.queries.reading import Reading


@dataclass(frozen=True)
class NamedItem:
    """A task of the reader's roles, done or not."""

    id: str
    dossier_id: str
    code: str
    task: str


def items_named(reading: Reading, ids: Sequence[str]) -> list[NamedItem]:
    """Those of ``ids`` that are for the reader's pairs, in the given order."""
    item, on = work_item.c, dossier.c
    query = (
        select(item.id, item.dossier_id, item.node, item.label, on.code, on.version_id)
        .join(dossier, on.id == item.dossier_id)
        .where(item.id.in_(ids), tuple_(item.unit_id, item.role).in_(sorted(reading.actor.pairs)))
    )
    found = {row.id: row for row in reading.session.execute(query)}
    return [
        NamedItem(
            id_,
            row.dossier_id,
            code_or_none(row.code),
            task_name(reading, row.version_id, row.node, row.label),
        )
        for id_ in ids
        if (row := found.get(id_))
    ]
