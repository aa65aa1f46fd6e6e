"""Local fees: what a fee of a procedure costs here by a resolution, from one day to another."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from forms.dates import write_date
from forms.messages import Message, message
from processes.actions.faults import Fault, empty, ends_before, refuse, too_long
from processes.actions.office import as_noted, note_change, require_administrator, take_turns
from processes.domain.access import Actor
from processes.domain.errors import NotFound
from processes.domain.organisation import LocalFee, Unit
from processes.domain.procedure import Fee
from processes.domain.procedure.fees import FeeRuleRefused, rule_from_dict, rule_to_dict
from processes.domain.procedure.local_fees import overlapping
from processes.domain.procedure.profile import CHANNELS
from processes.ports import World

LONGEST_BASIS = 300
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class AddLocalFee:
    """``rule`` is data of ``rule_from_dict``; ``unit_id`` and ``channel`` None mean everywhere and every
    channel; ``valid_to`` None means until further notice; ``basis`` names the resolution."""

    procedure_code: str
    fee_id: str
    rule: Mapping[str, Any]
    valid_from: date
    basis: str
    unit_id: str | None = None
    channel: str | None = None
    valid_to: date | None = None


@dataclass(frozen=True)
class EndLocalFee:
    """``last_day`` is the last day on which the fee applies."""

    local_fee_id: str
    last_day: date
    reason: str


def add_local_fee(world: World, actor: Actor, command: AddLocalFee) -> LocalFee:
    """Keep a local fee. Raises BadInput for a rule that cannot be counted, dates that end before they begin,
    a missing basis, or days that another fee for the same unit and channel already has."""
    require_administrator(actor)
    take_turns(world)
    fee = fee_of(world, command.procedure_code, command.fee_id)
    _check_place(world, command)
    refuse(_faults(command, fee))
    added = LocalFee(
        id=world.new_id(),
        procedure_code=command.procedure_code,
        fee_id=fee.id,
        rule=rule_to_dict(rule_from_dict(command.rule)),
        valid_from=command.valid_from,
        basis=command.basis.strip(),
        created_at=world.now,
        created_by=actor.id,
        unit_id=command.unit_id,
        channel=command.channel,
        valid_to=command.valid_to,
    )
    other = overlapping(added, world.find(LocalFee, procedure_code=added.procedure_code, fee_id=fee.id))
    refuse([Fault("valid_from", _overlaps(other)) if other else None])
    world.add(added)
    note_change(world, actor, "add_local_fee", _subject(added, fee), None, as_noted(added), added.basis)
    return added


def end_local_fee(world: World, actor: Actor, command: EndLocalFee) -> LocalFee:
    """Let a local fee end; one that never applied is forgotten. Raises NotFound and BadInput."""
    require_administrator(actor)
    take_turns(world)
    ended: LocalFee | None = world.get(LocalFee, command.local_fee_id)
    if ended is None:
        raise NotFound
    refuse(_faults_of_end(world, ended, command))
    before = as_noted(ended)
    if command.last_day < ended.valid_from:
        world.remove(ended)
        after: dict[str, Any] | None = None
    else:
        ended.valid_to = command.last_day
        after = as_noted(ended)
    fee = fee_of(world, ended.procedure_code, ended.fee_id)
    note_change(world, actor, "end_local_fee", _subject(ended, fee), before, after, command.reason.strip())
    return ended


def fee_of(world: World, procedure_code: str, fee_id: str) -> Fee:
    """The fee of the version in force. Raises NotFound."""
    fees = world.version_in_force(procedure_code).facts.profile.fees
    found = next((fee for fee in fees if fee.id == fee_id), None)
    if found is None:
        raise NotFound
    return found


def _check_place(world: World, command: AddLocalFee) -> None:
    """Raises NotFound for a unit or channel that does not exist: no page offers one."""
    if command.channel not in (None, *CHANNELS):
        raise NotFound
    if command.unit_id is not None and world.get(Unit, command.unit_id) is None:
        raise NotFound


def _faults(command: AddLocalFee, fee: Fee) -> Iterator[Fault | None]:
    yield from faults_of_words(command.rule, command.basis)
    if command.rule.get("tiers") and not fee.tiers:
        yield Fault("tiers", message("Khoản này không đếm theo số lượng. Nhập một số tiền."))
    yield ends_before("valid_to", command.valid_from, command.valid_to)


def faults_of_words(rule: Mapping[str, Any], basis: str) -> Iterator[Fault | None]:
    """What is wrong with the rule and its basis, whatever the dates."""
    try:
        rule_from_dict(rule)
    except FeeRuleRefused as refused:
        yield Fault(refused.field, refused.text)
    yield empty("basis", basis, message("Ghi số và ngày của nghị quyết, ví dụ: Nghị quyết 12/2026/NQ-HĐND."))
    yield too_long("basis", basis, LONGEST_BASIS)


def _faults_of_end(world: World, fee: LocalFee, command: EndLocalFee) -> Iterator[Fault | None]:
    first = world.today() - ONE_DAY
    if command.last_day < first:
        text = message("Ngày cuối sớm nhất là {day}: mức đã thu không đổi lại được.", day=write_date(first))
        yield Fault("last_day", text)
    if fee.valid_to is not None and command.last_day > fee.valid_to:
        text = message(
            "Mức này đã hết áp dụng sau ngày {day}. Chọn ngày sớm hơn.", day=write_date(fee.valid_to)
        )
        yield Fault("last_day", text)
    yield empty("reason", command.reason, message("Ghi lý do thôi áp dụng, ví dụ: có nghị quyết thay thế."))
    yield too_long("reason", command.reason, 1000)


def _overlaps(other: LocalFee) -> Message:
    if other.valid_to is None:
        return message(
            "Trùng với mức theo “{basis}”, áp dụng từ {start}. Cho mức đó thôi áp dụng trước.",
            basis=other.basis,
            start=write_date(other.valid_from),
        )
    return message(
        "Trùng với mức theo “{basis}”, áp dụng từ {start} đến {end}. Chọn ngày khác.",
        basis=other.basis,
        start=write_date(other.valid_from),
        end=write_date(other.valid_to),
    )


def _subject(local: LocalFee, fee: Fee) -> tuple[str, str, str]:
    return "local_fee", local.id, f"{local.procedure_code} · {fee.name.vi}"[:300]
