"""The rule of a fee in words."""

from collections.abc import Iterator, Mapping
from typing import Any

from flask_babel import gettext

from app.formatting import money
from processes.domain.procedure import Facts, Fee, FeeRule, Tier


def rule_words(rule: FeeRule, locale: str) -> str:
    """ "150.000 ₫", "Không thu", "Theo bảng quyết định" or "1–2: 2.000 ₫; từ 3: 1.000 ₫; tối đa 9.000 ₫"."""
    if rule.tiers:
        return "; ".join(_parts(rule, locale))
    if rule.decision:
        return gettext("Theo bảng quyết định")
    return money(int(rule.amount), locale) if rule.amount else gettext("Không thu")


def counted_words(rule: FeeRule, facts: Facts, fee: Fee, locale: str) -> str:
    """Like :func:`rule_words`, with what is counted named before tiers ("Số trang bản chính: 1–2: …")
    and the table of a decision by its name."""
    if rule.decision and rule.decision in facts.tables:
        return gettext("theo bảng “%(name)s”", name=facts.tables[rule.decision].name.read(locale))
    words = rule_words(rule, locale)
    if not rule.tiers or not fee.over or not fee.count:
        return words
    form, _, table = fee.over.removeprefix("form.").partition(".")
    named = _column(facts.forms.get(form, {}), table, fee.count) or {}
    properties = named.get("properties") or {}
    label = (locale == "en" and properties.get("label_en")) or named.get("label")
    return f"{label}: {words}" if label else words


def _column(schema: Mapping[str, Any], table: str, key: str) -> Mapping[str, Any] | None:
    """The column ``key`` of a table of a form, groups opened."""
    for part in schema.get("components", ()):
        if part.get("type") == "dynamiclist" and table in (part.get("path"), part.get("key")):
            return next((column for column in part.get("components", ()) if column.get("key") == key), None)
        if part.get("type") == "group" and (found := _column(part, table, key)):
            return found
    return None


def _parts(rule: FeeRule, locale: str) -> Iterator[str]:
    for tier in rule.tiers:
        yield _tier_words(tier, money(int(tier.each), locale))
    if rule.cap is not None:
        yield gettext("tối đa %(amount)s", amount=money(int(rule.cap), locale))


def _tier_words(tier: Tier, amount: str) -> str:
    if tier.first == 1 and tier.last is None:
        return gettext("%(amount)s × số lượng", amount=amount)
    if tier.last is None:
        return gettext("từ %(first)s: %(amount)s", first=tier.first, amount=amount)
    return gettext("%(first)s–%(last)s: %(amount)s", first=tier.first, last=tier.last, amount=amount)
