"""Cơ quan: the tree of units, and one unit with its parts and people."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from flask import url_for
from flask_babel import gettext
from sqlalchemy import Row, func, or_, select

from app.formatting import day, phone
from app.persistence.staff import holds_on
from app.persistence.tables.organisation import calendar, post, unit, unit_code, unit_succession
from app.queries.post_rows import post_rows
from app.queries.reading import Reading
from app.queries.role_words import level_words, scheme_words
from app.queries.staff_tabs import staff_tabs
from app.queries.views_frame import Link
from app.queries.views_organisation import SuccessionRow, UnitPage, UnitRow, Units
from processes.domain.dossier.codes import day_of
from processes.domain.errors import NotFound

Tree = dict[str | None, list[Row[Any]]]


def units_page(reading: Reading, ended: bool, said: str = "") -> Units:
    """The tree: two reads."""
    today = day_of(reading.now)
    found = reading.session.execute(select(unit).order_by(unit.c.code)).all()
    posts = _posts_by_unit(reading, today)
    gone = sum(_is_ended(row, today) for row in found)
    shown = found if ended else [row for row in found if not _is_ended(row, today)]
    return Units(
        now=reading.now,
        tabs=staff_tabs("units"),
        rows=tuple(_row(row, depth, above, posts, today) for row, depth, above in walk(shown)),
        count=len(found) - gone,
        add_url=url_for("admin.new_unit"),
        toggle=_toggle(ended, gone),
        said=said,
    )


def walk(rows: Sequence[Row[Any]]) -> Iterator[tuple[Row[Any], int, str]]:
    """The rows as a tree: each with its depth and the name of the unit above, parts after their whole.

    A unit whose whole is not among the rows stands at the top.
    """
    known = {row.id: row for row in rows}
    children: Tree = defaultdict(list)
    for row in rows:
        children[row.parent_id if row.parent_id in known else None].append(row)
    waiting = [(row, 0) for row in reversed(children[None])]
    while waiting:
        row, depth = waiting.pop()
        above = known.get(row.parent_id)
        yield row, depth, (above.short_name or above.name) if above and depth else ""
        waiting += [(part, depth + 1) for part in reversed(children[row.id])]


def unit_page(reading: Reading, unit_id: str, said: str = "") -> UnitPage:
    """One unit. Raises NotFound."""
    row, today = unit_row(reading, unit_id), day_of(reading.now)
    ended = _is_ended(row, today)
    here = {"unit_id": unit_id}
    return UnitPage(
        now=reading.now,
        tabs=staff_tabs("units"),
        name=row.name,
        facts=tuple(_facts(reading, row)),
        above=tuple(reversed(_above(reading, row))),
        parts=tuple(_parts(reading, row, today)),
        posts=post_rows(reading, post.c.unit_id == unit_id),
        before=tuple(_successions(reading, unit_id, "predecessor_id", "successor_id")),
        after=tuple(_successions(reading, unit_id, "successor_id", "predecessor_id")),
        edit_url=url_for("admin.edit_unit", **here),
        add_part_url=url_for("admin.new_unit", above=unit_id),
        succession_url=url_for("admin.new_succession", **here),
        valid_to=row.valid_to,
        ended=ended,
        end_url=None if row.valid_to else url_for("admin.ending_unit", **here),
        reopen_url=url_for("admin.reopening_unit", **here) if row.valid_to else None,
        said=said,
    )


def unit_row(reading: Reading, unit_id: str) -> Row[Any]:
    """The row of a unit. Raises NotFound."""
    row = reading.session.execute(select(unit).where(unit.c.id == unit_id)).first()
    if row is None:
        raise NotFound
    return row


def codes_of(reading: Reading, unit_id: str) -> list[tuple[str, str]]:
    """The codes of a unit besides that of identification: scheme and code."""
    query = select(unit_code.c.scheme, unit_code.c.code).where(unit_code.c.unit_id == unit_id)
    return [
        (row.scheme, row.code) for row in reading.session.execute(query.order_by(*query.selected_columns))
    ]


def _is_ended(row: Row[Any], today: date) -> bool:
    return row.valid_to is not None and row.valid_to < today


def _posts_by_unit(reading: Reading, today: date) -> dict[str, int]:
    query = select(post.c.unit_id, func.count()).where(*holds_on(today)).group_by(post.c.unit_id)
    return {row[0]: row[1] for row in reading.session.execute(query)}


def _row(row: Row[Any], depth: int, above: str, posts: dict[str, int], today: date) -> UnitRow:
    return UnitRow(
        url=url_for("admin.unit", unit_id=row.id),
        name=row.name,
        short_name=row.short_name,
        code=row.code,
        level=level_words(row.level),
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        posts=posts.get(row.id, 0),
        depth=depth,
        above=above,
        ended=_is_ended(row, today),
    )


def _toggle(ended: bool, gone: int) -> Link | None:
    if ended:
        return Link(gettext("Ẩn cơ quan đã kết thúc"), url_for("admin.units"))
    if not gone:
        return None
    words = gettext("Hiện %(count)s cơ quan đã kết thúc", count=gone)
    return Link(words, url_for("admin.units", ended=1))


def _facts(reading: Reading, row: Row[Any]) -> Iterator[tuple[str, str]]:
    yield gettext("Mã định danh"), row.code
    for scheme, code in codes_of(reading, row.id):
        yield scheme_words(scheme), code
    yield gettext("Tên tiếng Anh"), row.name_en or ""
    yield gettext("Tên ngắn"), row.short_name
    yield gettext("Cấp"), level_words(row.level)
    yield gettext("Địa chỉ"), row.address
    yield gettext("Điện thoại"), phone(row.phone)
    yield gettext("Thư điện tử"), row.email
    yield gettext("Địa danh ghi trên phiếu"), row.place
    yield gettext("Lịch làm việc"), _calendar_words(reading, row.calendar_id)
    yield gettext("Hiệu lực từ"), day(row.valid_from)
    if row.valid_to:
        yield gettext("Đến hết ngày"), day(row.valid_to)


def _calendar_words(reading: Reading, calendar_id: str | None) -> str:
    if calendar_id is None:
        return gettext("theo cơ quan cấp trên")
    name = reading.session.execute(select(calendar.c.name).where(calendar.c.id == calendar_id)).scalar()
    return name or calendar_id


def _above(reading: Reading, row: Row[Any]) -> list[Link]:
    """The units above, nearest first."""
    found: list[Link] = []
    seen, above = {row.id}, row.parent_id
    while above and above not in seen:
        seen.add(above)
        parent = unit_row(reading, above)
        found.append(unit_link(parent))
        above = parent.parent_id
    return found


def unit_link(row: Row[Any]) -> Link:
    """The short name of a unit, leading to its page."""
    return Link(row.short_name or row.name, url_for("admin.unit", unit_id=row.id))


def _parts(reading: Reading, row: Row[Any], today: date) -> Iterator[UnitRow]:
    query = select(unit).where(unit.c.parent_id == row.id).order_by(unit.c.valid_to.is_not(None), unit.c.code)
    posts = _posts_by_unit(reading, today)
    for part in reading.session.execute(query):
        yield _row(part, 0, "", posts, today)


def _successions(reading: Reading, unit_id: str, other: str, this: str) -> Iterator[SuccessionRow]:
    on = unit_succession.c
    query = (
        select(unit, on.since, on.note, on.predecessor_id, on.successor_id)
        .join(unit_succession, unit.c.id == on[other])
        .where(on[this] == unit_id)
        .order_by(on.since, unit.c.code)
    )
    for row in reading.session.execute(query):
        pair = {"old": row.predecessor_id, "new": row.successor_id}
        yield SuccessionRow(unit_link(row), row.since, row.note, url_for("admin.unlinking", **pair))


def living_units(reading: Reading, day: date) -> list[tuple[Row[Any], int]]:
    """The units not ended on ``day``, in the order of the tree, each with its depth."""
    alive = or_(unit.c.valid_to.is_(None), unit.c.valid_to >= day)
    rows = reading.session.execute(select(unit).where(alive).order_by(unit.c.code)).all()
    return [(row, depth) for row, depth, _ in walk(rows)]
