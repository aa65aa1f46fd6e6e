"""Which limit and which amount of a profile apply to a dossier."""

from decimal import Decimal

from processes.domain.procedure.profile import Fee, Limit, Profile


def limit_for(profile: Profile, channel: str, case: str | None) -> Limit | None:
    """The time limit of channel and case; the one that names both wins, then one, then the general one."""
    fitting = [
        limit for limit in profile.limits if limit.channel in (None, channel) and limit.case in (None, case)
    ]
    return max(fitting, key=_precision, default=None)


def _precision(limit: Limit) -> int:
    return 2 * (limit.case is not None) + (limit.channel is not None)


def amount_of(fee: Fee, channel: str) -> Decimal:
    """What ``fee`` costs on a channel; zero where it is not charged."""
    named = [amount.value for amount in fee.amounts if amount.channel == channel]
    general = [amount.value for amount in fee.amounts if amount.channel is None]
    return next(iter(named + general), Decimal(0))


def fees_due(profile: Profile, channel: str, timing: str) -> list[tuple[Fee, Decimal]]:
    """The fees of a channel that are paid at ``timing`` and cost something."""
    priced = [(fee, amount_of(fee, channel)) for fee in profile.fees if fee.timing == timing]
    return [(fee, amount) for fee, amount in priced if amount > 0]
