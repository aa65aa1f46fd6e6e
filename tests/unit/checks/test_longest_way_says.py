"""What the warning about the steps' hours says: both sums, how it was filed, and the steps of the way."""

import pytest
from drawings import END, START, drawing, flow, line, our_blocks, our_procedure, task
from example_parts import LIMIT, PROFILE, XOR, by_channel, spending

from processes.checks import Finding, check

BLOCKS = our_blocks()


def warnings(xml: bytes) -> list[Finding]:
    return [one for one in check(xml, BLOCKS, {}) if one.rule == "longest_way"]


def test_it_names_the_steps_and_both_sums() -> None:
    body = task("first", spending("5")) + task("second", spending("4.5")) + task("free")
    nodes = ("first", "free", "second")
    (finding,) = warnings(drawing(START + body + END + line("start", *nodes, "end"), in_lane=nodes))
    assert finding.severity == "warning"
    assert finding.message.values == {
        "sum": "9.5",
        "limit": 8,
        "channel": "direct",
        "case": "",
        "steps": "first, second",
    }


def test_each_limit_is_held_against_the_ways_that_are_open_for_it() -> None:
    (finding,) = warnings(by_channel("online", "5"))
    assert (finding.message.values["channel"], finding.message.values["limit"]) == ("online", 4)
    assert warnings(by_channel("direct", "5")) == []


def test_a_loop_counts_once() -> None:
    gate = XOR.format(more=' default="gate-end"')
    body = START + task("work", spending("6")) + gate + END + line("start", "work", "gate", "end")
    again = flow("gate", "work", "dossier.rounds &lt; 3")
    assert warnings(drawing(body + again, in_lane=("work",))) == []
    short = PROFILE.replace(LIMIT, LIMIT.replace("8", "5"))
    (finding,) = warnings(drawing(body + again, in_lane=("work",), profile=short))
    assert finding.message.values["steps"] == "work"


@pytest.mark.parametrize("code", ["1.001612", "2.000815"])
def test_steps_inside_blocks_count(code: str) -> None:
    assert warnings(our_procedure(code)) == []
    slow = {
        **BLOCKS,
        "issue": BLOCKS["issue"].replace(b'kind="hours" amount="${hours}"', b'kind="days" amount="3"'),
    }
    found = [one for one in check(our_procedure(code), slow, {}) if one.rule == "longest_way"]
    assert found
    assert all("issue" not in str(one.message.values["steps"]) for one in found)
    assert all(len(str(one.message.values["steps"]).split(", ")) >= 2 for one in found)
