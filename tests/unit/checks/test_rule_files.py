"""Each rule has two diagrams beside it that a designer can open: one it refuses, one nothing is wrong with."""

import pytest
from drawings import our_blocks

from processes.checks import all_rules, check, rules
from processes.checks.finding import SEVERITIES, Finding
from processes.engine.diagram import parse_xml
from processes.engine.diagram.namespaces import bpmndi

FOLDER = rules.__path__[0]
BLOCKS = our_blocks()


def findings(name: str) -> list[Finding]:
    with open(f"{FOLDER}/{name}.bpmn", "rb") as file:
        return check(file.read(), BLOCKS, {})


@pytest.mark.parametrize("rule", all_rules())
def test_the_bad_diagram_is_found(rule: str) -> None:
    told = findings(f"{rule}.bad")
    assert rule in {finding.rule for finding in told}
    assert "rule_failed" not in {finding.rule for finding in told}


@pytest.mark.parametrize("rule", all_rules())
def test_nothing_is_wrong_with_the_good_diagram(rule: str) -> None:
    assert findings(f"{rule}.good") == []


@pytest.mark.parametrize("rule", all_rules())
def test_both_can_be_opened_in_an_editor(rule: str) -> None:
    for kind in ("bad", "good"):
        with open(f"{FOLDER}/{rule}.{kind}.bpmn", "rb") as file:
            document = parse_xml(file.read())
        assert document.process().get("name")
        assert next(document.root.iter(bpmndi("BPMNShape")), None) is not None


@pytest.mark.parametrize("rule", all_rules())
def test_a_finding_says_where_what_and_how_to_mend(rule: str) -> None:
    for finding in (told for told in findings(f"{rule}.bad") if told.rule == rule):
        assert finding.severity in SEVERITIES
        assert finding.name or rule == "ids"
        assert finding.line
        assert str(finding.message)
        assert str(finding.remedy) != str(finding.message)
