"""Trying a decision: the questions it asks, what was typed as FEEL values, and what it says."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from flask_babel import gettext

from app.folding import fold
from app.queries.decided_words import rules_words, value_words
from app.queries.decision_words import kind_words
from app.queries.reading import Reading
from app.queries.views_decisions import Answer, TryField
from forms.feel import FeelError, compile_expression
from processes.engine.decisions import DecisionFailed, DecisionModel, Table, needs, wants
from processes.engine.decisions.kinds import ANYTHING, Kind

Path = tuple[str, ...]
LONGEST = 1000
PREFIX = "v."
TRUTHS = {"dung": True, "co": True, "sai": False, "khong": False}
"""Yes and no as people type them, folded."""
DAYS = (
    re.compile(r"(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4})"),
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})"),
)


def asked_paths(model: DecisionModel, decision_id: str) -> list[Path]:
    """What the decision and those it needs read: inputs by name first, then ``dossier`` and ``form``."""
    given = [(name,) for name in sorted(wants(model, decision_id))]
    read = sorted(path for path in needs(model, decision_id) if len(path) > 1)
    longest = [path for path in read if not any(path == other[: len(path)] != other for other in read)]
    return [*given, *longest]


def field_of(
    reading: Reading, model: DecisionModel, decision_id: str, path: Path, typed: Mapping[str, str]
) -> TryField:
    """The question for one value."""
    name = ".".join(path)
    kind, label, allowed = _column(model, name)
    hint = ": ".join(part for part in (kind_words(reading, kind), allowed) if part)
    return TryField(PREFIX + name, label or name, hint, typed.get(name, ""))


def answer_to(
    reading: Reading, model: DecisionModel, decision_id: str, typed: Mapping[str, str]
) -> tuple[Answer, list[int]]:
    """What the decision says for the texts typed by path, and its rules that held."""
    context = _context(model, asked_paths(model, decision_id), typed)
    try:
        outcome = model.evaluate(decision_id, context)
    except DecisionFailed as failed:
        return Answer(failed=reading.say(failed.text)), []
    held = list(outcome.rules.get(decision_id, []))
    others = tuple(
        (model.decisions[other].name, rules_words(list(numbers)) or gettext("Không quy tắc nào đúng."))
        for other, numbers in outcome.rules.items()
        if other != decision_id
    )
    return Answer(value_words(outcome.value, reading.locale), rules_words(held), "", others), held


def typed_value(text: str, kind: Kind = ANYTHING) -> object:
    """A text as a FEEL value: an expression, a plain date, or the text itself; nothing typed is null."""
    text = text.strip()[:LONGEST]
    if not text:
        return None
    if kind.name == "string" and not text.startswith('"'):
        return text
    plain = _plain(text)
    if plain is not None:
        return plain
    try:
        return compile_expression(text, ()).evaluate({})
    except FeelError:
        return text


def _plain(text: str) -> date | bool | None:
    for form in DAYS:
        if found := form.fullmatch(text):
            try:
                return date(int(found["year"]), int(found["month"]), int(found["day"]))
            except ValueError:
                return None
    return TRUTHS.get(fold(text))


def _column(model: DecisionModel, name: str) -> tuple[Kind, str, str]:
    """Type, label and allowed values of the first column that tests ``name``; else of the input itself."""
    for decision in model.decisions.values():
        for column in decision.logic.inputs if isinstance(decision.logic, Table) else ():
            if column.value.text == name:
                return column.kind, column.label, column.allowed.text if column.allowed else ""
    given = next((one for one in model.inputs if name in one.names), None)
    return (given.kind if given else ANYTHING), "", ""


def _context(model: DecisionModel, paths: Iterable[Path], typed: Mapping[str, str]) -> dict[str, object]:
    context: dict[str, Any] = {"dossier": {}, "form": {}}
    for path in paths:
        name = ".".join(path)
        place = context
        for key in path[:-1]:
            place = place.setdefault(key, {})
        place[path[-1]] = typed_value(typed.get(name, ""), _column(model, name)[0])
    return context
