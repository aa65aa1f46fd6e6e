"""What differs between two versions, field by field."""

import random
from itertools import permutations

import pytest
from drawings import END, MODELS, START, drawing, line, our_blocks, our_procedure, task

from processes.engine.diagram import expand
from processes.engine.difference import ADDED, CHANGED, MOVED, REMOVED, Drawn, difference
from processes.engine.difference.matching import out_of_order

BLOCKS = our_blocks()
PROCEDURES = sorted(path.stem for path in (MODELS / "procedures").glob("*.bpmn"))
BIRTH = our_procedure("1.001193").decode()


def drawn(source):
    text = source if isinstance(source, bytes) else source.encode()
    return Drawn(text, expand(text, BLOCKS, {}).xml)


def changes(before, after):
    return difference(drawn(before), drawn(after))


def told(change):
    return {field.path: (field.before, field.after) for field in change.fields}


@pytest.mark.parametrize("code", PROCEDURES)
def test_a_version_does_not_differ_from_itself(code):
    assert changes(our_procedure(code), our_procedure(code)) == ()


def test_a_line_of_the_card():
    (change,) = changes(BIRTH, BIRTH.replace('supplementDays="30"', 'supplementDays="20"'))
    assert (change.kind, change.part, change.sort) == (CHANGED, "profile", "profile")
    assert told(change) == {"supplementDays": ("30", "20")}


def test_a_task_says_each_field_that_changed():
    after = BIRTH.replace(
        '<motcua:deadline kind="hours" amount="1.5"', '<motcua:deadline kind="hours" amount="2"'
    )
    (change,) = changes(BIRTH, after)
    assert (change.kind, change.part, change.id) == (CHANGED, "element", "appraise")
    assert told(change) == {"deadline.amount": ("1.5", "2")}


def test_a_parameter_of_a_block_is_told_once_and_its_inside_not_at_all():
    start = BIRTH.index("<motcua:with name=")
    value = BIRTH[start:].split('value="', 1)[1].split('"', 1)[0]
    after = BIRTH[:start] + BIRTH[start:].replace(f'value="{value}"', 'value="7"', 1)
    (change,) = changes(BIRTH, after)
    assert (change.kind, change.part, change.sort) == (CHANGED, "element", "callActivity")
    assert [(field.before, field.after) for field in change.fields] == [(value, "7")]


def test_another_block_of_the_same_name_is_told_inside_its_call():
    looser = BLOCKS["approval"].replace(b'note="required"', b'note="optional"', 1)
    blocks = {**BLOCKS, "approval": looser}
    before, after = drawn(BIRTH), Drawn(BIRTH.encode(), expand(BIRTH.encode(), blocks, {}).xml)
    found = difference(before, after)
    assert {(change.kind, change.part) for change in found} == {(CHANGED, "block")}
    assert {value for change in found for value in told(change).values()} == {("required", "optional")}
    assert all(change.id.startswith(f"{change.inside}__") for change in found)


def test_a_question_changes_joins_leaves_and_moves():
    def with_form(*components):
        form = '{"type":"default","components":[' + ",".join(components) + "]}"
        said = f'<motcua:form id="f" title="F"><![CDATA[{form}]]></motcua:form>'
        return drawing(START + task("a") + END + line("start", "a", "end"), said=said, in_lane=("a",))

    def asked(key):
        return f'{{"type":"textfield","key":"{key}","label":"{key.upper()}"}}'

    a, b, c = map(asked, "abc")
    found = changes(with_form(a, b, c), with_form(b, a.replace('"A"', '"AA"'), c))
    assert {(change.kind, change.id) for change in found} == {(CHANGED, "a")} | (
        {(MOVED, "b")} if len(found) > 1 else set()
    )
    assert [(c.kind, c.id) for c in changes(with_form(a, b), with_form(a, b, c))] == [(ADDED, "c")]
    assert [(c.kind, c.id) for c in changes(with_form(a, b, c), with_form(a, c))] == [(REMOVED, "b")]
    assert [(c.kind, c.inside) for c in changes(with_form(a, b, c), with_form(b, c, a))] == [(MOVED, "f")]


def plain(*names, extra=""):
    body = START + "".join(task(name) for name in names) + END + line("start", *names, "end") + extra
    return drawing(body, in_lane=names)


def test_an_element_comes_and_goes_with_its_flows():
    found = changes(plain("a", "b"), plain("a", "c", "b"))
    kinds = {(change.kind, change.id) for change in found}
    assert kinds == {(ADDED, "c"), (ADDED, "a-c"), (ADDED, "c-b"), (REMOVED, "a-b")}


def test_an_element_found_again_under_another_id_is_not_a_loss():
    before = plain("a", "b")
    after = before.replace(b'id="b"', b'id="check"').replace(
        b"<bpmn:flowNodeRef>b<", b"<bpmn:flowNodeRef>check<"
    )
    after = after.replace(b'targetRef="b"', b'targetRef="check"').replace(
        b'sourceRef="b"', b'sourceRef="check"'
    )
    found = {change.id: change for change in changes(before, after)}
    assert found["check"].kind == CHANGED
    assert told(found["check"]) == {"id": ("b", "check")}
    assert not [change for change in found.values() if change.kind in (ADDED, REMOVED)]


def test_a_drawing_that_was_shifted_has_not_moved_but_one_shape_has():
    bounds = 'x="{}" y="100" width="100" height="80"'
    shapes = "".join(
        f'<bpmndi:BPMNShape id="{n}_di" bpmnElement="{n}"><dc:Bounds {bounds.format(x)}/></bpmndi:BPMNShape>'
        for n, x in (("start", 0), ("a", 200), ("end", 400))
    )
    plane = (
        '<bpmndi:BPMNDiagram><bpmndi:BPMNPlane bpmnElement="test">{}</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>'
    )
    body = START + task("a") + END + line("start", "a", "end")
    before = drawing(body, in_lane=("a",), after=plane.format(shapes)).decode()
    shifted = before.replace('x="0"', 'x="50"').replace('x="200"', 'x="250"').replace('x="400"', 'x="450"')
    assert changes(before, shifted) == ()
    (change,) = changes(before, before.replace('x="200" y="100"', 'x="200" y="300"'))
    assert (change.kind, change.id) == (MOVED, "a")


def test_turned_round_the_difference_says_the_opposite():
    one, other = our_procedure("1.001266"), our_procedure("1.001193")
    there, back = changes(one, other), changes(other, one)
    opposite = {ADDED: REMOVED, REMOVED: ADDED, CHANGED: CHANGED}
    turned = {(opposite[c.kind], c.part, c.id) for c in there if c.kind in (ADDED, REMOVED)}
    assert turned == {(c.kind, c.part, c.id) for c in back if c.kind in (ADDED, REMOVED)}


def test_only_the_fewest_are_out_of_order():
    chance = random.Random(5)
    for _ in range(60):
        before = list("abcde")[: chance.randint(0, 5)]
        after = chance.sample(before, len(before))
        strayed = out_of_order(before, after)
        rest = [each for each in after if each not in strayed]
        assert rest == [each for each in before if each not in strayed]
        best = max(
            (len(kept) for size in range(len(before) + 1) for kept in permutations(after, size)
             if list(kept) == sorted(kept) and list(kept) == [e for e in after if e in kept]), default=0
        )  # fmt: skip
        assert len(rest) == best


DMN = """<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="fees" name="fees" namespace="test">
<decision id="fee" name="Phí"><variable id="v" name="fee"/><decisionTable id="t" hitPolicy="{policy}">
<input id="i" label="Kênh"><inputExpression id="ie" typeRef="string"><text>dossier.channel</text></inputExpression>
</input><output id="o" name="amount" typeRef="number"/>{rules}</decisionTable></decision></definitions>"""


def decided(policy="UNIQUE", **rules):
    rows = "".join(
        f'<rule id="{key}"><inputEntry id="{key}i"><text>"{key}"</text></inputEntry>'
        f'<outputEntry id="{key}o"><text>{amount}</text></outputEntry></rule>'
        for key, amount in rules.items()
    )
    said = f'<motcua:decision id="fees"><![CDATA[{DMN.format(policy=policy, rules=rows)}]]></motcua:decision>'
    return drawing(START + task("a") + END + line("start", "a", "end"), said=said, in_lane=("a",))


def test_a_table_is_compared_rule_by_rule():
    before = decided(online=10, post=20, direct=30)
    found = changes(before, decided(online=10, post=25, direct=30))
    assert [(c.kind, c.part, c.id, c.inside, told(c)) for c in found] == [
        (CHANGED, "rule", "2", "Phí", {"amount": ("20", "25")})
    ]
    assert [(c.kind, c.id) for c in changes(before, decided(online=10, direct=30))] == [(REMOVED, "2")]
    (change,) = changes(before, decided("FIRST", online=10, post=20, direct=30))
    assert (change.part, told(change)) == ("decision", {"policy": ("UNIQUE", "FIRST")})
    assert [(c.kind, c.part) for c in changes(plain("a"), before) if c.part == "decision"] == [
        (ADDED, "decision")
    ]
