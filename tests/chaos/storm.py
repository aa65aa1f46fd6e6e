"""Workers and people at work, one of them killed every now and then; in the end everything must be true."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from time import monotonic, sleep

from chaos.crew import Crew
from chaos.roles import Place
from chaos.verdict import is_settled, judge
from processes.actions import outbox


@dataclass(frozen=True)
class Storm:
    """``kills`` every ``pause`` seconds among so many ``workers`` and ``people``; ``lease`` of a message."""

    kills: int
    pause: float
    workers: int = 3
    people: int = 2
    lease: float = 5.0
    patience: float = 600.0
    seed: int = 1


def rage(place: Place, storm: Storm) -> dict:
    """The verdict. Call it in a process that has made no app: its own children do."""
    outbox.LEASE = timedelta(seconds=storm.lease)
    crew, dice, begun = Crew(), random.Random(storm.seed), monotonic()
    crew.alone(place.prepare)
    try:
        for role in [place.work] * storm.workers + [place.act] * storm.people:
            crew.start(role)
        for _ in range(storm.kills):
            sleep(storm.pause)
            crew.look()
            crew.kill_one(dice)
        raged = monotonic() - begun
        desk = place.desk()
        settled = _wait(lambda: is_settled(desk, place.dossiers), storm.patience)
        crew.look()
    finally:
        crew.dismiss()
    verdict = judge(desk, place, crew.killed, storm.lease)
    faults = verdict.pop("faults")
    faults += [] if settled else ["not settled in time"]
    faults += [f"{crew.failed} processes ended by themselves"] if crew.failed else []
    spent = {
        "killed": len(crew.killed),
        "raged_s": round(raged, 1),
        "settled_s": round(monotonic() - begun, 1),
    }
    return {**verdict, **spent, "faults": faults[:20]}


def _wait(condition: Callable[[], bool], seconds: float) -> bool:
    end = monotonic() + seconds
    while not (met := condition()) and monotonic() < end:
        sleep(0.5)
    return met
