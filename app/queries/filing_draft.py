"""The page of a draft: three tabs, and the list of parts (C-25, C-29)."""

from datetime import timedelta
from decimal import Decimal
from itertools import groupby

from flask import url_for
from flask_babel import gettext

from app.formatting import money
from app.persistence.database import db
from app.persistence.tables.organisation import unit
from app.queries.filing_parts import Part, Parts
from app.queries.procedure_words import limit_words
from app.queries.views_filing import DraftPage, Replaced, Task, TaskGroup
from app.queries.views_frame import FileRow, Link
from app.web.languages import current_locale
from processes.actions.carrying_over import WhatFits, version_to_carry_to
from processes.actions.case import CaseInHand
from processes.actions.fees_charged import fees_charged
from processes.actions.papers import case_of
from processes.domain.dossier.codes import day_of
from processes.domain.dossier.dossier import Dossier
from processes.domain.organisation import ProcedureVersion
from processes.domain.procedure.choose import limit_for
from processes.domain.procedure.fee_lines import FeeNotCountable

TABS = ("guide", "forms", "dossier")
ENDPOINTS = {"section": "filing.section", "delivery": "filing.delivery", "paper": "filing.paper"}


def part_url(dossier_id: str, part: Part) -> str:
    """The page of a part of a draft."""
    keys = {"section": {"form": part.key}, "paper": {"component": part.key}}.get(part.kind, {})
    return url_for(ENDPOINTS[part.kind], dossier_id=dossier_id, **keys)


def draft_page(case: CaseInHand, tab: str) -> DraftPage:
    """The draft as its applicant sees it; an unknown tab is that of the parts."""
    dossier, profile, locale = case.dossier, case.facts.profile, current_locale()
    parts = Parts(case)
    return DraftPage(
        url=url_for("filing.draft", dossier_id=dossier.id),
        procedure=profile.name.read(locale),
        procedure_url=url_for("public.procedure", code=profile.code),
        agency=unit_name(dossier.receiving_unit_id),
        tab=tab if tab in TABS else "dossier",
        now=case.world.now,
        groups=(*_groups(dossier.id, parts), _last_group(case, parts)),
        done=parts.done,
        total=parts.total,
        saved_at=dossier.updated_at,
        keep_until=day_of(dossier.expires_at or dossier.updated_at + timedelta(days=30)),
        limit_says=limit_words(limit_for(profile, dossier.channel, case_of(profile, case.context()))),
        delete_url=url_for("filing.delete", dossier_id=dossier.id),
        guide=tuple(text.read(locale) for text in (*profile.conditions, *profile.steps_text)),
        forms=tuple(
            FileRow(name.read(locale), None, gettext("Có tại Một cửa")) for name in profile.downloads
        ),
        next=_next(dossier.id, parts),
        replaced=replaced(case, url_for("filing.carry_over", dossier_id=dossier.id)),
    )


def replaced(case: CaseInHand, url: str) -> Replaced | None:
    """What to say of a draft on a version that is not in force any more; ``url`` takes it over."""
    version = version_to_carry_to(case)
    if version is None:
        return None
    stored: ProcedureVersion | None = case.world.get(ProcedureVersion, version.id)
    lost = WhatFits(case, version).lost(current_locale())
    return Replaced(url, stored.in_force_since if stored else None, tuple(lost))


def unit_name(unit_id: str) -> str:
    """The name of a unit in the reader's language."""
    row = db.session.execute(unit.select().where(unit.c.id == unit_id)).one()
    return str((current_locale() == "en" and row.name_en) or row.name)


def fee_to_send(case: CaseInHand) -> Decimal:
    """What must be paid to send the draft: nothing when it was paid already, or cannot be counted yet."""
    if case.dossier.finance_status == "paid":
        return Decimal(0)
    try:
        lines = fees_charged(case, "on_submission")
    except FeeNotCountable:
        return Decimal(0)
    return sum((line.amount for line in lines), Decimal(0))


def _groups(dossier_id: str, parts: Parts) -> list[TaskGroup]:
    grouped = groupby(parts.all, key=lambda part: part.group)
    return [
        TaskGroup(title, tuple(Task(p.title, part_url(dossier_id, p), p.state, p.says) for p in members))
        for title, members in grouped
    ]


def _last_group(case: CaseInHand, parts: Parts) -> TaskGroup:
    fee = fee_to_send(case)
    if fee:
        amount = money(int(fee), current_locale())
        title = gettext("Xem lại, nộp lệ phí %(amount)s và gửi hồ sơ", amount=amount)
    else:
        title = gettext("Xem lại và gửi hồ sơ")
    if parts.open:
        task = Task(title, None, "blocked", gettext("Làm được khi các phần trên đã xong"))
    else:
        task = Task(title, _check_url(case.dossier), "todo")
    return TaskGroup(gettext("Kiểm tra và gửi"), (task,))


def _next(dossier_id: str, parts: Parts) -> Link:
    if parts.open:
        part = parts.open[0]
        return Link(part.title, part_url(dossier_id, part))
    return Link(gettext("Kiểm tra và gửi"), url_for("filing.check", dossier_id=dossier_id))


def _check_url(dossier: Dossier) -> str:
    return url_for("filing.check", dossier_id=dossier.id)
