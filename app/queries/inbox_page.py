"""The page of an officer's open work: tabs, filter, rows, paging."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from flask import url_for
from flask_babel import gettext

from app.formatting import number
from app.queries.inbox import PAGE, Key, Slice, WorkFilter, WorkList
from app.queries.inbox_rows import page_of, work_row
from app.queries.inbox_tallies import CHANNELS, LIGHTS, MOST, Tally, tally
from app.queries.reading import Reading
from app.queries.views_officer import (
    BulkAction,
    BulkLine,
    Choice,
    Filter,
    FilterGroup,
    Inbox,
    NavItem,
    Paging,
    WorkRow,
)

ENDPOINTS = {"inbox": "desk.inbox", "intake": "desk.intake", "returns": "desk.returns"}
TABS = {
    "inbox": ("all", "mine", "free", "online", "near_due", "overdue", "paused", "supplemented"),
    "intake": ("all", "mine", "free", "near_due", "overdue", "supplemented"),
    "returns": ("all", "mine", "free"),
}
WHERE_ANY = frozenset({"online", "paused", "supplemented"})
"""Tabs that are only there when something is in them."""


@dataclass(frozen=True)
class Asked:
    """What the address says: the filter, how its date was typed, the place, the number of the first row."""

    chosen: WorkFilter
    part: Slice
    first: int = 1
    due_text: str = ""
    due_error: str = ""


def inbox_page(reading: Reading, of: WorkList, asked: Asked, results: tuple[BulkLine, ...] = ()) -> Inbox:
    """Everything the list shows; three reads, and one for each calendar."""
    counts = tally(reading, of)
    rows, more = page_of(reading, of, asked.chosen, asked.part)
    address = _Address(of.list, asked)
    return Inbox(
        now=reading.now,
        tabs=tuple(_tabs(counts, of.list, asked.chosen)),
        filter=_filter(counts, of.list, asked, address),
        rows=(shown := tuple(work_row(reading, row, of.me) for row in rows)),
        paging=_paging(counts, asked, address, rows, more, reading.locale),
        list=of.list,
        bulk=_bulk(shown, address),
        results=results,
        filtered=not asked.chosen.is_empty or asked.chosen.list != "all",
    )


@dataclass(frozen=True)
class _Address:
    """Addresses of the same list under another place or tab."""

    list: str
    asked: Asked

    def at(self, **extra: Any) -> str:
        return url_for(ENDPOINTS[self.list], **self.kept(), **extra)

    def kept(self) -> dict[str, Any]:
        chosen = self.asked.chosen
        everything: Mapping[str, Any] = {
            "list": "" if chosen.list == "all" else chosen.list,
            "q": chosen.q,
            "light": list(chosen.lights),
            "task": list(chosen.tasks),
            "procedure": chosen.procedure,
            "channel": list(chosen.channels),
            "due_to": self.asked.due_text,
        }
        return {name: value for name, value in everything.items() if value}


def _tabs(counts: Tally, place: str, chosen: WorkFilter) -> Iterator[NavItem]:
    for tab in TABS[place]:
        if tab in WHERE_ANY and not counts.tabs[tab] and tab != chosen.list:
            continue
        url = url_for(ENDPOINTS[place], **({} if tab == "all" else {"list": tab}))
        yield NavItem(tab, url, tab == chosen.list, counts.of(counts.tabs, tab))


def _bulk(rows: tuple[WorkRow, ...], address: _Address) -> tuple[BulkAction, ...]:
    if not any(row.selectable for row in rows):
        return ()
    return (
        BulkAction("claim", url_for("desk.claim_many", place=address.list, **address.kept()), primary=True),
    )


def _filter(counts: Tally, place: str, asked: Asked, address: _Address) -> Filter:
    chosen = asked.chosen
    tab = {} if chosen.list == "all" else {"list": chosen.list}
    return Filter(
        url=url_for(ENDPOINTS[place]),
        groups=tuple(_groups(counts, asked)),
        kept=tuple(tab.items()),
        clear_url=None if chosen.is_empty and not asked.due_text else url_for(ENDPOINTS[place], **tab),
    )


def _groups(counts: Tally, asked: Asked) -> Iterator[FilterGroup]:
    chosen = asked.chosen
    lights = tuple(Choice(v, count=counts.of(counts.lights, v), chosen=v in chosen.lights) for v in LIGHTS)
    ways = tuple(
        Choice(v, count=counts.of(counts.channels, v), chosen=v in chosen.channels) for v in CHANNELS
    )
    yield FilterGroup("q", "text", value=chosen.q)
    yield FilterGroup("light", "checks", lights)
    if counts.tasks:
        yield FilterGroup("task", "checks", tuple(_tasks(counts, chosen)))
    yield FilterGroup("procedure", "select", tuple(_procedures(counts, chosen)))
    yield FilterGroup("channel", "checks", ways)
    yield FilterGroup("due_to", "date", value=asked.due_text, error=asked.due_error)


def _tasks(counts: Tally, chosen: WorkFilter) -> Iterator[Choice]:
    for label in sorted({*counts.tasks, *chosen.tasks}):
        yield Choice(
            label, counts.names.get(label, label), counts.of(counts.tasks, label), label in chosen.tasks
        )


def _procedures(counts: Tally, chosen: WorkFilter) -> Iterator[Choice]:
    yield Choice("", gettext("Tất cả"), len(counts.procedures) if counts.whole else None)
    for code in sorted({*counts.procedures, *filter(None, [chosen.procedure])}):
        name = counts.names.get(code, code)
        yield Choice(code, name, counts.of(counts.procedures, code), code == chosen.procedure)


def _paging(
    counts: Tally, asked: Asked, address: _Address, rows: list[Any], more: bool, locale: str
) -> Paging:
    part, first = asked.part, asked.first if rows else 0
    backwards = part.before is not None
    last = first + len(rows) - 1 if rows else 0
    behind = (part.after is not None) if not backwards else more
    ahead = more if not backwards else True
    before = str(Key(rows[0].due_at, rows[0].id)) if rows and behind and first > 1 else ""
    after = str(Key(rows[-1].due_at, rows[-1].id)) if rows and ahead else ""
    return Paging(
        first=first,
        last=last,
        total=_total(counts, asked, last, bool(after), locale),
        previous=address.at(before=before, first=max(1, first - PAGE)) if before else None,
        next=address.at(after=after, first=last + 1) if after else None,
    )


def _total(counts: Tally, asked: Asked, last: int, goes_on: bool, locale: str) -> str:
    if not goes_on:
        return number(last, locale)
    if not asked.chosen.is_empty or (asked.chosen.list != "all" and not counts.whole):
        return ""
    if counts.whole:
        return number(counts.tabs[asked.chosen.list], locale)
    return gettext("hơn %(count)s", count=number(MOST, locale))
