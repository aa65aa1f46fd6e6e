"""For each rule about decision tables: diagrams it must refuse, and the nearest ones it must let pass."""

from decision_tables import carried, deciding, dmn, table
from drawings import END, PROFILE, START, drawing, flow, form, line
from example_parts import LIMIT, Examples

FILE = carried("sorting", dmn(table("size", ("dossier.rounds",), ("size",), '< 2 | "small"', '>= 2 | "big"')))
GATE = '<bpmn:exclusiveGateway id="gate" default="gate-end"/>'
OTHER = '<bpmn:endEvent id="other"/>'
BIG = flow("gate", "other", 'decision.size = "big"')


def sorted_at(*nodes: str) -> bytes:
    """From the start through ``nodes`` (the task ``sort``, the gateway) to the end, with a way for big ones."""
    body = START + deciding("sort", "size") + GATE + END + OTHER + BIG
    return drawing(body + line("start", *nodes, "end"), said=FILE)


PASSED_BY = drawing(
    START
    + '<bpmn:exclusiveGateway id="first" default="first-sort"/><bpmn:exclusiveGateway id="join"/>'
    + deciding("sort", "size")
    + GATE
    + END
    + OTHER
    + BIG
    + flow("first", "join", 'dossier.channel = "online"')
    + line("start", "first", "sort", "join", "gate", "end"),
    said=FILE,
)

FEE = '<motcua:fee id="f" name="Phí" nameEn="Fee" kind="fee" timing="before_return" decision="{}"/>'
ASK = form(
    "ask",
    '{"components":[{"type":"number","key":"pages","label":"Trang"},{"type":"radio","key":"kind","label":"Loại",'
    '"validate":{"required":true},"values":[{"value":"new","label":"Mới"},{"value":"old","label":"Cũ"}]}]}',
)
FILLED = PROFILE.replace(LIMIT, '<motcua:section form="ask" group="Yêu cầu"/>' + LIMIT)
ROWS = ('< 2 | "small"', '>= 2 | "big"')


def asking(*files: str, decision: str = "size", profile: str = PROFILE, **inputs: str) -> bytes:
    """A task that decides ``decision`` (empty: none) with these inputs; the diagram carries ``files`` of DMN."""
    said = "".join(carried(f"file{number}", text) for number, text in enumerate(files)) + ASK
    task = deciding("sort", decision, **inputs) if decision else ""
    nodes = ("sort",) if decision else ()
    return drawing(START + task + END + line("start", *nodes, "end"), said=said, profile=profile)


def asking_table(*rules: str, reads: str = "dossier.rounds", hit: str = "UNIQUE", **more: str) -> bytes:
    """The same with one table of one input."""
    return asking(dmn(table("size", (reads,), ("size",), *rules, hit=hit)), **more)


def typed(kind: str, *rules: str, values: str = "", default: str = "") -> bytes:
    """A table whose input and output have a type; ``values`` and ``default`` are those of the output."""
    text = dmn(table("size", ("dossier.rounds",), ("size",), *rules)).replace(
        '<inputExpression id="size_e0">', f'<inputExpression id="size_e0" typeRef="{kind}">'
    )
    more = f"<outputValues><text>{values}</text></outputValues>" if values else ""
    more += f"<defaultOutputEntry><text>{default}</text></defaultOutputEntry>" if default else ""
    return asking(text.replace('name="size"/><rule', f'name="size" typeRef="string">{more}</output><rule'))


def needing(first: str, *rest: str) -> bytes:
    """Decisions by expression that need each other: ``"size other"``."""
    made = ""
    for said in (first, *rest):
        name, *needs = said.split()
        made += table(name, ("dossier.rounds",), (name,), "- | 1", needs=tuple(needs))
    return asking(dmn(made), decision=first.split()[0])


SIZES = dmn(table("size", ("dossier.rounds",), ("size",), *ROWS))
NAMED = dmn(
    '<inputData id="in_1" name="số lần nộp"><variable id="v" name="số lần nộp"/></inputData>',
    table("size", ("số lần nộp",), ("size",), *ROWS),
)

DECISIONS: dict[str, Examples] = {
    "decision_readable": Examples(
        bad=(
            asking_table("< 2"),
            asking_table(*ROWS, hit="SOMETIMES"),
            asking(SIZES.replace("20191111", "19991111")),
            asking(SIZES.replace("<decision ", '<businessKnowledgeModel id="b" name="b"/><decision ', 1)),
            asking(dmn()),
            asking(SIZES.replace("<inputExpression ", '<inputExpression expressionLanguage="juel" ')),
        ),
        good=(asking(SIZES), asking_table(*ROWS, hit="FIRST")),
    ),
    "decision_circle": Examples(
        bad=(needing("size size"), needing("size other", "other third", "third size")),
        good=(needing("size other third", "other third", "third"),),
    ),
    "decision_cells": Examples(
        bad=(
            asking_table('< | "small"'),
            asking_table("- | big +"),
            asking_table(*ROWS, reads="dossier.rounds +"),
            asking_table("- | unheard(1)"),
            typed("number", '"two" | "small"', '- | "big"'),
            typed("number", '- | "small"', "< 2 | 5"),
            typed("number", *ROWS, values='"small", "large"'),
            typed("number", *ROWS, default="0"),
            asking_table('2 or 3 | "small"', '- | "big"', hit="FIRST"),
        ),
        good=(
            typed("number", *ROWS, values='"small", "big"', default='"small"'),
            typed("integer", '< 1.5 | "small"', ">= 1.5 | string(dossier.rounds)"),
            asking_table('contains(string(?), "1"), 2 | null', "- | {a: 1}"),
            asking_table('dossier.channel = "post" or dossier.rounds > 1 | 1', "- | 2", hit="FIRST"),
        ),
    ),
    "decision_coverage": Examples(
        bad=(
            asking_table('<= 2 | "small"', '>= 2 | "big"'),
            asking_table('< 2 | "small"', '> 2 | "big"'),
            asking_table('< 2 | "small"', hit="FIRST"),
            asking_table('< 2 | "small"', hit="COLLECT"),
            asking_table('< 2 | "small"', '< 3 | "big"', ">= 3 | 1", hit="ANY"),
            asking_table('< dossier.rounds | "small"', '- | "big"'),
            asking_table(*ROWS, "(5..5) | 1", hit="COLLECT"),
            asking_table(),
            asking_table('"new" | 1', reads="form.ask.kind"),
            asking_table('"new" | 1', '"old" | 2', reads="form.ask.kind", profile=PROFILE),
            asking_table("< 5 | 1", ">= 5 | 2", reads="form.ask.pages", profile=FILLED),
            asking_table('"new" | 1', '"old" | 2', reads="kind", kind='if true then form.ask.kind else ""'),
        ),
        good=(
            asking(SIZES),
            asking_table('< 2 | "small"', '- | "big"', hit="FIRST"),
            asking_table('< 2 | "a"', '< 3 | "a"', '>= 3 | "b"', hit="ANY"),
            typed("number", '< 2 | "small"', default='"none"'),
            asking_table("< dossier.rounds | 1", "- | 2", hit="COLLECT"),
            asking_table('"new" | 1', '"old" | 2', reads="form.ask.kind", profile=FILLED),
            asking_table('"new" | 1', '"old" | 2', reads="kind", kind="form.ask.kind", profile=FILLED),
            asking_table("< 5 | 1", ">= 5 | 2", "null | 0", reads="form.ask.pages", profile=FILLED),
            asking_table('"online" | 1', '"direct", "post" | 2', reads="dossier.channel"),
        ),
    ),
    "decision_reads": Examples(
        bad=(
            asking_table(*ROWS, reads="form.ask.page"),
            asking_table(*ROWS, reads="form.asked.pages"),
            asking_table(*ROWS, reads="dossier.colour"),
            asking_table(*ROWS, reads="rounds"),
            asking_table('< limit | "small"', '- | "big"'),
            asking(NAMED),
            asking(SIZES, rounds="dossier.rounds"),
            asking_table(*ROWS, reads="decision.size"),
            asking_table(
                *ROWS, reads="rounds", decision="", profile=PROFILE.replace(LIMIT, LIMIT + FEE.format("size"))
            ),
        ),
        good=(
            asking_table(*ROWS, reads="form.ask.pages"),
            asking_table(*ROWS, reads="rounds", rounds="dossier.rounds"),
            asking(NAMED, in_1="dossier.rounds"),
            asking(NAMED, số_lần_nộp="dossier.rounds"),
        ),
    ),
    "decision_references": Examples(
        bad=(
            asking(SIZES, decision="sizes"),
            asking(decision="size"),
            asking(SIZES, SIZES),
            asking(SIZES, decision=""),
            asking(SIZES, profile=PROFILE.replace(LIMIT, LIMIT + FEE.format("sizes"))),
        ),
        good=(
            asking(SIZES),
            asking(SIZES, decision="", profile=PROFILE.replace(LIMIT, LIMIT + FEE.format("size"))),
        ),
    ),
    "decision_before": Examples(
        bad=(sorted_at("gate", "sort"), PASSED_BY),
        good=(sorted_at("sort", "gate"),),
    ),
}
