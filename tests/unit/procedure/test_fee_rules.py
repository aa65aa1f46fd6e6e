"""Fees: tiers and caps against counting page by page, the examples of the domain, what is refused."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from processes.domain.procedure import Amount, Fee, FeeRule, Name, Profile, Tier
from processes.domain.procedure.fee_lines import FeeNotCountable, FeeNotDecided, fee_lines
from processes.domain.procedure.fees import FeeRuleRefused, charge, check_rule, rule_from_dict, rule_to_dict

COPIES: dict[str, Any] = {
    "tiers": [{"from": 1, "to": 2, "each": "2000"}, {"from": 3, "each": "1000"}],
    "cap": "200000",
}
# Domain reference: procedure 2.000815, fee examples (pages, copies, đồng).
EXAMPLES = [
    (1, 1, 2000),
    (2, 1, 4000),
    (3, 1, 5000),
    (3, 2, 10000),
    (10, 5, 60000),
    (198, 1, 200000),
    (199, 1, 200000),
    (250, 3, 600000),
]


@pytest.mark.parametrize(("pages", "copies", "expect"), EXAMPLES)
def test_examples_of_certified_copies(pages: int, copies: int, expect: int) -> None:
    assert charge(rule_from_dict(COPIES), pages, copies) == expect


@st.composite
def rules(draw: st.DrawFn) -> FeeRule:
    ends = sorted(draw(st.sets(st.integers(1, 40), max_size=4)))
    prices = draw(st.lists(st.integers(0, 5000), min_size=len(ends) + 1, max_size=len(ends) + 1))
    firsts, lasts = [1, *(end + 1 for end in ends)], [*ends, None]
    tiers = tuple(Tier(f, Decimal(p), e) for f, p, e in zip(firsts, prices, lasts, strict=True))
    return FeeRule(tiers=tiers, cap=draw(st.none() | st.integers(1, 60_000).map(Decimal)))


def page_by_page(rule: FeeRule, pages: int, copies: int) -> int:
    """The slow way: every page of every copy looks up its own price."""
    total = 0
    for _ in range(copies):
        copy = 0
        for page in range(1, pages + 1):
            copy += int(next(t.each for t in reversed(rule.tiers) if page >= t.first))
        total += copy if rule.cap is None or copy < rule.cap else int(rule.cap)
    return total


@given(rules(), st.integers(0, 60), st.integers(0, 6))
def test_tiers_are_what_counting_page_by_page_gives(rule: FeeRule, pages: int, copies: int) -> None:
    assert charge(check_rule(rule), pages, copies) == page_by_page(rule, pages, copies)


@given(rules())
def test_a_rule_survives_being_stored(rule: FeeRule) -> None:
    assert rule_from_dict(rule_to_dict(rule)) == rule


def test_one_amount_is_taken_once_and_stored() -> None:
    rule = rule_from_dict({"amount": "150000"})
    assert charge(rule, 7, 3) == 150_000
    assert rule_to_dict(rule) == {"amount": "150000"}


def tiers(*rows: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"tiers": list(rows), **more}


@pytest.mark.parametrize(
    ("data", "field", "says"),
    [
        ({}, "amount", "Nhập số tiền"),
        ({"amount": "-1"}, "amount", "từ 0 trở lên"),
        ({"amount": "1.5"}, "amount", "đồng nguyên"),
        ({"amount": "nhiều"}, "amount", "Đã nhập nhiều"),
        ({"amount": "NaN"}, "amount", "đồng nguyên"),
        ({"amount": "1e15"}, "amount", "đồng nguyên"),
        ({"amount": "10", "currency": "USD"}, "amount", "không thu bằng USD"),
        ({"amount": "10", "cap": "20"}, "cap", "Bỏ mức tối đa"),
        ({**COPIES, "amount": "1"}, "amount", "Chọn một"),
        ({**COPIES, "cap": "0"}, "cap", "lớn hơn 0"),
        (tiers({"from": 2, "each": "1"}), "tiers", "bắt đầu từ 1. Đã nhập 2"),
        (tiers({"from": 1, "to": 2, "each": "1"}), "tiers", "Từ 3 trở lên chưa có mức thu"),
        (tiers({"from": 1, "to": 2, "each": "1"}, {"from": 2, "each": "1"}), "tiers", "2 thuộc hai bậc"),
        (tiers({"from": 1, "each": "1"}, {"from": 2, "each": "1"}), "tiers", "2 thuộc hai bậc"),
        (tiers({"from": 1, "to": 2, "each": "1"}, {"from": 5, "each": "1"}), "tiers", "Từ 3 đến 4"),
        (tiers({"from": 1, "to": 0, "each": "1"}), "tiers", "kết thúc trước khi bắt đầu"),
        (tiers({"from": 1, "each": "-1"}), "tiers", "từ 0 trở lên"),
        (tiers({"from": 1}), "tiers", "Mỗi bậc cần một số tiền"),
        (tiers({"from": "1", "each": "1"}), "tiers", "số nguyên từ 1"),
        ({"tiers": "many"}, "tiers", "không đọc được"),
        ({"tiers": ["many"]}, "tiers", "không đọc được"),
    ],
)
def test_rules_that_cannot_be_counted_are_refused(data: dict[str, Any], field: str, says: str) -> None:
    with pytest.raises(FeeRuleRefused) as refused:
        rule_from_dict(data)
    assert refused.value.field == field
    assert says in str(refused.value.text)


def test_numbers_below_zero_are_refused() -> None:
    with pytest.raises(FeeRuleRefused):
        charge(rule_from_dict(COPIES), -1, 1)


FLAT = Fee(
    "flat", Name("Lệ phí"), "charge", "on_submission", (Amount(Decimal(100), "online"), Amount(Decimal(300)))
)
BY_PAGE = Fee(
    "copy",
    Name("Phí"),
    "fee",
    "before_return",
    (),
    tiers=rule_from_dict(COPIES).tiers,
    cap=Decimal(200_000),
    over="form.request.items",
    count="pages",
    times="copies",
)
NAME = Name("a")
PROFILE = Profile("1.000001", NAME, NAME, NAME, NAME, "commune", NAME, "info", fees=(FLAT, BY_PAGE))
ROWS = [{"pages": Decimal(3), "copies": Decimal(2)}, {"pages": 10, "copies": 5}]


def test_lines_are_counted_row_by_row() -> None:
    asked: list[str] = []
    (line,) = fee_lines(PROFILE, "direct", "before_return", lambda text: asked.append(text) or ROWS)
    assert asked == ["form.request.items"]
    assert line.amount == 70_000
    assert [(row.count, row.times, row.amount) for row in line.detail] == [(3, 2, 10_000), (10, 5, 60_000)]
    assert not line.local


def test_lines_of_every_moment_and_channel() -> None:
    lines = fee_lines(PROFILE, "online", None, lambda _: ROWS)
    assert [(line.fee.id, line.amount) for line in lines] == [("flat", 100), ("copy", 70_000)]
    assert fee_lines(PROFILE, "direct", "on_submission", lambda _: None)[0].amount == 300


def test_the_local_fee_wins() -> None:
    half = rule_from_dict({"tiers": [{"from": 1, "each": "500"}]})
    lines = fee_lines(
        PROFILE, "direct", None, lambda _: ROWS, lambda fee, _: half if fee.id == "copy" else None
    )
    assert [(line.amount, line.local) for line in lines] == [(300, False), (3 * 2 * 500 + 10 * 5 * 500, True)]
    free = fee_lines(PROFILE, "direct", None, lambda _: ROWS, lambda *_: FeeRule(Decimal(0)))
    assert free == []


@pytest.mark.parametrize("nothing", [None, [], "text"])
def test_no_rows_cost_nothing(nothing: object) -> None:
    assert fee_lines(PROFILE, "direct", "before_return", lambda _: nothing) == []


@pytest.mark.parametrize(
    "row", [{}, {"pages": None, "copies": 1}, {"pages": 1.5, "copies": 1}, 3, {"pages": True}]
)
def test_a_row_without_its_number_is_not_guessed(row: object) -> None:
    with pytest.raises(FeeNotCountable, match="Phí"):
        fee_lines(PROFILE, "direct", "before_return", lambda _: [row])


def test_a_fee_over_no_list_is_one_unit() -> None:
    alone = replace(BY_PAGE, over=None, count=None, times=None)
    (line,) = fee_lines(replace(PROFILE, fees=(alone,)), "direct", None, lambda _: ROWS)
    assert line.amount == 2000


BY_TABLE = Fee("appraisal", Name("Phí thẩm định"), "fee", "before_return", (), decision="price")


@pytest.mark.parametrize("amount", [Decimal(0), 27_000, Decimal("27000.00")])
def test_a_decision_says_the_amount(amount: object) -> None:
    lines = fee_lines(
        replace(PROFILE, fees=(BY_TABLE,)), "direct", None, lambda _: ROWS, decided=lambda fee: amount
    )
    assert [(line.amount, line.rule.decision) for line in lines] == ([(27_000, "price")] if amount else [])


@pytest.mark.parametrize("amount", [None, "27000", True, -1, Decimal("0.5"), Decimal("NaN"), [27_000]])
def test_what_is_no_amount_is_not_charged_but_said(amount: object) -> None:
    with pytest.raises(FeeNotDecided, match="Phí thẩm định"):
        fee_lines(
            replace(PROFILE, fees=(BY_TABLE,)), "direct", None, lambda _: ROWS, decided=lambda fee: amount
        )


def test_a_local_fee_wins_over_a_table_which_is_then_not_asked() -> None:
    (line,) = fee_lines(
        replace(PROFILE, fees=(BY_TABLE,)), "direct", None, lambda _: ROWS, lambda *_: FeeRule(Decimal(900))
    )
    assert (line.amount, line.local) == (900, True)
