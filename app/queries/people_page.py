"""Người: the officers by name, and one officer with his posts."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from flask import url_for
from flask_babel import gettext
from sqlalchemy import Row, exists, func, select, tuple_

from app.folding import fold
from app.formatting import phone
from app.persistence.staff import WAITING, holds_on
from app.persistence.tables.accounts import account
from app.persistence.tables.organisation import officer, post, unit
from app.persistence.tables.work import work_item
from app.queries.paging import forward_pages
from app.queries.post_rows import post_rows
from app.queries.posts import post_words
from app.queries.reading import Reading
from app.queries.staff_tabs import staff_tabs
from app.queries.units_page import living_units
from app.queries.views_officer import Choice, Filter, FilterGroup
from app.queries.views_organisation import People, PersonPage, PersonRow
from processes.domain.dossier.codes import day_of
from processes.domain.errors import NotFound

PAGE = 30
STATES = ("active", "left", "all")
BATCH = 500


@dataclass(frozen=True)
class Asked:
    """What the address asks for; ``after`` is the name and id of the last row, ``first`` its number."""

    q: str = ""
    state: str = "active"
    unit: str = ""
    after: tuple[str, str] | None = None
    first: int = 1


def people_page(reading: Reading, asked: Asked, said: str = "") -> People:
    """The list: four reads."""
    found = _found(reading, asked)
    rows, more = found[:PAGE], len(found) > PAGE
    kept = _kept(asked)
    onward = {"after": f"{rows[-1].name}~{rows[-1].id}"} if more else {}
    return People(
        now=reading.now,
        tabs=staff_tabs("people"),
        filter=_filter(reading, asked),
        rows=_rows(reading, rows),
        paging=forward_pages("admin.people", kept, asked.first, len(rows), onward),
        add_url=url_for("admin.new_person"),
        said=said,
    )


def person_page(reading: Reading, officer_id: str, account_url: str, said: str = "") -> PersonPage:
    """One officer. Raises NotFound."""
    row = officer_row(reading, officer_id)
    here = {"officer_id": officer_id}
    names = select(account.c.username).where(account.c.officer_id == officer_id).order_by(account.c.username)
    return PersonPage(
        now=reading.now,
        tabs=staff_tabs("people"),
        name=row.name,
        phone=phone(row.phone),
        email=row.email,
        active=row.active,
        usernames=tuple(reading.session.scalars(names)),
        held=held_tasks(reading, officer_id),
        posts=post_rows(reading, post.c.officer_id == officer_id),
        edit_url=url_for("admin.edit_person", **here),
        account_url=account_url,
        add_post_url=url_for("admin.new_post", **here) if row.active else None,
        deactivate_url=url_for("admin.leaving", **here) if row.active else None,
        reactivate_url=None if row.active else url_for("admin.returning", **here),
        said=said,
    )


def officer_row(reading: Reading, officer_id: str) -> Row[Any]:
    """The row of an officer. Raises NotFound."""
    row = reading.session.execute(select(officer).where(officer.c.id == officer_id)).first()
    if row is None:
        raise NotFound
    return row


def held_tasks(reading: Reading, officer_id: str) -> int:
    """How many tasks an officer has claimed and not done."""
    held = (work_item.c.holder_id == officer_id, work_item.c.state.in_(WAITING))
    return int(reading.session.execute(select(func.count()).where(*held)).scalar_one())


def _found(reading: Reading, asked: Asked) -> Sequence[Row[Any]]:
    """One page and a row more. Names are compared without accents, which no database does alike, so they
    are compared here: row by row until the page is full."""
    query = _chosen(reading, asked)
    words = fold(asked.q).split()[:8]
    if not words:
        return reading.session.execute(query.limit(PAGE + 1)).all()
    rows = reading.session.execute(query.execution_options(yield_per=BATCH))
    found = list(islice((row for row in rows if _matches(row, words)), PAGE + 1))
    rows.close()
    return found


def _matches(row: Row[Any], words: list[str]) -> bool:
    """Each word begins a word of the name; or it is all part of the address or the number."""
    name, asked = fold(row.name).split(), "".join(words)
    named = all(any(part.startswith(word) for part in name) for word in words)
    return named or asked in fold(row.email) or asked in row.phone


def _chosen(reading: Reading, asked: Asked) -> Any:
    query = select(officer).order_by(officer.c.name, officer.c.id)
    if asked.state != "all":
        query = query.where(officer.c.active.is_(asked.state == "active"))
    if asked.unit:
        here = (post.c.officer_id == officer.c.id, post.c.unit_id == asked.unit)
        query = query.where(exists().where(*here, *holds_on(day_of(reading.now))))
    if asked.after:
        query = query.where(tuple_(officer.c.name, officer.c.id) > tuple_(*asked.after))
    return query


def _rows(reading: Reading, rows: Sequence[Row[Any]]) -> tuple[PersonRow, ...]:
    ids = [row.id for row in rows]
    posts = _posts(reading, ids)
    query = select(account.c.officer_id).where(account.c.officer_id.in_(ids))
    with_account = set(reading.session.scalars(query)) if ids else set()
    return tuple(
        PersonRow(
            url=url_for("admin.person", officer_id=row.id),
            name=row.name,
            phone=phone(row.phone),
            email=row.email,
            active=row.active,
            account=row.id in with_account,
            posts=tuple(posts[row.id]),
        )
        for row in rows
    )


def _posts(reading: Reading, ids: list[str]) -> dict[str, list[str]]:
    words: dict[str, list[str]] = defaultdict(list)
    if not ids:
        return words
    query = (
        select(post.c.officer_id, post.c.title, post.c.role, unit.c.short_name, unit.c.name)
        .join(unit, unit.c.id == post.c.unit_id)
        .where(post.c.officer_id.in_(ids), *holds_on(day_of(reading.now)))
        .order_by(post.c.valid_from, post.c.id)
    )
    for row in reading.session.execute(query):
        words[row.officer_id].append(post_words(row.title, row.role, row.short_name or row.name))
    return words


def _kept(asked: Asked) -> dict[str, str]:
    state = "" if asked.state == "active" else asked.state
    return {name: value for name, value in (("q", asked.q), ("state", state), ("unit", asked.unit)) if value}


def _filter(reading: Reading, asked: Asked) -> Filter:
    said = {
        "active": gettext("Đang công tác"),
        "left": gettext("Đã ngừng công tác"),
        "all": gettext("Tất cả"),
    }
    units = [Choice("", gettext("Tất cả"))]
    for row, depth in living_units(reading, day_of(reading.now)):
        name = f"{'– ' * depth}{row.short_name or row.name}"
        units.append(Choice(row.id, name, chosen=row.id == asked.unit))
    states = tuple(Choice(state, said[state], chosen=state == asked.state) for state in STATES)
    groups = (
        FilterGroup("q", "text", value=asked.q),
        FilterGroup("unit", "select", tuple(units)),
        FilterGroup("state", "select", states),
    )
    clear = url_for("admin.people") if _kept(asked) else None
    return Filter(url_for("admin.people"), groups, clear_url=clear)
