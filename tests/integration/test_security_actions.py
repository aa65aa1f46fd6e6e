"""The actions themselves ask who acts: a route that forgot to would open nothing."""

from dataclasses import fields, is_dataclass
from decimal import Decimal
from importlib import import_module
from pkgutil import iter_modules

import pytest
from desk import Desk
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError
from story import APPRAISAL, OWNER

import processes.actions
from app.services import services
from processes.actions.applicant import CancelSubmitted, UpdateSubmitted, cancel_submitted, update_submitted
from processes.actions.drafts import (
    ChooseDelivery,
    DeleteDraft,
    SaveAnswers,
    StartDraft,
    choose_delivery,
    delete_draft,
    save_answers,
    start_draft,
)
from processes.actions.outbox import SendAgain, send_again
from processes.actions.papers import AddPaper, AddResult, RemovePaper, add_paper, add_result, remove_paper
from processes.actions.parties import RegisterParty, register_party
from processes.actions.publication import Publish, publish
from processes.actions.refusals import NotReadyToSubmit, SupplementMissing
from processes.actions.submission import ConfirmPayment, Submit, confirm_payment, submit
from processes.actions.tasks import (
    ClaimTask,
    CompleteTask,
    ReleaseTask,
    SaveTaskDraft,
    claim_task,
    complete_task,
    release_task,
    save_task_draft,
)
from processes.actions.unit_slots import FillSlot, fill_slot
from processes.actions.units import AddUnit, add_unit
from processes.domain.access import NOBODY, SYSTEM, Actor
from processes.domain.dossier.dossier import Paper
from processes.domain.dossier.journal import JournalEntry
from processes.domain.errors import NotAllowed, NotFound


@pytest.fixture
def desk(app, clock):
    return Desk(app, clock)


@pytest.fixture
def other(desk):
    register = RegisterParty("citizen", "Đỗ Văn Khánh", "033088000245", "0912000219", "khanh@thu.example")
    party = desk.perform(register_party, SYSTEM, register)
    return Actor(party.id, party.name, party_id=party.id)


def on_a_draft(desk, draft, paper_id):
    """Everything that is done to a draft."""
    return [
        (save_answers, SaveAnswers(draft, "owner", {"owner_name": "X"}, True)),
        (choose_delivery, ChooseDelivery(draft, "desk", {})),
        (add_paper, AddPaper(draft, "family_authorisation", desk.upload(b"%PDF-1.7 other"))),
        (remove_paper, RemovePaper(draft, paper_id)),
        (submit, Submit(draft)),
        (delete_draft, DeleteDraft(draft)),
    ]


def on_a_dossier(desk, dossier):
    """Everything an applicant does to a dossier that was sent."""
    seen = desk.dossier(dossier).row_version
    return [
        (submit, Submit(dossier)),
        (save_answers, SaveAnswers(dossier, "owner", {"owner_name": "X"}, True)),
        (choose_delivery, ChooseDelivery(dossier, "desk", {})),
        (add_paper, AddPaper(dossier, "family_authorisation", desk.upload(b"%PDF-1.7 other"))),
        (update_submitted, UpdateSubmitted(dossier, (), seen)),
        (cancel_submitted, CancelSubmitted(dossier)),
        (delete_draft, DeleteDraft(dossier)),
    ]


def on_a_task(desk, item):
    """Everything that is done to an officer's task."""
    return [
        (claim_task, ClaimTask(item)),
        (release_task, ReleaseTask(item)),
        (save_task_draft, SaveTaskDraft(item, {"note": "x"})),
        (add_result, AddResult(item, desk.upload())),
        (complete_task, CompleteTask(item, "accept")),
    ]


def refusals(desk, actor, tries):
    """What ``actor`` is told at each try."""
    told = set()
    for action, command in tries:
        with pytest.raises((NotFound, NotAllowed)) as refused:
            desk.perform(action, actor, command)
        told.add((action.__name__, refused.type.__name__))
    return told


def test_a_draft_is_touched_by_its_applicant_alone(desk, other):
    draft = desk.filled_draft()
    with desk.transactions.read() as session:
        paper = session.scalars(select(Paper)).one()
    for actor in (other, desk.actor("bao"), desk.actor("nam"), NOBODY):
        told = refusals(desk, actor, on_a_draft(desk, draft.id, paper.id))
        assert {kind for _, kind in told} == {"NotFound"}


def test_a_dossier_is_changed_by_its_applicant_alone(desk, other):
    filed = desk.file_household_business()
    for actor in (other, desk.actor("bao"), desk.actor("nam"), NOBODY):
        told = refusals(desk, actor, on_a_dossier(desk, filed.id))
        assert {kind for _, kind in told} == {"NotFound"}
    assert desk.dossier(filed.id).status == "submitted"


def test_a_task_is_done_by_its_role_alone(desk, other):
    filed = desk.file_household_business()
    item = desk.items(filed.id)[0].id
    for actor in (other, desk.actor("nhung"), desk.actor("ha"), desk.actor("nam"), NOBODY, SYSTEM):
        told = refusals(desk, actor, on_a_task(desk, item))
        assert {kind for _, kind in told} == {"NotFound"}
    assert desk.items(filed.id)[0].holder_id is None


def test_only_administrators_administer(desk):
    unit = services(desk.app).transactions
    tries = [
        (add_unit, AddUnit(unit)),
        (fill_slot, FillSlot("a", "b", "c")),
        (publish, Publish(b"", None)),
        (send_again, SendAgain("x")),
    ]
    for who in ("nhung", "bao", "thinh"):
        assert {kind for _, kind in refusals(desk, desk.actor(who), tries)} == {"NotAllowed"}


def test_only_applicants_begin_a_draft(desk):
    for actor in (desk.actor("bao"), NOBODY, SYSTEM):
        with pytest.raises(NotAllowed):
            desk.perform(start_draft, actor, StartDraft("1.001612", "trung-tam-phuc-vu"))


def test_money_is_confirmed_by_the_provider_alone(desk):
    draft = desk.filled_draft()
    asked = desk.perform(submit, desk.actor("nhung"), Submit(draft.id)).payment
    word = ConfirmPayment(asked.reference, Decimal(asked.amount), True, "1", "00")
    for who in ("nhung", "bao", "nam"):
        with pytest.raises(NotAllowed):
            desk.perform(confirm_payment, desk.actor(who), word)
    assert desk.dossier(draft.id).is_draft


def test_an_applicant_does_not_tick_papers(desk, clock):
    """The supplement is the applicant's task; the ticks in it would be the officer's."""
    filed = desk.file_household_business()
    checks = {"family_authorisation": ("failed", "chưa chứng thực")}
    clock.at("2026-11-16 09:00")
    desk.complete("bao", filed.id, "intake__check", "supplement", checks=checks)
    item = next(item for item in desk.items(filed.id) if item.role == "applicant")
    passed = {"family_authorisation": ("passed", "")}
    with pytest.raises(SupplementMissing):
        desk.perform(complete_task, desk.actor("nhung"), CompleteTask(item.id, "sent", {}, "", passed))
    with desk.transactions.read() as session:
        assert session.scalars(select(Paper).where(Paper.current)).one().check == "failed"


def test_answers_of_a_form_that_is_no_section_are_refused(desk):
    """The specialist's form belongs to the same procedure, but not to the application."""
    draft = desk.start_draft()
    for form in ("appraisal", "khong-co", ""):
        with pytest.raises(NotFound):
            desk.perform(
                save_answers, desk.actor("nhung"), SaveAnswers(draft.id, form, dict(APPRAISAL), True)
            )


def test_answers_said_to_be_complete_are_read_again_when_sent(desk):
    """Whoever says so of forged answers is not believed."""
    draft = desk.filled_draft()
    forged = dict.fromkeys(OWNER) | {"owner_person_id": "1"}
    desk.perform(save_answers, desk.actor("nhung"), SaveAnswers(draft.id, "owner", forged, True))
    with pytest.raises(NotReadyToSubmit):
        desk.perform(submit, desk.actor("nhung"), Submit(draft.id))


def test_no_command_carries_a_password():
    """Commands that break are kept with the incident, word for word."""
    secrets, commands = [], 0
    for module in iter_modules(processes.actions.__path__):
        for name, thing in vars(import_module(f"processes.actions.{module.name}")).items():
            if isinstance(thing, type) and is_dataclass(thing):
                commands += 1
                secrets += [f"{name}.{field.name}" for field in fields(thing) if "passw" in field.name]
    assert commands > 20
    assert secrets == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal SET actor_name = 'x'",
        "UPDATE journal SET payload = '{}'",
        "UPDATE journal SET seq = seq + 100",
        "DELETE FROM journal",
    ],
)
def test_the_database_keeps_the_journal(desk, statement):
    desk.file_household_business()
    with pytest.raises(DBAPIError, match="append-only"):
        desk.transactions.write(lambda session: session.connection().exec_driver_sql(statement) and None)
    with desk.transactions.read() as session:
        assert len(session.scalars(select(JournalEntry)).all()) == 2
