"""Lệ phí: the procedures in force with what they cost by their diagrams, and what is local."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from flask import url_for
from sqlalchemy import func, or_, select

from app.folding import fold
from app.persistence.tables.procedures import local_fee, procedure
from app.queries.fee_rule_words import rule_words
from app.queries.paging import forward_pages
from app.queries.procedure_words import channel_words
from app.queries.reading import Reading
from app.queries.views_fees import FeeList, FeeProcedure, FeeToday
from app.queries.views_officer import Filter, FilterGroup
from processes.domain.dossier.codes import day_of
from processes.domain.procedure import Fee, FeeRule
from processes.domain.procedure.fee_lines import rule_of

PAGE = 30


@dataclass(frozen=True)
class Asked:
    """What the address asks for; ``after`` is the code of the last row, ``first`` its number."""

    q: str = ""
    after: str = ""
    first: int = 1


def fees_page(reading: Reading, asked: Asked) -> FeeList:
    """The list in the order of codes: two reads, and one for each version not read before."""
    found = reading.session.execute(_chosen(asked).limit(PAGE + 1)).all()
    rows, more = found[:PAGE], len(found) > PAGE
    kept = {"q": asked.q} if asked.q else {}
    onward = {"after": rows[-1].code} if more else {}
    url = url_for("admin.fees")
    return FeeList(
        now=reading.now,
        rows=tuple(_rows(reading, rows)),
        filter=Filter(url, (FilterGroup("q", "text", value=asked.q),), clear_url=url if asked.q else None),
        paging=forward_pages("admin.fees", kept, asked.first, len(rows), onward),
    )


def diagram_rules(fee: Fee) -> list[tuple[str, FeeRule]]:
    """The rules of the diagram: pairs of a channel (empty: every one) and its rule."""
    if fee.tiers or fee.decision:
        return [("", rule_of(fee, ""))]
    return [(amount.channel or "", FeeRule(amount=amount.value)) for amount in fee.amounts]


def diagram_words(fee: Fee, locale: str) -> str:
    """ "Trực tuyến: 50.000 ₫ · Trực tiếp: 100.000 ₫", the channels named where they differ."""
    rules = diagram_rules(fee)
    if len({rule for _, rule in rules}) == 1:
        return rule_words(rules[0][1], locale)
    return " · ".join(
        f"{channel_words(channel)}: {rule_words(rule, locale)}" if channel else rule_words(rule, locale)
        for channel, rule in rules
    )


def _chosen(asked: Asked) -> Any:
    query = select(procedure.c.code, procedure.c.version_id).where(
        procedure.c.version_id.is_not(None), procedure.c.kind == "procedure"
    )
    for word in fold(asked.q).split()[:8]:
        query = query.where(procedure.c.search_text.contains(word, autoescape=True))
    if asked.after:
        query = query.where(procedure.c.code > asked.after)
    return query.order_by(procedure.c.code)


def _rows(reading: Reading, rows: Any) -> Iterator[FeeProcedure]:
    local, locale = _local_today(reading, [row.code for row in rows]), reading.locale
    for row in rows:
        profile = reading.version(row.version_id).facts.profile
        fees = tuple(
            FeeToday(
                fee.name.read(reading.locale), diagram_words(fee, reading.locale), local[(row.code, fee.id)]
            )
            for fee in profile.fees
        )
        url = url_for("admin.fees_of", code=row.code)
        yield FeeProcedure(row.code, profile.short_name.read(locale), url, fees)


def _local_today(reading: Reading, codes: list[str]) -> Counter[tuple[str, str]]:
    """How many local fees apply today, by procedure and fee."""
    today, at = day_of(reading.now), local_fee.c
    query = (
        select(at.procedure_code, at.fee_id, func.count())
        .where(at.procedure_code.in_(codes), at.valid_from <= today)
        .where(or_(at.valid_to.is_(None), at.valid_to >= today))
        .group_by(at.procedure_code, at.fee_id)
    )
    return Counter({(row[0], row[1]): row[2] for row in reading.session.execute(query)})
