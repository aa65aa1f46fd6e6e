"""Cập nhật hồ sơ: the parts of a dossier that was sent and not taken in yet (C-45)."""

from itertools import groupby

from flask import url_for
from flask_babel import gettext

from app.queries.filing_parts import Part, Parts
from app.queries.own_dossier_clock import reply_by
from app.queries.views_citizen import UpdatePage
from app.queries.views_filing import Task, TaskGroup
from app.web.languages import current_locale
from processes.actions.case import CaseInHand

ENDPOINTS = {
    "section": "dossiers.update_section",
    "delivery": "dossiers.update_delivery",
    "paper": "dossiers.update_paper",
}


def update_page(case: CaseInHand, saved: bool) -> UpdatePage:
    """Each part with the link to change it; ``saved`` after a change was kept."""
    dossier = case.dossier
    grouped = groupby(Parts(case).all, key=lambda part: part.group)
    return UpdatePage(
        code=dossier.code or "",
        procedure=case.facts.profile.name.read(current_locale()),
        dossier_url=url_for("dossiers.show", dossier_id=dossier.id),
        groups=tuple(TaskGroup(title, tuple(_task(case, p) for p in parts)) for title, parts in grouped),
        reply_by=reply_by(case),
        saved=saved,
    )


def _task(case: CaseInHand, part: Part) -> Task:
    keys = {"section": {"form": part.key}, "paper": {"component": part.key}}.get(part.kind, {})
    url = url_for(ENDPOINTS[part.kind], dossier_id=case.dossier.id, **keys)
    return Task(part.title, url, part.state, part.says)


def lacking_words(parts: list[str]) -> str:
    """Why a change alone cannot be kept."""
    return gettext(
        "Đổi như vậy thì hồ sơ còn thiếu: %(parts)s. Giữ như cũ, hoặc hủy hồ sơ này rồi nộp hồ sơ mới.",
        parts="; ".join(parts),
    )
