"""The checks know of each question type which kind of value FEEL sees of its answers."""

from datetime import date

import pytest

from forms.feel import ANY_KIND
from forms.feel.values import kind_of
from forms.fields import Field, Option
from forms.registry import all_kinds
from forms.texts import Text
from processes.checks.kinds import kinds_of_question

SAMPLES: tuple[object, ...] = (
    "x",
    "3",
    3,
    True,
    "true",
    ["x"],
    [{}],
    date(2026, 11, 22),
    "2026-11-22",
    "2026-11-22T08:30",
    "08:30",
    {"street": "Phố Huế", "detail": "5", "commune": "Hai Bà Trưng", "province": "Hà Nội"},
    None,
)


@pytest.mark.parametrize("name", sorted(all_kinds()))
def test_the_kind_of_an_answer_is_known(name: str) -> None:
    field = Field("a", all_kinds()[name], Text("A"), Text("a"), options=(Option("x", Text("X")),))
    told = kinds_of_question(field)
    assert told != ANY_KIND
    seen = {kind_of(field.kind.feel(field, field.kind.store(field, sample))) for sample in SAMPLES}
    assert seen <= told
