"""What a log line may not hold: numbers of people, telephones, addresses of mail; and what it must."""

import io
import json
import logging
import sys
from datetime import UTC, datetime
from uuid import UUID

import pytest
import structlog
from hypothesis import assume, given
from hypothesis import strategies as st

from app import logs
from app.web.requests_log import accepted_number

DIGITS = "0123456789"
AROUND = st.text(st.characters(exclude_categories=["Nd", "Cs"], exclude_characters="@"), max_size=12)
IDS = st.text(DIGITS, min_size=12, max_size=12) | st.text(DIGITS, min_size=9, max_size=9)
MOBILES = st.builds(
    lambda lead, rest: lead + rest,
    st.sampled_from(["0", "84", "+84"]),
    st.text(DIGITS, min_size=9, max_size=9),
)
GAPS = st.sampled_from([" ", ".", "-"])


def split_up(number, gap, by=3):
    return gap.join(number[place : place + by] for place in range(0, len(number), by))


@given(AROUND, IDS, AROUND)
def test_no_number_of_a_person_survives(before, number, after):
    said = logs.mask(f"{before}{number}{after}")
    assert number not in said
    assert number[-2:] in said


@given(AROUND, st.text(DIGITS, min_size=12, max_size=12), GAPS, AROUND)
def test_no_number_written_in_groups_survives(before, number, gap, after):
    assert split_up(number, gap) not in logs.mask(f"{before}{split_up(number, gap)}{after}")


@given(AROUND, MOBILES, AROUND)
def test_no_telephone_survives(before, number, after):
    assert number not in logs.mask(f"{before}{number}{after}")


@given(st.text(DIGITS, min_size=9, max_size=9), GAPS)
def test_no_telephone_written_in_groups_survives(rest, gap):
    number = f"0{rest}"
    written = gap.join((number[:4], number[4:7], number[7:]))
    assert written not in logs.mask(f"gọi {written}, gặp bà Nhung")


@given(AROUND, st.emails(), AROUND)
def test_no_address_survives(before, address, after):
    assume(set(address.partition("@")[0]) != {"*"})
    assert address not in logs.mask(f"{before} {address} {after}")


@given(st.recursive(IDS | st.integers() | st.none() | st.booleans(), lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.text(max_size=5), inner, max_size=3), max_leaves=8))  # fmt: skip
def test_nothing_hides_in_what_holds_it(value):
    told = json.dumps(logs.masked(value), ensure_ascii=False)
    assert all(number not in told for number in numbers_of(value))


def numbers_of(value):
    if isinstance(value, dict):
        return [found for inner in value.values() for found in numbers_of(inner)]
    if isinstance(value, list):
        return [found for inner in value for found in numbers_of(inner)]
    return [str(value)] if isinstance(value, str) or (isinstance(value, int) and abs(value) >= 10**8) else []


@given(st.uuids().map(str), st.binary(min_size=32, max_size=32).map(bytes.hex))
def test_what_names_rows_stays_readable(id_, hashed):
    assert logs.mask(f"slip {id_} made") == f"slip {id_} made"
    assert logs.mask(hashed) == hashed or hashed.isdigit()


@pytest.mark.parametrize(
    "text",
    ["H31.40.12-261113-0017", "2.000815", "SC-261113-0001", "15:42 13/11/2026", "150.000", "task_completed"],
)
def test_what_tells_dossiers_stays_readable(text):
    assert logs.mask(text) == text


@pytest.fixture
def logged(capsys):
    """What has been logged, line by line."""
    logs.configure()
    return lambda: [json.loads(line) for line in capsys.readouterr().err.splitlines()]


def test_a_line_is_json_with_what_is_bound(logged):
    structlog.contextvars.bind_contextvars(request="abc")
    try:
        structlog.get_logger().info("moved", dossier=UUID(int=5), person="033190000118", at=datetime.now(UTC))
    finally:
        structlog.contextvars.clear_contextvars()
    (line,) = logged()
    assert (line["event"], line["request"], line["level"]) == ("moved", "abc", "info")
    assert line["person"] == "****18"
    assert datetime.fromisoformat(line["timestamp"]).tzinfo is not None


def test_a_failure_has_its_trace_without_the_number_in_it(logged):
    try:
        raise ValueError("033190000118 is wrong, ask hongnhung@thu.example")
    except ValueError:
        structlog.get_logger().exception("broke")
    (line,) = logged()
    assert "ValueError: ****18 is wrong, ask ***@thu.example" in line["exception"]


def test_what_libraries_warn_of_has_the_same_form(logged):
    logging.getLogger("some.library").warning("no answer from %s", "0912000218")
    logging.getLogger("some.library").info("chatter")
    (line,) = logged()
    assert (line["event"], line["library"]) == ("no answer from ****18", "some.library")


def test_a_full_disk_behind_the_log_breaks_nothing(monkeypatch):
    with open("/dev/full", "wb", buffering=0) as disk:
        full = io.TextIOWrapper(disk, write_through=True)
        with pytest.raises(OSError, match="No space"):
            full.write("x")
        monkeypatch.setattr(sys, "stderr", full)
        logs.configure()
        structlog.get_logger().info("nobody reads this")


@pytest.mark.parametrize(
    ("given", "taken"),
    [
        ("a1b2c3d4e5f6", True),
        ("1f0c8f60-6f3a-4a53-9a52-0a0b7c0d9e11", True),
        ("short", False),
        ("with space in it", False),
        ("x" * 65, False),
        ("033190000118", False),
        ("line\nbreak12", False),
        ("", False),
    ],
)
def test_a_number_from_outside_is_taken_only_when_it_can_be_one(given, taken):
    assert (accepted_number(given) == given) is taken
