"""Running dossiers go over to another version: planned, moved one by one by the worker, taken back."""

from dataclasses import asdict

import pytest
from at_once import together
from bench.place import accepted, publish_made
from desk import Desk
from diagram_maker import procedure
from sqlalchemy import select
from timer_diagram import CODE as TIMED
from timer_diagram import Spans, timed_procedure

from app.diagrams import put_in_force
from app.persistence.claims import Lane
from app.queries.reading import Reading
from app.services import services
from processes.actions import migration_turns
from processes.actions.faults import BadInput
from processes.actions.migration_judging import NOT_OFFERED, judge
from processes.actions.migrations import (
    NobodyToMove,
    NotAtThatPoint,
    NotOffered,
    PlanMigration,
    StartMigration,
    StopMigration,
    plan_migration,
    start_migration,
    stop_migration,
)
from processes.actions.office import ReasonRequired
from processes.actions.procedures import RetireProcedure, retire_procedure
from processes.actions.sides import StartSide, start_side
from processes.actions.submission import Submit, submit
from processes.actions.tasks import ClaimTask, SaveTaskDraft, claim_task, save_task_draft
from processes.domain.access import SYSTEM
from processes.domain.dossier.dossier import Dossier
from processes.domain.dossier.journal import JournalEntry
from processes.domain.dossier.work import SUSPENDED, Due, RunRecord, TaskDraft, WorkItem
from processes.domain.errors import NotAllowed
from processes.domain.migrating import DossierMigration, RunMigration
from processes.domain.office_journal import OfficeEntry
from processes.domain.organisation import ProcedureVersion
from processes.engine.runs import correspond
from workers.jobs import tick

CODE = "9.300002"
MOVING = Lane("moving", kinds=("migration",))


@pytest.fixture
def desk(app, clock):
    return Desk(app, clock)


@pytest.fixture
def dossiers(desk, clock, app):
    """Three dossiers at their first task, under the only version."""
    publish_made(desk, CODE, 2)
    clock.at("2026-11-16 09:00")
    ids = [accepted(desk, CODE) for _ in range(3)]
    drain(app, Lane("everything"))
    return ids


def drain(app, lane=MOVING):
    while tick(app, lane):
        pass


def finish(app, clock):
    """Until the migration has seen that it is done."""
    for _ in range(3):
        drain(app)
        clock.forward(seconds=6)


def publish(desk, source):
    return put_in_force(services(desk.app), SYSTEM, source)


def longer(**others):
    """The next version: a step more behind, the first step called otherwise."""
    text = procedure(CODE, middle=3).decode().replace('"work1"', '"check1"').replace(">work1<", ">check1<")
    text = text.replace('name="Việc work1"', 'name="Kiểm tra hồ sơ"')
    for before, after in others.items():
        text = text.replace(before, after)
    return text.encode()


def rows(desk, of, /, **equal):
    with desk.transactions.read() as session:
        return list(session.scalars(select(of).filter_by(**equal)))


def put(desk, change):
    desk.perform(lambda world, actor, command: change(world), SYSTEM, None)


def versions(desk, code=CODE):
    return sorted(rows(desk, ProcedureVersion, procedure_code=code), key=lambda version: version.number)


def map_between(desk, old, new, **by_hand):
    with desk.transactions.read() as session:
        specs = [desk.transactions.versions.take(session, one.id).spec for one in (old, new)]
    return {**correspond(*specs).rename, **by_hand}


def plan(desk, old, new, undo_of=None, reason="Thông tư mới", code=CODE, **by_hand):
    rename = map_between(desk, old, new, **by_hand)
    asked = PlanMigration(code, old.id, new.id, rename, reason, undo_of)
    return desk.perform(plan_migration, desk.actor("nam"), asked)


def start(desk, migration):
    return desk.perform(start_migration, desk.actor("nam"), StartMigration(migration.id))


def turns(desk, migration):
    return {turn.dossier_id: turn for turn in rows(desk, DossierMigration, migration_id=migration.id)}


def test_dossiers_move_with_all_they_have_and_go_on_under_the_new_version(desk, app, clock, dossiers):
    moved = dossiers[0]
    claimed = desk.item(moved, "work1")
    desk.perform(claim_task, desk.actor("ha"), ClaimTask(claimed.id))
    desk.perform(save_task_draft, desk.actor("ha"), SaveTaskDraft(claimed.id, {"words": ["Đang xem"]}))
    before, promise = desk.item(moved, "work1"), asdict(desk.dossier(moved))
    first, second = versions(desk)[0], publish(desk, longer())
    migration = plan(desk, first, second)
    assert desk.dossier(moved).version_id == first.id
    assert {turn.status for turn in turns(desk, migration).values()} == {"waiting"}
    start(desk, migration)
    finish(app, clock)
    (migration,) = rows(desk, RunMigration)
    assert (migration.status, rows(desk, Due, kind="migration")) == ("done", [])
    item, dossier = desk.items(moved)[0], desk.dossier(moved)
    same = ("id", "task_id", "holder_id", "held_at", "due_at", "allowed_minutes", "unit_id", "role", "state")
    assert {name: getattr(item, name) for name in same} == {name: getattr(before, name) for name in same}
    assert (item.node, item.label) == ("check1", "Kiểm tra hồ sơ")
    assert [draft.values for draft in rows(desk, TaskDraft, work_item_id=item.id)] != []
    assert rows(desk, Due, id=item.id)[0].node == "check1"
    for name in ("due_original", "due_current", "due_legal", "status", "received_at", "code"):
        assert getattr(dossier, name) == promise[name]
    assert (dossier.version_id, rows(desk, RunRecord, dossier_id=moved)[0].version_id) == (second.id,) * 2
    (entry,) = rows(desk, JournalEntry, dossier_id=moved, kind="migrated")
    assert (entry.payload["before"], entry.payload["after"], entry.payload["reason"]) == (
        1,
        2,
        "Thông tư mới",
    )
    desk.complete("ha", moved, "check1", "done", {"words": ["Đạt"]})
    desk.complete("ha", moved, "work2", "done", {"words": ["Đạt"]})
    assert [one.node for one in desk.items(moved)] == ["work3"]


def test_the_office_and_each_dossier_say_what_was_done(desk, app, clock, dossiers):
    migration = plan(desk, versions(desk)[0], publish(desk, longer()))
    start(desk, migration)
    finish(app, clock)
    told = {entry.action: entry for entry in rows(desk, OfficeEntry) if entry.action.endswith("_migration")}
    assert list(told) == ["plan_migration", "start_migration", "finish_migration"]
    assert told["plan_migration"].after == {"version_from": 1, "version_to": 2, "to_move": 3}
    assert told["finish_migration"].after == {"moved": 3}
    before, after = (getattr(turns(desk, migration)[dossiers[0]], name) for name in ("before", "after"))
    assert (before["version"], before["steps"][0]["node"]) == (1, "work1")
    assert (after["version"], after["steps"][0]["node"]) == (2, "check1")


def test_one_that_cannot_move_stays_as_it_is_and_says_why(desk, app, clock, dossiers):
    put(desk, lambda world: setattr(world.get(Dossier, dossiers[1]), "status", "withdrawn"))
    migration = plan(
        desk,
        versions(desk)[0],
        publish(desk, longer(work2="other2")),
        **{"work1": "check1", "work2": "decide"},
    )
    assert set(turns(desk, migration)) == {dossiers[0], dossiers[2]}
    # Between plan and turn it goes on to a step that has no safe counterpart.
    desk.complete("ha", dossiers[2], "work1", "done", {"words": ["Đạt"]})
    state = rows(desk, RunRecord, dossier_id=dossiers[2])[0].state
    put(desk, lambda world: forget(world.get(RunMigration, migration.id), "work2"))
    start(desk, migration)
    finish(app, clock)
    stayed = turns(desk, migration)[dossiers[2]]
    assert (stayed.status, stayed.reason["values"]) == ("stayed", {"steps": "Việc work2"})
    assert rows(desk, RunRecord, dossier_id=dossiers[2])[0].state == state
    assert rows(desk, JournalEntry, dossier_id=dossiers[2], kind="migrated") == []
    assert turns(desk, migration)[dossiers[0]].status == "moved"


def forget(migration, node):
    migration.rename = {old: new for old, new in migration.rename.items() if old != node}


def test_one_that_ended_meanwhile_stays_done(desk, app, clock, dossiers):
    migration = plan(desk, versions(desk)[0], publish(desk, longer()))
    put(desk, lambda world: setattr(world.get(Dossier, dossiers[1]), "status", "withdrawn"))
    start(desk, migration)
    finish(app, clock)
    assert turns(desk, migration)[dossiers[1]].reason["text"] == "Hồ sơ đã xong."
    assert [turn.status for turn in turns(desk, migration).values()].count("moved") == 2


def test_a_promised_date_keeps_a_dossier_where_the_new_limit_is_another(desk, app, clock, dossiers):
    waits = desk.start_draft(CODE)
    desk.answer(waits, "request", {"title": ["Xin xác nhận"]})
    desk.perform(submit, desk.actor("nhung"), Submit(waits.id))
    shorter = {'mode="same_clock" value="2"': 'mode="same_clock" value="1"'}
    migration = plan(desk, versions(desk)[0], publish(desk, longer(**shorter)))
    start(desk, migration)
    finish(app, clock)
    found = {id_: turn.status for id_, turn in turns(desk, migration).items()}
    assert found == dict.fromkeys(dossiers, "stayed") | {waits.id: "moved"}


def test_stopped_midway_it_goes_on_where_it_stopped(desk, app, clock, dossiers, monkeypatch):
    migration = plan(desk, versions(desk)[0], publish(desk, longer()))
    start(desk, migration)
    monkeypatch.setattr("workers.jobs.BATCH", 2)
    tick(app, MOVING)
    with pytest.raises(ReasonRequired):
        desk.perform(stop_migration, desk.actor("nam"), StopMigration(migration.id, " "))
    desk.perform(stop_migration, desk.actor("nam"), StopMigration(migration.id, "Xem lại"))
    finish(app, clock)
    counts = [turn.status for turn in turns(desk, migration).values()]
    assert 1 <= counts.count("moved") <= 2
    assert counts.count("moved") + counts.count("waiting") == 3
    assert rows(desk, Due, kind="migration") == []
    with pytest.raises(NotAtThatPoint):
        desk.perform(stop_migration, desk.actor("nam"), StopMigration(migration.id, "Xem lại"))
    start(desk, migration)
    finish(app, clock)
    assert {turn.status for turn in turns(desk, migration).values()} == {"moved"}
    with pytest.raises(NotAtThatPoint):
        start(desk, migration)


def test_a_worker_that_dies_between_two_dossiers_leaves_nothing_half_moved(
    desk, app, clock, dossiers, monkeypatch
):
    migration = plan(desk, versions(desk)[0], publish(desk, longer()))
    start(desk, migration)
    drops = iter([False, True])

    def dies(case, *given):
        if next(drops, False):
            raise KeyboardInterrupt
        return real(case, *given)

    real = migration_turns._move
    monkeypatch.setattr("processes.actions.migration_turns._move", dies)
    with pytest.raises(KeyboardInterrupt):
        drain(app)
    half = [turn.status for turn in turns(desk, migration).values()]
    assert (half.count("moved"), half.count("waiting")) == (1, 2)
    finish(app, clock)
    assert {turn.status for turn in turns(desk, migration).values()} == {"moved"}
    assert [len(rows(desk, JournalEntry, dossier_id=id_, kind="migrated")) for id_ in dossiers] == [1, 1, 1]


def test_two_workers_move_each_dossier_once(desk, app, clock, dossiers):
    migration = plan(desk, versions(desk)[0], publish(desk, longer()))
    start(desk, migration)
    together(lambda: drain(app), lambda: drain(app))
    finish(app, clock)
    assert rows(desk, RunMigration)[0].status == "done"
    assert [len(rows(desk, JournalEntry, dossier_id=id_, kind="migrated")) for id_ in dossiers] == [1, 1, 1]


@pytest.mark.parametrize("change", ["retired", "newer"])
def test_the_rest_stays_when_the_target_is_no_longer_in_force(desk, app, clock, dossiers, change):
    migration = plan(desk, versions(desk)[0], publish(desk, longer()))
    start(desk, migration)
    if change == "retired":
        desk.perform(retire_procedure, desk.actor("nam"), RetireProcedure(CODE, "Thôi"))
    else:
        publish(desk, procedure(CODE, middle=4))
    finish(app, clock)
    assert {turn.reason["text"] for turn in turns(desk, migration).values()} == {NOT_OFFERED.text}
    assert rows(desk, RunMigration)[0].status == "done"


def test_moved_dossiers_can_be_taken_back_and_others_are_left_alone(desk, app, clock, dossiers):
    first, second = versions(desk)[0], publish(desk, longer())
    before = {id_: rows(desk, RunRecord, dossier_id=id_)[0].state for id_ in dossiers}
    migration = plan(desk, first, second)
    start(desk, migration)
    finish(app, clock)
    later = accepted(desk, CODE)
    undo = plan(desk, second, first, undo_of=migration.id, check1="work1")
    start(desk, undo)
    finish(app, clock)
    assert set(turns(desk, undo)) == set(dossiers)
    assert desk.dossier(later).version_id == second.id
    for id_ in dossiers:
        assert (desk.dossier(id_).version_id, desk.items(id_)[0].node) == (first.id, "work1")
        assert rows(desk, RunRecord, dossier_id=id_)[0].state == before[id_]


def test_a_dossier_whose_withdrawal_is_open_moves_with_what_was_set_aside(desk, app, clock, dossiers):
    desk.perform(start_side, desk.actor("nhung"), StartSide(dossiers[0], "withdraw", reason="Thôi"))
    migration = plan(desk, versions(desk)[0], publish(desk, longer()))
    start(desk, migration)
    finish(app, clock)
    (item,) = desk.items(dossiers[0], SUSPENDED)
    assert (item.node, desk.dossier(dossiers[0]).status) == ("check1", "withdraw_requested")


def test_timers_keep_their_moments_and_fire_under_their_new_names(desk, app, clock):
    spans = Spans(call='duration("P1D")', wait='duration("P2D")')
    publish(desk, timed_procedure(spans))
    clock.at("2026-11-16 09:00")
    id_ = accepted(desk, TIMED)
    before = {
        due.id: (due.due_at, due.timer_id)
        for due in rows(desk, Due, dossier_id=id_, kind="timer")
        if due.fired_at is None
    }
    assert before
    text = timed_procedure(spans).decode().replace('"wait"', '"pause"').replace(">wait<", ">pause<")
    first, second = versions(desk, TIMED)[0], publish(desk, text.encode())
    migration = plan(desk, first, second, code=TIMED)
    start(desk, migration)
    finish(app, clock)
    assert {turn.status for turn in turns(desk, migration).values()} == {"moved"}
    open_now = [due for due in rows(desk, Due, dossier_id=id_, kind="timer") if due.fired_at is None]
    assert {due.id: (due.due_at, due.timer_id) for due in open_now} == before
    assert "pause" in {due.node for due in open_now}
    clock.at("2026-11-18 18:00")
    drain(app, Lane("everything"))
    assert "work" in {item.node for item in desk.items(id_)}


def test_who_may_plan_and_what_a_plan_must_say(desk, dossiers):
    first = versions(desk)[0]
    with pytest.raises(NotOffered):
        plan(desk, first, first)
    second = publish(desk, longer())
    with pytest.raises(ReasonRequired):
        plan(desk, first, second, reason=" ")
    with pytest.raises(BadInput):
        plan(desk, first, second, work1="nowhere")
    with pytest.raises(NobodyToMove):
        plan(desk, second, publish(desk, procedure(CODE, middle=4)))
    with pytest.raises(NotOffered):
        plan(desk, first, second)
    asked = PlanMigration(CODE, first.id, second.id, {}, "Vì sao")
    for name in ("bao", "tam"):
        with pytest.raises(NotAllowed):
            desk.perform(plan_migration, desk.actor(name), asked)


def test_what_the_preview_judges_changes_nothing_and_names_what_would_be_lost(desk, dossiers):
    migration = plan(desk, versions(desk)[0], publish(desk, longer(Field_title="Field_other")))
    put(desk, lambda world: setattr(world.get(Dossier, dossiers[0]), "case", None))
    with desk.transactions.read() as session:
        reading = Reading(session, desk.actor("nam"), desk.clock(), "vi", desk.transactions)
        judged = judge(reading.case(session.get(Dossier, dossiers[0])), migration)
    assert [(step.item.node, step.node.id, step.holder_stays) for step in judged.steps] == [
        ("work1", "check1", True)
    ]
    assert desk.dossier(dossiers[0]).version_id == versions(desk)[0].id
    assert [item.node for item in rows(desk, WorkItem, dossier_id=dossiers[0], state="open")] == ["work1"]
