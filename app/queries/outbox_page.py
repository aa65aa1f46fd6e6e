"""Hộp thư đi: what leaves for people, newest first, and one message with its text."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from flask import url_for
from flask_babel import gettext
from sqlalchemy import Row, and_, func, or_, select

from app.formatting import mask_phone
from app.persistence.tables.dossiers import dossier
from app.persistence.tables.records import outbox
from app.queries.notice_words import NOTICES, notice_words
from app.queries.paging import forward_pages
from app.queries.reading import Reading
from app.queries.secret_links import without_secrets
from app.queries.views_admin import MessagePage, MessageRow, Outbox
from app.queries.views_frame import Link
from app.queries.views_officer import Choice, Filter, FilterGroup, NavItem
from processes.domain.errors import NotFound

PAGE = 30
STATES = {"all": (), "pending": ("pending", "leased"), "sent": ("sent",), "dead": ("dead",)}
"""The states of a message behind each tab."""


@dataclass(frozen=True)
class Asked:
    """What the address asks for; ``after`` is the last row's moment and key, ``first`` its number."""

    tab: str = "all"
    q: str = ""
    kind: str = ""
    after: tuple[datetime, str] | None = None
    first: int = 1


def outbox_page(reading: Reading, asked: Asked, sandbox: bool, told: str = "") -> Outbox:
    """The list: two reads."""
    found = reading.session.execute(_chosen(asked).limit(PAGE + 1)).all()
    rows, more = found[:PAGE], len(found) > PAGE
    kept = {name: value for name, value in (("q", asked.q), ("kind", asked.kind)) if value}
    tab = {} if asked.tab == "all" else {"list": asked.tab}
    onward = {"after": _key(rows[-1])} if more else {}
    return Outbox(
        now=reading.now,
        tabs=tuple(_tabs(reading, asked)),
        filter=_filter(asked, tab),
        rows=tuple(message_row(reading, row) for row in rows),
        paging=forward_pages("admin.outbox", tab | kept, asked.first, len(rows), onward),
        sandbox=sandbox,
        retry_url=url_for("admin.send_many_again", **kept) if rows and asked.tab == "dead" else None,
        told=told,
    )


def dead_letters(reading: Reading, q: str, kind: str, most: int) -> tuple[str, ...]:
    """The ids of the dead letters that the filter leaves, the newest ``most``."""
    chosen = _chosen(Asked("dead", q, kind)).limit(most)
    return tuple(row.id for row in reading.session.execute(chosen))


def message_page(reading: Reading, message_id: str, sandbox: bool = False) -> MessagePage:
    """One message as it was sent; links that open an account are covered, but where nothing is really sent.

    Raises NotFound.
    """
    row = reading.session.execute(_messages().where(outbox.c.id == message_id)).first()
    if row is None:
        raise NotFound
    dead = row.state == "dead"
    return MessagePage(
        now=reading.now,
        row=message_row(reading, row),
        back_url=url_for("admin.outbox"),
        body=(row.body if sandbox else without_secrets(row.body))
        or gettext("Chưa gửi: nội dung được viết lúc gửi, theo mẫu của loại thư này."),
        subject=row.subject,
        key=row.key,
        retry_url=url_for("admin.send_again", message_id=row.id) if dead else None,
    )


def message_row(reading: Reading, row: Row[Any]) -> MessageRow:
    """A line of the list; whom it is for is covered."""
    return MessageRow(
        url=url_for("admin.message", message_id=row.id),
        channel=row.channel,
        recipient=covered(row.recipient),
        about=notice_words(row.kind),
        state=row.state,
        created_at=row.created_at,
        sent_at=row.sent_at,
        next_attempt_at=row.next_attempt_at if row.state == "pending" else None,
        attempts=row.attempts,
        dossier=dossier_link(reading, row),
        error=row.error,
    )


def dossier_link(reading: Reading, row: Row[Any]) -> Link | None:
    """The code of a dossier; an address only for those who may see the dossier itself."""
    if not row.code:
        return None
    ours = reading.actor.units & {row.receiving_unit_id, row.competent_unit_id}
    return Link(row.code, url_for("desk.dossier", dossier_id=row.dossier_id) if ours else "")


def covered(recipient: str) -> str:
    """ "h••••@thu.example", "09xx xxx 218"."""
    name, at, host = recipient.partition("@")
    return f"{name[:1]}••••@{host}" if at else mask_phone(recipient)


def _messages() -> Any:
    known = (dossier.c.code, dossier.c.receiving_unit_id, dossier.c.competent_unit_id)
    return select(outbox, *known).outerjoin(dossier, dossier.c.id == outbox.c.dossier_id)


def _chosen(asked: Asked) -> Any:
    query, message = _messages(), outbox.c
    if STATES[asked.tab]:
        query = query.where(message.state.in_(STATES[asked.tab]))
    if asked.kind:
        query = query.where(message.kind == asked.kind)
    if asked.q:
        named = dossier.c.code == asked.q.upper()
        query = query.where(or_(named, message.recipient.contains(asked.q, autoescape=True)))
    if asked.after:
        at, key = asked.after
        query = query.where(or_(message.created_at < at, and_(message.created_at == at, message.key < key)))
    # Keys of one dossier grow with its journal, so that what came later in one moment stands above.
    return query.order_by(message.created_at.desc(), message.key.desc())


def _key(row: Row[Any]) -> str:
    return f"{row.created_at.astimezone(UTC).isoformat()}~{row.key}"


def _tabs(reading: Reading, asked: Asked) -> Iterator[NavItem]:
    """Counts where something waits for somebody; all that was ever sent is not counted."""
    waits = outbox.c.state.in_(("pending", "leased", "dead"))
    query = select(outbox.c.state, func.count()).where(waits).group_by(outbox.c.state)
    by_state: Counter[str] = Counter({row[0]: row[1] for row in reading.session.execute(query)})
    for tab, states in STATES.items():
        counted = tab in ("pending", "dead")
        url = url_for("admin.outbox", **({} if tab == "all" else {"list": tab}))
        yield NavItem(tab, url, tab == asked.tab, sum(by_state[s] for s in states) if counted else None)


def _filter(asked: Asked, tab: dict[str, str]) -> Filter:
    kinds = [Choice("", gettext("Tất cả"))]
    kinds += [Choice(kind, notice_words(kind), chosen=kind == asked.kind) for kind in NOTICES]
    groups = (FilterGroup("q", "text", value=asked.q), FilterGroup("kind", "select", tuple(kinds)))
    clear = url_for("admin.outbox", **tab) if asked.q or asked.kind else None
    return Filter(url_for("admin.outbox"), groups, tuple(tab.items()), clear)
