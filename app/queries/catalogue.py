"""The catalogue of procedures in force: search, counts and the rows of lists (C-17 to C-20, X-01)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session

from app.folding import fold
from app.persistence.tables.procedures import procedure
from app.persistence.versions import VersionShelf
from processes.domain.procedure import Profile

PAGE_SIZE = 20
LIKE_SIGNS = str.maketrans({"\\": r"\\", "%": r"\%", "_": r"\_"})
WORDS = re.compile(r"[^\s,;:!?()“”\"']+")
IN_FORCE = (procedure.c.version_id.is_not(None), procedure.c.kind == "procedure")
"""What the public is offered: procedures in force, and none of the side diagrams."""
INFO_LEVELS = ("info", "none")
"""A procedure that cannot be filed online is listed as information only."""


@dataclass(frozen=True)
class Wish:
    """What somebody looks for; empty values ask for everything."""

    query: str = ""
    level: str = ""
    agency_level: str = ""
    field: str = ""
    event: str = ""
    page: int = 1


@dataclass(frozen=True)
class Found:
    """A page of results: codes with the profile in force, and how many there are in all."""

    profiles: tuple[Profile, ...]
    total: int


def search(session: Session, shelf: VersionShelf, wish: Wish) -> Found:
    """Procedures in force that contain every word, by name; accents and case do not matter."""
    conditions = _conditions(wish)
    total = session.execute(select(func.count()).select_from(procedure).where(*conditions)).scalar_one()
    query = select(procedure.c.version_id).where(*conditions).order_by(procedure.c.name, procedure.c.code)
    page = query.limit(PAGE_SIZE).offset((wish.page - 1) * PAGE_SIZE)
    return Found(_profiles(session, shelf, page), total)


def related(session: Session, shelf: VersionShelf, profile: Profile, most: int = 5) -> tuple[Profile, ...]:
    """Other procedures of the same field."""
    same = (procedure.c.field == profile.field.vi, procedure.c.code != profile.code)
    query = _in_force().where(*same).order_by(procedure.c.name).limit(most)
    return _profiles(session, shelf, query)


def some(session: Session, shelf: VersionShelf, most: int) -> tuple[Profile, ...]:
    """A few procedures that can be filed online, for hints."""
    online = procedure.c.online_level.in_(("full", "partial"))
    return _profiles(session, shelf, _in_force().where(online).order_by(procedure.c.name).limit(most))


def in_force(session: Session, shelf: VersionShelf, code: str) -> Any | None:
    """The version of ``code`` in force, None when there is none."""
    version_id = session.execute(_in_force().where(procedure.c.code == code)).scalar()
    return shelf.take(session, version_id) if version_id else None


def count_by(session: Session, column: str) -> dict[str, int]:
    """How many procedures in force there are for every value of ``column``."""
    by = procedure.c[column]
    query = select(by, func.count()).where(*IN_FORCE).group_by(by)
    return {value: count for value, count in session.execute(query).all() if value}


def fields_of(session: Session, locale: str) -> list[tuple[str, str]]:
    """The fields of the procedures in force: the key of each and its name in ``locale``, in order."""
    columns = (procedure.c.field, procedure.c.field_en)
    rows = session.execute(select(*columns).where(*IN_FORCE).distinct()).all()
    return sorted((row.field, row.field_en if locale == "en" else row.field) for row in rows if row.field)


def words_of(query: str) -> Sequence[str]:
    """The words that must all be found, folded, without marks around them."""
    return [word for word in (found.strip(".-") for found in WORDS.findall(fold(query))) if word]


def _in_force() -> Select[tuple[str]]:
    return select(procedure.c.version_id).where(*IN_FORCE)


def _profiles(session: Session, shelf: VersionShelf, query: Select[Any]) -> tuple[Profile, ...]:
    """Versions never change, so the shelf reads each of them once in the life of the process."""
    return tuple(shelf.take(session, version_id).facts.profile for version_id in session.scalars(query))


def _conditions(wish: Wish) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = [*IN_FORCE]
    for word in words_of(wish.query):
        conditions.append(procedure.c.search_text.like(f"%{word.translate(LIKE_SIGNS)}%", escape="\\"))
    if wish.level:
        levels = INFO_LEVELS if wish.level == "info" else (wish.level,)
        conditions.append(procedure.c.online_level.in_(levels))
    if wish.agency_level:
        conditions.append(procedure.c.agency_level == wish.agency_level)
    if wish.field:
        conditions.append(procedure.c.field == wish.field)
    if wish.event:
        conditions.append(procedure.c.life_event == wish.event)
    return conditions
