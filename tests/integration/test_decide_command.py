"""The command that asks a decision of a file."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from decision_tables import dmn, table

from app.cli.decide import decide

PAGES = dmn(table("charge", ("form.ask.pages",), ("charge",), "< 3 | 5000", ">= 3 | form.ask.pages * 2.5"))


def asked(file: Path, text: str, *words: str) -> tuple[int, str]:
    file.write_text(text, "utf-8")
    answer = CliRunner().invoke(decide, [str(file), *words])
    return answer.exit_code, answer.output


def test_it_prints_the_value_and_the_rules(tmp_path):
    code, said = asked(tmp_path / "a.dmn", PAGES, "charge", "--context", '{"form": {"ask": {"pages": 5}}}')
    assert (code, json.loads(said)) == (0, {"value": 12.5, "rules": {"charge": [2]}})


@pytest.mark.parametrize(
    ("text", "words", "said"),
    [
        (PAGES, ("other",), "“other”"),
        (PAGES, ("charge", "--context", "{"), "JSON"),
        (PAGES, ("charge", "--context", "[]"), "JSON"),
        (PAGES.replace("20191111", "1"), ("charge",), "a.dmn:1"),
        (PAGES.replace("5000", "5000 +"), ("charge",), "không đọc được"),
    ],
)
def test_it_refuses_with_a_sentence(tmp_path, text, words, said):
    code, answer = asked(tmp_path / "a.dmn", text, *words)
    assert code == 1
    assert said in answer
