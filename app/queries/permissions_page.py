"""Quyền hạn: the table of access as it is, and what it answers for one person and one dossier."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask import url_for
from flask_babel import gettext
from sqlalchemy import select

from app.persistence.actors import read_actor
from app.persistence.tables.dossiers import dossier
from app.persistence.tables.organisation import officer
from app.persistence.tables.work import work_item
from app.queries.past_work import past_pairs
from app.queries.permission_words import action_name, condition, person_name, status_names, statuses_in_words
from app.queries.reading import Reading
from app.queries.views_frame import FieldError, Option, SmallForm
from app.queries.views_officer import NavItem
from app.queries.views_permissions import (
    PermissionAnswer,
    PermissionDetail,
    PermissionRow,
    Permissions,
    PersonColumn,
)
from processes.domain.access import OF_DRAWINGS, RULES, Actor, MayMove, Subject, obstacle
from processes.domain.dossier.codes import day_of
from processes.domain.dossier.dossier import Dossier
from processes.domain.dossier.statuses import Status
from processes.domain.dossier.work import OPEN, WorkItem
from processes.domain.permissions import ALWAYS, PERSONS, actions, allowed_statuses

OWNER = "owner"
"""In the question about a dossier: its applicant, whoever that is."""
OF_TASKS = ("see_task", "claim_task", "release_task", "complete_task", "check_papers")
"""Actions that are about a task, asked for each that is open."""


@dataclass(frozen=True)
class AskedPermissions:
    """What the address asks for: a column to be told in words; a person and the code of a dossier."""

    role: str
    who: str = ""
    code: str = ""


def permissions_page(reading: Reading, asked: AskedPermissions, tabs: tuple[NavItem, ...]) -> Permissions:
    """The page; asking about a dossier costs five reads."""
    people = tuple(_people(reading))
    form, found = _form(reading, asked, {option.value for option in people})
    answers = tuple(_answers(reading, asked.who, found)) if found else ()
    return Permissions(
        tabs=tabs,
        persons=tuple(_columns(reading, asked.role)),
        rows=tuple(PermissionRow(action_name(reading, action), _counts(action)) for action in actions()),
        statuses=len(ALWAYS),
        person=person_name(reading, asked.role),
        details=tuple(_details(reading, asked.role)),
        form=form,
        people=people,
        asked=_question(reading, people, asked, found),
        answers=answers,
    )


def _columns(reading: Reading, current: str) -> Iterator[PersonColumn]:
    for person in PERSONS:
        url = url_for("admin.permissions", role=person, _anchor="person")
        yield PersonColumn(person_name(reading, person), url, person == current)


def _counts(action: str) -> tuple[int | None, ...]:
    return tuple(len(allowed_statuses(action, person)) or None for person in PERSONS)


def _details(reading: Reading, person: str) -> Iterator[PermissionDetail]:
    for action in actions():
        allowed = allowed_statuses(action, person)
        if allowed:
            words = statuses_in_words(reading, allowed)
            yield PermissionDetail(action_name(reading, action), words, tuple(_ways(reading, action)))


def _ways(reading: Reading, action: str) -> Iterator[str]:
    """The conditions of each alternative; the statuses stand beside them already."""
    for way in RULES[action]:
        yield ", ".join(condition(reading, each) for each in way if not isinstance(each, MayMove))


def _people(reading: Reading) -> Iterator[Option]:
    yield Option(OWNER, gettext("Người nộp của hồ sơ"))
    rows = reading.session.execute(select(officer.c.id, officer.c.name).order_by(officer.c.name))
    yield from (Option(row.id, row.name) for row in rows)


def _form(reading: Reading, asked: AskedPermissions, known: set[str]) -> tuple[SmallForm, Dossier | None]:
    """The form with what was typed, and the dossier where both were found."""
    values = {"who": asked.who, "code": asked.code}
    url = url_for("admin.permissions")
    if not (asked.who or asked.code):
        return SmallForm(url, values), None
    found = reading.session.scalars(select(Dossier).where(dossier.c.code == asked.code.upper())).first()
    errors = []
    if asked.who not in known:
        errors.append(FieldError(gettext("Chọn một người."), "who"))
    if found is None:
        words = gettext("Không có hồ sơ mã này. Nhập mã đủ, ví dụ: H31.40.12-261113-0001")
        errors.append(FieldError(words, "code"))
    return SmallForm(url, values, tuple(errors)), None if errors else found


def _question(
    reading: Reading, people: tuple[Option, ...], asked: AskedPermissions, found: Dossier | None
) -> str:
    if found is None:
        return ""
    name = next(option.text for option in people if option.value == asked.who)
    status = status_names(reading, frozenset({Status(found.status)}))
    words = gettext("%(name)s với hồ sơ %(code)s, %(status)s", name=name, code=found.code, status=status)
    return str(words)


def _answers(reading: Reading, who: str, found: Dossier) -> Iterator[PermissionAnswer]:
    actor_id = found.party_id if who == OWNER else who
    actor = read_actor(reading.session, actor_id, day_of(reading.now))
    past = past_pairs(reading.session, found.id)
    open_items = select(WorkItem).where(work_item.c.dossier_id == found.id, work_item.c.state == OPEN)
    items = reading.session.scalars(open_items.order_by(work_item.c.created_at)).all()
    for action in (name for name in actions() if name not in OF_DRAWINGS):
        subjects = [Subject(found, item, past) for item in items] if action in OF_TASKS else []
        for subject in subjects or [Subject(found, None, past)]:
            yield _answer(reading, actor, action, subject)


def _answer(reading: Reading, actor: Actor, action: str, subject: Subject) -> PermissionAnswer:
    failed = obstacle(actor, action, subject)
    task = subject.item.label if subject.item else ""
    if failed is None:
        return PermissionAnswer(action_name(reading, action), task, True)
    why = gettext("Cần: %(condition)s.", condition=condition(reading, failed))
    if action in OF_TASKS and subject.item is None:
        why = gettext("Hồ sơ không có việc nào đang chờ.")
    return PermissionAnswer(action_name(reading, action), task, False, why)
