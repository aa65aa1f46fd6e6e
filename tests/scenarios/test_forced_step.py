"""An administrator moves a dossier to another step: with a reason, on record, status and clock following."""

import pytest
from desk import Desk
from sqlalchemy import select
from story import APPRAISAL, ISSUE

from app.cli.journal import verify
from processes.actions.forced_step import ForceStep, StepOutOfReach, force_step
from processes.actions.office import ReasonRequired
from processes.domain.dossier.journal import JournalEntry
from processes.domain.errors import NotFound
from processes.domain.office_journal import OfficeEntry


@pytest.fixture
def desk(app, clock):
    return Desk(app, clock)


@pytest.fixture
def at_work(desk, clock):
    dossier_id = desk.file_household_business().id
    clock.at("2026-11-16 09:00")
    desk.complete(
        "bao", dossier_id, "intake__check", "accept", checks={"family_authorisation": ("passed", "")}
    )
    return dossier_id


def force(desk, dossier_id, node, who="nam", reason="Lãnh đạo ký nhầm bản dự thảo"):
    item = desk.items(dossier_id)[0]
    return desk.perform(force_step, desk.actor(who), ForceStep(dossier_id, item.id, node, reason))


def to_the_clerk(desk, dossier_id):
    desk.upload_result("ha", dossier_id, "appraise")
    desk.complete("ha", dossier_id, "appraise", "eligible", APPRAISAL)
    desk.complete("thinh", dossier_id, "approval__approve", "agree")


def test_back_to_the_specialist_and_on_to_the_end(desk, clock, at_work):
    to_the_clerk(desk, at_work)
    force(desk, at_work, "appraise")
    assert desk.dossier(at_work).status == "in_process"
    assert [item.node for item in desk.items(at_work)] == ["appraise"]
    to_the_clerk(desk, at_work)
    clock.at("2026-11-23 09:30")
    desk.complete("chau", at_work, "issue__issue_result", "issue", ISSUE)
    desk.complete("mai", at_work, "return_result__confirm", "confirm")
    assert desk.dossier(at_work).status == "returned"
    with desk.transactions.read() as session:
        assert verify(session)[0] is None


def test_it_is_on_record_in_both_journals(desk, clock, at_work):
    to_the_clerk(desk, at_work)
    force(desk, at_work, "appraise")
    with desk.transactions.read() as session:
        entry = session.scalars(select(JournalEntry).filter_by(dossier_id=at_work, kind="step_forced")).one()
        change = session.scalars(select(OfficeEntry).filter_by(action="force_step")).one()
    assert entry.payload["reason"] == change.reason == "Lãnh đạo ký nhầm bản dự thảo"
    assert (change.before["status"], change.after["status"]) == ("waiting_clerk", "in_process")


def test_a_ready_result_may_be_taken_back_for_correction(desk, clock, at_work):
    to_the_clerk(desk, at_work)
    clock.at("2026-11-23 09:30")
    desk.complete("chau", at_work, "issue__issue_result", "issue", ISSUE)
    assert desk.dossier(at_work).finished_at is not None
    force(desk, at_work, "appraise")
    dossier = desk.dossier(at_work)
    assert (dossier.status, dossier.finished_at) == ("in_process", None)


def test_a_paused_dossier_goes_on_counting(desk, clock, at_work):
    clock.at("2026-11-17 10:00")
    desk.complete(
        "ha", at_work, "appraise", "amend", {**APPRAISAL, "authorisation_certified": ["false"]}, note="Thiếu"
    )
    desk.complete(
        "bao", at_work, "supplement__send", "send", checks={"family_authorisation": ("failed", "Mờ")}
    )
    clock.at("2026-11-18 10:00")
    force(desk, at_work, "appraise")
    dossier = desk.dossier(at_work)
    assert (dossier.status, dossier.is_paused) == ("in_process", False)
    assert dossier.due_current == clock.at("2026-11-20 09:00")


@pytest.mark.parametrize("node", ["intake", "stopped", "no_such_step", "return_result__confirm"])
def test_some_steps_are_out_of_reach(desk, clock, at_work, node):
    with pytest.raises(StepOutOfReach):
        force(desk, at_work, node)
    assert desk.dossier(at_work).status == "in_process"


def test_it_needs_a_reason_and_an_administrator(desk, clock, at_work):
    with pytest.raises(ReasonRequired):
        force(desk, at_work, "approval", reason=" ")
    with pytest.raises(NotFound):
        force(desk, at_work, "approval", who="ha")
