"""Time limits, fees and papers of a procedure in words."""

from decimal import Decimal

from flask_babel import gettext, ngettext

from app.queries.fee_rule_words import counted_words
from processes.domain.procedure import Component, Facts, Fee, FeeRule, Limit, Profile, TaskDeadline
from processes.domain.procedure.choose import limit_for
from processes.domain.procedure.fee_lines import LocalRule, rule_of

CHANNEL_ORDER = ("online", "post", "direct")


def limit_words(limit: Limit | None) -> str:
    """ "3 ngày làm việc", "8 giờ làm việc", "30 ngày"; what the law leaves open is said so."""
    if limit is None or limit.mode == "none":
        return gettext("Không quy định thời hạn")
    if limit.mode == "same_day":
        return gettext("Trong ngày làm việc")
    return _amount(limit.mode, limit.value)


def deadline_words(deadline: TaskDeadline | None) -> str:
    """How long a step may take; nothing for a share of the whole."""
    if deadline is None:
        return ""
    if deadline.amount.isdecimal():
        return _amount(deadline.kind, int(deadline.amount))
    return _broken_hours(deadline.amount) if deadline.kind == "hours" else ""


def _broken_hours(amount: str) -> str:
    """ "1 giờ 30 phút làm việc" of "1.5"; nothing of what is no number."""
    if not amount.replace(".", "", 1).isdecimal():
        return ""
    hours, minutes = divmod(round(Decimal(amount) * 60), 60)
    if not hours:
        return ngettext("%(num)s phút làm việc", "%(num)s phút làm việc", minutes)
    return gettext("%(hours)s giờ %(minutes)s phút làm việc", hours=hours, minutes=minutes)


def _amount(mode: str, value: int) -> str:
    if mode == "hours":
        return ngettext("%(num)s giờ làm việc", "%(num)s giờ làm việc", value)
    if mode in ("same_clock", "end_of_day", "days"):
        return ngettext("%(num)s ngày làm việc", "%(num)s ngày làm việc", value)
    if mode == "calendar_days":
        return ngettext("%(num)s ngày", "%(num)s ngày", value)
    if mode == "months":
        return ngettext("%(num)s tháng", "%(num)s tháng", value)
    return ""


def limit_note(profile: Profile, locale: str) -> str:
    """From when the limit counts, and where it differs by channel or case."""
    start = gettext("Tính từ khi hồ sơ được tiếp nhận.")
    general = limit_words(main_limit(profile))
    others = [
        f"{_where(profile, limit, locale)}: {limit_words(limit)}."
        for limit in profile.limits
        if (limit.channel or limit.case) and limit_words(limit) != general
    ]
    return " ".join([start, *others])


def main_limit(profile: Profile) -> Limit | None:
    """The limit of filing online in no case of its own, else the first one."""
    return limit_for(profile, "online", None) or next(iter(profile.limits), None)


def _where(profile: Profile, limit: Limit, locale: str) -> str:
    case = next((case.name.read(locale) for case in profile.cases if case.id == limit.case), "")
    channel = channel_words(limit.channel) if limit.channel else ""
    return ", ".join(part for part in (channel, case) if part)


def channel_words(channel: str) -> str:
    """How a dossier is handed in."""
    words = {
        "online": gettext("Trực tuyến"),
        "post": gettext("Bưu chính công ích"),
        "direct": gettext("Trực tiếp tại Một cửa"),
    }
    return words[channel]


def result_words(form: str) -> str:
    """How a result is received (C-36)."""
    words = {
        "online": gettext("trực tuyến"),
        "post": gettext("bưu chính công ích"),
        "desk": gettext("tại nơi nộp hồ sơ"),
    }
    return words.get(form, form)


def channel_fee(facts: Facts, channel: str, local: LocalRule, locale: str) -> tuple[int | None, str]:
    """What a channel costs in đồng, local fees winning; None and the rules in words when it is counted, a
    decision says it, or not every dossier pays it."""
    rules = [(fee, local(fee, channel) or rule_of(fee, channel)) for fee in facts.profile.fees]
    charged = [(fee, rule) for fee, rule in rules if rule.tiers or rule.amount or rule.decision]
    if any(rule.tiers or rule.decision or fee.when for fee, rule in charged):
        return None, "; ".join(_fee_and_rule(facts, fee, rule, locale) for fee, rule in charged)
    return int(sum((rule.amount or Decimal(0) for _, rule in rules), Decimal(0))), ""


def _fee_and_rule(facts: Facts, fee: Fee, rule: FeeRule, locale: str) -> str:
    """The rule of a fee; with its name where there are several, so that nobody takes one for the whole."""
    words = counted_words(rule, facts, fee, locale)
    return words if len(facts.profile.fees) == 1 else f"{fee.name.read(locale)}: {words}"


def fee_words(profile: Profile, locale: str) -> str:
    """When fees are paid, and what the designer notes about them."""
    says = [f"{timing_words(fee)}." for fee in profile.fees if fee.timing != "none"]
    named = len(profile.fees) > 1
    notes = [
        f"{fee.name.read(locale)}: {fee.note.read(locale)}" if named else fee.note.read(locale)
        for fee in profile.fees
        if fee.note
    ]
    return " ".join(dict.fromkeys([*says, *notes]))


def timing_words(fee: Fee) -> str:
    """When a fee is paid (Q3)."""
    words = {
        "on_submission": gettext("Khi gửi hồ sơ"),
        "before_intake": gettext("Trước khi hồ sơ được tiếp nhận"),
        "after_intake": gettext("Sau khi hồ sơ được tiếp nhận"),
        "before_return": gettext("Trước khi nhận kết quả"),
    }
    return words[fee.timing]


def how_words(component: Component) -> str:
    """How a paper is handed in: declared here, uploaded, or shown at the desk."""
    if component.role == "show":
        return gettext("Xuất trình khi được yêu cầu")
    if component.form:
        return gettext("Khai ngay trên trang này")
    return gettext("Tải lên bản chụp hoặc bản điện tử, tối đa %(size)s MB", size=component.max_megabytes)
