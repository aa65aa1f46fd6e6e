"""Quy trình: the drawings of the reader and of everybody, and the procedures in force to begin one from."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import url_for
from flask_babel import gettext
from sqlalchemy import Row, and_, func, or_, select

from app.folding import fold
from app.persistence.tables.procedures import diagram_draft, procedure, procedure_version
from app.queries.draft_rows import OPEN, draft_rows, drawings
from app.queries.moments import moment_in
from app.queries.paging import forward_pages
from app.queries.reading import Reading
from app.queries.views_drafts import BeginRow, Drafts
from app.queries.views_officer import Choice, Filter, FilterGroup, NavItem

PAGE = 30
TABS = ("mine", "all", "begin")
STATES = ("draft", "submitted", "approved", "discarded", "all")
"""What the filter offers besides the drawings on which somebody works."""


@dataclass(frozen=True)
class Asked:
    """What the address asks for; ``after`` is the key of the last row, ``first`` the number of the next."""

    tab: str = "mine"
    q: str = ""
    state: str = ""
    after: str = ""
    first: int = 1

    @property
    def kept(self) -> dict[str, str]:
        """What every address of the list carries."""
        named = {"list": "" if self.tab == "mine" else self.tab, "q": self.q, "state": self.state}
        return {name: value for name, value in named.items() if value}


def drafts_page(reading: Reading, asked: Asked, said: str = "") -> Drafts:
    """The list: drawings by their last change, or procedures by code."""
    beginning = asked.tab == "begin"
    found = _in_force(reading, asked) if beginning else _drawings(reading, asked)
    rows, more = found[:PAGE], len(found) > PAGE
    onward = {"after": _key(rows[-1], beginning)} if more else {}
    return Drafts(
        now=reading.now,
        tabs=tuple(_tabs(reading, asked)),
        filter=_filter(asked),
        rows=() if beginning else tuple(draft_rows(reading, rows)),
        begin=tuple(_begin(rows)) if beginning else (),
        paging=forward_pages("designer.drafts", asked.kept, asked.first, len(rows), onward),
        upload_url=url_for("designer.upload"),
        import_url=url_for("designer.import_form"),
        filtered=bool(asked.q or asked.state),
        beginning=beginning,
        said=said,
    )


def _drawings(reading: Reading, asked: Asked) -> list[Row[Any]]:
    """Read until a page is full: names are folded here, as drawings are few and have no text to search."""
    at = diagram_draft.c
    query = drawings().order_by(at.changed_at.desc(), at.id.desc())
    if asked.state != "all":
        query = query.where(at.status.in_([asked.state] if asked.state else OPEN))
    if asked.tab == "mine":
        query = query.where(at.author_id == reading.actor.officer_id)
    place = _place(asked.after)
    if place:
        moment, id_ = place
        query = query.where(or_(at.changed_at < moment, and_(at.changed_at == moment, at.id < id_)))
    return _first(reading.session.execute(query), fold(asked.q).split()[:8])


def _first(rows: Iterable[Row[Any]], words: list[str]) -> list[Row[Any]]:
    found = list[Row[Any]]()
    for row in rows:
        text = fold(f"{row.procedure_code} {row.name} {row.author}")
        if all(word in text for word in words):
            found.append(row)
        if len(found) > PAGE:
            break
    return found


def _place(text: str) -> tuple[datetime, str] | None:
    moment, _, id_ = text.partition("~")
    at = moment_in(moment)
    return (at, id_) if id_ and at else None


def _key(row: Row[Any], beginning: bool) -> str:
    return str(row.code) if beginning else f"{row.changed_at.isoformat()}~{row.id}"


def _in_force(reading: Reading, asked: Asked) -> list[Row[Any]]:
    at, version = procedure.c, procedure_version.c
    query = select(at.code, at.name, at.field, version.number).join(
        procedure_version, version.id == at.version_id
    )
    for word in fold(asked.q).split()[:8]:
        query = query.where(at.search_text.contains(word, autoescape=True))
    if asked.after:
        query = query.where(at.code > asked.after)
    return list(reading.session.execute(query.order_by(at.code).limit(PAGE + 1)))


def _begin(rows: Iterable[Row[Any]]) -> Iterator[BeginRow]:
    for row in rows:
        begin = url_for("designer.begin", code=row.code, number=row.number)
        yield BeginRow(row.code, row.name, row.field, row.number, begin)


def _tabs(reading: Reading, asked: Asked) -> Iterator[NavItem]:
    at = diagram_draft.c
    under_way = select(func.count()).select_from(diagram_draft).where(at.status.in_(OPEN))
    counts = {
        "mine": reading.session.scalar(under_way.where(at.author_id == reading.actor.officer_id)),
        "all": reading.session.scalar(under_way),
    }
    for tab in TABS:
        url = url_for("designer.drafts", **({} if tab == "mine" else {"list": tab}))
        yield NavItem(tab, url, tab == asked.tab, counts.get(tab))


def _filter(asked: Asked) -> Filter:
    words = {
        "": gettext("Đang vẽ, chờ duyệt"),
        "draft": gettext("Đang vẽ"),
        "submitted": gettext("Chờ duyệt"),
        "approved": gettext("Đã duyệt"),
        "discarded": gettext("Đã bỏ"),
        "all": gettext("Tất cả"),
    }
    states = tuple(Choice(state, text, chosen=state == asked.state) for state, text in words.items())
    status = () if asked.tab == "begin" else (FilterGroup("state", "select", states),)
    tab = {} if asked.tab == "mine" else {"list": asked.tab}
    clear = url_for("designer.drafts", **tab) if asked.q or asked.state else None
    groups = (FilterGroup("q", "text", value=asked.q), *status)
    return Filter(url_for("designer.drafts"), groups, tuple(tab.items()), clear)
