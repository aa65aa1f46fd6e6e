"""Reading a file from anywhere: what is not a harmless BPMN file is refused with its line."""

from unicodedata import normalize

import pytest
from drawings import END, START, drawing, flow

from processes.engine.diagram import DiagramError, HostileXml, NoProcess, NotXml, parse_xml
from processes.engine.diagram.document import read_xml

GOOD = drawing(START + END + flow("start", "end"))
BOMB = b"""<?xml version="1.0"?>
<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="&b;"/>"""


def test_a_diagram_has_one_process() -> None:
    assert parse_xml(GOOD).process().get("id") == "test"


@pytest.mark.parametrize(
    ("source", "kind", "line"),
    [
        (b"", NotXml, 1),
        (b"no xml at all", NotXml, 1),
        (b"<a>\n<b></a>", NotXml, 2),
        (b"<a/>", NotXml, 1),
        (b"\x00\x01\x02", NotXml, 1),
        (BOMB, HostileXml, 2),
        (b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', HostileXml, 1),
        (BOMB.decode().encode("utf-16"), HostileXml, 2),
        (b"<a>" * 61 + b"</a>" * 61, HostileXml, 1),
        (b'<?xml version="1.0" encoding="no-such"?><a/>', NotXml, 1),
    ],
)
def test_what_is_not_read(source: bytes, kind: type[DiagramError], line: int) -> None:
    with pytest.raises(kind) as refused:
        parse_xml(source)
    assert refused.value.line == line
    assert str(refused.value.remedy)


def test_a_file_may_have_five_megabytes() -> None:
    padding = b" " * (5_000_000 - len(GOOD))
    assert parse_xml(GOOD + padding).process() is not None
    with pytest.raises(HostileXml, match="5 MB"):
        parse_xml(GOOD + padding + b" ")


@pytest.mark.parametrize("count", [0, 2])
def test_exactly_one_executable_process(count: int) -> None:
    more = '<bpmn:process id="other" isExecutable="true"/>'
    source = drawing("", executable="false") if count == 0 else drawing("", after=more)
    with pytest.raises(NoProcess, match=str(count)):
        parse_xml(source).process()


def test_other_pools_may_stand_beside() -> None:
    beside = '<bpmn:process id="applicant" isExecutable="false"/>'
    assert parse_xml(drawing("", after=beside)).process().get("id") == "test"


def test_the_line_of_a_node_in_a_block_is_that_of_its_call() -> None:
    document = parse_xml(GOOD)
    assert document.line("start") is not None
    assert document.line("start__inner__node") == document.line("start")
    assert document.line("nobody") is None


def test_letters_of_several_signs_are_read_as_one():
    apart = normalize("NFD", 'name="Hộ tịch"'), normalize("NFD", "loại = “đất ở”")
    root = read_xml(f"<a {apart[0]}>{apart[1]}</a>".encode())
    assert (root.get("name"), root.text) == ("Hộ tịch", "loại = “đất ở”")
