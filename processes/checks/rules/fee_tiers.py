"""A fee is whole đồng; one that is counted has tiers without gap, over numbers that the application asks."""

from collections.abc import Iterator

from forms.feel import FeelError, compile_expression
from forms.messages import Message, message
from processes.checks.finding import Finding
from processes.checks.forms import columns, schemas
from processes.checks.subject import Subject
from processes.domain.procedure import Fee, FeeRule
from processes.domain.procedure.fees import CURRENCY, FeeRuleRefused, check_dong, check_rule

MEND = message(
    "Sửa các bậc thu trong bảng mô tả thủ tục: bắt đầu từ 1, nối liền nhau, bậc cuối để trống “to”."
)
LIST = message('Ghi bảng và cột của đơn, ví dụ: over="form.request.items" count="pages" times="copies".')


def check(subject: Subject) -> Iterator[Finding]:
    """Money that is not whole đồng, tiers with a gap or overlap, a count over nothing or no such column."""
    if subject.facts is None:
        return
    process = subject.process.get("id")
    for fee in subject.facts.profile.fees:
        for text, remedy in (*_money(fee), *_tiers(fee), *_counted(fee, subject)):
            yield Finding(message("“{name}”: {why}", name=fee.name.vi, why=text), remedy, process)


def _money(fee: Fee) -> Iterator[tuple[Message, Message]]:
    remedy = message("Ghi số đồng nguyên, ví dụ: 150000.")
    for amount in fee.amounts:
        if amount.currency != CURRENCY:
            yield (
                message("chỉ thu bằng đồng Việt Nam, không thu bằng {currency}.", currency=amount.currency),
                remedy,
            )
        try:
            check_dong(amount.value)
        except FeeRuleRefused as refused:
            yield refused.text, remedy


def _tiers(fee: Fee) -> Iterator[tuple[Message, Message]]:
    if fee.decision and (fee.amounts or fee.tiers or fee.cap is not None):
        yield message("vừa tính theo bảng quyết định vừa có số tiền hoặc bậc thu."), message("Giữ một cách.")
    if fee.amounts and fee.tiers:
        yield message("vừa có số tiền vừa có bậc thu."), message("Giữ một trong hai.")
    if fee.cap is None and not fee.tiers:
        return
    if any(tier.each == 0 for tier in fee.tiers):
        yield message("có bậc thu 0 đồng."), message("Ghi số tiền lớn hơn 0 cho mỗi bậc.")
    try:
        check_rule(FeeRule(None if fee.tiers else fee.cap, fee.tiers, fee.cap))
    except FeeRuleRefused as refused:
        yield refused.text, MEND


def _counted(fee: Fee, subject: Subject) -> Iterator[tuple[Message, Message]]:
    counted = fee.over or fee.count or fee.times
    if counted and not fee.tiers:
        yield message("đếm theo bảng của đơn nhưng chưa có bậc thu."), MEND
    if counted and not (fee.over and fee.count):
        yield message("cần cả “over” và “count” để đếm."), LIST
    known = _columns(fee.over, subject)
    for key in (fee.count, fee.times):
        if key and known is not None and key not in known:
            yield message("bảng không có cột “{column}”.", column=key), LIST


def _columns(over: str | None, subject: Subject) -> frozenset[str] | None:
    """The columns of the table that ``over`` names; None where it says more than a name."""
    try:
        path = next(iter(compile_expression(over or "").paths), ())
    except FeelError:
        return None
    if len(path) != 3 or over != ".".join(path):
        return None
    return columns(subject.once(schemas).get(path[1], {}), path[2])
