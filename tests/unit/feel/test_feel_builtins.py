"""The built-in functions beyond what the public cases ask."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal, localcontext

import pytest

from forms.feel import FeelNameError, FeelNotSupported, WorkingTime, YearsMonths, compile_expression


def value(text, **context):
    return compile_expression(text).evaluate(context)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('substring("Một Cửa", -3)', "Cửa"),
        ('substring(string: "abc", start position: 2, length: 1)', "b"),
        ('substring("abc", 0)', None),
        ('upper case("đường")', "ĐƯỜNG"),
        ('starts with("abc", "ab")', True),
        ('split("a;b;c", ";")', ["a", "b", "c"]),
        ('replace("0123456789", "(\\d{4})(\\d+)", "$1 $2")', "0123 456789"),
        ('matches("Nguyễn Thị Hạnh", "^[\\p{L} ]{1,40}$")', True),
        ('matches("漢字", "^\\w{2}$")', True),
        ('matches("٣", "\\d")', True),
        ('matches("a\rb", "a.b")', False),
        ('matches("a", "(")', None),
        ('replace("abc", "x*", "-")', None),
        ('string join(["a", null, "b"], "-")', "a-b"),
        ("string(1.50)", "1.5"),
        ('string([1, "a", {b: null}])', '[1, "a", {b: null}]'),
        ('string(@"PT90M")', "PT1H30M"),
        ("string((< 3))", "(<3)"),
        ('number("1 000,5", " ", ",")', Decimal("1000.5")),
        ('number("1_000")', None),
        ("sum(1, 2, 3)", Decimal(6)),
        ("sum([])", None),
        ('max("a", "c", "b")', "c"),
        ("max([1, null])", None),
        ("mean([1, 2])", Decimal("1.5")),
        ("append([1], 2, 3)", [Decimal(1), Decimal(2), Decimal(3)]),
        ("concatenate([1], [2])", [Decimal(1), Decimal(2)]),
        ("distinct values([1, 1.0, 2])", [Decimal(1), Decimal(2)]),
        ("index of([1, 2, 1], 1)", [Decimal(1), Decimal(3)]),
        ("sublist([1, 2, 3], 2)", [Decimal(2), Decimal(3)]),
        ("sort([3, 1, 2])", [Decimal(1), Decimal(2), Decimal(3)]),
        ("sort([1, 2], function(x, y) x > y)", [Decimal(2), Decimal(1)]),
        ("insert before([1], 1, 0)", [Decimal(0), Decimal(1)]),
        ("remove([1, 2], 1)", [Decimal(2)]),
        ("list contains([1, null], null)", True),
        ("decimal(2.5, 0)", Decimal(2)),
        ("round half up(2.5, 0)", Decimal(3)),
        ("modulo(-5, 3)", Decimal(1)),
        ("floor(n: 1.5, size: 1)", None),
        ('date("2025-02-30")', None),
        ("date(2025, 7, 1)", date(2025, 7, 1)),
        ('time("08:30:00")', time(8, 30)),
        ('date and time("2025-07-01T24:00:00Z")', datetime(2025, 7, 2, tzinfo=UTC)),
        ('duration("P1DT2H")', timedelta(hours=26)),
        ('years and months duration(@"2024-01-31", @"2025-01-30")', YearsMonths(11)),
        ('day of week(@"2025-07-01")', "Tuesday"),
        ("get value({a: 1}, \"a\")", Decimal(1)),
        ("working_hours(8)", WorkingTime("hours", Decimal(8))),
        ("working_days(n: 0.5)", WorkingTime("days", Decimal("0.5"))),
        ("working_days(-1)", None),
        ('working_days("3")', None),
    ],
)  # fmt: skip
def test_function(text, expected):
    assert value(text) == expected


@pytest.mark.parametrize("text", ["now()", "today()", "get or else(1, 2)", "random number()"])
def test_what_is_not_there_is_refused_when_compiling(text):
    with pytest.raises(FeelNotSupported) as caught:
        compile_expression(text)
    assert caught.value.position == 0


@pytest.mark.parametrize(
    "pattern",
    ["[a-z-[aeiou]]", "(a)\\1", "\\p{IsThai}", "a{1,5000}", "(?i)a", "[^\\W]", "\\i\\c*", "(a?){900}" * 3],
)
def test_a_pattern_is_refused_when_compiling(pattern):
    with pytest.raises(Exception, match="pattern") as caught:
        compile_expression(f'1 = 1 and matches(x, "{pattern}")')
    assert caught.value.position == 10


def test_an_unknown_function_is_a_wrong_name():
    with pytest.raises(FeelNameError) as caught:
        compile_expression("1 + foo(2)")
    assert (caught.value.position, caught.value.values) == (4, {"name": "foo"})


def test_a_date_beyond_python_is_refused_not_wrong():
    with pytest.raises(FeelNotSupported):
        compile_expression('date("-0044-03-15")')
    with pytest.raises(FeelNotSupported) as caught:
        value('date(x + "-0044-03-15")', x="")
    assert caught.value.column == 1


def test_the_ambient_decimal_context_changes_nothing():
    with localcontext(prec=3):
        assert value("a * 1000.0001 + decimal(b, 5)", a=3, b=1.234567) == Decimal("3001.23487")
        assert value('@"10:00:12.345678".second') == Decimal("12.345678")
