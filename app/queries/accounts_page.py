"""Tài khoản: the accounts by user name, and one of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import url_for
from flask_babel import gettext
from sqlalchemy import Row, Select, func, or_, select

from app.persistence.tables.accounts import account, login_session
from app.persistence.tables.organisation import officer, party
from app.queries.paging import forward_pages
from app.queries.reading import Reading
from app.queries.staff_tabs import staff_tabs
from app.queries.views_accounts import AccountList, AccountRow
from app.queries.views_officer import Filter, FilterGroup, NavItem

PAGE = 30
LISTS = ("all", "staff", "citizens", "invited", "locked")


@dataclass(frozen=True)
class Asked:
    """What the address asks for; ``after`` is the last user name, ``first`` its number."""

    tab: str = "all"
    q: str = ""
    after: str = ""
    first: int = 1


def accounts_page(reading: Reading, asked: Asked, said: str = "") -> AccountList:
    """The list: one read."""
    found = reading.session.execute(_chosen(reading, asked).limit(PAGE + 1)).all()
    rows, more = found[:PAGE], len(found) > PAGE
    kept = {} if asked.tab == "all" else {"list": asked.tab}
    here = {**kept, "q": asked.q} if asked.q else kept
    onward = {"after": rows[-1].username} if more else {}
    return AccountList(
        now=reading.now,
        tabs=staff_tabs("accounts"),
        lists=tuple(_lists(asked)),
        filter=Filter(
            url_for("admin.accounts"),
            (FilterGroup("q", "text", value=asked.q),),
            tuple(kept.items()),
            url_for("admin.accounts", **kept) if asked.q else None,
        ),
        rows=tuple(account_row(reading, row) for row in rows),
        paging=forward_pages("admin.accounts", here, asked.first, len(rows), onward),
        said=said,
        invite_url=url_for("admin.new_applicant_account"),
    )


def accounts_with_holders() -> Select[Any]:
    """Accounts with the names behind them."""
    holder = func.coalesce(officer.c.name, party.c.name, account.c.username).label("holder")
    return (
        select(account, holder, party.c.kind.label("party_kind"))
        .outerjoin(officer, officer.c.id == account.c.officer_id)
        .outerjoin(party, party.c.id == account.c.party_id)
    )


def account_row(reading: Reading, row: Row[Any]) -> AccountRow:
    """A line of the list."""
    return AccountRow(
        url=url_for("admin.account", account_id=row.id),
        username=row.username,
        holder=row.holder,
        kind=_kind(row),
        email=row.email or "",
        state=state_of(row, reading.now),
        last_login_at=row.last_login_at,
        second_factor=row.totp_secret is not None,
    )


def state_of(row: Any, now: datetime) -> str:
    """Whether its holder can get in: active, invited, resting (wrong passwords) or locked."""
    if not row.active:
        return "locked"
    if row.password is None:
        return "invited"
    return "resting" if row.locked_until and row.locked_until > now else "active"


def devices_of(reading: Reading, account_id: str) -> int:
    """On how many devices the account is logged in."""
    mine = (login_session.c.account_id == account_id, login_session.c.ended_at.is_(None))
    return int(reading.session.execute(select(func.count()).where(*mine)).scalar_one())


def _kind(row: Row[Any]) -> str:
    if row.officer_id:
        return gettext("Cán bộ")
    words = {"citizen": gettext("Công dân"), "enterprise": gettext("Doanh nghiệp")}
    return words.get(row.party_kind, gettext("Cơ quan, tổ chức"))


def _chosen(reading: Reading, asked: Asked) -> Select[Any]:
    query = accounts_with_holders().where(*_in_list(reading, asked.tab)).order_by(account.c.username)
    if asked.q:
        query = query.where(or_(*_matching(asked.q)))
    return query.where(account.c.username > asked.after) if asked.after else query


def _in_list(reading: Reading, tab: str) -> Iterator[Any]:
    if tab == "staff":
        yield account.c.officer_id.is_not(None)
    elif tab == "citizens":
        yield account.c.party_id.is_not(None)
    elif tab == "invited":
        yield account.c.active
        yield account.c.password.is_(None)
    elif tab == "locked":
        yield or_(account.c.active.is_(False), account.c.locked_until > reading.now)


def _matching(text: str) -> Iterator[Any]:
    """A part of the user name or address, a number as a whole, a part of the name as it is written."""
    low = text.lower()
    yield account.c.username.contains(low, autoescape=True)
    yield account.c.email.contains(low, autoescape=True)
    yield party.c.person_id == text
    yield party.c.tax_code == text
    yield officer.c.name.contains(text, autoescape=True)
    yield party.c.name.contains(text, autoescape=True)


def _lists(asked: Asked) -> Iterator[NavItem]:
    for tab in LISTS:
        url = url_for("admin.accounts", **({} if tab == "all" else {"list": tab}))
        yield NavItem(tab, url, tab == asked.tab, None)
