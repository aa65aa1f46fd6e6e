"""The table of access against a table written by hand: every action, person, unit, status and task."""

from datetime import UTC, datetime
from functools import cache
from itertools import product
from pathlib import Path

import pytest
import yaml

from processes.domain.access import NOBODY, OF_DRAWINGS, RULES, SYSTEM, Actor, Subject, may, obstacle
from processes.domain.dossier.dossier import Dossier
from processes.domain.dossier.statuses import Status
from processes.domain.dossier.work import WorkItem
from processes.domain.drafting import DRAFT_STATUSES, DiagramDraft
from processes.domain.organisation import ROLES
from processes.domain.permissions import ALWAYS, PERSONS, allowed_statuses

TABLE = yaml.safe_load((Path(__file__).parents[2] / "data" / "permissions.yaml").read_text("utf-8"))
NOW = datetime(2026, 11, 13, tzinfo=UTC)
UNITS = {
    "receiving": "desk",
    "competent": "economy",
    "parent": "commune",
    "sibling": "justice",
    "none": "elsewhere",
}
FILED = {"online": None, "self": "me", "another": "somebody"}
TASKS = ("none", "free", "held", "taken", "held done", "done", "withdrawn", "suspended", "other role", "other unit", "applicants", "applicants done")  # fmt: skip
OF_TASKS = [name for name, lines in TABLE["actions"].items() if any("task" in line for line in lines)]
FEW_STATUSES = ("draft", "submitted", "in_process", "returned")


@cache
def dossier(status, filed):
    made = Dossier("d", "", "", "owner", "desk", "economy", NOW, NOW)
    made.status, made.filed_by = status, FILED[filed]
    return made


@cache
def task(kind, role, unit):
    """A task seen from an officer with ``role`` in ``unit``; applicants get their own."""
    if kind == "none":
        return None
    item = WorkItem("t", "d", "r", "x", "n", "", role or "specialist", unit or "economy", NOW)
    item.state = {"done": "done", "held done": "done", "withdrawn": "withdrawn", "suspended": "suspended", "applicants done": "done"}.get(kind, "open")  # fmt: skip
    item.holder_id = {"held": "me", "held done": "me", "taken": "somebody"}.get(kind)
    if kind == "other role":
        item.role = "clerk" if role != "clerk" else "leader"
    if kind == "other unit":
        item.unit_id = "far away"
    if kind.startswith("applicants"):
        item.role = "applicant"
    return item


@cache
def persons():
    """Everybody: facts for the table, and the actor for the program."""
    return tuple(_persons())


def _persons():
    yield {"is": "applicant"}, Actor("owner", "", party_id="owner")
    yield {"is": "stranger"}, Actor("other", "", party_id="other")
    yield {"is": "nobody"}, NOBODY
    yield {"is": "system"}, SYSTEM
    for role, (relation, unit) in product(ROLES, UNITS.items()):
        actor = Actor("me", "", officer_id="me", pairs=frozenset({(unit, role)}), units=frozenset({unit}))
        yield {"is": "officer", "role": role, "relation": relation, "unit": unit}, actor


def expected(action, person, status, filed, kind, past):
    """What the table written by hand says."""
    lines = _lines_for(action, person, past)
    return any(_line_holds(line, person, status, filed, kind) for line in lines)


def _lines_for(action, person, past):
    """The lines that speak of the person, wherever the dossier stands."""
    lines = [line for line in TABLE["actions"][action] if "drawing" not in line]
    return [line for line in lines if _who(line, person) and _unit(line, person, past)]


def _line_holds(line, person, status, filed, kind):
    return (
        _status(line.get("status", "all"), status)
        and (status is None or "filed" not in line or line["filed"] == filed)
        and ("task" not in line or kind in _tasks(line["task"], person))
    )


def _who(line, person):
    who = line["who"]
    return person.get("role") in who if isinstance(who, list) else person["is"] == who


def _unit(line, person, past):
    if person["is"] != "officer" or ("task" in line and "unit" not in line):
        return True
    unit, relation = line.get("unit", "own"), person["relation"]
    own = relation in ("receiving", "competent")
    return {"any": True, "own": own, "receiving": relation == "receiving", "own or past work": own or past}[
        unit
    ]


def _status(allowed, status):
    if allowed == "no dossier" or status is None:
        return (allowed == "no dossier" or allowed == "all") and (status is None or allowed == "all")
    if allowed in ("all", "draft", "sent"):
        return allowed == "all" or (status == "draft") == (allowed == "draft")
    return status in (TABLE["groups"][allowed] if isinstance(allowed, str) else allowed)


def _tasks(allowed, person):
    applicants = {"applicants": {"applicants"}, "any applicants": {"applicants", "applicants done"}}
    if person["is"] != "officer" or allowed in applicants:
        return applicants.get(allowed, ())
    fits = {"free", "held", "taken", "held done", "done", "withdrawn", "suspended"}
    return {"mine": {"free", "held"}, "held": {"held"}, "fits": fits}.get(allowed, ())


def test_the_table_speaks_of_every_action_and_of_no_other():
    assert set(TABLE["actions"]) == set(RULES)


@pytest.mark.parametrize("action", sorted(TABLE["actions"]))
def test_the_program_answers_as_the_table(action):
    kinds, statuses = (TASKS, FEW_STATUSES) if action in OF_TASKS else (("none", "free"), tuple(Status))
    wrong = []
    for (person, actor), past in product(persons(), (False, True)):
        lines = _lines_for(action, person, past)
        for status, filed, kind in product(statuses, FILED, kinds):
            item = task(kind, person.get("role"), person.get("unit"))
            subject = Subject(dossier(status, filed), item, actor.pairs if past else frozenset())
            if may(actor, action, subject) != any(
                _line_holds(line, person, status, filed, kind) for line in lines
            ):
                wrong.append((person, str(status), filed, kind, past))
    assert wrong[:5] == []


@pytest.mark.parametrize("action", sorted(TABLE["actions"]))
def test_without_a_dossier_only_what_needs_none_is_allowed(action):
    lines = TABLE["actions"][action]
    needs_none = [line for line in lines if line.get("status") == "no dossier" or _asks_nothing(line)]
    for person, actor in persons():
        assert may(actor, action) == any(_who(line, person) for line in needs_none), person


def _asks_nothing(line):
    """No dossier, status or task is needed: the operator and the administrator."""
    free = not {"status", "task", "filed", "drawing"} & set(line)
    return free and (line["who"] == "system" or line.get("unit") == "any")


def test_what_is_about_a_drawing_depends_on_who_drew_it_and_where_it_stands():
    of_drawings = {
        name for name, lines in TABLE["actions"].items() if any("drawing" in line for line in lines)
    }
    assert of_drawings == set(OF_DRAWINGS)
    for action, (person, actor), whose, state in product(
        sorted(of_drawings), persons(), ("own", "anothers"), DRAFT_STATUSES
    ):
        author = actor.id if whose == "own" else "another"
        drawn = DiagramDraft("x", "", "", b"", author, NOW, NOW, status=state)
        allowed = any(
            _who(line, person) and (line["drawing"], line["state"]) == (whose, state)
            for line in TABLE["actions"][action]
        )
        assert may(actor, action, Subject(drawing=drawn)) == allowed, (action, person, whose, state)


@pytest.mark.parametrize("action", sorted(set(TABLE["actions"]) - set(OF_DRAWINGS)))
def test_the_overview_is_the_best_that_the_table_allows(action):
    for person in PERSONS:
        best = {
            str(status)
            for status in Status
            if any(expected(action, _at_best(person), status, filed, kind, True)
                   for filed, kind in product(("online", "self"), ("free", "held", "applicants")))
        }  # fmt: skip
        assert {str(status) for status in allowed_statuses(action, person)} == best, person


@pytest.mark.parametrize("action", OF_DRAWINGS)
def test_the_overview_of_drawings_names_whoever_may_with_some_drawing(action):
    allowed = {role for line in TABLE["actions"][action] for role in line["who"]}
    assert {person for person in PERSONS if allowed_statuses(action, person)} == allowed


def _at_best(person):
    if person in ROLES:
        return {"is": "officer", "role": person, "relation": "receiving", "unit": "desk"}
    return {"is": person}


def test_always_is_every_status():
    assert set(Status) == ALWAYS


def test_the_obstacle_is_the_first_condition_of_the_nearest_way():
    receiver = Actor(
        "me", "", officer_id="me", pairs=frozenset({("desk", "receiver")}), units=frozenset({"desk"})
    )
    subject = Subject(dossier("in_process", "online"), task("taken", "receiver", "desk"))
    assert obstacle(receiver, "complete_task", subject).__name__ == "holds_or_free"
    assert obstacle(NOBODY, "complete_task", subject).__name__ == "fits_role"
    assert obstacle(receiver, "see_dossier", subject) is None
