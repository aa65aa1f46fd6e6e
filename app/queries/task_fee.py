"""The money that a task takes: each row with pages, copies and amount; the sum in figures and words."""

from collections.abc import Iterator, Mapping

from app.queries.reading import Reading
from app.queries.views_officer_task import FeeBox, FeeBoxRow
from forms.amount_words import amount_in_words
from processes.actions.case import CaseInHand
from processes.actions.fees_charged import fees_charged
from processes.actions.receipt_rows import row_of_paper
from processes.domain.procedure import TaskNode
from processes.domain.procedure.fee_lines import FeeLine, FeeNotCountable


def fee_box(reading: Reading, case: CaseInHand, node: TaskNode) -> FeeBox | None:
    """What is to be taken now; None for a task that takes nothing. It is never posted."""
    if node.kind != "fee" or node.timing is None:
        return None
    try:
        lines = fees_charged(case, node.timing)
    except FeeNotCountable as refusal:
        return FeeBox((), 0, "", reading.say(refusal.text))
    total = int(sum(line.amount for line in lines))
    rows = tuple(row for line in lines for row in _rows(reading, case, line))
    return FeeBox(rows, total, amount_in_words(total))


def _rows(reading: Reading, case: CaseInHand, line: FeeLine) -> Iterator[FeeBoxRow]:
    name = line.fee.name.read(reading.locale)
    counted = case.evaluate(line.fee.over) if line.fee.over and line.detail else None
    if not isinstance(counted, list):
        yield FeeBoxRow(name, int(line.amount))
        return
    for row, cost in zip(counted, line.detail, strict=True):
        said = row_of_paper(line.fee, row)["name"] if isinstance(row, Mapping) else ""
        yield FeeBoxRow(name, int(cost.amount), said, cost.count, cost.times)
