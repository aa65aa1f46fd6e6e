"""Open work in order, read along the index: for each pair of unit and role on its own, then merged.

Asked for all pairs at once, a database sorts everything that waits before it gives the first page.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, Select, and_, or_
from sqlalchemy.orm import Session

from app.persistence.tables.work import work_item
from app.queries.inbox import Key, Slice, WorkList, work_select

Narrow = Callable[[Select[Any]], Select[Any]]


def next_rows(session: Session, of: WorkList, narrow: Narrow, part: Slice, most: int) -> list[Row[Any]]:
    """The next ``most`` rows behind a place, or before it and backwards, of those that ``narrow`` leaves."""
    way = _Way(part)
    found = [
        row for pair in of.each_pair() for row in _of_pair(session, narrow(work_select(pair)), way, most)
    ]
    found.sort(key=_order, reverse=way.backwards)
    return found[:most]


@dataclass(frozen=True)
class _Way:
    """Where to begin and in which direction; those without a due moment come last."""

    part: Slice

    @property
    def key(self) -> Key | None:
        return self.part.after or self.part.before

    @property
    def backwards(self) -> bool:
        return self.part.before is not None and self.part.after is None

    def stretches(self) -> Iterator[bool]:
        """True for the rows with a due moment, False for the others, in the order they are read."""
        begins_dated = self.key is None or self.key.due_at is not None
        if self.backwards:
            yield from (True,) if begins_dated and self.key else (False, True)
        else:
            yield from (True, False) if begins_dated else (False,)


def _of_pair(session: Session, query: Select[Any], way: _Way, most: int) -> list[Row[Any]]:
    found: list[Row[Any]] = []
    for dated in way.stretches():
        if len(found) < most:
            found += session.execute(_stretch(query, way, dated).limit(most - len(found))).all()
    return found


def _stretch(query: Select[Any], way: _Way, dated: bool) -> Select[Any]:
    due, id_ = work_item.c.due_at, work_item.c.id
    query = query.where(due.is_not(None) if dated else due.is_(None))
    if way.key is not None and dated == (way.key.due_at is not None):
        query = query.where(_beyond(way.key, way.backwards))
    columns = (due, id_) if dated else (id_,)
    return query.order_by(*(column.desc() if way.backwards else column for column in columns))


def _beyond(key: Key, backwards: bool) -> Any:
    due, id_ = work_item.c.due_at, work_item.c.id
    further = id_ < key.id if backwards else id_ > key.id
    if key.due_at is None:
        return further
    # The first condition says nothing new; it lets the index begin at the key.
    if backwards:
        return and_(due <= key.due_at, or_(due < key.due_at, further))
    return and_(due >= key.due_at, or_(due > key.due_at, further))


def _order(row: Row[Any]) -> tuple[bool, Any, str]:
    return (row.due_at is None, row.due_at or 0, row.id)
