"""What the worker does in a round: act on what has come due, each item in a transaction of its own.

One that breaks waits, twice as long each time, and does not hold up the others.
"""

from collections.abc import Callable

import structlog
from flask import Flask

from app.persistence.faults import Unavailable
from app.persistence.incidents import keep_incident
from app.persistence.transaction import ActionBroke
from app.queries.due import EVERYTHING, Lane, Moment, moments_due
from app.services import Services, services
from processes.actions.timers import ForgetDue, PostponeDue, forget_due, postpone_due
from processes.domain.access import SYSTEM
from processes.domain.errors import NotFound
from workers.kinds import find_kind

log = structlog.get_logger(__name__)

TOLD_AFTER = 5
"""After so many failures an item becomes an incident, where the action that broke has not written one."""


def tick(app: Flask, lane: Lane = EVERYTHING, stopping: Callable[[], bool] = lambda: False) -> int:
    """One round; returns how many items were handled. Nothing due costs one indexed read."""
    with app.app_context():
        at_hand = services()
        with at_hand.transactions.read() as session:
            waiting = moments_due(session, at_hand.clock(), lane)
        for done, moment in enumerate(waiting):
            if stopping():
                return done
            act_on(at_hand, moment)
        return len(waiting)


def act_on(at_hand: Services, moment: Moment) -> None:
    """Let the kind of the moment act; whatever goes wrong concerns this one only."""
    try:
        find_kind(moment.kind)(at_hand, moment.id)
    except Unavailable:
        log.warning("machine fault, tried again", kind=moment.kind, due=moment.id)
    except NotFound as error:
        if moment.kind == "timer":
            # A timer knows by itself when it is gone; whatever else is not found must not make it vanish.
            _put_off(at_hand, moment, error)
        else:
            at_hand.transactions.perform(forget_due, SYSTEM, ForgetDue(moment.id))
    except Exception as error:
        # Anything at all: the item waits, and the round goes on with the next.
        _put_off(at_hand, moment, error)


def _put_off(at_hand: Services, moment: Moment, error: Exception) -> None:
    log.warning("put off", kind=moment.kind, due=moment.id, error=type(error).__name__)
    command = PostponeDue(moment.id)
    failures = at_hand.transactions.perform(postpone_due, SYSTEM, command)
    if failures == TOLD_AFTER and not isinstance(error, ActionBroke):
        now, name = at_hand.clock(), f"act_on_{moment.kind}"
        at_hand.transactions.write(lambda session: keep_incident(session, name, SYSTEM, command, error, now))
