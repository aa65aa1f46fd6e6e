"""The rule of a fee in words."""

from collections.abc import Iterator

from flask_babel import gettext

from app.formatting import money
from processes.domain.procedure import FeeRule, Tier


def rule_words(rule: FeeRule, locale: str) -> str:
    """ "150.000 ₫", "Không thu", or "1–2: 2.000 ₫; từ 3: 1.000 ₫; tối đa 200.000 ₫"."""
    if rule.tiers:
        return "; ".join(_parts(rule, locale))
    return money(int(rule.amount), locale) if rule.amount else gettext("Không thu")


def _parts(rule: FeeRule, locale: str) -> Iterator[str]:
    for tier in rule.tiers:
        yield _tier_words(tier, money(int(tier.each), locale))
    if rule.cap is not None:
        yield gettext("tối đa %(amount)s", amount=money(int(rule.cap), locale))


def _tier_words(tier: Tier, amount: str) -> str:
    if tier.last is None:
        return gettext("từ %(first)s: %(amount)s", first=tier.first, amount=amount)
    return gettext("%(first)s–%(last)s: %(amount)s", first=tier.first, last=tier.last, amount=amount)
