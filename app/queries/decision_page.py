"""One decision as a table, what it needs, and what it says for values that somebody typed."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from flask import url_for

from app.queries.decision_list import decision_url
from app.queries.decision_places import KINDS, Place, place_named
from app.queries.decision_try import answer_to, asked_paths, field_of
from app.queries.decision_words import kind_words, policy_words
from app.queries.reading import Reading
from app.queries.views_decisions import Column, DecisionPage, RuleRow
from app.queries.views_frame import Link
from processes.domain.errors import NotFound
from processes.engine.decisions import Decision, DecisionModel, Table, read_decisions
from processes.engine.decisions.model import Input, Output
from processes.engine.diagram import DiagramError

MOST_SHOWN = 300


def decision_page(
    reading: Reading, models: Path, where: tuple[str, str, str], typed: Mapping[str, str] | None
) -> DecisionPage:
    """The page of the decision ``where``: the kind of its place, the owner there, its id. ``typed`` are the
    values to try it with, None to look only. Raises NotFound.
    """
    kind, owner, decision_id = where
    place = place_named(reading, models, kind, owner)
    model = _model(place, decision_id)
    decision = model.decisions[decision_id]
    paths = asked_paths(model, decision_id)
    answer, held = (None, []) if typed is None else answer_to(reading, model, decision_id, typed)
    table = decision.logic if isinstance(decision.logic, Table) else None
    rules = tuple(_rules(table, held)) if table else ()
    return DecisionPage(
        now=reading.now,
        name=decision.name,
        id=decision.id,
        kind=KINDS[place.kind],
        owner=place.title,
        back_url=url_for("designer.decisions"),
        url=decision_url(place, decision_id),
        policy=policy_words(table) if table else None,
        inputs=tuple(_input(reading, column) for column in table.inputs) if table else (),
        outputs=tuple(_output(reading, column) for column in table.outputs) if table else (),
        rules=rules,
        hidden=len(table.rules) - len(rules) if table else 0,
        notes=any(rule.note for rule in rules),
        expression="" if isinstance(decision.logic, Table) else decision.logic.value.text,
        needs=tuple(_needs(place, model, decision)),
        fields=tuple(field_of(reading, model, decision_id, path, typed or {}) for path in paths),
        answer=answer,
    )


def _model(place: Place, decision_id: str) -> DecisionModel:
    """The file of a place that has the decision. Raises NotFound."""
    for text in place.files.values():
        try:
            model = read_decisions(text)
        except DiagramError:
            continue
        if decision_id in model.decisions:
            return model
    raise NotFound


def _rules(table: Table, held: list[int]) -> Iterator[RuleRow]:
    """The first rules, and those that held."""
    for rule in table.rules:
        if rule.number <= MOST_SHOWN or rule.number in held:
            yield RuleRow(
                rule.number,
                tuple(cell.text for cell in rule.tests),
                tuple(cell.text for cell in rule.results),
                rule.note,
                rule.number in held,
            )


def _input(reading: Reading, column: Input) -> Column:
    allowed = column.allowed.text if column.allowed else ""
    return Column(column.label, column.value.text, kind_words(reading, column.kind), allowed)


def _output(reading: Reading, column: Output) -> Column:
    allowed = column.allowed.text if column.allowed else ""
    return Column(column.label, column.name, kind_words(reading, column.kind), allowed)


def _needs(place: Place, model: DecisionModel, decision: Decision) -> Iterator[Link]:
    for other in decision.requires:
        yield Link(model.decisions[other].name, decision_url(place, other))
