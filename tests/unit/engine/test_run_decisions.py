"""Business rule tasks are steps of the host; what was decided is read by conditions and survives as JSON."""

import json
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal

import pytest
from decision_tables import deciding
from drawings import END, START, drawing, flow, line
from hypothesis import given
from hypothesis import strategies as st

from forms.feel import Range, WorkingTime, YearsMonths
from processes.engine.runs import DataRefused, Run, SpecRefused, pack, parse_spec, unpack

GATE = '<bpmn:exclusiveGateway id="gate" default="gate-end"/><bpmn:userTask id="big"/>'
BODY = (
    START + deciding("sort", "size") + GATE + END + line("start", "sort", "gate", "end") + line("big", "end")
)
VN = timezone(timedelta(hours=7))
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.text(max_size=20),
    st.decimals(allow_nan=False, allow_infinity=False),
    st.dates(),
    st.datetimes(timezones=st.sampled_from([VN, UTC])),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
    st.builds(YearsMonths, st.integers(-1200, 1200)),
    st.builds(WorkingTime, st.sampled_from(["hours", "days"]), st.decimals(0, 1000, places=2)),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
)


@pytest.mark.parametrize(("size", "offered"), [("big", ["big"]), ("small", []), (None, [])])
def test_a_gateway_reads_what_the_host_decided(size: str | None, offered: list[str]) -> None:
    spec = parse_spec(drawing(BODY + flow("gate", "big", 'decision.size = "big"')))
    known: dict[str, object] = {}
    asked = []

    def decide(step: object) -> dict[str, object]:
        asked.append(step)
        known["size"] = size
        return {}

    run = Run.start(spec)
    run.advance(lambda: {"decision": known}, decide)
    assert [task.node for task in run.offered()] == offered
    assert [step.node for step in asked] == ["sort"]
    assert Run.load(spec, run.save()).is_finished is not bool(offered)


def test_a_decision_is_no_name_of_its_own() -> None:
    with pytest.raises(SpecRefused):
        parse_spec(drawing(BODY + flow("gate", "big", 'size = "big"')))


@given(VALUES)
def test_every_value_of_a_table_survives_json(value: object) -> None:
    assert unpack(json.loads(json.dumps(pack(value)))) == value


@pytest.mark.parametrize("value", [Range(1, 2, True, True), {"a": [object()]}, {1, 2}])
def test_what_cannot_be_kept_is_refused(value: object) -> None:
    with pytest.raises(DataRefused):
        pack(value)


def test_kinds_are_kept_apart() -> None:
    moment = datetime(2026, 11, 16, 9, 0, tzinfo=VN)
    for value in (moment, date(2026, 11, 16), time(9, 0), Decimal("1.50"), timedelta(days=-1, seconds=3)):
        assert type(unpack(pack(value))) is type(value)
    assert str(unpack(pack(Decimal("1.50")))) == "1.50"
