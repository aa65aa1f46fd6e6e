"""What the acknowledgement of a result says, which both sides sign (law-and-slips, section 3.10)."""

from collections.abc import Iterator
from typing import Any

from processes.actions.case import CaseInHand
from processes.domain.dossier.work import DONE
from processes.domain.organisation import Unit

NUMBER = "document_number"
"""The key under which forms of tasks keep the number of a result."""


def return_receipt(case: CaseInHand, unit: Unit) -> dict[str, Any]:
    """Who gave which result to whom; without other word the applicant has collected it."""
    dossier, said = case.dossier, _said_at_hand_over(case)
    himself = said.get("received_by") in (None, "applicant")
    phone = dossier.submitter_phone if himself else said.get("receiver_phone")
    results = case.facts.profile.results
    return {
        "owner": dossier.owner_name,
        "giver_name": case.actor.name,
        "giver_phone": unit.phone,
        "receiver_name": dossier.submitter_name if himself else str(said.get("receiver_name") or ""),
        "receiver_phone": str(phone or ""),
        "receiver_paper": str((dossier.submitter_person_id if himself else said.get("receiver_paper")) or ""),
        "result": results[0].name.vi if results else case.facts.profile.short_name.vi,
        "result_number": "; ".join(_numbers(case)),
        "returned_at": case.world.now.isoformat(),
    }


def _said_at_hand_over(case: CaseInHand) -> dict[str, Any]:
    """The answers of the task that is being completed."""
    done = [item for item in case.items if item.state == DONE and item.done_at == case.world.now]
    form = case.facts.tasks[done[-1].node].form if done else None
    kept = case.answers.get(form) if form else None
    return kept.values if kept else {}


def _numbers(case: CaseInHand) -> Iterator[str]:
    """The numbers given to the result in any task: one, or one in each row of a table."""
    for kept in case.answers.values():
        for value in (kept.values, *(row for rows in kept.values.values() for row in _rows(rows))):
            if value.get(NUMBER):
                yield str(value[NUMBER])


def _rows(value: object) -> list[dict[str, Any]]:
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []
