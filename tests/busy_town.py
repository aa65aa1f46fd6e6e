"""A town at work for a year: people file, officers answer sooner or later, and the worker keeps the moments.

Nothing waits for real: the clock goes from one event to the next, of people or of the table ``due``,
whichever comes first. Everything follows from a number.
"""

from collections import Counter as Tally
from datetime import datetime, timedelta
from functools import cache
from heapq import heappop, heappush
from itertools import count
from random import Random

from desk_counter import ATTESTED, CASH, COLLECTED, SEALED, Counter
from sqlalchemy import func, select
from standing_clock import VN
from story import APPRAISAL, ISSUE, day

from app.demo.calendar import calendar_data
from app.persistence.claims import Lane
from app.persistence.tables.work import due
from processes.actions.applicant import CancelSubmitted, cancel_submitted
from processes.actions.sides import StartSide, start_side
from processes.actions.tasks import CompleteTask, complete_task
from processes.domain.dossier.statuses import Status
from processes.domain.dossier.work import RunRecord
from processes.domain.errors import Refusal
from processes.domain.working_time import calendar_from_dict
from workers.jobs import tick

IN_THE_HOUSE = Lane("house", but=("message", "slip"))
PEOPLE = {"receiver": "bao", "specialist": "ha", "leader": "thinh", "clerk": "chau"}
PAPER = "family_authorisation"
FORMS = {
    "appraise": APPRAISAL,
    "attest": ATTESTED,
    "return_at_desk__fee__take": CASH,
    "return_at_desk__hand_over": COLLECTED,
    "issue__issue_result": ISSUE,
}
USUAL = {"intake__check": 86, "appraise": 60, "approval__approve": 90, "answer_withdrawal": 60}
"""Of a hundred, how many times the first outcome is taken; elsewhere nearly always."""
BUSINESS, COPIES = "business", "copies"


class Town(Counter):
    """The desk of the demo from ``first`` to ``last`` (moments in Vietnam)."""

    def __init__(self, app, clock, number: int, first: datetime, last: datetime) -> None:
        super().__init__(app, clock)
        self.actor = cache(super().actor)
        self.dice, self.first, self.last = Random(number), first, last
        self.calendar = calendar_from_dict(calendar_data())
        self.agenda: list = []
        self.order = count()
        self.filed: dict[str, str] = {}
        self.done = Tally()

    def live(self, business: int, copies: int) -> None:
        """So many dossiers of each kind come in, spread over the year; then the year takes its course."""
        for kind, many in ((BUSINESS, business), (COPIES, copies)):
            for _ in range(many):
                self.plan(self.some_moment(kind), self.file, kind)
        while self.agenda:
            moment, _, verb, given = heappop(self.agenda)
            if moment > self.last:
                break
            self.keep_moments(moment)
            self.clock.now = moment
            verb(given)
        self.keep_moments(self.last)
        self.clock.now = self.last

    def plan(self, moment: datetime, verb, given) -> None:
        heappush(self.agenda, (max(moment, self.first), next(self.order), verb, given))

    def some_moment(self, kind: str) -> datetime:
        """People file online at any hour, at the desk while it is open."""
        span = (self.last - self.first) / timedelta(seconds=1)
        moment = self.first + timedelta(seconds=self.dice.randrange(int(span)))
        return self.calendar.clock_start(moment).astimezone(VN) if kind == COPIES else moment

    def keep_moments(self, until: datetime) -> None:
        """The worker acts at each moment that comes before ``until``, exactly then."""
        while True:
            with self.transactions.read() as session:
                waits = select(func.min(due.c.due_at)).where(
                    due.c.fired_at.is_(None), due.c.kind.not_in(IN_THE_HOUSE.but)
                )
                comes = session.execute(waits).scalar()
            if comes is None or comes > until:
                return
            self.clock.now = max(comes, self.clock.now).astimezone(VN)
            assert tick(self.app, IN_THE_HOUSE), f"nothing was done at {comes}"

    def file(self, kind: str) -> None:
        dossier_id = self.file_household_business().id if kind == BUSINESS else self.copies_asked()
        self.filed[dossier_id] = kind
        self.next_look(dossier_id)
        wanted = (self.withdraw, self.withdraw, self.stop, self.apologise, self.cancel)
        if self.dice.random() < 0.4:
            later = self.calendar.add(self.clock.now, self.dice.choice([20, 90, 400])).astimezone(VN)
            self.plan(later, self.dice.choice(wanted), dossier_id)

    def next_look(self, dossier_id: str) -> None:
        """Somebody has time for the dossier: mostly soon, now and then much too late."""
        fate = self.dice.random()
        most = 60 if fate < 0.7 else 500 if fate < 0.92 else 3000
        moment = self.calendar.add(self.clock.now, self.dice.randrange(1, most)).astimezone(VN)
        self.plan(moment + timedelta(seconds=self.dice.randrange(60)), self.look, dossier_id)

    def look(self, dossier_id: str) -> None:
        """Do the first open task; the next one is for another day."""
        items = self.items(dossier_id)
        if not items:
            return
        item = items[-1] if len(items) > 1 and self.dice.random() < 0.5 else items[0]
        if item.role == "applicant" and self.dice.random() < 0.3:
            later = self.clock.now + timedelta(days=self.dice.choice([2, 9, 40]))
            self.plan(later, self.look, dossier_id)
            return
        self.trying(self.complete_item, dossier_id, item)
        self.next_look(dossier_id)

    def complete_item(self, dossier_id: str, item) -> None:
        outcome, posted = self.outcome(item), dict(FORMS.get(item.node, {}))
        who = "nhung" if item.role == "applicant" else PEOPLE[item.role]
        if item.node == "appraise":
            self.upload_result("ha", dossier_id, "appraise")
        elif item.role == "applicant":
            self.hand_in(self.dossier(dossier_id), PAPER, data=b"%PDF-1.7 again")
        if "document_number" in posted:
            posted |= day("document_date", self.clock.now.strftime("%d/%m/%Y"))
        tick_ = "failed" if outcome in ("supplement", "send") else "passed"
        checks = {PAPER: (tick_, "Mờ")} if item.role == "receiver" and self.is_business(dossier_id) else {}
        if self.is_copies(dossier_id) and item.node == "issue__issue_result":
            posted = SEALED
        command = CompleteTask(item.id, outcome, posted, "Lý do", checks)
        self.perform(complete_task, self.actor(who), command)

    def outcome(self, item) -> str | None:
        with self.transactions.read() as session:
            version_id = session.get(RunRecord, item.run_id).version_id
            version = self.transactions.versions.take(session, version_id)
        found = [outcome.id for outcome in version.facts.tasks[item.node].outcomes]
        if not found:
            return None
        usual = self.dice.randrange(100) < USUAL.get(item.node, 93)
        return found[0] if usual or len(found) == 1 else self.dice.choice(found[1:])

    def is_business(self, dossier_id: str) -> bool:
        return self.filed[dossier_id] == BUSINESS

    def is_copies(self, dossier_id: str) -> bool:
        return self.filed[dossier_id] == COPIES

    def withdraw(self, dossier_id: str) -> None:
        who = "nhung" if self.is_business(dossier_id) else "bao"
        self.trying(self.side, dossier_id, who, "withdraw", {})

    def stop(self, dossier_id: str) -> None:
        self.trying(self.side, dossier_id, "bao", "stop", {"legal_basis": ["Luật"]})

    def apologise(self, dossier_id: str) -> None:
        """Not before a day has passed; the new date is a working day somewhat later."""
        new = self.calendar.add(self.clock.now, 5 * 480).astimezone(VN)
        posted = day("new_due", new.strftime("%d/%m/%Y"))
        self.trying(self.side, dossier_id, "ha", "apology", posted)

    def side(self, dossier_id: str, who: str, action: str, posted: dict) -> None:
        command = StartSide(dossier_id, action, posted, "Lý do")
        self.perform(start_side, self.actor(who), command)
        self.next_look(dossier_id)

    def cancel(self, dossier_id: str) -> None:
        if self.dossier(dossier_id).status == Status.SUBMITTED and self.is_business(dossier_id):
            self.perform(cancel_submitted, self.actor("nhung"), CancelSubmitted(dossier_id))

    def trying(self, verb, *given) -> None:
        """People also try what is refused."""
        try:
            verb(*given)
            self.done[verb.__name__] += 1
        except Refusal as refusal:
            self.done[type(refusal).__name__] += 1
