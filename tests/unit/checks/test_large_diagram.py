"""The diagram of 100 elements that the bench measures is one that can be put in force."""

from drawings import our_blocks
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
