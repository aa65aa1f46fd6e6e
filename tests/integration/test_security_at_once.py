"""Several at the same moment: pressed twice, in two windows, by two officers, told twice by the bank."""

from collections import Counter

import pytest
from at_once import together
from desk import Desk
from sqlalchemy import func, select

from processes.actions.applicant import CancelSubmitted, cancel_submitted
from processes.actions.refusals import TaskAlreadyDone, TaskTaken
from processes.actions.submission import Submit, submit
from processes.actions.tasks import ClaimTask, CompleteTask, claim_task, complete_task
from processes.domain.dossier.dossier import Dossier
from processes.domain.dossier.journal import JournalEntry, first_break
from processes.domain.dossier.records import Incident, OutboxMessage, Payment

AT_ONCE = 8


@pytest.fixture
def desk(app, clock):
    return Desk(app, clock)


def count(desk, kind, /, **equal):
    with desk.transactions.read() as session:
        return session.scalar(select(func.count()).select_from(kind).filter_by(**equal))


def journal(desk, dossier_id):
    with desk.transactions.read() as session:
        query = select(JournalEntry).filter_by(dossier_id=dossier_id).order_by(JournalEntry.seq)
        return list(session.scalars(query))


def test_sending_at_once_asks_for_one_payment(desk):
    draft, nhung = desk.filled_draft(), desk.actor("nhung")
    done = together(*[lambda: desk.perform(submit, nhung, Submit(draft.id))] * AT_ONCE)
    assert len({each.payment.reference for each in done}) == 1
    assert count(desk, Payment) == 1


def test_a_payment_told_at_once_files_one_dossier(desk):
    draft = desk.filled_draft()
    asked = desk.perform(submit, desk.actor("nhung"), Submit(draft.id)).payment
    told = together(*[lambda: desk.pay(asked.reference)] * AT_ONCE)
    assert Counter(told) == {"confirmed": 1, "already": AT_ONCE - 1}
    kinds = Counter(entry.kind for entry in journal(desk, draft.id))
    assert kinds["payment_confirmed"] == 1
    assert count(desk, Dossier) == 1
    assert count(desk, OutboxMessage, kind="submitted") == 2
    assert first_break(journal(desk, draft.id)) is None


def test_codes_given_at_once_differ(desk):
    drafts = [desk.filled_draft() for _ in range(4)]
    nhung = desk.actor("nhung")
    asked = [desk.perform(submit, nhung, Submit(draft.id)).payment.reference for draft in drafts]
    together(*[lambda reference=reference: desk.pay(reference) for reference in asked])
    codes = {desk.dossier(draft.id).code for draft in drafts}
    assert len(codes) == 4
    assert None not in codes


def test_a_task_claimed_at_once_has_one_holder(desk):
    filed = desk.file_household_business()
    item, bao, mai = desk.items(filed.id)[0], desk.actor("bao"), desk.actor("mai")
    works = [
        lambda who=who: desk.perform(claim_task, who, ClaimTask(item.id)).holder_id for who in (bao, mai) * 4
    ]
    told = together(*works)
    holder = desk.items(filed.id)[0].holder_id
    assert set(told) == {holder, TaskTaken}
    assert [entry.kind for entry in journal(desk, filed.id)].count("task_claimed") == 1


def test_a_task_completed_at_once_is_done_once(desk, clock):
    filed = desk.file_household_business()
    clock.at("2026-11-16 09:00")
    item, bao, mai = desk.items(filed.id)[0], desk.actor("bao"), desk.actor("mai")
    command = CompleteTask(item.id, "accept", {}, "", {"family_authorisation": ("passed", "")})
    works = [lambda who=who: desk.perform(complete_task, who, command).actor.id for who in (bao, mai) * 4]
    told = together(*works)
    doer = next(one for one in told if one is not TaskAlreadyDone)
    assert set(told) == {doer, TaskAlreadyDone}
    kinds = Counter(entry.kind for entry in journal(desk, filed.id))
    assert kinds["task_completed"] == 1
    assert kinds["slip_issued"] == 1
    assert first_break(journal(desk, filed.id)) is None
    assert count(desk, Incident) == 0


def test_cancelling_and_taking_in_at_once_one_of_them_wins(desk, clock):
    filed = desk.file_household_business()
    clock.at("2026-11-16 09:00")
    item, bao, nhung = desk.items(filed.id)[0], desk.actor("bao"), desk.actor("nhung")
    accept = CompleteTask(item.id, "accept", {}, "", {"family_authorisation": ("passed", "")})
    together(
        lambda: desk.perform(complete_task, bao, accept).dossier.status,
        lambda: desk.perform(cancel_submitted, nhung, CancelSubmitted(filed.id)).status,
    )
    moves = [entry.payload["move"] for entry in journal(desk, filed.id) if entry.kind == "moved"]
    status = desk.dossier(filed.id).status
    assert ("accept" in moves) is (status == "in_process")
    assert ("cancel_submitted" in moves) is (status == "cancelled_by_applicant")
    assert len({"cancel_submitted", "accept"} & set(moves)) == 1
    assert count(desk, Incident) == 0
