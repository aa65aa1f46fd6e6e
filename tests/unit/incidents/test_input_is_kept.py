"""A command becomes data and the same command again, whatever it holds: for every action there is."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from processes.actions.kept_input import SECRETS, InputLost, from_data, to_data
from processes.actions.registry import known_actions

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
MOMENTS = st.datetimes(timezones=st.just(UTC))
PLAIN: dict[Any, st.SearchStrategy] = {
    str: WORDS,
    int: st.integers(),
    float: st.floats(allow_nan=False, allow_infinity=False),
    bool: st.booleans(),
    NoneType: st.none(),
    date: st.dates(),
    datetime: MOMENTS,
    time: st.times(),
    timedelta: st.timedeltas(),
    Decimal: st.decimals(allow_nan=False, allow_infinity=False),
    bytes: st.binary(max_size=20),
}
LOOSE = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), WORDS, st.dates(), MOMENTS, PLAIN[Decimal]),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.lists(inner, max_size=3).map(tuple),
        st.dictionaries(st.one_of(WORDS, st.just("$")), inner, max_size=3),
    ),
    max_leaves=6,
)


def values_of(hint) -> st.SearchStrategy:
    """Values of an annotation, without asking the code under test."""
    origin, arguments = get_origin(hint), get_args(hint)
    if hint in PLAIN:
        return PLAIN[hint]
    if origin in (Union, UnionType):
        return st.one_of(*map(values_of, arguments))
    if origin is tuple and arguments[1:] != (...,):
        return st.tuples(*map(values_of, arguments))
    if origin in (tuple, Sequence, Collection, Iterable):
        return st.lists(values_of(arguments[0]), max_size=3).map(tuple)
    if origin in (frozenset, set):
        return st.frozensets(values_of(arguments[0]), max_size=3).map(origin)
    if origin is list:
        return st.lists(values_of(arguments[0]), max_size=3)
    if origin in (dict, Mapping):
        return st.dictionaries(values_of(arguments[0]), values_of(arguments[1]), max_size=3)
    if isinstance(hint, type) and is_dataclass(hint):
        return commands_of(hint)
    return LOOSE if hint in (Any, object) else st.from_type(hint)


def commands_of(kind) -> st.SearchStrategy:
    hints = get_type_hints(kind)
    return st.builds(kind, **{part.name: values_of(hints[part.name]) for part in fields(kind) if part.init})


def plain(value):
    """What can be compared: domain objects are compared by what they hold."""
    if is_dataclass(value) and not isinstance(value, type):
        return type(value).__name__, {part.name: plain(getattr(value, part.name)) for part in fields(value)}
    if isinstance(value, Mapping):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, tuple | list):
        return type(value)(plain(each) for each in value)
    return value


REPEATABLE = {name: action for name, action in known_actions().items() if not SECRETS & {f.name for f in fields(action.command)}}  # fmt: skip


def test_the_actions_are_found():
    assert {"submit", "complete_task", "fire_due", "add_unit"} <= set(known_actions())
    assert known_actions()["submit"].command.__name__ == "Submit"


@pytest.mark.parametrize("name", sorted(REPEATABLE))
@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_a_command_becomes_data_and_itself_again(name, data):
    kind = REPEATABLE[name].command
    command = data.draw(commands_of(kind))
    kept = json.loads(json.dumps(to_data(command)))
    assert plain(from_data(kind, kept)) == plain(command)


@dataclass(frozen=True)
class Entered:
    login: str
    password: str = "none"


@dataclass(frozen=True)
class Holding:
    thing: object


@dataclass(frozen=True)
class Counted:
    number: int
    day: date | None = None


def test_a_secret_is_never_kept_and_what_needs_one_cannot_be_repeated():
    kept = to_data(Entered("bao", "the word"))
    assert "the word" not in json.dumps(kept)
    with pytest.raises(InputLost):
        from_data(Entered, kept)


def test_what_cannot_be_kept_is_lost_and_says_so():
    kept = json.loads(json.dumps(to_data(Holding(open))))
    with pytest.raises(InputLost):
        from_data(Holding, kept)


@pytest.mark.parametrize(
    "data",
    [{}, {"number": "1"}, {"number": 1, "more": 2}, {"number": None}, {"number": 1, "day": "soon"}, {"number": True}, [], None],
)  # fmt: skip
def test_data_of_another_shape_makes_no_command(data):
    with pytest.raises(InputLost):
        from_data(Counted, data)


def test_a_field_added_since_keeps_its_default():
    assert from_data(Counted, {"number": 1}) == Counted(1)
