"""Which calendar each unit counts by, with what it inherits."""

from datetime import date

import pytest

from processes.actions.calendar_tree import CalendarTree, tree_of
from processes.domain.organisation import CalendarRecord, Unit
from processes.domain.working_time import calendar_from_dict

WEEK = {day: [["07:30", "11:30"]] for day in ("mon", "tue", "wed", "thu", "fri")}
TET = date(2027, 2, 8)


def unit(id_, parent=None, calendar=None):
    return Unit(id_, id_, id_.title(), "commune", date(2025, 7, 1), parent, calendar_id=calendar)


def record(id_, inherits, *days):
    data = {"weekly": WEEK, "inherits": inherits, "days_off": dict.fromkeys(days, id_)}
    return CalendarRecord(id_, id_.title(), data)


@pytest.fixture
def tree() -> CalendarTree:
    units = [
        unit("province", calendar="whole"),
        unit("commune", "province"),
        unit("desk", "commune", "own"),
        unit("station", "commune", "alone"),
        unit("branch", "desk", "twice"),
        unit("stranger"),
    ]
    records = [
        record("whole", False, "2027-02-08"),
        record("own", True, "2027-02-09"),
        record("alone", False, "2027-02-10"),
        record("twice", True),
        record("unused", True),
    ]
    return tree_of(units, records)


def test_a_chain_goes_up_to_the_first_that_inherits_nothing(tree: CalendarTree) -> None:
    assert tree.chains == {
        "branch": ("twice", "own", "whole"),
        "commune": ("whole",),
        "desk": ("own", "whole"),
        "province": ("whole",),
        "station": ("alone",),
        "stranger": (),
    }
    assert list(tree.chains) == sorted(tree.chains)


def test_a_unit_counts_by_its_own_days_and_those_above(tree: CalendarTree) -> None:
    desk, station = tree.counted("desk"), tree.counted("station")
    assert desk is not None
    assert station is not None
    assert [day.day for day in desk.days_off] == [8, 9]
    assert [day.day for day in station.days_off] == [10]
    assert tree.counted("stranger") is None


def test_the_units_of_a_calendar_are_its_heirs_too(tree: CalendarTree) -> None:
    assert [unit.id for unit in tree.units_by("whole")] == ["branch", "commune", "desk", "province"]
    assert [unit.id for unit in tree.units_by("own")] == ["branch", "desk"]
    assert tree.units_by("unused") == []
    assert tree.chain_of_calendar("own") == ("own", "whole")
    assert tree.chain_of_calendar("unused") == ("unused",)


def test_another_calendar_is_counted_by_without_touching_the_tree(tree: CalendarTree) -> None:
    before = tree.counted("desk")
    changed = tree.with_calendar("whole", calendar_from_dict({"weekly": WEEK}))
    desk = changed.counted("desk")
    assert desk is not None
    assert TET not in desk.days_off
    assert tree.counted("desk") is before
    assert before is not None
    assert TET in before.days_off


def test_a_missing_year_is_asked_of_the_calendar_furthest_up(tree: CalendarTree) -> None:
    assert tree.missing_years(date(2027, 5, 1)) == []
    assert tree.missing_years(date(2027, 11, 1)) == [("whole", 2028), ("alone", 2028)]


def test_a_circle_of_units_ends() -> None:
    tree = tree_of([unit("a", "b"), unit("b", "a", "c")], [record("c", True)])
    assert tree.chains == {"a": ("c",), "b": ("c",)}
