"""The slots that a diagram names, and who stands in them for each unit that receives dossiers."""

from collections import defaultdict
from collections.abc import Iterator

from app.queries.reading import Reading
from app.queries.slots_page import Need, Staffing, read_staffing, slot_words
from app.queries.views_procedures import SlotNeed
from processes.actions.unit_slots import RECEIVING
from processes.domain.procedure import Facts

APPLICANT = "applicant"


def slots_of(reading: Reading, facts: Facts) -> Iterator[SlotNeed]:
    """One line for each slot and receiving unit: three reads."""
    staffing = read_staffing(reading)
    for slot, need in sorted(_needs(facts).items()):
        for receiving in staffing.receiving:
            here = receiving.id if slot == RECEIVING else staffing.filled.get((receiving.id, slot))
            name = receiving.short_name or receiving.name
            yield SlotNeed(slot_words(slot), name, *_standing(staffing, here, need))


def _standing(staffing: Staffing, unit_id: str | None, need: Need) -> tuple[str, tuple[str, ...]]:
    if unit_id is None:
        return "", ()
    return staffing.units[unit_id].name, staffing.idle(unit_id, need)


def _needs(facts: Facts) -> dict[str, Need]:
    needs: dict[str, Need] = defaultdict(Need)
    for task in facts.tasks.values():
        if task.lane.role != APPLICANT:
            needs[task.lane.slot].roles.add(task.lane.role)
    return needs
