"""Bảng quyết định: every decision that procedures can use, by where it stands."""

from collections.abc import Iterator
from pathlib import Path

from flask import url_for

from app.queries.decision_places import KINDS, Place, places
from app.queries.decision_words import policy_words
from app.queries.reading import Reading
from app.queries.views_decisions import DecisionGroup, DecisionList, DecisionRow
from processes.engine.decisions import Decision, Table, read_decisions
from processes.engine.diagram import DiagramError


def decision_list(reading: Reading, models: Path) -> DecisionList:
    """The page."""
    return DecisionList(reading.now, tuple(_group(reading, place) for place in places(reading, models)))


def decision_url(place: Place, decision: str) -> str:
    """Where a decision of a place is shown."""
    return url_for("designer.decision", place=place.kind, owner=place.owner, decision_id=decision)


def _group(reading: Reading, place: Place) -> DecisionGroup:
    rows: list[DecisionRow] = []
    faults: list[str] = []
    for name, text in place.files.items():
        try:
            rows += _rows(place, text)
        except DiagramError as error:
            faults.append(f"{name}: {reading.say(error.text)}")
    return DecisionGroup(KINDS[place.kind], place.title, place.code, place.url, tuple(rows), tuple(faults))


def _rows(place: Place, text: bytes) -> Iterator[DecisionRow]:
    for decision in read_decisions(text).decisions.values():
        yield DecisionRow(
            name=decision.name,
            id=decision.id,
            url=decision_url(place, decision.id),
            policy=_policy(decision),
            rules=len(decision.logic.rules) if isinstance(decision.logic, Table) else 0,
        )


def _policy(decision: Decision) -> str:
    return policy_words(decision.logic).name if isinstance(decision.logic, Table) else ""
