"""Dossiers on random walks through everything people and the clock may do: what must always hold, holds.

Each walk is made from its number, so that a red one can be walked again.
"""

from collections import Counter as Tally
from datetime import timedelta
from functools import cache
from random import Random

import pytest
from desk_counter import ATTESTED, CASH, COLLECTED, SEALED, Counter
from sqlalchemy import select
from story import APPRAISAL, ISSUE, day

from app.cli.journal import verify
from app.services import services
from processes.actions.applicant import CancelSubmitted, cancel_submitted
from processes.actions.case import CaseInHand
from processes.actions.forced_step import ForceStep, force_step, targets
from processes.actions.recounting import RecountDossier, recount_dossier
from processes.actions.sides import StartSide, start_side
from processes.actions.tasks import (
    ClaimTask,
    CompleteTask,
    ReleaseTask,
    claim_task,
    complete_task,
    release_task,
)
from processes.domain.access import SYSTEM
from processes.domain.dossier.dossier import Dossier
from processes.domain.dossier.records import Incident, Payment
from processes.domain.dossier.statuses import Status
from processes.domain.dossier.work import OPEN, SUSPENDED, Due, IntakeClock, PauseRecord, RunRecord, WorkItem
from processes.domain.errors import Refusal
from workers.kinds import find_kind

STEPS = 15
PEOPLE = {"receiver": ("bao", "mai"), "specialist": ("ha",), "leader": ("thinh",), "clerk": ("chau",)}
FORMS = {
    "appraise": APPRAISAL,
    "attest": ATTESTED,
    "return_at_desk__fee__take": CASH,
    "return_at_desk__hand_over": COLLECTED,
}
PAPER = "family_authorisation"


class Walk:
    """One dossier and the dice that decide what happens to it."""

    def __init__(self, desk, number, dossier_id, issue):
        self.desk, self.dice, self.id, self.trace = desk, Random(number), dossier_id, []
        self.forms = {**FORMS, "issue__issue_result": issue}
        self.due_original = None
        self.done = Tally()

    def step(self):
        verbs = (
            [self.complete] * 8
            + [self.wait] * 3
            + [self.side] * 3
            + [self.force, self.claim, self.cancel, self.supply, self.result]
        )
        verb = self.dice.choice(verbs)
        try:
            said = verb()
            self.done[verb.__name__] += 1
        except Refusal as refusal:
            said = type(refusal).__name__
        self.trace.append((verb.__name__, said, str(self.desk.dossier(self.id).status)))

    def over(self):
        """Nothing is left but what is refused; a few of those are enough."""
        return self.desk.dossier(self.id).is_ended and self.dice.random() < 0.3

    def rows(self, kind, **equal):
        with self.desk.transactions.read() as session:
            return list(session.scalars(select(kind).filter_by(dossier_id=self.id, **equal)))

    def item(self):
        """Mostly an open task, now and then one that is none any more."""
        items = self.rows(WorkItem)
        open_ = [item for item in items if item.state == OPEN]
        return self.dice.choice(items if not open_ or self.dice.random() < 0.1 else open_)

    def person(self, item):
        return "nhung" if item.role == "applicant" else self.dice.choice(PEOPLE[item.role])

    def outcome(self, item):
        with self.desk.transactions.read() as session:
            record = session.get(RunRecord, item.run_id)
            version = self.desk.transactions.versions.take(session, record.version_id)
        found = [outcome.id for outcome in version.facts.tasks[item.node].outcomes]
        return self.dice.choice([*found[:1] * 4, *found]) if found else None

    def complete(self):
        item, tick = self.item(), self.dice.choice(["passed", "passed", "failed"])
        checks = {PAPER: (tick, "Mờ")} if item.role == "receiver" and self.dice.random() < 0.8 else {}
        if item.node == "appraise":
            self.result()
        posted = self.forms.get(item.node, {})
        if "document_number" in posted:
            posted = {**posted, **day("document_date", self.desk.clock.now.strftime("%d/%m/%Y"))}
        command = CompleteTask(item.id, self.outcome(item), posted, "Lý do", checks)
        self.desk.perform(complete_task, self.desk.actor(self.person(item)), command)
        return item.node, command.outcome

    def wait(self):
        """Time passes; the worker does what has come due, the dossier's own only."""
        now = self.desk.clock.forward(
            hours=self.dice.choice([1, 3, 20, 70, 24 * 12]), seconds=self.dice.randrange(60)
        )
        kinds = []
        for due in sorted(self.rows(Due, fired_at=None), key=lambda due: due.id):
            if (
                due.due_at is not None
                and due.due_at <= now
                and due.kind in ("timer", "task", "dossier", "draft")
            ):
                find_kind(due.kind)(services(self.desk.app), due.id)
                kinds.append(due.node or due.kind)
        return kinds

    def side(self):
        action, who = self.dice.choice(
            [
                ("withdraw", "nhung"),
                ("withdraw", "bao"),
                ("stop", "bao"),
                ("apology", "ha"),
                ("apology", "nam"),
            ]
        )
        new = self.desk.clock.now + timedelta(days=self.dice.choice([1, 5, 9]))
        posted = {"stop": {"legal_basis": ["Luật"]}, "apology": day("new_due", new.strftime("%d/%m/%Y"))}.get(
            action, {}
        )
        self.desk.perform(start_side, self.desk.actor(who), StartSide(self.id, action, posted, "Lý do"))
        return action

    def force(self):
        item = self.item()

        def reach(world, actor, command):
            return targets(CaseInHand(world, actor, world.lock_dossier(self.id)))

        node = self.dice.choice(self.desk.perform(reach, SYSTEM, None) or [None])
        command = ForceStep(self.id, item.id, node.node if node else "", "Lý do")
        self.desk.perform(force_step, self.desk.actor("nam"), command)
        return item.node, command.node

    def claim(self):
        item = self.item()
        verb, command = self.dice.choice([(claim_task, ClaimTask), (release_task, ReleaseTask)])
        self.desk.perform(verb, self.desk.actor(self.person(item)), command(item.id))

    def cancel(self):
        if self.dice.random() < 0.3:
            self.desk.perform(cancel_submitted, self.desk.actor("nhung"), CancelSubmitted(self.id))

    def supply(self):
        self.desk.hand_in(self.desk.dossier(self.id), PAPER, data=b"%PDF-1.7 again")

    def result(self):
        if any(item.node == "appraise" for item in self.desk.items(self.id)):
            self.desk.upload_result("ha", self.id, "appraise")

    def check(self):
        """What must hold after every step."""
        with self.desk.transactions.read() as session:
            dossier = session.get(Dossier, self.id)
            kinds = (RunRecord, WorkItem, Due, PauseRecord, Payment)
            kept = [list(session.scalars(select(kind).filter_by(dossier_id=self.id))) for kind in kinds]
        runs, items, dues, pauses, payments = kept
        items = [item for item in items if item.state in (OPEN, SUSPENDED)]
        dues = [due for due in dues if due.kind == "timer" and due.fired_at is None]
        finished = {run.id for run in runs if run.finished_at}
        assert dossier.status in set(Status)
        assert not [item.node for item in items if item.run_id in finished]
        assert not [due.node for due in dues if due.run_id in finished]
        self.check_standing(dossier, runs, items, dues)
        self.check_clock(dossier, dues, pauses)
        self.check_standing_still(dossier, items)
        self.check_recount()
        self.check_ends(dossier, runs)
        self.check_money(payments)

    def check_standing(self, dossier, runs, items, dues):
        """The procedure's run has ended, or stands still as a whole, or offers a task or waits for something."""
        main = next(run for run in runs if run.kind == "main")
        mine = [item.state for item in items if item.run_id == main.id]
        waits = [due for due in dues if due.run_id == main.id]
        suspended = dossier.suspended_at is not None
        assert suspended == (dossier.status == Status.WITHDRAW_REQUESTED)
        assert bool(main.finished_at) == dossier.is_ended
        if main.finished_at:
            assert mine == waits == []
        elif suspended:
            assert set(mine) <= {SUSPENDED}
            assert [due.due_at for due in waits] == [None] * len(waits)
            assert [run.kind for run in runs if run.kind == "withdraw" and not run.finished_at] == [
                "withdraw"
            ]
        else:
            assert mine or waits
            assert set(mine) <= {OPEN}

    def check_clock(self, dossier, dues, pauses):
        """The processing clock runs, stands still or has ended; the first promise is never changed."""
        self.due_original = self.due_original or dossier.due_original
        assert dossier.due_original == self.due_original
        open_pauses = [pause for pause in pauses if pause.ended_at is None]
        assert len(open_pauses) == int(dossier.is_paused)
        for due in dues:
            if due.clock == "processing":
                assert (due.due_at is None) == dossier.is_paused, due
        assert (dossier.received_at is None) == (dossier.due_original is None)
        assert (dossier.due_legal is None) == (dossier.due_original is None)
        # The pause in which it ended moves the date that counts, no longer the one that was promised.
        moved_apart = dossier.reschedules or dossier.finished_at
        assert moved_apart or dossier.due_legal == dossier.due_current
        intakes = [clock for clock in self.rows(IntakeClock) if clock.ended_at is None]
        assert len(intakes) == int(dossier.status == Status.SUBMITTED)
        ended = dossier.is_ended or dossier.status == Status.RESULT_READY
        assert (dossier.finished_at is not None) == ended
        if dossier.due_current and not dossier.is_paused:
            assert dossier.due_current >= dossier.due_original

    def check_standing_still(self, dossier, items):
        """Tasks stand still only with their dossier: each one in a withdrawal, in a pause those before it."""
        still = [item.node for item in items if item.left_minutes is not None]
        assert not still or dossier.is_paused
        set_aside = [item for item in items if item.state == SUSPENDED and item.due_at is not None]
        assert all(item.left_minutes is not None for item in set_aside)

    def check_recount(self):
        """By the same calendar a recount finds every date where it is."""
        assert self.desk.perform(recount_dossier, SYSTEM, RecountDossier(self.id, "Không đổi")) is False

    def check_ends(self, dossier, runs):
        """No side run outlives what it was about, and each is asked for once at a time."""
        sides = [run.kind for run in runs if run.kind != "main" and not run.finished_at]
        assert len(sides) == len(set(sides))
        if dossier.is_ended or dossier.status == Status.RESULT_READY:
            assert sides == []
        if dossier.delivery_status in ("ready", "delivered"):
            assert dossier.status in (Status.RESULT_READY, Status.RETURNED)

    def check_money(self, payments):
        paid = [payment.timing for payment in payments if payment.status == "paid"]
        assert len(paid) == len(set(paid))


class SamePeople(Counter):
    """Nobody comes or leaves during a walk, so each is read once."""

    def __init__(self, app, clock):
        super().__init__(app, clock)
        self.actor = cache(super().actor)


@pytest.fixture
def desk(app, clock):
    clock.at("2026-11-16 08:30")
    return SamePeople(app, clock)


def online(desk, number):
    return Walk(desk, number, desk.file_household_business().id, ISSUE)


def at_the_desk(desk, number):
    return Walk(desk, number, desk.copies_asked(), SEALED)


@pytest.mark.parametrize(("begin", "walks"), [(online, 60), (at_the_desk, 40)])
def test_whatever_happens_to_a_dossier_it_stays_sound(desk, clock, begin, walks):
    done, ends = Tally(), Tally()
    for number in range(walks):
        clock.at("2026-11-16 08:30")
        walk = begin(desk, number)
        try:
            for _ in range(STEPS):
                walk.step()
                walk.check()
                if walk.over():
                    break
        except Exception as error:
            error.add_note(f"walk {number}: {walk.trace}")
            raise
        done += walk.done
        ends[str(desk.dossier(walk.id).status)] += 1
    with desk.transactions.read() as session:
        assert verify(session)[0] is None
        assert list(session.scalars(select(Incident))) == []
    # Walks that only bump into refusals would show nothing.
    assert done["complete"] > walks * 2
    assert len(ends) >= 6
