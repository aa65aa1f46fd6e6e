"""Versions approved for a later day begin then, once; and what ends them before."""

import random
from datetime import date, datetime, timedelta

import pytest
from at_once import together
from desk import Desk
from diagram_maker import procedure
from drawing_desk import CODE, approved, every, in_force, kept, noted

from processes.actions.office import ReasonRequired
from processes.actions.procedures import PutBackInForce, RetireProcedure, put_back_in_force, retire_procedure
from processes.actions.refusals import ProcedureRetired
from processes.actions.scheduling import (
    BeginScheduled,
    CallOffVersion,
    NotScheduled,
    begin_scheduled,
    call_off_version,
)
from processes.actions.submission import Submit
from processes.actions.submission import submit as send_dossier
from processes.domain.access import SYSTEM
from processes.domain.dossier.codes import ZONE
from processes.domain.dossier.records import Incident
from processes.domain.dossier.work import Due
from processes.domain.errors import NotAllowed
from processes.domain.organisation import ProcedureVersion
from workers.jobs import tick

FIRST, SECOND, THIRD = (procedure(CODE, middle=middle) for middle in (1, 2, 3))


@pytest.fixture
def desk(app, clock):
    clock.at("2026-11-13 09:00")
    return Desk(app, clock)


def test_a_version_begins_at_the_first_minute_of_its_day(desk, app):
    approved(desk, FIRST)
    version = approved(desk, SECOND, date(2026, 11, 16))
    row = kept(desk, Due, version.id)
    assert (version.scheduled_for, row.kind) == (date(2026, 11, 16), "in_force")
    assert noted(desk)[0].action == "schedule_version"
    desk.clock.at("2026-11-15 23:59")
    tick(app)
    assert in_force(desk) == 1
    desk.clock.at("2026-11-16 00:00")
    tick(app)
    assert in_force(desk) == 2
    begun = kept(desk, ProcedureVersion, version.id)
    assert (begun.scheduled_for, begun.in_force_since) == (None, desk.clock())
    assert (noted(desk)[0].action, noted(desk)[0].actor_id) == ("begin_version", SYSTEM.id)
    count = len(noted(desk))
    assert desk.perform(begin_scheduled, SYSTEM, BeginScheduled(version.id)) is None
    assert (len(noted(desk)), kept(desk, Due, version.id)) == (count, None)


def test_a_worker_that_slept_begins_the_newest_only(desk, app):
    approved(desk, FIRST)
    late = approved(desk, SECOND, date(2026, 11, 17))
    early = approved(desk, THIRD, date(2026, 11, 16))
    same_day = approved(desk, procedure(CODE, middle=4), date(2026, 11, 17))
    assert [late.number, early.number, same_day.number] == [2, 3, 4]
    desk.clock.at("2026-11-20 08:00")
    while tick(app):
        pass
    assert in_force(desk) == 4
    assert every(desk, Due, kind="in_force") == []
    assert [entry.action for entry in noted(desk)[:3]] == [
        "begin_version",
        "pass_over_version",
        "pass_over_version",
    ]


def test_what_was_approved_since_that_minute_stays(desk, app):
    approved(desk, FIRST)
    approved(desk, SECOND, date(2026, 11, 16))
    desk.clock.at("2026-11-16 08:00")
    approved(desk, THIRD)
    while tick(app):
        pass
    assert in_force(desk) == 3
    assert every(desk, Due, kind="in_force") == []


def test_calling_off(desk, app):
    approved(desk, FIRST)
    version, nam = approved(desk, SECOND, date(2026, 11, 16)), desk.actor("nam")
    with pytest.raises(ReasonRequired):
        desk.perform(call_off_version, nam, CallOffVersion(version.id, " "))
    with pytest.raises(NotAllowed):
        desk.perform(call_off_version, desk.actor("tam"), CallOffVersion(version.id, "x"))
    desk.perform(call_off_version, nam, CallOffVersion(version.id, "Nghị quyết lùi ngày"))
    assert (noted(desk)[0].action, noted(desk)[0].reason) == ("call_off_version", "Nghị quyết lùi ngày")
    with pytest.raises(NotScheduled):
        desk.perform(call_off_version, nam, CallOffVersion(version.id, "x"))
    desk.clock.at("2026-11-16 08:00")
    assert (tick(app), in_force(desk)) == (0, 1)
    desk.perform(put_back_in_force, nam, PutBackInForce(CODE, version.id, "Áp dụng sớm"))
    assert in_force(desk) == 2


def test_putting_in_force_by_hand_or_retiring_leaves_no_day_behind(desk, app):
    approved(desk, FIRST)
    by_hand, nam = approved(desk, SECOND, date(2026, 11, 16)), desk.actor("nam")
    desk.perform(put_back_in_force, nam, PutBackInForce(CODE, by_hand.id, "Áp dụng sớm"))
    waiting = approved(desk, THIRD, date(2026, 11, 17))
    assert {row.id for row in every(desk, Due, kind="in_force")} == {waiting.id}
    desk.perform(retire_procedure, nam, RetireProcedure(CODE, "Bị bãi bỏ"))
    assert every(desk, Due, kind="in_force") == []
    desk.clock.at("2026-11-18 08:00")
    tick(app)
    assert in_force(desk) is None


def test_a_procedure_that_begins_on_a_later_day(desk, app):
    approved(desk, FIRST, date(2026, 11, 16))
    assert in_force(desk) is None
    desk.clock.at("2026-11-16 07:30")
    tick(app)
    assert in_force(desk) == 1


def test_a_version_taken_out_of_force_while_a_dossier_is_filled_in(desk, app):
    draft = desk.filled_draft()
    running = desk.file_household_business()
    nam = desk.actor("nam")
    desk.perform(retire_procedure, nam, RetireProcedure(draft.procedure_code, "Bị bãi bỏ"))
    with pytest.raises(ProcedureRetired):
        desk.perform(send_dossier, desk.actor("nhung"), Submit(draft.id))
    assert desk.dossier(draft.id).is_draft
    passed = {"family_authorisation": ("passed", "")}
    desk.complete("bao", running.id, "intake__check", "accept", checks=passed)
    assert desk.dossier(running.id).status == "in_process"


def test_a_scheduled_version_begins_once_with_several_workers(desk, app):
    approved(desk, FIRST)
    version = approved(desk, SECOND, date(2026, 11, 16))
    desk.clock.at("2026-11-16 00:00")
    works = [lambda: desk.perform(begin_scheduled, SYSTEM, BeginScheduled(version.id))] * 3
    told = together(*works)
    assert sum(one is not None for one in told) == 1
    assert [entry.action for entry in noted(desk)].count("begin_version") == 1
    assert every(desk, Incident) == []


def test_whatever_is_approved_called_off_and_slept_through_the_newest_that_has_begun_stands(desk, app):
    """Independent of the rows: of the versions not called off, the one whose moment came last, as a sentence."""
    dice = random.Random(20261116)
    for story in range(6):
        code, moments, nam = f"9.1000{story:02}", {}, desk.actor("nam")
        desk.clock.at("2026-11-13 09:00")
        for number in range(1, 9):
            days = dice.choice((0, 0, 1, 2, 3))
            day = desk.clock().astimezone(ZONE).date() + timedelta(days=days)
            made = approved(desk, procedure(code, middle=number), day)
            begins = datetime.combine(day, datetime.min.time(), ZONE) if days else desk.clock()
            moments[made.id] = (begins, made.number)
            waiting = [id_ for id_, (begins, _) in moments.items() if begins > desk.clock()]
            if waiting and dice.random() < 0.3:
                gone = dice.choice(waiting)
                desk.perform(call_off_version, nam, CallOffVersion(gone, "Lùi ngày"))
                del moments[gone]
            desk.clock.now += timedelta(hours=dice.choice((1, 7, 20, 50)))
            if dice.random() < 0.6:
                while tick(app):
                    pass
        while tick(app):
            pass
        begun = [moment for moment in moments.values() if moment[0] <= desk.clock()]
        assert in_force(desk, code) == max(begun)[1], (story, sorted(moments.values()))
    assert every(desk, Incident) == []
