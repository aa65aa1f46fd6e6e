"""The public conformance cases: none may be answered wrongly."""

import json
from collections import Counter
from pathlib import Path

import pytest

from forms.feel.cases import run_cases

FILE = Path(__file__).parents[2] / "data" / "feel" / "cases.json"


@pytest.fixture(scope="module")
def cases():
    return json.loads(FILE.read_text(encoding="utf-8"))


def test_the_file_is_whole(cases):
    assert len(cases) == 1499
    assert Counter(case["expect"]["type"] == "null" for case in cases) == {True: 713, False: 786}


def test_none_is_wrong(cases):
    report = run_cases(cases)
    assert report.failures == []
    assert report.passed >= 1450
    assert report.passed + report.refused == 1498


def test_most_cases_with_a_value_pass(cases):
    assert run_cases(case for case in cases if case["expect"]["type"] != "null").passed >= 740


def test_a_wrong_value_is_reported():
    report = run_cases([
        {"id": "a", "expression": "1 + 1", "expect": {"type": "decimal", "value": "3"}},
        {"id": "b", "expression": "1 + 1", "expect": {"type": "null", "value": None}},
        {"id": "c", "expression": "1 + 1", "expect": {"type": "decimal", "value": "2"}},
        {"id": "d", "expression": "1 +", "expect": {"type": "null", "value": None}},
    ])  # fmt: skip
    assert str(report) == "1 passed, 2 failed, 1 refused"
    assert [name for name, _ in report.failures] == ["a", "b"]
