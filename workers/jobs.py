"""What the worker does in a round: act on what has come due, each item in a transaction of its own.

One that breaks waits, twice as long each time, and does not hold up the others.
"""

from collections.abc import Callable, Iterator, Sequence
from time import monotonic

import structlog
from flask import Flask

from app.metrics import LATENESS
from app.persistence.claims import CLAIM, EVERYTHING, Lane, Moment, claim, give_back, something_waits
from app.persistence.faults import Unavailable
from app.persistence.incidents import keep_incident
from app.persistence.transaction import ActionBroke
from app.services import Services, services
from processes.actions.timers import EarlierFirst, ForgetDue, PostponeDue, forget_due, postpone_due
from processes.domain.access import SYSTEM
from processes.domain.errors import NotFound
from workers.kinds import find_kind
from workers.post import ALONE

log = structlog.get_logger(__name__)

BATCH = 50
"""How many moments are claimed at once."""
WORKED_FOR = CLAIM.total_seconds() / 2
"""Seconds after which the rest of a batch is given back, long before its claim lapses."""
STAYING = ("timer", *ALONE)
"""Kinds whose rows never stand for something that may be gone."""
TOLD_AFTER = 5
"""After so many failures an item becomes an incident, where the action that broke has not written one."""


def tick(app: Flask, lane: Lane = EVERYTHING, stopping: Callable[[], bool] = lambda: False) -> int:
    """One batch; returns how many items were handled. Nothing due costs one indexed read."""
    with app.app_context():
        at_hand = services()
        now = at_hand.clock()
        with at_hand.transactions.read() as session:
            if not something_waits(session, now, lane):
                return 0
        batch = at_hand.transactions.write(lambda session: claim(session, now, lane, BATCH))
        # Tried again at once, what is not to be had would be the first that the next round waits for.
        lapsing: set[str] = set()
        try:
            return sum(_acted(at_hand, moment, lapsing) for moment in _in_time(batch, stopping))
        finally:
            back = [moment for moment in batch if moment.id not in lapsing]
            at_hand.transactions.write(lambda session: give_back(session, back, now))


def _acted(at_hand: Services, moment: Moment, lapsing: set[str]) -> bool:
    """Act on a moment; the claim on one that has to come again is left to lapse."""
    if act_on(at_hand, moment):
        return True
    lapsing.add(moment.id)
    return False


def _in_time(batch: Sequence[Moment], stopping: Callable[[], bool]) -> Iterator[Moment]:
    """The moments of a batch, until the process is to end or the claim grows old."""
    begun = monotonic()
    for moment in batch:
        if stopping() or monotonic() - begun > WORKED_FOR:
            return
        yield moment


def act_on(at_hand: Services, moment: Moment) -> bool:
    """Let the kind of the moment act; whatever goes wrong concerns this one only.

    A timer lets those of its dossier go first that came before it. False when the machine was at fault or
    somebody holds its dossier: then nothing has changed, and it is tried again when its claim has lapsed.
    """
    went_first: set[str] = set()
    while True:
        try:
            find_kind(moment.kind)(at_hand, moment.id)
        except EarlierFirst as first:
            if first.due_id in went_first or not act_on(at_hand, Moment(first.due_id, "timer", first.due_at)):
                return False
            went_first.add(first.due_id)
            continue
        except Exception as error:
            # Anything at all: the item waits, and the round goes on with the next.
            return _cope(at_hand, moment, error)
        late = (at_hand.clock() - moment.due_at).total_seconds()
        LATENESS.labels(moment.kind).observe(max(late, 0))
        return True


def _cope(at_hand: Services, moment: Moment, error: Exception) -> bool:
    """What becomes of a moment whose action failed."""
    try:
        if isinstance(error, Unavailable):
            raise error
        if isinstance(error, NotFound) and moment.kind not in STAYING:
            # A timer knows by itself when it is gone; whatever else is not found must not make it vanish.
            at_hand.transactions.perform(forget_due, SYSTEM, ForgetDue(moment.id))
        else:
            _put_off(at_hand, moment, error)
    except Unavailable:
        log.warning("machine fault, tried again", kind=moment.kind, due=moment.id)
        return False
    except Exception:
        # Even this concerns the one moment only.
        log.exception("not put off", kind=moment.kind, due=moment.id)
        return False
    return True


def _put_off(at_hand: Services, moment: Moment, error: Exception) -> None:
    log.warning("put off", kind=moment.kind, due=moment.id, error=type(error).__name__)
    command = PostponeDue(moment.id)
    failures = at_hand.transactions.perform(postpone_due, SYSTEM, command)
    if failures == TOLD_AFTER and not isinstance(error, ActionBroke):
        now, name = at_hand.clock(), f"act_on_{moment.kind}"
        at_hand.transactions.write(lambda session: keep_incident(session, name, SYSTEM, command, error, now))
