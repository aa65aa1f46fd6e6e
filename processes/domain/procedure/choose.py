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
