"""A list shows exactly what "May I?" allows: Python's membership and the query's IN agree."""

import uuid

import pytest
from desk import Desk
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import insert, or_, select

from app.demo.people import DESK, ECONOMY
from app.persistence.tables.dossiers import dossier
from app.persistence.tables.work import work_item
from app.queries.inbox import WorkList
from processes.domain.access import Actor, Subject, may
from processes.domain.dossier.dossier import Dossier
from processes.domain.dossier.work import WorkItem

UNITS = (DESK, ECONOMY, "xa-tan-hoa-dong")
ROLES = ("receiver", "specialist", "leader", "applicant")
PAIRS = st.frozensets(st.tuples(st.sampled_from(UNITS), st.sampled_from(ROLES[:3])), max_size=4)


@pytest.fixture
def desk(app, clock):
    """One dossier with a task for every pair of unit and role, open and done."""
    made = Desk(app, clock)
    filed = made.file_household_business()
    item = made.items(filed.id)[0]
    columns = [column.name for column in work_item.columns]
    known = {name: getattr(item, name) for name in columns}
    rows = [
        {**known, "id": str(uuid.uuid4()), "unit_id": unit, "role": role, "state": state}
        for unit in UNITS
        for role in ROLES
        for state in ("open", "done")
    ]
    made.transactions.write(lambda session: session.execute(insert(work_item), rows))
    return made


def officer(pairs):
    return Actor("o", "O", officer_id="o", pairs=pairs, units=frozenset(unit for unit, _ in pairs))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pairs=PAIRS)
def test_the_inbox_shows_the_open_tasks_that_may_be_seen(desk, pairs):
    actor = officer(pairs)
    with desk.transactions.read() as session:
        query = (
            select(work_item.c.id)
            .select_from(work_item.join(dossier))
            .where(*WorkList(pairs, "o").conditions)
        )
        listed = set(session.scalars(query)) if pairs else set()
        allowed = {
            item.id
            for item in session.scalars(select(WorkItem))
            if item.state == "open" and may(actor, "see_task", Subject(None, item))
        }
    assert listed == allowed


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pairs=PAIRS, receiving=st.sampled_from(UNITS), competent=st.sampled_from(UNITS))
def test_a_unit_finds_its_dossiers_and_no_others(desk, pairs, receiving, competent):
    actor = officer(pairs)
    with desk.transactions.read() as session:
        one = session.scalars(select(Dossier)).first()
        one.receiving_unit_id, one.competent_unit_id = receiving, competent
        session.flush()
        units = sorted(actor.units)
        ours = or_(dossier.c.receiving_unit_id.in_(units), dossier.c.competent_unit_id.in_(units))
        listed = session.scalars(select(dossier.c.id).where(ours)).all()
        assert bool(listed) == may(actor, "see_dossier", Subject(one))
        session.rollback()
