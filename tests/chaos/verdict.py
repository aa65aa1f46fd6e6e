"""What must be true when the dust has settled."""

import json
from collections import Counter, defaultdict
from statistics import quantiles

from sqlalchemy import func, select
from timed_desk import TimedDesk
from timer_diagram import CODE

from app.cli.journal import verify
from chaos.roles import Place
from processes.domain.dossier.dossier import Dossier
from processes.domain.dossier.journal import JournalEntry
from processes.domain.dossier.records import Incident, OutboxMessage
from processes.domain.dossier.statuses import ENDED, Status
from processes.domain.dossier.work import Due, RunRecord

AT_ONCE = ("timer", "message", "slip")
"""Moments of which none is left when all is done; what looks at deadlines comes in days."""


def is_settled(desk: TimedDesk, dossiers: int) -> bool:
    """Whether every dossier has gone its way and nothing waits for a worker."""
    with desk.app.app_context(), desk.transactions.read() as session:
        mine = select(func.count()).select_from(Dossier).where(Dossier.procedure_code == CODE)
        sent = session.scalar(mine.where(Dossier.status != Status.DRAFT)) or 0
        gone = session.scalar(mine.where(Dossier.status.in_(ENDED))) or 0
        waits = select(func.count()).select_from(Due).where(Due.fired_at.is_(None), Due.kind.in_(AT_ONCE))
        return sent >= dossiers and gone == sent and session.scalar(waits) == 0


def judge(desk: TimedDesk, place: Place, killed: list[int], lease: float) -> dict:
    """The figures, and under ``faults`` what should not be."""
    with desk.app.app_context(), desk.transactions.read() as session:
        timers, faults = _timers(session)
        figures, more = _messages(session, place, killed, lease)
        problem, entries = verify(session)
        mine = (Dossier.procedure_code == CODE, Dossier.status != Status.DRAFT)
        finished = list(session.scalars(select(Dossier.status).where(*mine)))
        stuck = session.scalar(
            select(func.count()).select_from(RunRecord).where(RunRecord.finished_at.is_(None))
        )
        incidents = [(each.action, each.error) for each in session.scalars(select(Incident))]
    faults += more + [f"incident: {each}" for each in incidents]
    faults += [f"journal: {problem}"] if problem else []
    faults += [f"{stuck} runs have not ended"] if stuck else []
    return {"dossiers": len(finished), "entries": entries, **timers, **figures, "faults": faults}


def _timers(session) -> tuple[dict, list[str]]:
    rows = list(session.scalars(select(Due).filter_by(kind="timer")))
    noted = list(
        session.scalars(select(JournalEntry).filter_by(kind="timer_fired").order_by(JournalEntry.seq))
    )
    told = Counter(entry.payload["timer"] for entry in noted)
    faults = [f"timer {id_} fired {times} times" for id_, times in told.items() if times > 1]
    fired = {row.id for row in rows if row.fired_at}
    faults += [f"timer {id_}: row and journal differ" for id_ in fired ^ told.keys()]
    in_order = defaultdict(list)
    for entry in noted:
        in_order[entry.dossier_id].append(entry.payload["due"])
    faults += [f"dossier {id_}: {moments}" for id_, moments in in_order.items() if moments != sorted(moments)]
    late = [(row.fired_at - row.due_at).total_seconds() for row in rows if row.fired_at]
    faults += ["a timer fired early"] if min(late, default=0) < 0 else []
    return {"timers_fired": len(noted), **_percentiles("late", late)}, faults


def _percentiles(name: str, seconds: list[float]) -> dict:
    if len(seconds) < 2:
        return {}
    parts = quantiles(seconds, n=100)
    return {f"{name}_{part}_s": round(parts[part - 1], 3) for part in (50, 95, 99)}


def _messages(session, place: Place, killed: list[int], lease: float) -> tuple[dict, list[str]]:
    messages = list(session.scalars(select(OutboxMessage)))
    keys = Counter(message.key for message in messages)
    faults = [f"key {key} stands {times} times" for key, times in keys.items() if times > 1]
    faults += [f"message {each.key}: {each.state}" for each in messages if each.state != "sent"]
    sent = defaultdict(list)
    lines = place.wire.read_text().splitlines() if place.wire.exists() else []
    for line in map(json.loads, lines):
        sent[line["key"]].append(line)
    faults += [f"key {key} was sent and is in no outbox" for key in sent.keys() - keys.keys()]
    faults += [f"message {key} never left" for key in keys.keys() - sent.keys()]
    twice = {key: times for key, times in sent.items() if len(times) > 1}
    for key, times in twice.items():
        for first, second in zip(times, times[1:], strict=False):
            # A worker that lives, and yet does not come to note for as long as a lease, counts as dead.
            if first["pid"] not in killed and second["at"] - first["at"] < lease:
                faults.append(f"message {key} went twice")
    return {"messages": len(keys), "sent_twice": len(twice)}, faults
