"""Which local fee applies: dated amounts of the administrator that win over the diagram's."""

from collections.abc import Iterable
from datetime import date

from processes.domain.organisation import LocalFee


def in_force_on(fee: LocalFee, day: date) -> bool:
    """Whether ``fee`` applies on ``day``; its first and last day are both included."""
    return fee.valid_from <= day and (fee.valid_to is None or day <= fee.valid_to)


def fee_in_force(fees: Iterable[LocalFee], unit_id: str | None, channel: str, day: date) -> LocalFee | None:
    """The most specific fee of a receiving unit and channel on a day: that of unit and channel, then of the
    unit, then of the channel, then the general one."""
    fitting = [
        fee
        for fee in fees
        if fee.unit_id in (None, unit_id) and fee.channel in (None, channel) and in_force_on(fee, day)
    ]
    return max(fitting, key=_precision, default=None)


def _precision(fee: LocalFee) -> int:
    return 2 * (fee.unit_id is not None) + (fee.channel is not None)


def overlapping(fee: LocalFee, others: Iterable[LocalFee]) -> LocalFee | None:
    """Another fee of exactly the same procedure, fee, unit and channel that shares a day with ``fee``."""
    return next(
        (o for o in others if o.id != fee.id and _place(o) == _place(fee) and _share_a_day(o, fee)), None
    )


def _place(fee: LocalFee) -> tuple[str, str, str | None, str | None]:
    return fee.procedure_code, fee.fee_id, fee.unit_id, fee.channel


def _share_a_day(one: LocalFee, other: LocalFee) -> bool:
    return one.valid_from <= (other.valid_to or date.max) and other.valid_from <= (one.valid_to or date.max)
