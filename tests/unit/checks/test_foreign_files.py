"""Exports of other editors are told what is wrong with them, as much as can be known."""

import pytest
from drawings import our_blocks, our_procedure
from foreign_exports import ARIS, EMPTY, FILES, SIGNAVIO
from fuzz.holding import holds

from processes.checks import Finding, check

BLOCKS = our_blocks()
UNREADABLE = {"wrong_words", "unknown_words", "many_bytes"}
HOLDS_NOTHING = {"choreography", "conversation", "empty"}


@pytest.mark.parametrize("name", FILES)
def test_every_export_gives_findings_with_sentences(name: str) -> None:
    found = check(FILES[name], BLOCKS, {})
    rules = {finding.rule for finding in found}
    assert "rule_failed" not in rules
    assert ("well_formed" in rules) == (name in UNREADABLE)
    assert len(found) == 1 or name not in UNREADABLE | HOLDS_NOTHING
    for finding in found:
        assert str(finding.message).strip()
        assert str(finding.remedy).strip()


@pytest.mark.parametrize("name", sorted(FILES.keys() - UNREADABLE - HOLDS_NOTHING))
def test_a_file_that_holds_a_process_is_told_of_its_nodes(name: str) -> None:
    rules = {finding.rule for finding in check(FILES[name], BLOCKS, {})}
    assert {"profile_code", "one_process"} & rules
    assert len(rules) > 3


def test_what_is_not_marked_is_checked_and_said() -> None:
    (finding,) = _of("one_process", check(EMPTY.replace("/>", _process("p", 1)).encode(), BLOCKS, {}))
    assert (finding.element, finding.severity, finding.line) == ("p", "error", 1)
    assert "chưa được đánh dấu" in str(finding.message)


def test_of_several_the_largest_is_checked_and_the_others_are_named() -> None:
    (finding,) = _of("one_process", check(SIGNAVIO.encode(), BLOCKS, {}))
    assert finding.element == "sid-office"
    assert "“Tax”" in str(finding.message)


def test_of_several_marked_the_largest_marked_one_is_checked() -> None:
    """Three processes: two marked, of which the second is larger; an empty one is nobody's business."""
    found = _of("one_process", check(ARIS.encode(), BLOCKS, {}))
    assert [finding.element for finding in found] == ["two"]
    assert "“one”" in str(found[0].message)
    assert "three" not in str(found[0].message)


def test_the_rest_of_the_findings_keep_the_lines_of_the_file() -> None:
    lines = SIGNAVIO.splitlines()
    for finding in check(SIGNAVIO.encode(), BLOCKS, {}):
        if finding.element == "sid-t1" and finding.line:
            assert 'id="sid-t1"' in lines[finding.line - 1]
            return
    raise AssertionError("nothing is said of a task that cannot run")


def test_another_kind_of_file_is_named() -> None:
    dmn = b'<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d"/>'
    assert "DMN" in str(check(dmn, BLOCKS, {})[0].message)
    assert "html" in str(check(b"<html/>", BLOCKS, {})[0].message)
    assert "“”" in str(check(b"<definitions/>", BLOCKS, {})[0].message)
    assert "UTF-8" in str(check(FILES["unknown_words"], BLOCKS, {})[0].remedy)


def _process(name: str, tasks: int) -> str:
    body = "".join(f'<userTask id="{name}{number}"/>' for number in range(tasks))
    return f'><process id="{name}">{body}</process></definitions>'


def _of(rule: str, found: list[Finding]) -> list[Finding]:
    return [finding for finding in found if finding.rule == rule]


def test_what_other_pools_hold_is_nothing_to_a_run() -> None:
    pool = (
        b'<bpmn:process id="bank"><bpmn:scriptTask id="pay"/><bpmn:complexGateway id="odd"/></bpmn:process>'
    )
    assert holds(our_procedure().replace(b"</bpmn:definitions>", pool + b"</bpmn:definitions>"))


def test_the_process_needs_an_id() -> None:
    (finding,) = check(
        our_procedure().replace(b'<bpmn:process id="household_business"', b"<bpmn:process"), BLOCKS, {}
    )
    assert finding.rule == "ids"
    assert finding.line == 6
