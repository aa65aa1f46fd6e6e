"""Conditions the browser may follow agree with what the server decides."""

from collections.abc import Mapping

import pytest

from forms.conditions import ShowWhen, show_when
from forms.expressions import Expression

ANSWERS: Mapping[str, tuple[str, ...]] = {"kind": ("one", "family", "post"), "agent": ("true", "false")}


@pytest.mark.parametrize(
    ("hide", "values"),
    [
        ('kind != "family"', ("family",)),
        ('kind = "family"', ("one", "post")),
        ('not(kind = "family" or kind = "post")', ("family", "post")),
        ('kind != "family" and kind != "post"', ("family", "post")),
        ("agent = false", ("true",)),
        ("not(agent)", ("true",)),
        ("agent", ("false",)),
    ],
)
def test_simple_conditions_are_turned_around(hide: str, values: tuple[str, ...]) -> None:
    shown = show_when(hide, ANSWERS)
    assert shown is not None
    assert shown.values == values
    for answer in ANSWERS[shown.field]:
        feel: object = {"true": True, "false": False}.get(answer, answer)
        assert Expression(hide).holds({shown.field: feel}) is (answer not in values)


@pytest.mark.parametrize(
    "hide",
    [
        'other = "x"',
        'kind = "one" and agent = true',
        "count(lines) > 2",
        'form.a.kind = "one"',
        'kind = "a" or kind > "b"',
    ],
)
def test_anything_else_is_left_to_the_server(hide: str) -> None:
    assert show_when(hide, ANSWERS) is None


def test_a_condition_that_never_shows_is_left_to_the_server() -> None:
    assert show_when('kind != "gone"', ANSWERS) is None
    assert show_when('kind = "gone"', ANSWERS) == ShowWhen("kind", ("one", "family", "post"))
