"""For each rule about where ways lead and what is known on them: bad diagrams, and the nearest good ones."""

from drawings import END, PROFILE, START, drawing, flow, form, line, outcome, task
from example_parts import (
    AND,
    LIMIT,
    PLAIN,
    XOR,
    Examples,
    asking,
    carded,
    catching,
    deciding,
    inside,
    path,
    reading,
    step,
    timer,
    waiting,
    within,
)

OTHER = '<bpmn:endEvent id="other"/>'
RADIO = (
    '{"type":"radio","key":"kind","label":"Loại","validate":{"required":true},'
    '"values":[{"value":"new","label":"Mới"},{"value":"old","label":"Cũ"}]}'
)
NUMBER = '{"type":"number","key":"count","label":"Số"}'
YES_NO = '{"type":"radio","key":"sure","label":"Chắc?","properties":{"kind":"yes_no"},"validate":{"required":true},"values":[{"value":"true","label":"Có"},{"value":"false","label":"Không"}]}'
ASK = form("ask", f'{{"components":[{RADIO},{NUMBER},{YES_NO}]}}')


def asked(default: str, *conditions: str) -> bytes:
    """A task that asks, and a gateway behind it with these conditions; the default, if any, leads on."""
    ends = "".join(f'<bpmn:endEvent id="e{number}"/>' for number, _ in enumerate(conditions))
    ways = "".join(flow("gate", f"e{number}", condition) for number, condition in enumerate(conditions))
    gate = XOR.format(more=' default="gate-end"' if default else "")
    body = START + task("work", "", 'form="ask"') + gate + ends + ways + line("start", "work", "gate")
    return drawing(body + (END + flow("gate", "end") if default else ""), said=ASK, in_lane=("work",))


def before_or_after(*nodes: str, condition: str = 'form.ask.kind = "new"') -> bytes:
    """A task that asks and a gateway that reads its answer, one after the other; the other way ends."""
    body = START + task("work", "", 'form="ask"') + XOR.format(more=' default="gate-{}"')
    after = [*nodes, "end"][nodes.index("gate") + 1]
    body = body.replace("{}", after) + END + OTHER + flow("gate", "other", condition)
    return drawing(body + line("start", *nodes, "end"), said=ASK, in_lane=("work",))


def beside(*nodes: str) -> bytes:
    """The same behind a task with a timer that only notes something beside it."""
    edge = (
        '<bpmn:boundaryEvent id="late" attachedToRef="first" cancelActivity="false">'
        f"{timer('working_hours(8)')}</bpmn:boundaryEvent>"
    )
    body = START + task("first") + edge + task("work", "", 'form="ask"') + END + OTHER
    body += XOR.format(more=f' default="gate-{[*nodes, "end"][nodes.index("gate") + 1]}"')
    body += (
        '<bpmn:endEvent id="noted"/>' + line("late", "noted") + flow("gate", "other", 'form.ask.kind = "new"')
    )
    return drawing(body + line("start", *nodes, "end"), said=ASK, in_lane=("first", "work"))


def together(task_form: str, read: str) -> bytes:
    """Two branches at the same time: one asks, at the gateway of the other its answer is read."""
    gate = '<bpmn:exclusiveGateway id="gate" default="gate-b"/>' + flow("gate", "join", read)
    body = START + AND.format(id="fork") + task("a", "", task_form) + gate + task("b") + AND.format(id="join")
    ways = line("start", "fork", "a", "join", "end") + line("fork", "gate", "b", "join")
    return drawing(body + END + ways, said=ASK, in_lane=("a", "b"))


def skipping(condition: str) -> bytes:
    """A task that asks on one of two ways, and a gateway after both that reads its answer."""
    body = START + '<bpmn:exclusiveGateway id="first" default="first-work"/>' + task("work", "", 'form="ask"')
    body += XOR.format(more=' default="gate-end"') + END + OTHER + flow("gate", "other", condition)
    body += flow("first", "gate", 'dossier.channel = "online"') + line(
        "start", "first", "work", "gate", "end"
    )
    return drawing(body, said=ASK, in_lane=("work",))


def sectioned(more: str) -> bytes:
    """A card with a section and something more, and a form that a task asks later."""
    section = '<motcua:section form="asked" group="G" groupEn="G"/>'
    said = form("asked", f'{{"components":[{RADIO}]}}') + ASK
    return drawing(
        START + task("work", "", 'form="ask"') + END + line("start", "work", "end"),
        profile=PROFILE.replace(LIMIT, LIMIT + section + more),
        said=said,
        in_lane=("work",),
    )


def branches(*ways: str, moves: tuple[str, str] = ("", "")) -> bytes:
    """A fork, tasks a and b with these moves, a join and a choice, joined by the flows of ``ways``."""
    a, b = (task(name, outcome("done", move)) for name, move in zip("ab", moves, strict=True))
    nodes = START + AND.format(id="fork") + AND.format(id="join") + XOR.format(more="") + a + b + END + OTHER
    return drawing(nodes + "".join(ways), in_lane=("a", "b"))


TOGETHER = (line("start", "fork", "a", "join", "gate", "end"), line("fork", "b", "join"))


def watched(said: str, interrupting: str, back: str) -> bytes:
    """A task with a timer on its edge, a step behind the timer, and where that leads."""
    edge = (
        f'<bpmn:boundaryEvent id="late" attachedToRef="work" cancelActivity="{interrupting}">'
        f"{timer('working_hours(8)')}</bpmn:boundaryEvent>"
    )
    steps = (
        '<bpmn:serviceTask id="record"><bpmn:extensionElements>'
        f'<motcua:step name="record" {said}/></bpmn:extensionElements></bpmn:serviceTask>'
    )
    body = START + task("work", outcome("done", "accept")) + edge + steps + task("next") + END + OTHER
    flows = line("start", "work", "next", "end") + line("late", "record", back)
    return drawing(body + flows, in_lane=("work", "next"))


def lived(*moves: str) -> bytes:
    """Tasks one after the other that make these moves."""
    names = tuple(f"t{number}" for number, _ in enumerate(moves))
    body = "".join(task(name, outcome("done", move)) for name, move in zip(names, moves, strict=True))
    return path(body, *names, in_lane=names)


WHOLE = ("accept", "transfer", "submit_for_approval", "approve", "issue", "return_result")
HIDDEN = '{{"type":"textfield","key":"a","label":"A","conditional":{{"hide":"={hide}"}}{more}}}'
LOCKED = '{"type":"textfield","key":"a","label":"A","readonly":true%s}'
B = ',{"type":"textfield","key":"b","label":"B","conditional":{"hide":"=a = \\"x\\""}}'

WAYS: dict[str, Examples] = {
    "conditions_overlap": Examples(
        bad=(
            asked("end", 'form.ask.kind = "new"', "form.ask.sure"),
            asked("end", 'form.ask.kind = "new"', 'form.ask.kind != "old"'),
            deciding(' default="gate-end"', flow("gate", "end"))
            .replace(b"</bpmn:process>", b"")
            .replace(b"</bpmn:definitions>", b"")
            + (flow("gate", "other", 'outcome = "yes"') + flow("gate", "third", 'outcome != "no"')).encode()
            + b'<bpmn:endEvent id="third"/></bpmn:process></bpmn:definitions>',
        ),
        good=(asked("", 'form.ask.kind = "new"', 'form.ask.kind = "old"'), PLAIN),
    ),
    "ends_legally": Examples(
        bad=(
            lived("accept"),
            PLAIN,
            lived(*WHOLE[:-1]),
            lived("accept", "transfer", "ask_supplement"),
            deciding(' default="gate-end"', flow("gate", "end"), flow("gate", "other", 'outcome = "no"')),
            lived("accept").replace(
                b'<motcua:outcome id="done"',
                outcome("refuse", "refuse").encode() + b'<motcua:outcome id="done"',
            ),
        ),
        good=(
            lived(*WHOLE),
            lived("refuse"),
            lived("accept", "stop"),
            lived("accept", "transfer", "ask_supplement", "complete_supplement", *WHOLE[2:]),
            watched("", "false", "other").replace(b'move="accept"', b'move="refuse"'),
            path(inside(within(task("a", outcome("done", "refuse")), "a")), "part", in_lane=("a",)),
        ),
    ),
    "expression_kinds": Examples(
        bad=(
            asked("end", "form.ask.count"),
            asked("end", "form.ask.kind"),
            asked("end", '"new"'),
            asked("end", "form.ask.count + 1"),
            reading("dossier.rounds"),
            catching(timer("dossier.rounds")),
            catching(timer('dossier.channel + "x"')),
            catching(timer("dossier.received_at = dossier.due_at", "timeDate")),
            sectioned('<motcua:case id="c" name="C" nameEn="C" when="form.asked.kind"/>'),
            asking(RADIO + "," + HIDDEN.format(hide="kind", more="")),
            path(
                inside(
                    within("")
                    + '<bpmn:multiInstanceLoopCharacteristics motcua:collection="dossier.rounds + 1"/>'
                ),
                "part",
            ),
        ),
        good=(
            asked("end", "form.ask.count > 1", "form.ask.sure", "not(form.ask.sure)"),
            catching(timer("working_hours(dossier.rounds)")),
            catching(timer('dossier.due_at - duration("P1D")', "timeDate")),
            catching(timer('if dossier.rounds > 1 then working_days(1) else duration("P1D")')),
            asking(RADIO + "," + HIDDEN.format(hide='kind = \\"old\\"', more="")),
        ),
    ),
    "joins_complete": Examples(
        bad=(
            drawing(
                START
                + XOR.format(more=' default="gate-a"')
                + task("a")
                + task("b")
                + AND.format(id="join")
                + END
                + line("start", "gate", "a", "join", "end")
                + line("b", "join")
                + flow("gate", "b", "dossier.rounds = 1"),
                in_lane=("a", "b"),
            ),
            branches(
                line("start", "fork", "a", "gate", "join", "end"),
                line("fork", "b", "join"),
                flow("gate", "other", "dossier.rounds = 1"),
            ),
            branches(line("start", "fork", "a", "gate", "end"), line("fork", "b", "gate")),
            watched("", "false", "next"),
        ),
        good=(branches(*TOGETHER), watched("", "false", "other"), watched("", "true", "next")),
    ),
    "known_values": Examples(
        bad=(
            asked("end", 'form.ask.kind = "newer"'),
            asked("end", 'form.ask.kind in ("old", "older")'),
            asked("end", "form.ask.count = &quot;3&quot;"),
            asked("end", 'form.ask.sure = "true"'),
            reading('dossier.status = "refusd"'),
            reading('"pigeon" = dossier.channel'),
            reading('dossier.case = "nobody"'),
            asking(RADIO + "," + HIDDEN.format(hide='kind = \\"ald\\"', more="")),
        ),
        good=(
            asked("end", 'form.ask.kind = "new"', "form.ask.count = 3", "form.ask.sure = true"),
            reading('dossier.status = "refused" or dossier.channel = "post"'),
            asking(RADIO + "," + HIDDEN.format(hide='kind = \\"old\\"', more="")),
        ),
    ),
    "options_covered": Examples(
        bad=(
            asked("", 'form.ask.kind = "new"'),
            asked("", 'form.ask.kind = "new" and form.ask.sure', 'form.ask.kind = "old"'),
            asked("end", 'form.ask.kind = "new" and form.ask.kind = "old"'),
            deciding(
                "",
                flow("gate", "end", 'outcome = "yes" and dossier.channel = "online"'),
                flow("gate", "other", 'outcome = "no"'),
            ),
            reading('dossier.status = "returned"'),
        ),
        good=(
            asked("", 'form.ask.kind = "new"', 'form.ask.kind = "old"'),
            asked("", 'form.ask.kind = "new"', 'form.ask.kind != "new"'),
            asked("", "form.ask.sure", "not(form.ask.sure)"),
            asked("end", 'form.ask.kind = "new"'),
            asked("", "form.ask.count > 3"),
        ),
    ),
    "parallel_moves": Examples(
        bad=(
            branches(*TOGETHER, moves=("accept", "")),
            branches(*TOGETHER, moves=("", "collect_fee")),
            branches(
                line("start", "fork", "a", "gate", "end"), line("fork", "b", "other"), moves=("", "refuse")
            ),
            watched('move="refuse"', "false", "other"),
        ),
        good=(
            branches(*TOGETHER),
            watched('move="refuse"', "true", "other"),
            watched("", "false", "other"),
            lived(*WHOLE),
        ),
    ),
    "questions_answerable": Examples(
        bad=(
            asking(HIDDEN.format(hide="true", more=',"validate":{"required":true}')),
            asking(HIDDEN.format(hide="1 < 2", more="")),
            asking(HIDDEN.format(hide="a != null", more="")),
            asking(HIDDEN.format(hide='b = \\"x\\"', more="") + B),
            asking(LOCKED % ""),
            asking('{"type":"textfield","key":"a","label":"A","disabled":true,"validate":{"required":true}}'),
        ),
        good=(
            asking(RADIO + "," + HIDDEN.format(hide='kind = \\"old\\"', more="")),
            asking(HIDDEN.format(hide="false", more="")),
            asking(LOCKED % ',"defaultValue":"x"'),
            asking(LOCKED % ',"properties":{"prefill":"=applicant.full_name"}'),
        ),
    ),
    "read_before_written": Examples(
        bad=(
            before_or_after("gate", "work"),
            skipping("form.ask.count > 3"),
            path(
                waiting("wait", timer("working_hours(form.ask.count)")) + task("work", "", 'form="ask"'),
                "wait",
                "work",
                said=ASK,
                in_lane=("work",),
            ),
            sectioned('<motcua:case id="c" name="C" nameEn="C" when="form.ask.kind = &quot;new&quot;"/>'),
            beside("first", "gate", "work"),
            step(
                '<motcua:step name="record"><motcua:input name="a" value="form.ask.kind"/></motcua:step>'
            ).replace(b"</bpmn:extensionElements>", ASK.encode() + b"</bpmn:extensionElements>", 1),
        ),
        good=(
            before_or_after("work", "gate"),
            skipping('form.ask.kind = "new"'),
            beside("first", "work", "gate"),
            together('form="ask"', 'form.ask.kind = "new"'),
            sectioned('<motcua:case id="c" name="C" nameEn="C" when="form.asked.kind = &quot;new&quot;"/>'),
            carded(LIMIT, LIMIT),
        ),
    ),
}
