"""A local fee as it was typed: an amount, or tiers in rows of three boxes."""

from typing import Any

from app.web.admin.plain_form import PlainForm
from processes.actions.local_fees import AddLocalFee, faults_of_words

TIER_ROWS = (1, 2, 3, 4)
PARTS = ("from", "to", "each")


def local_fee_typed(form: PlainForm, code: str, fee_id: str) -> AddLocalFee | None:
    """The command of the posted form; None where something is wrong, all of it noted at once."""
    rule, basis = _rule(form), form.words("basis")
    form.note(faults_of_words(rule, basis))
    valid_from, valid_to = form.must_day("valid_from"), form.day("valid_to")
    if valid_from is None:
        return None
    return AddLocalFee(
        procedure_code=code,
        fee_id=fee_id,
        rule=rule,
        valid_from=valid_from,
        valid_to=valid_to,
        basis=basis,
        unit_id=form.maybe("unit"),
        channel=form.maybe("channel"),
    )


def _rule(form: PlainForm) -> dict[str, Any]:
    rule = {key: _plain(form.text(key)) for key in ("amount", "cap") if form.text(key)}
    rows = [{part: form.text(f"{part}_{number}") for part in PARTS} for number in TIER_ROWS]
    tiers = [_tier(row) for row in rows if any(row.values())]
    return {**rule, "tiers": tiers} if tiers else rule


def _tier(row: dict[str, str]) -> dict[str, Any]:
    boxes = {part: _plain(typed) for part, typed in row.items() if typed}
    return {
        part: int(value) if part != "each" and value.isascii() and value.isdigit() else value
        for part, value in boxes.items()
    }


def _plain(text: str) -> str:
    """A number without the marks of thousands and the đồng sign ("150.000 ₫" is 150000)."""
    bare = text.replace("₫", "").replace("đ", "").replace(" ", "").replace("\u00a0", "")
    groups = bare.replace(",", ".").split(".")
    grouped = len(groups) > 1 and all(len(group) == 3 for group in groups[1:])
    return "".join(groups) if grouped else bare
