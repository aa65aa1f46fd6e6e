"""The vectors of the domain reference, and files that are not vectors."""

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from processes.domain.working_time import CalendarRefused, Failure, VectorFileBroken, run_vectors

FILE = Path(__file__).parents[2] / "data" / "working_time" / "vectors.json"
DATA: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))


def changed(identifier: str, **fields: object) -> dict[str, Any]:
    """The file with only one vector, some of its fields replaced; None removes a field."""
    data = deepcopy(DATA)
    vector = next(vector for vector in data["vectors"] if vector["id"] == identifier)
    data["vectors"] = [{key: value for key, value in {**vector, **fields}.items() if value is not None}]
    return data


@pytest.mark.parametrize("vector", DATA["vectors"], ids=lambda vector: vector["id"])
def test_each_vector(vector: dict[str, Any]) -> None:
    assert run_vectors({**DATA, "vectors": [vector]}).failures == ()


def test_the_file_passes_as_a_whole() -> None:
    assert run_vectors(DATA).passed == len(DATA["vectors"]) == 25


def test_a_wrong_expectation_is_a_failure_with_both_answers() -> None:
    report = run_vectors(changed("W01", expect={"due": "2023-04-24T16:00"}))
    assert report.passed == 0
    assert report.failures == (Failure("W01", "due 2023-04-24T16:00", "due 2023-04-24T17:00"),)


def test_a_refusal_is_a_failure_with_its_sentence() -> None:
    report = run_vectors(changed("W01", start="1901-04-24T07:00"))
    assert "01/01/1990" in report.failures[0].got


def test_no_due_date_is_null() -> None:
    expect = {"clock_start": "2023-04-24T07:00", "due": None}
    assert run_vectors(changed("W01", mode="none", duration=None, expect=expect)).failures == ()
    open_pause = [{"from": "2023-04-25T08:00", "to": None}]
    assert run_vectors(changed("W09-sc", pauses=open_pause, expect={"due": None})).failures == ()


@pytest.mark.parametrize("data", [None, [], 3, "x", {}, {"calendars": {}}, {"calendars": [], "vectors": []}])
def test_what_is_not_a_vector_file_is_refused(data: object) -> None:
    with pytest.raises(VectorFileBroken):
        run_vectors(data)


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "holiday"},
        {"kind": None},
        {"calendar": "Z"},
        {"calendar": None},
        {"start": None},
        {"start": 5},
        {"start": "yesterday"},
        {"mode": "weeks"},
        {"mode": []},
        {"duration": None},
        {"duration": {"value": "8", "unit": "working_hours"}},
        {"duration": {"unit": "working_hours"}},
        {"duration": {"value": 8, "unit": "fortnights"}},
        {"cutoff": "late"},
        {"cutoff": 15},
        {"pauses": {}},
        {"pauses": [{}]},
        {"pauses": [{"from": "2023-04-25T08:00", "to": "x"}]},
        {"expect": None},
        {"expect": {}},
        {"expect": {"working_minutes": 3}},
        {"expect": {"due_date": "2023-04-24"}},
    ],
    ids=str,
)
def test_a_broken_vector_is_named(fields: dict[str, object]) -> None:
    with pytest.raises(VectorFileBroken, match="W01"):
        run_vectors(changed("W01", **fields))


@pytest.mark.parametrize("row", [None, 5, "W01", []])
def test_a_vector_that_is_no_object_is_named_by_its_place(row: object) -> None:
    with pytest.raises(VectorFileBroken, match=r"vectors\[1\]"):
        run_vectors({**DATA, "vectors": [row]})


def test_a_calendar_that_cannot_be_used_is_refused() -> None:
    empty = {"weekly": {}, "days_off": []}
    with pytest.raises(CalendarRefused):
        run_vectors({**DATA, "calendars": {**DATA["calendars"], "E": empty}})
