"""What a dossier pays: each fee of its procedure with the amount that applies to it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from forms.messages import Message, message
from processes.domain.errors import Refusal
from processes.domain.procedure.choose import amount_of
from processes.domain.procedure.fees import FeeRule, FeeRuleRefused, charge, check_dong
from processes.domain.procedure.profile import Fee, Profile

Decided = Callable[[Fee], object]
"""What the decision says that a fee names. Raises FeeNotDecided where it says nothing."""
RowsOf = Callable[[str], object]
"""The value of a FEEL text of the diagram; a list of contexts for ``over``, a truth for ``when``."""
LocalRule = Callable[[Fee, str], FeeRule | None]
"""The local rule of a fee on a channel today, if there is one; it wins over that of the diagram."""


class FeeNotCountable(Refusal):
    """A row of the application lacks the number that the fee is counted by."""

    http = 422

    def __init__(self, fee: Fee) -> None:
        text = message(
            "Chưa tính được “{name}”: có dòng chưa ghi số lượng. Điền đủ số lượng rồi tính lại.",
            name=fee.name.vi,
        )
        super().__init__(text)


class FeeNotDecided(FeeNotCountable):
    """The decision that a fee names gives no amount for what the application says."""

    def __init__(self, fee: Fee, why: Message) -> None:
        text = message("Chưa tính được “{name}” theo bảng quyết định: {why}", name=fee.name.vi, why=why)
        Refusal.__init__(self, text)


@dataclass(frozen=True)
class FeeRow:
    """A counted row: ``count`` units, ``times`` times, and what that costs in đồng."""

    count: int
    times: int
    amount: Decimal


@dataclass(frozen=True)
class FeeLine:
    """A fee with its amount in đồng; ``detail`` holds its rows where it is counted by rows."""

    fee: Fee
    amount: Decimal
    rule: FeeRule
    detail: tuple[FeeRow, ...] = ()
    local: bool = False

    def as_item(self) -> dict[str, str]:
        """What a payment keeps of it."""
        return {
            "id": self.fee.id,
            "kind": self.fee.kind,
            "name": self.fee.name.vi,
            "amount": f"{self.amount:f}",
        }


def rule_of(fee: Fee, channel: str) -> FeeRule:
    """The rule of the diagram for a channel; an amount of zero where the fee is not charged."""
    if fee.decision:
        return FeeRule(decision=fee.decision)
    if fee.tiers:
        return FeeRule(tiers=fee.tiers, cap=fee.cap)
    return FeeRule(amount=amount_of(fee, channel))


def no_local_rule(fee: Fee, channel: str) -> FeeRule | None:
    """For callers to whom the diagram alone speaks."""
    return None


def undecided(fee: Fee) -> object:
    """For callers without decision tables. Raises FeeNotDecided."""
    raise FeeNotDecided(fee, message("sơ đồ không có bảng này."))


def fee_lines(
    profile: Profile,
    channel: str,
    timing: str | None,
    rows_of: RowsOf,
    local: LocalRule = no_local_rule,
    decided: Decided = undecided,
) -> list[FeeLine]:
    """The fees paid at ``timing`` (None: at any moment) that cost something, counted from the application.

    Raises FeeNotCountable when a row lacks its number, and FeeNotDecided when a decision gives no amount; no
    rows at all cost nothing.
    """
    fees = [fee for fee in profile.fees if timing in (None, fee.timing) and _applies(fee, rows_of)]
    lines = [_line(fee, channel, local(fee, channel), (rows_of, decided)) for fee in fees]
    return [line for line in lines if line.amount > 0]


def _applies(fee: Fee, value_of: RowsOf) -> bool:
    """Whether the fee is one of this dossier; a condition that is neither true nor false is not."""
    return fee.when is None or value_of(fee.when) is True


def _line(fee: Fee, channel: str, local: FeeRule | None, asked: tuple[RowsOf, Decided]) -> FeeLine:
    rule = rule_of(fee, channel) if local is None else local
    rows_of, decided = asked
    if rule.decision:
        return FeeLine(fee, _decided_amount(fee, decided(fee)), rule)
    if not rule.tiers:
        return FeeLine(fee, charge(rule), rule, local=local is not None)
    detail = tuple(_row(fee, rule, row) for row in _rows(fee, rows_of))
    amount = sum((row.amount for row in detail), Decimal(0))
    return FeeLine(fee, amount, rule, detail, local is not None)


def _decided_amount(fee: Fee, value: object) -> Decimal:
    """The value of a decision as an amount: whole đồng, not below zero. Raises FeeNotDecided."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise FeeNotDecided(fee, message("bảng không cho một số tiền."))
    try:
        return check_dong(Decimal(value))
    except FeeRuleRefused as refused:
        raise FeeNotDecided(fee, refused.text) from None


def _rows(fee: Fee, rows_of: RowsOf) -> Sequence[object]:
    """What the fee is counted over; a fee that names no list is one row of one unit."""
    if fee.over is None:
        return [{}]
    found = rows_of(fee.over)
    return found if isinstance(found, list | tuple) else []


def _row(fee: Fee, rule: FeeRule, row: object) -> FeeRow:
    count, times = _number(fee, row, fee.count), _number(fee, row, fee.times)
    return FeeRow(count, times, charge(rule, count, times))


def _number(fee: Fee, row: object, key: str | None) -> int:
    """The whole number of a row; 1 where the fee counts by no such thing."""
    if key is None:
        return 1
    value = row.get(key) if isinstance(row, Mapping) else None
    if isinstance(value, bool) or not isinstance(value, int | Decimal) or value != int(value) or value < 0:
        raise FeeNotCountable(fee)
    return int(value)
