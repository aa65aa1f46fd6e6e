"""What the examples of the rules are made of."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from drawings import END, PROFILE, START, block, call, drawing, flow, form, line, outcome, task

INNER_START, INNER_END = '<bpmn:startEvent id="s"/>', '<bpmn:endEvent id="e"/>'
XOR = '<bpmn:exclusiveGateway id="gate"{more}/>'
AND = '<bpmn:parallelGateway id="{id}"/>'
OR = '<bpmn:inclusiveGateway id="{id}"/>'


@dataclass(frozen=True)
class Examples:
    """Files that a rule must find something in, and files in which it must find nothing."""

    bad: tuple[bytes, ...]
    good: tuple[bytes, ...]
    blocks: Mapping[str, bytes] = field(default_factory=dict)


def path(body: str, *nodes: str, **more: object) -> bytes:
    """A diagram that runs from the start through ``nodes`` to the end."""
    return drawing(START + body + END + line("start", *nodes, "end"), **more)  # type: ignore[arg-type]


def desk(name: str = "work", more: str = "", said: str = "") -> bytes:
    """A diagram with one task at the desk."""
    return path(task(name, more, said), name, in_lane=(name,))


def deciding(more: str, *ways: str) -> bytes:
    """A task with the outcomes yes and no, and an exclusive gateway behind it."""
    outcomes = outcome("yes") + outcome("no")
    body = START + task("work", outcomes) + XOR.format(more=more) + END + '<bpmn:endEvent id="other"/>'
    return drawing(body + line("start", "work", "gate") + "".join(ways), in_lane=("work",))


def catching(definition: str, before: str = "") -> bytes:
    """An intermediate event that waits for something."""
    return path(waiting("wait", definition), "wait", before=before)


def waiting(name: str, definition: str) -> str:
    """An intermediate event."""
    return f'<bpmn:intermediateCatchEvent id="{name}">{definition}</bpmn:intermediateCatchEvent>'


def timer(text: str, way: str = "timeDuration") -> str:
    """A timer definition."""
    return f"<bpmn:timerEventDefinition><bpmn:{way}>{text}</bpmn:{way}></bpmn:timerEventDefinition>"


def step(said: str) -> bytes:
    """A service task."""
    return path(
        f'<bpmn:serviceTask id="step"><bpmn:extensionElements>{said}'
        "</bpmn:extensionElements></bpmn:serviceTask>",
        "step",
    )


def spending(hours: str) -> str:
    """A deadline on the processing clock."""
    return f'<motcua:deadline kind="hours" amount="{hours}" clock="processing"/>'


def on_edge(said: str, duration: str = "working_hours(8)", host: str = "work") -> str:
    """A timer on the edge of a task; ``said`` is the clock it follows and its move."""
    return (
        f'<bpmn:boundaryEvent id="late" attachedToRef="{host}"><bpmn:extensionElements>'
        f'<motcua:timer nameEn="late" {said}/></bpmn:extensionElements>{timer(duration)}</bpmn:boundaryEvent>'
    )


def limited(limits: str, body: str, *nodes: str) -> bytes:
    """A diagram with these limits on its card, that runs through ``nodes`` in the desk's lane."""
    return path(body, *nodes, in_lane=nodes, profile=PROFILE.replace(LIMIT, limits))


def by_channel(channel: str, hours: str) -> bytes:
    """Two limits, and a task of ``hours`` on the way of one channel only; the other goes straight on."""
    limits = '<motcua:limit mode="hours" value="4" channel="online"/><motcua:limit mode="hours" value="16"/>'
    body = START + XOR.format(more=' default="gate-end"') + task("work", spending(hours)) + END
    flows = line("start", "gate", "end") + line("work", "end")
    asked = flow("gate", "work", f'dossier.channel = "{channel}"')
    return drawing(body + flows + asked, in_lane=("work",), profile=PROFILE.replace(LIMIT, limits))


def within(body: str, *nodes: str) -> str:
    """``body`` between a start and an end of its own."""
    return INNER_START + INNER_END + body + line("s", *nodes, "e")


def branching(yes: str, no: str, condition: str = 'outcome = "no"') -> bytes:
    """A task that accepts or refuses, then a step with the move ``yes`` or ``no``."""
    body = task("work", outcome("yes", "accept") + outcome("no", "refuse"))
    for name, move in (("a", yes), ("b", no)):
        said = f'<motcua:step name="record" move="{move}"/>'
        said = f"<bpmn:extensionElements>{said}</bpmn:extensionElements>"
        body += f'<bpmn:serviceTask id="{name}">{said}</bpmn:serviceTask>'
    gate = XOR.format(more=' default="gate-a"')
    flows = line("start", "work", "gate", "a", "end") + flow("gate", "b", condition) + flow("b", "end")
    return drawing(START + body + gate + END + flows, in_lane=("work",))


def inside(body: str) -> str:
    """A sub-process around ``body``."""
    return f'<bpmn:subProcess id="part">{body}</bpmn:subProcess>'


def carded(old: str, new: str, **more: object) -> bytes:
    """A diagram whose card has ``new`` in place of ``old``."""
    assert old in PROFILE
    return drawing(START + END + line("start", "end"), profile=PROFILE.replace(old, new), **more)  # type: ignore[arg-type]


MOVING = {"accept": "accept", "return": "return_result"}


def with_a_fee(timing: str, *nodes: str | tuple[str, str]) -> bytes:
    """A card with a fee paid at ``timing``, and tasks one after the other: ``accept`` and ``return`` make
    those moves, a pair takes the fees of a moment."""
    names = [node if isinstance(node, str) else node[0] for node in nodes]
    body = "".join(
        task(node, outcome("done", MOVING.get(node, "")))
        if isinstance(node, str)
        else task(node[0], outcome("paid", "collect_fee"), f'kind="fee" timing="{node[1]}"')
        for node in nodes
    )
    fee = FEE.format(timing=timing, amounts='<motcua:amount value="1"/>')
    return path(body, *names, in_lane=tuple(names), profile=PROFILE.replace(LIMIT, LIMIT + fee))


PLAIN = drawing(START + END + line("start", "end"))
FORK = AND.format(id="fork") + AND.format(id="join") + task("a") + task("b")
FORKED = line("fork", "a", "join") + line("fork", "b", "join")
EITHER = OR.format(id="fork") + OR.format(id="join") + task("a") + task("b")
MESSAGE = '<bpmn:messageEventDefinition messageRef="m"/>'
LOOP = "<bpmn:multiInstanceLoopCharacteristics{more}/>"
BY_TIMER = (
    '<bpmn:boundaryEvent id="late" attachedToRef="{host}">'
    + timer("working_hours(8)")
    + "</bpmn:boundaryEvent>"
)
LIMIT = '<motcua:limit mode="hours" value="8"/>'
FEE = '<motcua:fee id="f" name="Phí" nameEn="Fee" kind="fee" timing="{timing}">{amounts}</motcua:fee>'
COUNTED = 'over="form.ask.rows" count="pages" times="copies"'
PAPER = '<motcua:component id="p" name="Giấy" nameEn="Paper" originals="1" {more}/>'
CASE = '<motcua:case id="c" name="Ca" nameEn="Case" {more}/>'
BLOCK = block(
    "step",
    START + task("work", "", 'form="${form}"') + END + line("start", "work", "end"),
    said='<motcua:parameter name="hours" type="number"/>'
    '<motcua:parameter name="form" type="form" default="usual"/>' + form("usual"),
    in_lane=("work",),
)


def calling(of: str, **given: str) -> bytes:
    """A call of a block."""
    return path(call("c", of, **given), "c")


def reading(condition: str) -> bytes:
    """A gateway that decides by ``condition``; the diagram has the form ``note``."""
    body = (
        START + task("work", outcome("yes"), 'form="note"') + XOR.format(more=' default="gate-other"') + END
    )
    flows = line("start", "work", "gate") + flow("gate", "end", condition) + flow("gate", "other")
    return drawing(body + '<bpmn:endEvent id="other"/>' + flows, said=form("note"), in_lane=("work",))


def asking(components: str) -> bytes:
    """A task with a form of these components."""
    said = form("ask", f'{{"components":[{components}]}}')
    return drawing(
        START + task("work", "", 'form="ask"') + END + line("start", "work", "end"),
        said=said,
        in_lane=("work",),
    )


NOTE = '{"type":"textfield","key":"remark","label":"Ghi chú"}'


TABLE = (
    '{"components":[{"type":"dynamiclist","path":"rows","label":"Giấy","properties":{"kind":"table"},"components":['
    '{"type":"number","key":"pages","label":"Trang"},{"type":"number","key":"copies","label":"Bản"}]}]}'
)


def counted(*ends: int | None, said: str = "", each: str = "2000", more: str = "") -> bytes:
    """A diagram with a table of pages and copies, and a fee in tiers: pairs of a first and a last unit."""
    tiers = "".join(
        f'<motcua:tier from="{first}" {"" if last is None else f"to={chr(34)}{last}{chr(34)} "}each="{each}"/>'
        for first, last in zip(ends[::2], ends[1::2], strict=False)
    )
    fee = f'<motcua:fee id="f" name="Phí" nameEn="Fee" kind="fee" timing="on_submission" {said}>{tiers}{more}</motcua:fee>'
    return drawing(
        START + task("work", "", 'form="ask"') + END + line("start", "work", "end"),
        profile=PROFILE.replace(LIMIT, LIMIT + fee),
        said=form("ask", TABLE),
        in_lane=("work",),
    )
