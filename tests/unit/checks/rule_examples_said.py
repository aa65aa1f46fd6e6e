"""For each rule about what elements say: diagrams it must refuse, and the nearest ones it must let pass."""

from drawings import END, FORM, START, call, drawing, flow, form, line, outcome, task
from example_parts import (
    AND,
    CASE,
    COUNTED,
    FEE,
    FORKED,
    LIMIT,
    NOTE,
    PAPER,
    PLAIN,
    XOR,
    Examples,
    asking,
    branching,
    by_channel,
    carded,
    catching,
    counted,
    desk,
    inside,
    limited,
    path,
    reading,
    spending,
    step,
    timer,
    with_a_fee,
    within,
)

SAID: dict[str, Examples] = {
    "assignments": Examples(
        bad=(
            desk(more='<motcua:assign rule="same_as" task="nobody"/>'),
            desk(more='<motcua:assign rule="same_as"/>'),
        ),
        good=(
            desk(more='<motcua:assign rule="not_same_as" task="work"/>'),
            desk(more='<motcua:assign rule="pool"/>'),
        ),
    ),
    "attributes": Examples(
        bad=(
            desk(said='kind="party"'),
            desk(said='colour="red"'),
            desk(more='<motcua:deadline kind="hours" clock="moon"/>'),
            desk(more='<motcua:outcome id="a"/>'),
            desk(more="<motcua:unheardOf/>"),
            desk(more='<motcua:lane role="receiver"/>'),
            step('<motcua:step name="record"><motcua:outcome id="a" label="b"/></motcua:step>'),
            carded('onlineLevel="info"', 'onlineLevel="somewhat"'),
            carded('onlineLevel="info"', 'onlineLevel="info" channels="online pigeon"'),
            carded('mode="hours" value="8"', 'mode="hours" value="eight"'),
            carded(LIMIT, LIMIT + '<motcua:escalate after="0" to="mayor"/>'),
            carded(LIMIT, LIMIT + '<motcua:escalate after="-1" to="leader"/>'),
            carded(LIMIT, LIMIT + '<motcua:remind at="0.5" of="unit"/>'),
            carded(LIMIT, LIMIT + FEE.format(timing="on_submission", amounts='<motcua:amount value="-1"/>')),
        ),
        good=(desk(said='kind="result" stage="A" stageEn="A"'), PLAIN),
    ),
    "deadlines": Examples(
        bad=(
            *(
                desk(more=f'<motcua:deadline kind="{kind}" amount="{amount}"/>')
                for kind, amount in (
                    ("hours", ""),
                    ("hours", "four"),
                    ("hours", "0"),
                    ("days", "-1"),
                    ("days", "NaN"),
                    ("share", "1.5"),
                    ("calendar_days", "1.5"),
                    ("hours", "99999"),
                    ("days", "5001"),
                    ("calendar_days", "7301"),
                )
            ),
            limited(
                '<motcua:limit mode="none"/>',
                task("work", '<motcua:deadline kind="share" amount="0.5"/>'),
                "work",
            ),
        ),
        good=tuple(
            desk(more=f'<motcua:deadline kind="{kind}" amount="{amount}"/>')
            for kind, amount in (
                ("hours", "1.5"),
                ("share", "0.5"),
                ("until_due", ""),
                ("calendar_days", "30"),
            )
        ),
    ),
    "english": Examples(
        bad=(desk(said='stage="Chặng"'), carded(' nameEn="Procedure"', "")),
        good=(PLAIN, desk(said='stage="Chặng" stageEn="Stage"')),
    ),
    "expressions": Examples(
        bad=(
            reading("1 +"),
            reading(" "),
            reading("__import__('os').system('x')"),
            reading("form.nowhere.note = 1"),
            reading("form.note.nothing = 1"),
            reading("dossier.colour = 1"),
            reading("stranger = 1"),
            reading("item = 1"),
            reading("no_such_function(1)"),
            path(
                XOR.format(more=' default="gate-end"')
                + '<bpmn:endEvent id="o"/>'
                + flow("gate", "o", 'outcome = "y"'),
                "gate",
            ),
            catching(timer("eight hours")),
            step('<motcua:step name="record"><motcua:input name="a" value="form."/></motcua:step>'),
            carded(LIMIT, LIMIT + CASE.format(more='when="form.founding.kind = 1"')),
            carded("onlineLevel", 'subject="form.business" onlineLevel'),
        ),
        good=(
            reading('outcome = "yes"'),
            reading('form.note.remark = "a" and dossier.status = "refused"'),
            catching(timer("working_hours(8)")),
            catching(timer("dossier.due_at", "timeDate")),
            catching(timer('duration("P30D")')),
            step('<motcua:step name="record"><motcua:input name="a" value="dossier.code"/></motcua:step>'),
        ),
    ),
    "form_references": Examples(
        bad=(
            desk(said='form="nowhere"'),
            carded(LIMIT, LIMIT + '<motcua:section form="nowhere" group="G" groupEn="G"/>'),
            carded(LIMIT, LIMIT + PAPER.format(more='form="nowhere"')),
            drawing(START + END + line("start", "end"), said=form("unused")),
        ),
        good=(reading('outcome = "yes"'), PLAIN),
    ),
    "forms_readable": Examples(
        bad=(
            drawing(START + END + line("start", "end"), said=form("f", "{")),
            drawing(START + END + line("start", "end"), said=form("f", "[]")),
            drawing(START + END + line("start", "end"), said=form("f", '{"components":[NaN]}')),
            asking(""),
            asking(NOTE + "," + NOTE),
            asking('{"type":"hologram","key":"a","label":"A"}'),
            asking('{"type":"textfield","key":"a","label":"A","properties":{"kind":"hologram"}}'),
            asking('{"type":"textfield","label":"A"}'),
            asking('{"type":"textfield","key":"a","label":"A","conditional":{"hide":"=b ="}}'),
            asking('{"type":"textfield","key":"a","label":"A","conditional":{"hide":"=stranger = 1"}}'),
            asking('{"type":"textfield","key":"a","label":"A","properties":{"prefill":"=form.gone.b"}}'),
        ),
        good=(
            asking(NOTE),
            asking(
                NOTE + ',{"type":"textfield","key":"a","label":"A","conditional":{"hide":"=remark = null"}}'
            ),
            drawing(
                START + task("work", "", 'form="f"') + END + line("start", "work", "end"),
                said=form("f", FORM),
            ),
        ),
    ),
    "lanes": Examples(
        bad=(
            path(task("work"), "work"),
            path(
                '<bpmn:laneSet id="l"><bpmn:lane id="a">'
                "<bpmn:flowNodeRef>work</bpmn:flowNodeRef></bpmn:lane></bpmn:laneSet>" + task("work"),
                "work",
            ),
            desk().replace(b'role="receiver"', 'role="receiver" slot="Phường Ba Đình"'.encode()),
        ),
        good=(desk(), PLAIN),
    ),
    "lengths": Examples(
        bad=(
            desk().replace(b'name="work"', b'name="' + b"w" * 201 + b'"', 1),
            desk("w" * 121),
            desk(more=outcome("o" * 81)),
            carded('name="Thủ tục"', f'name="{"T" * 401}"'),
            carded('field="Lĩnh vực"', f'field="{"L" * 201}"'),
            carded(LIMIT, LIMIT + CASE.format(more="").replace('id="', f'id="{"c" * 60}', 1)),
            drawing(START + END + line("start", "end"), said=form("f" * 81)),
            desk().replace(b'role="receiver"', b'role="receiver" slot="' + b"s" * 61 + b'"'),
        ),
        good=(
            desk("w" * 120, outcome("o" * 80)),
            desk().replace(b'name="work"', b'name="' + b"w" * 200 + b'"', 1),
            carded('name="Thủ tục"', f'name="{"T" * 400}"'),
        ),
    ),
    "longest_way": Examples(
        bad=(
            desk(more=spending("9")),
            path(task("a", spending("5")) + task("b", spending("4")), "a", "b", in_lane=("a", "b")),
            path(inside(within(task("a", spending("9")), "a")), "part", in_lane=("a",)),
            desk(more='<motcua:deadline kind="days" amount="1.1" clock="processing"/>'),
            limited('<motcua:limit mode="same_day"/>', task("a", spending("9")), "a"),
            limited('<motcua:limit mode="calendar_days" value="2"/>', task("a", spending("12")), "a"),
            path(
                task("a", spending("7")) + task("b", '<motcua:deadline kind="share" amount="0.2"/>'),
                "a",
                "b",
                in_lane=("a", "b"),
            ),
            by_channel("online", "5"),
            by_channel("direct", "17"),
        ),
        good=(
            desk(more=spending("8")),
            desk(more='<motcua:deadline kind="hours" amount="9" clock="own"/>'),
            by_channel("direct", "16"),
            limited('<motcua:limit mode="none"/>', task("a", spending("90")), "a"),
            drawing(
                START
                + AND.format(id="fork")
                + AND.format(id="join")
                + task("a", spending("8"))
                + task("b", spending("8"))
                + END
                + FORKED
                + line("start", "fork")
                + line("join", "end"),
                in_lane=("a", "b"),
            ),
            path(inside(within(task("a", spending("8")), "a")), "part", in_lane=("a",)),
        ),
    ),
    "moves_legal": Examples(
        bad=(
            desk(more=outcome("a", "archive")),
            step('<motcua:step name="record" move="transfer"/>'),
            path(
                task("a", outcome("yes", "accept")) + task("b", outcome("yes", "accept")),
                "a",
                "b",
                in_lane=("a", "b"),
            ),
            path(
                task("a", outcome("yes", "accept") + outcome("no")) + task("b", outcome("yes", "transfer")),
                "a",
                "b",
                in_lane=("a", "b"),
            ),
            branching("approve", "transfer"),
            branching("transfer", "transfer", 'dossier.status = "refused"'),
        ),
        good=(
            desk(more=outcome("a", "accept") + outcome("b", "refuse")),
            path(
                task("a", outcome("yes", "accept")) + task("b", outcome("yes", "transfer")),
                "a",
                "b",
                in_lane=("a", "b"),
            ),
            path(
                task("a", outcome("yes", "accept") + outcome("no"))
                + task("b", outcome("yes", "transfer") + outcome("later")),
                "a",
                "b",
                in_lane=("a", "b"),
            ),
            path(
                task("a", outcome("yes", "accept"))
                + call("b", "unheard_of")
                + task("c", outcome("yes", "issue")),
                "a",
                "b",
                "c",
                in_lane=("a", "c"),
            ),
            branching("transfer", "archive"),
            branching("transfer", "archive", 'dossier.status = "refused"'),
        ),
    ),
    "moves": Examples(
        bad=(
            desk(more=outcome("a", "teleport")),
            desk(more=outcome("a", "submit")),
            step('<motcua:step name="record" move="fly"/>'),
        ),
        good=(desk(more=outcome("a", "refuse")), step('<motcua:step name="record" move="transfer"/>')),
    ),
    "profile_code": Examples(
        bad=(
            drawing(START + END + line("start", "end"), profile=""),
            carded('code="1.000001"', 'code="1001612"'),
            carded('code="1.000001"', 'code="x"'),
        ),
        good=(PLAIN, carded('code="1.000001"', 'code="2.000815"')),
    ),
    "profile_components": Examples(
        bad=(
            carded(LIMIT, LIMIT + PAPER.format(more='accept=""')),
            carded(LIMIT, LIMIT + PAPER.format(more='accept="application/x-msdownload"')),
            carded(LIMIT, LIMIT + PAPER.format(more='cases="nobody"')),
            carded(LIMIT, LIMIT + PAPER.format(more='maxMegabytes="5000"')),
            carded(LIMIT, LIMIT + PAPER.replace('originals="1"', "").format(more="")),
            carded(LIMIT, LIMIT + CASE.format(more="") + CASE.replace('"c"', '"d"').format(more="")),
        ),
        good=(
            carded(LIMIT, LIMIT + PAPER.format(more="")),
            carded(LIMIT, LIMIT + CASE.format(more="") + PAPER.format(more='cases="c"')),
        ),
    ),
    "profile_fees": Examples(
        bad=(
            carded(LIMIT, LIMIT + FEE.format(timing="on_submission", amounts="")),
            carded(LIMIT, LIMIT + FEE.format(timing="none", amounts='<motcua:amount value="1"/>')),
            carded(
                LIMIT,
                LIMIT
                + FEE.format(timing="on_submission", amounts='<motcua:amount value="1" channel="post"/>'),
            ),
            carded(
                LIMIT, LIMIT + FEE.format(timing="on_submission", amounts='<motcua:amount value="1"/>' * 2)
            ),
        ),
        good=(
            *(
                carded(LIMIT, LIMIT + FEE.format(timing=timing, amounts='<motcua:amount value="1"/>'))
                for timing in ("on_submission", "no_such_moment")
            ),
            PLAIN,
        ),
    ),
    "fee_tiers": Examples(
        bad=(
            counted(1, 2, None),
            counted(2, None, said=COUNTED),
            counted(1, 2, said=COUNTED),
            counted(1, 2, 2, None, said=COUNTED),
            counted(1, 2, 4, None, said=COUNTED),
            counted(1, None, 3, None, said=COUNTED),
            counted(1, 0, 1, None, said=COUNTED),
            counted(1, None, said=COUNTED + ' cap="0"'),
            counted(1, None, said=COUNTED + ' cap="1000.5"'),
            counted(1, None, said=COUNTED, each="0.5"),
            counted(1, None, said=COUNTED, each="0"),
            counted(1, None, said=COUNTED, more='<motcua:amount value="1"/>'),
            counted(1, None, said='over="form.ask.rows"'),
            counted(1, None, said='count="pages" times="copies"'),
            counted(1, None, said='over="form.ask.rows" count="sheets"'),
            counted(1, None, said='over="form.ask.rows" count="pages" times="sets"'),
            counted(said='cap="200000"', more='<motcua:amount value="1"/>'),
            counted(more='<motcua:amount value="0.5"/>'),
            counted(more='<motcua:amount value="10" currency="USD"/>'),
        ),
        good=(
            counted(1, 2, 3, None, said=COUNTED + ' cap="200000"'),
            counted(1, None, said='over="form.ask.rows" count="pages"'),
            counted(1, None),
            counted(more='<motcua:amount value="150000"/>'),
            PLAIN,
        ),
    ),
    "fee_timing": Examples(
        bad=(
            *(
                carded(LIMIT, LIMIT + FEE.format(timing=timing, amounts='<motcua:amount value="1"/>'))
                for timing in ("before_intake", "after_intake", "before_return")
            ),
            with_a_fee("before_return", ("pay", "after_intake"), "return"),
            with_a_fee("before_return", "return", ("pay", "before_return")),
            with_a_fee("before_intake", "accept", ("pay", "before_intake"), "return"),
            with_a_fee("none", ("pay", "")),
            with_a_fee("none", ("pay", "soon")),
        ),
        good=(
            with_a_fee("before_return", "accept", ("pay", "before_return"), "return"),
            with_a_fee("before_intake", ("pay", "before_intake"), "accept", "return"),
            carded(LIMIT, LIMIT + FEE.format(timing="on_submission", amounts='<motcua:amount value="1"/>')),
            PLAIN,
        ),
    ),
    "profile_limits": Examples(
        bad=(
            carded(LIMIT, ""),
            carded(LIMIT, '<motcua:limit mode="hours" value="8" channel="online"/>'),
            carded(LIMIT, '<motcua:limit mode="hours" value="0"/>'),
            carded(LIMIT, LIMIT + '<motcua:limit mode="hours" value="1" case="nobody"/>'),
            carded(LIMIT, '<motcua:limit mode="hours" value="8" cutoff="noon"/>'),
            carded(LIMIT, '<motcua:limit mode="hours" value="8" cutoff="15:00"/>'),
            carded(LIMIT, '<motcua:limit mode="same_day" value="2"/>'),
            carded(LIMIT, '<motcua:limit mode="same_clock" value="5001"/>'),
            carded(LIMIT, '<motcua:limit mode="months" value="241"/>'),
            carded('onlineLevel="info"', 'onlineLevel="info" supplementDays="0"'),
            carded('onlineLevel="info"', 'onlineLevel="info" supplementDays="9999"'),
        ),
        good=(
            PLAIN,
            carded(LIMIT, '<motcua:limit mode="none"/>'),
            carded(LIMIT, '<motcua:limit mode="same_day" cutoff="15:00"/>'),
            carded(LIMIT, '<motcua:limit mode="months" value="240"/>'),
        ),
    ),
    "profile_online": Examples(
        bad=(
            carded('onlineLevel="info"', 'onlineLevel="full"'),
            carded('onlineLevel="info"', 'onlineLevel="info" channels=""'),
            carded('<motcua:result code="KQ.1" name="Kết quả" nameEn="Result"/>', ""),
            carded('<motcua:legal number="1/2025/QH15" title="Luật" titleEn="Law"/>', ""),
        ),
        good=(PLAIN,),
    ),
    "reminding": Examples(
        bad=(
            *(
                carded(LIMIT, LIMIT + f"<motcua:{said}/>")
                for said in (
                    'remind at="0"',
                    'remind at="1.1"',
                    'remind at="most"',
                    'remind before="0"',
                    'remind before="-1"',
                    'remind before="40001"',
                    'remind at="0.8" before="4"',
                    "remind",
                    'escalate after="-1" to="leader"',
                    'escalate after="soon" to="leader"',
                    'escalate to="leader"',
                    'escalate after="40001" to="leader"',
                )
            ),
            carded(LIMIT, LIMIT + '<motcua:remind at="0.5"/><motcua:remind at="0.50"/>'),
            carded(LIMIT, LIMIT + '<motcua:escalate after="8" to="leader"/>' * 2),
            desk(more='<motcua:remind at="0.5"/>' * 2),
            desk(more='<motcua:escalate of="dossier" after="0" to="leader"/>'),
        ),
        good=(
            PLAIN,
            carded(
                LIMIT,
                LIMIT
                + '<motcua:remind at="1"/><motcua:remind before="0.5"/><motcua:remind of="dossier" at="1"/>'
                '<motcua:escalate after="0" to="leader"/><motcua:escalate after="0" to="unit_head"/>',
            ),
            desk(more='<motcua:remind at="0.5"/><motcua:escalate after="8" to="leader"/>'),
        ),
    ),
    "steps": Examples(
        bad=(step(""), step('<motcua:step name="fly"/>')),
        good=(step('<motcua:step name="record"/>'),),
    ),
}
