"""Ngăn xử lý: who stands in the slots that diagrams in force name, for each unit that receives dossiers."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from flask import url_for
from flask_babel import gettext
from sqlalchemy import Row, select

from app.persistence.staff import holds_on
from app.persistence.tables.organisation import officer, post, slot_filling, unit
from app.persistence.tables.procedures import procedure, procedure_version
from app.queries.reading import Reading
from app.queries.role_words import role_words
from app.queries.staff_tabs import staff_tabs
from app.queries.units_page import unit_link
from app.queries.views_organisation import SlotCell, SlotColumn, SlotRow, Slots
from forms.messages import Message, message
from processes.actions.unit_slots import RECEIVING
from processes.domain.dossier.codes import day_of
from processes.engine.diagram import facts_from_json

SLOT_WORDS: dict[str, Message] = {
    "receiving": message("Cơ quan tiếp nhận"),
    "competent": message("Cơ quan giải quyết"),
    "coordinating": message("Cơ quan phối hợp"),
    "tax_agency": message("Cơ quan thuế"),
    "other_commune": message("Xã khác"),
    "archive": message("Lưu trữ"),
}


@dataclass
class Need:
    """What procedures in force want of a slot: which roles, and which procedures they are."""

    roles: set[str] = field(default_factory=set)
    procedures: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class Staffing:
    """Who stands where: units by id, slots filled by receiving unit and slot, roles held by unit."""

    units: Mapping[str, Row[Any]]
    filled: Mapping[tuple[str, str], str]
    roles: Mapping[str, set[str]]

    def idle(self, unit_id: str, need: Need) -> tuple[str, ...]:
        """The roles that are needed in a unit and held by nobody, in words."""
        return tuple(role_words(role) for role in sorted(need.roles - self.roles.get(unit_id, set())))

    @property
    def receiving(self) -> list[Row[Any]]:
        """The units with a desk, and those for which a slot is filled."""
        ids = {unit_id for unit_id, roles in self.roles.items() if "receiver" in roles}
        ids |= {receiving for receiving, _ in self.filled}
        return [row for id_, row in self.units.items() if id_ in ids]


def slots_page(reading: Reading, said: str = "") -> Slots:
    """The matrix of receiving units and slots, and what is missing in it."""
    needs, staffing = slots_needed(reading), read_staffing(reading)
    columns = [slot for slot in _slots(needs, staffing) if slot != RECEIVING]
    return Slots(
        now=reading.now,
        tabs=staff_tabs("slots"),
        columns=tuple(
            SlotColumn(slot, slot_words(slot), tuple(sorted(needs[slot].procedures) if slot in needs else ()))
            for slot in columns
        ),
        rows=tuple(_row(row, columns, needs, staffing) for row in staffing.receiving),
        warnings=tuple(slot_warnings(needs, staffing)),
        said=said,
    )


def slots_needed(reading: Reading) -> dict[str, Need]:
    """What the diagrams in force ask of each slot, read from their facts."""
    query = select(procedure.c.name, procedure_version.c.facts).join(
        procedure_version, procedure_version.c.id == procedure.c.version_id
    )
    needs: dict[str, Need] = defaultdict(Need)
    for row in reading.session.execute(query):
        facts = facts_from_json(row.facts)
        for task in facts.tasks.values():
            if task.lane.role != "applicant":
                needs[task.lane.slot].roles.add(task.lane.role)
                needs[task.lane.slot].procedures.add(facts.profile.short_name.read(reading.locale))
    return dict(needs)


def read_staffing(reading: Reading) -> Staffing:
    """Units, fillings and the roles held today: three reads."""
    today = day_of(reading.now)
    roles: dict[str, set[str]] = defaultdict(set)
    held = select(post.c.unit_id, post.c.role).join(officer, officer.c.id == post.c.officer_id)
    for row in reading.session.execute(held.where(officer.c.active, *holds_on(today)).distinct()):
        roles[row.unit_id].add(row.role)
    filled = reading.session.execute(select(slot_filling))
    return Staffing(
        units={row.id: row for row in reading.session.execute(select(unit).order_by(unit.c.code))},
        filled={(row.receiving_unit_id, row.slot): row.unit_id for row in filled},
        roles=roles,
    )


def slot_warnings(needs: Mapping[str, Need], staffing: Staffing) -> Iterator[str]:
    """What procedures in force need and nobody is there for, a sentence each."""
    for row in staffing.receiving:
        for slot, need in sorted(needs.items()):
            here = row.id if slot == RECEIVING else staffing.filled.get((row.id, slot))
            name, words = row.short_name or row.name, slot_words(slot)
            if here is None:
                yield gettext(
                    "%(unit)s: ngăn “%(slot)s” chưa có cơ quan nào. Cần cho %(procedures)s.",
                    unit=name,
                    slot=words,
                    procedures=", ".join(sorted(need.procedures)),
                )
                continue
            idle, stands = staffing.idle(here, need), staffing.units[here]
            if idle:
                yield gettext(
                    "%(unit)s: ở %(stands)s chưa ai giữ vai %(roles)s mà ngăn “%(slot)s” cần.",
                    unit=name,
                    stands=stands.short_name or stands.name,
                    roles=", ".join(idle),
                    slot=words,
                )


def slot_words(slot: str) -> str:
    """A slot in the reader's language; its name in the diagrams where it is none of the usual ones."""
    return gettext(SLOT_WORDS[slot].text) if slot in SLOT_WORDS else slot


def _slots(needs: Mapping[str, Need], staffing: Staffing) -> list[str]:
    return sorted({*needs, *(slot for _, slot in staffing.filled)})


def _row(row: Row[Any], slots: list[str], needs: Mapping[str, Need], staffing: Staffing) -> SlotRow:
    return SlotRow(unit_link(row), tuple(_cell(row.id, slot, needs.get(slot), staffing) for slot in slots))


def _cell(receiving: str, slot: str, need: Need | None, staffing: Staffing) -> SlotCell:
    here = staffing.filled.get((receiving, slot))
    return SlotCell(
        slot=slot,
        change_url=url_for("admin.slot", receiving=receiving, slot_name=slot),
        unit=unit_link(staffing.units[here]) if here else None,
        missing=here is None and need is not None,
        idle=staffing.idle(here, need) if here and need else (),
    )
