"""Everything the actions write into the journal can be told to people."""

import re
from pathlib import Path

import pytest

from app.cli.journal import SAYS
from app.queries.journal_rows import JOURNAL_KINDS
from app.queries.notice_words import NOTICES
from processes.domain.dossier.moves import MOVES

ROOT = Path(__file__).parent.parent.parent
JOURNAL = ROOT / "app" / "templates" / "journal"
NOTED = sorted(
    kind
    for path in (ROOT / "processes").rglob("*.py")
    for kind in re.findall(r'\.note\(\s*"(\w+)"', path.read_text("utf-8"))
)


@pytest.mark.parametrize("kind", NOTED)
def test_every_kind_of_entry_has_its_text_and_its_name_in_the_filter(kind):
    assert (JOURNAL / f"{kind}.html").exists()
    assert kind in JOURNAL_KINDS


def test_no_text_is_left_of_a_kind_that_is_gone():
    assert {path.stem for path in JOURNAL.glob("*.html")} == set(NOTED) == set(JOURNAL_KINDS)


def test_every_move_has_its_sentence():
    told = set(re.findall(r'"(\w+)": _\(', (JOURNAL / "moved.html").read_text("utf-8")))
    assert told == set(MOVES)


def test_every_notice_is_called_something_in_the_outbox():
    assert {move.notice for move in MOVES.values() if move.notice} <= set(NOTICES)
    assert {path.stem for path in (ROOT / "app/templates/sms").glob("*.txt")} <= set(NOTICES)


def test_every_break_of_a_chain_can_be_told():
    assert set(SAYS) == {"altered", "cut", "lost", "office", "seal"}
