"""The diagram of 100 elements that the bench measures is one that can be put in force."""

from drawings import END, START, call, drawing, line, our_blocks
from large_diagram import large

from forms.library import load_library
from processes.checks import check
from processes.checks.subject import Subject
from processes.engine.diagram import facts_of, parse_xml


def test_it_has_a_hundred_elements_and_nothing_is_wrong_with_it() -> None:
    document = parse_xml(large(100))
    drawn = Subject(document, document, facts_of(document), {}, {})
    assert len(list(drawn.nodes())) == 100
    assert check(large(100), our_blocks(), load_library()) == []


def test_a_diagram_without_a_picture_is_told_once_though_its_blocks_have_one() -> None:
    body = START + call("take", "approval", hours="2") + END + line("start", "take", "end")
    found = [finding for finding in check(drawing(body), our_blocks(), {}) if finding.rule == "drawn"]
    assert [finding.element for finding in found] == ["test"]
