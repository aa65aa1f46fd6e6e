"""The rule by which a fee is counted: one amount, or an amount a unit in tiers with a cap.

Amounts are whole đồng; money of another currency is not taken here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from itertools import pairwise
from typing import Any

from forms.messages import Message, message
from processes.domain.errors import Refusal

CURRENCY = "VND"
MOST = Decimal(10) ** 12
"""No fee is a trillion đồng: a larger number is a slip of the hand."""


@dataclass(frozen=True)
class Tier:
    """The units from the ``first`` to the ``last`` (None: without end), both included, cost ``each`` đồng."""

    first: int
    each: Decimal
    last: int | None = None


@dataclass(frozen=True)
class FeeRule:
    """Either ``amount``, once a dossier, or ``tiers`` over the units of a row, at most ``cap`` for one time,
    or what a ``decision`` of the diagram says, once a dossier.

    ``charge`` of a rule made by :func:`rule_from_dict` or read from a checked diagram never fails but for
    numbers below zero.
    """

    amount: Decimal | None = None
    tiers: tuple[Tier, ...] = ()
    cap: Decimal | None = None
    decision: str | None = None


class FeeRuleRefused(Refusal):
    """The rule cannot be counted; nothing is kept. ``field`` names the part to mend."""

    http = 422

    def __init__(self, text: Message, field: str = "amount") -> None:
        super().__init__(text)
        self.field = field


def charge(rule: FeeRule, count: int = 1, times: int = 1) -> Decimal:
    """What ``count`` units, ``times`` times over, cost in đồng; one amount is taken once whatever the count.

    Raises FeeRuleRefused for numbers below zero.
    """
    if count < 0 or times < 0:
        raise FeeRuleRefused(message("Số lượng để tính phí không thể nhỏ hơn 0."), "count")
    if not rule.tiers:
        return rule.amount or Decimal(0)
    once = sum((_units(tier, count) * tier.each for tier in rule.tiers), Decimal(0))
    return (once if rule.cap is None else min(rule.cap, once)) * times


def _units(tier: Tier, count: int) -> int:
    last = count if tier.last is None else min(tier.last, count)
    return max(0, last - tier.first + 1)


def check_rule(rule: FeeRule) -> FeeRule:
    """``rule`` itself. Raises FeeRuleRefused: neither amount nor tiers, both, or what check_tiers refuses."""
    if rule.tiers and rule.amount is not None:
        raise FeeRuleRefused(message("Chọn một: một số tiền cố định, hoặc mức thu theo bậc."))
    if not rule.tiers and rule.amount is None:
        raise FeeRuleRefused(message("Nhập số tiền, ví dụ: 150000; không thu thì nhập 0."))
    if rule.amount is not None:
        check_dong(rule.amount, "amount")
    if rule.cap is not None:
        _check_cap(rule)
    if rule.tiers:
        check_tiers(rule.tiers)
    return rule


def _check_cap(rule: FeeRule) -> None:
    if not rule.tiers:
        raise FeeRuleRefused(message("Mức tối đa chỉ dùng khi thu theo bậc. Bỏ mức tối đa."), "cap")
    if check_dong(rule.cap or Decimal(0), "cap") == 0:
        raise FeeRuleRefused(message("Mức tối đa phải lớn hơn 0. Bỏ trống nếu không có."), "cap")


def check_tiers(tiers: Sequence[Tier]) -> None:
    """Raises FeeRuleRefused unless the tiers run from 1 without gap or overlap, and the last has no end."""
    if tiers[0].first != 1:
        raise _refused(message("Bậc đầu tiên phải bắt đầu từ 1. Đã nhập {first}.", first=tiers[0].first))
    for tier in tiers:
        check_dong(tier.each, "tiers")
        if tier.last is not None and tier.last < tier.first:
            text = message(
                "Bậc {first}–{last} kết thúc trước khi bắt đầu. Sửa lại số.", first=tier.first, last=tier.last
            )
            raise _refused(text)
    for lower, higher in pairwise(tiers):
        _check_neighbours(lower, higher)
    if tiers[-1].last is not None:
        text = message(
            "Từ {next} trở lên chưa có mức thu. Để trống số cuối của bậc sau cùng.", next=tiers[-1].last + 1
        )
        raise _refused(text)


def _check_neighbours(lower: Tier, higher: Tier) -> None:
    if lower.last is None or higher.first <= lower.last:
        text = message("{first} thuộc hai bậc thu. Sửa để mỗi số thuộc một bậc.", first=higher.first)
        raise _refused(text)
    if higher.first > lower.last + 1:
        text = message(
            "Từ {first} đến {last} chưa có mức thu. Nối liền các bậc.",
            first=lower.last + 1,
            last=higher.first - 1,
        )
        raise _refused(text)


def check_dong(amount: Decimal, field: str = "amount") -> Decimal:
    """``amount`` itself. Raises FeeRuleRefused unless it is whole đồng, not below zero and not absurd."""
    if not amount.is_finite() or amount != amount.to_integral_value() or not 0 <= amount < MOST:
        text = message(
            "Số tiền là số đồng nguyên từ 0 trở lên, ví dụ: 150000. Đã nhập {amount}.", amount=amount
        )
        raise FeeRuleRefused(text, field)
    return amount


def rule_from_dict(data: Mapping[str, Any]) -> FeeRule:
    """A checked rule of plain data: ``{"amount": "150000"}``, or ``{"tiers": [{"from": 1, "to": 2,
    "each": "2000"}, {"from": 3, "each": "1000"}], "cap": "200000"}``. Raises FeeRuleRefused."""
    if data.get("currency", CURRENCY) != CURRENCY:
        text = message("Chỉ thu bằng đồng Việt Nam, không thu bằng {currency}.", currency=data["currency"])
        raise FeeRuleRefused(text)
    tiers = data.get("tiers") or ()
    if not isinstance(tiers, list | tuple):
        raise _refused(message("Mức thu theo bậc không đọc được. Nhập lại."))
    rule = FeeRule(_money(data, "amount"), tuple(_tier(row) for row in tiers), _money(data, "cap"))
    return check_rule(rule)


def rule_to_dict(rule: FeeRule) -> dict[str, Any]:
    """Plain data that :func:`rule_from_dict` turns into the same rule."""
    if not rule.tiers:
        return {"amount": f"{rule.amount:f}"}
    cap = {} if rule.cap is None else {"cap": f"{rule.cap:f}"}
    return {"tiers": [_tier_to_dict(tier) for tier in rule.tiers], **cap}


def _tier_to_dict(tier: Tier) -> dict[str, Any]:
    end = {} if tier.last is None else {"to": tier.last}
    return {"from": tier.first, **end, "each": f"{tier.each:f}"}


def _tier(row: object) -> Tier:
    if not isinstance(row, Mapping):
        raise _refused(message("Mức thu theo bậc không đọc được. Nhập lại."))
    each = _money(row, "each", "tiers")
    if each is None:
        raise _refused(message("Mỗi bậc cần một số tiền, ví dụ: 2000."))
    last = row.get("to")
    return Tier(_whole(row.get("from")), each, None if last is None else _whole(last))


def _whole(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise _refused(message("Đầu và cuối của bậc là số nguyên từ 1, ví dụ: 3."))
    return value


def _money(data: Mapping[str, Any], key: str, field: str | None = None) -> Decimal | None:
    value = data.get(key)
    if value is None:
        return None
    try:
        return check_dong(Decimal(str(value)), field or key)
    except InvalidOperation:
        text = message(
            "Số tiền là số đồng nguyên từ 0 trở lên, ví dụ: 150000. Đã nhập {amount}.", amount=value
        )
        raise FeeRuleRefused(text, field or key) from None


def _refused(text: Message) -> FeeRuleRefused:
    return FeeRuleRefused(text, "tiers")
