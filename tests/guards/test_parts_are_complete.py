"""Kinds of things are found by file name; none lacks a part."""

import re
from pathlib import Path

import pytest

from app.queries.notice_words import NOTICES as NAMED
from processes.actions import moves
from processes.domain.dossier.moves import MOVES
from processes.domain.dossier.statuses import WORDS, Status
from processes.steps import find_step, step_names
from workers.kinds import kind_names

ROOT = Path(__file__).parent.parent.parent
TEMPLATES = ROOT / "app" / "templates"
NOTICES = sorted({move.notice for move in MOVES.values() if move.notice})


@pytest.mark.parametrize("notice", NOTICES)
@pytest.mark.parametrize("channel", ["mail", "sms"])
def test_every_notice_has_its_letters(notice, channel):
    assert (TEMPLATES / channel / f"{notice}.txt").exists()


@pytest.mark.parametrize("kind", sorted(NAMED))
def test_every_kind_of_message_in_the_outbox_has_a_mail(kind):
    assert (TEMPLATES / "mail" / f"{kind}.txt").exists()


def test_every_kind_of_moment_has_somebody_who_acts():
    set_ = re.compile(r'(?:Due\([^)]*?"|kind[^"\n]*= ")(timer|task|dossier|draft|message|slip|seal|clean)"')
    sources = (ROOT / "processes" / "actions").glob("*.py")
    told = {kind for path in sources for kind in set_.findall(path.read_text("utf-8"))}
    assert {"task", "dossier", "draft", "message", "slip"} <= told <= kind_names()


def test_every_effect_belongs_to_a_move():
    assert set(moves.EFFECTS) <= set(MOVES)


def test_every_status_has_words_for_desk_and_citizen():
    assert set(WORDS) == set(Status)


@pytest.mark.parametrize("name", sorted(step_names()))
def test_every_step_can_be_found(name):
    assert callable(find_step(name))


def test_moves_only_lead_between_known_statuses():
    for move in MOVES.values():
        assert move.sources, move.name
