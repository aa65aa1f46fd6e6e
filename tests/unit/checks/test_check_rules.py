"""Every rule finds its bad examples and leaves its good ones alone."""

import pytest
from rule_examples_decisions import DECISIONS
from rule_examples_flow import FLOW
from rule_examples_said import SAID
from rule_examples_ways import WAYS

from processes.checks import Finding, all_rules, check

EXAMPLES = {**FLOW, **SAID, **DECISIONS, **WAYS}
BAD = [(rule, number) for rule, examples in EXAMPLES.items() for number in range(len(examples.bad))]
GOOD = [(rule, number) for rule, examples in EXAMPLES.items() for number in range(len(examples.good))]


def found(rule: str, xml: bytes) -> list[Finding]:
    findings = check(xml, EXAMPLES[rule].blocks, {})
    assert "rule_failed" not in {finding.rule for finding in findings}
    return [finding for finding in findings if finding.rule == rule]


def test_every_rule_has_examples() -> None:
    assert EXAMPLES.keys() == all_rules().keys()


@pytest.mark.parametrize(("rule", "number"), BAD)
def test_bad_examples_are_found(rule: str, number: int) -> None:
    findings = found(rule, EXAMPLES[rule].bad[number])
    assert findings
    for finding in findings:
        assert str(finding.message)
        assert str(finding.remedy)


@pytest.mark.parametrize(("rule", "number"), GOOD)
def test_good_examples_pass(rule: str, number: int) -> None:
    assert found(rule, EXAMPLES[rule].good[number]) == []
