"""A local fee as it was typed: an amount, or tiers in rows of three boxes."""

from typing import Any

from app.web.admin import typed
from processes.actions.faults import refuse
from processes.actions.local_fees import AddLocalFee, faults_of_words

TIER_ROWS = (1, 2, 3, 4)
PARTS = ("from", "to", "each")


def local_fee_typed(code: str, fee_id: str) -> AddLocalFee:
    """The command of the posted form. Raises BadInput for days that are none."""
    rule, basis = _rule(), typed.text("basis")
    typed.all_of(
        lambda: refuse(faults_of_words(rule, basis)),
        lambda: typed.day("valid_from"),
        lambda: typed.day_or_none("valid_to"),
    )
    return AddLocalFee(
        procedure_code=code,
        fee_id=fee_id,
        rule=rule,
        valid_from=typed.day("valid_from"),
        valid_to=typed.day_or_none("valid_to"),
        basis=basis,
        unit_id=typed.text("unit") or None,
        channel=typed.text("channel") or None,
    )


def _rule() -> dict[str, Any]:
    rule = {key: _plain(typed.text(key)) for key in ("amount", "cap") if typed.text(key)}
    tiers = [_tier(number) for number in TIER_ROWS if any(_box(part, number) for part in PARTS)]
    return {**rule, "tiers": tiers} if tiers else rule


def _tier(number: int) -> dict[str, Any]:
    boxes = {part: _plain(_box(part, number)) for part in PARTS if _box(part, number)}
    return {
        part: int(value) if part != "each" and value.isascii() and value.isdigit() else value
        for part, value in boxes.items()
    }


def _box(part: str, number: int) -> str:
    return typed.text(f"{part}_{number}")


def _plain(text: str) -> str:
    """A number without the marks of thousands and the đồng sign ("150.000 ₫" is 150000)."""
    bare = text.replace("₫", "").replace("đ", "").replace(" ", "").replace("\u00a0", "")
    groups = bare.replace(",", ".").split(".")
    grouped = len(groups) > 1 and all(len(group) == 3 for group in groups[1:])
    return "".join(groups) if grouped else bare
