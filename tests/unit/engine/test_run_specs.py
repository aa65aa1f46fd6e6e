"""Reading diagrams: safely, and refusing what would silently go wrong."""

import threading

import pytest
from run_diagrams import HEAD, Drawing, instances, line
from run_player import Player

from processes.engine.runs import Run, SpecCache, SpecRefused, parse_spec


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE definitions SYSTEM "file:///etc/passwd">',
        '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE d [<!ENTITY a "b"><!ENTITY c "&a;&a;">]>',
    ],
)
def test_document_types_are_refused(declaration: str) -> None:
    with pytest.raises(SpecRefused):
        parse_spec(declaration.encode() + line(1))


@pytest.mark.parametrize("xml", [b"", b"<a", b"\xff\xfe", b"<a/>", line(1).replace(b"</bpmn:process>", b"")])
def test_broken_xml_is_refused(xml: bytes) -> None:
    with pytest.raises(SpecRefused):
        parse_spec(xml)


def test_there_is_one_executable_process() -> None:
    for xml in (
        line(1).replace(b'isExecutable="true"', b'isExecutable="false"'),
        line(1).replace(b"</bpmn:definitions>", line(1)[len(HEAD) :].replace(b'id="p"', b'id="q"')),
    ):
        with pytest.raises(SpecRefused):
            parse_spec(xml)


REFUSED = {
    "script": ("scriptTask", "<bpmn:script>x = 1</bpmn:script>"),
    "call": ("callActivity", ""),
    "ad hoc": ("adHocSubProcess", ""),
    "transaction": ("transaction", ""),
    "complex": ("complexGateway", ""),
    "link": ("intermediateThrowEvent", '<bpmn:linkEventDefinition name="l"/>'),
    "compensation": ("intermediateThrowEvent", "<bpmn:compensateEventDefinition/>"),
    "condition": ("intermediateCatchEvent", "<bpmn:conditionalEventDefinition/>"),
    "cycle": (
        "intermediateCatchEvent",
        "<bpmn:timerEventDefinition><bpmn:timeCycle>R3/PT1H</bpmn:timeCycle></bpmn:timerEventDefinition>",
    ),
    "several": (
        "intermediateCatchEvent",
        "<bpmn:signalEventDefinition/><bpmn:terminateEventDefinition/>",
    ),
    "loop": ("userTask", "<bpmn:standardLoopCharacteristics/>"),
    "unknown": ("teapot", ""),
    "several receive": ("receiveTask", instances("[1]")),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_not_run_is_refused_with_its_place(case: str) -> None:
    tag, inner = REFUSED[case]
    drawing = Drawing()
    drawing.chain(drawing.start("s"), drawing.node(tag, "odd", inner), drawing.end("e"))
    with pytest.raises(SpecRefused) as raised:
        parse_spec(drawing.xml())
    assert raised.value.node == "odd"


def test_event_sub_processes_are_refused() -> None:
    drawing = Drawing()
    drawing.chain(drawing.start("s"), drawing.user("u"), drawing.end("e"))
    drawing.node("subProcess", "odd", triggeredByEvent="true")
    with pytest.raises(SpecRefused):
        parse_spec(drawing.xml())


def test_an_id_is_used_once() -> None:
    drawing = Drawing()
    drawing.chain(drawing.start("s"), drawing.user("e"), drawing.end("e"))
    with pytest.raises(SpecRefused) as raised:
        parse_spec(drawing.xml())
    assert raised.value.node == "e"


def test_a_bad_expression_is_found_when_the_diagram_is_read() -> None:
    drawing = Drawing()
    drawing.chain(drawing.start("s"), drawing.choice("g", "no"))
    drawing.flow("g", drawing.end("e"), "dossier. = ")
    drawing.flow("g", drawing.end("e2"), flow_id="no")
    with pytest.raises(SpecRefused) as raised:
        parse_spec(drawing.xml())
    assert raised.value.node == "g"


def test_data_elements_are_only_documentation() -> None:
    documented = (
        b'<bpmn:dataObject id="do"/><bpmn:dataObjectReference id="dr" dataObjectRef="do"/>'
        b'<bpmn:dataStoreReference id="sr" dataStoreRef="ds"/>'
    )
    reads = (
        b'<bpmn:dataInputAssociation id="x"><bpmn:sourceRef>dr</bpmn:sourceRef></bpmn:dataInputAssociation>'
    )
    xml = line(1).replace(b'<bpmn:userTask id="u0">', documented + b'<bpmn:userTask id="u0">' + reads)
    xml = xml.replace(b"<bpmn:process", b'<bpmn:dataStore id="ds" name="register"/><bpmn:process')
    player = Player(xml)
    player.complete("u0")
    assert player.run.is_finished


def test_a_form_may_be_called_like_a_node() -> None:
    form = b'<bpmn:extensionElements><motcua:form id="u0">{}</motcua:form></bpmn:extensionElements>'
    process = b'<bpmn:process id="p" isExecutable="true">'
    assert Player(line(1).replace(process, process + form)).offered() == ["u0"]


def test_a_message_start_is_only_a_start() -> None:
    xml = line(1).replace(
        b'<bpmn:startEvent id="s">', b'<bpmn:startEvent id="s"><bpmn:messageEventDefinition/>'
    )
    assert Player(xml).offered() == ["u0"]


def test_black_box_pools_are_ignored() -> None:
    pool = b'<bpmn:collaboration id="c"><bpmn:participant id="x" name="Citizen"/></bpmn:collaboration>'
    assert Player(line(1).replace(b"<bpmn:process", pool + b"<bpmn:process")).offered() == ["u0"]


def test_the_cache_keeps_the_last_used() -> None:
    cache, read = SpecCache(capacity=2), []

    def load(key: str) -> bytes:
        read.append(key)
        return line(1)

    for key in ("a", "b", "a", "c", "a", "b"):
        cache.get(key, lambda key=key: load(key))
    assert read == ["a", "b", "c", "b"]
    assert len(cache) == 2
    assert cache.get("b", lambda: b"not read") is cache.get("b", lambda: b"not read")


def test_a_diagram_that_is_refused_is_not_kept() -> None:
    cache = SpecCache()
    with pytest.raises(SpecRefused):
        cache.get("a", lambda: b"<a")
    assert len(cache) == 0


def test_one_spec_is_shared_between_threads() -> None:
    """The library connects callbacks of a multi-instance on first use, where threads would race."""
    inner, drawing = Drawing(), Drawing()
    inner.chain(inner.start("is"), inner.user("iu"), inner.end("ie"))
    drawing.chain(drawing.start("s"), drawing.sub("x", inner, instances("[1, 2]")))
    drawing.chain("x", drawing.user("u", instances("[1, 2, 3]", sequential=True)), drawing.end("e"))
    xml, errors, finished = drawing.xml(), [], []
    for _ in range(20):
        spec, gate = parse_spec(xml), threading.Barrier(8)

        def play(spec=spec, gate=gate) -> None:  # type: ignore[no-untyped-def]
            try:
                gate.wait()
                run = Run.start(spec)
                run.advance({}, lambda step: {})
                while not run.is_finished:
                    run.complete(run.offered()[0].id)
                    run.advance({}, lambda step: {})
                finished.append(run)
            except Exception as error:
                errors.append(error)

        threads = [threading.Thread(target=play) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert errors == []
    assert len(finished) == 160
