"""Every action, and every change that the office's journal can tell of, has words for people."""

import re
from pathlib import Path

from app.queries import incident_words, office_words
from processes.actions.registry import known_actions

ROOT = Path(__file__).parent.parent.parent
SOURCES = [path for folder in ("app", "processes") for path in (ROOT / folder).rglob("*.py") if "node_modules" not in path.parts]  # fmt: skip
NOTED = re.compile(r'\bnote(?:_change)?\(\s*world,\s*actor,\s*"(\w+)"')
SUBJECT = re.compile(r'(?:subject = \(|return )"(\w+)", \w[\w.]*\.(?:id|code|receiving_unit_id)\b')


def found(pattern):
    return {name for path in SOURCES for name in pattern.findall(path.read_text("utf-8"))}


def test_every_action_has_words():
    assert set(known_actions()) - set(incident_words.ACTIONS) == set()


def test_every_noted_change_has_words():
    noted = found(NOTED)
    assert {"add_unit", "change_calendar", "lock_account"} <= noted
    assert noted - set(office_words.ACTIONS) == set()


def test_every_kind_of_thing_that_changes_has_words():
    subjects = found(SUBJECT)
    assert {"unit", "officer", "incident"} <= subjects
    assert subjects - set(office_words.SUBJECTS) == set()
