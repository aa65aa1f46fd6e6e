"""What other engines understand is read as proposals, in our words; nothing of it is ever applied."""

import json

import pytest
from drawings import MODELS, our_blocks
from foreign_exports import FILES

from forms.definition import read_form
from forms.feel import compile_expression
from processes.checks.proposals import Proposal, proposals
from processes.checks.proposals.juel import to_feel
from processes.checks.proposals.people import guessed_role
from processes.checks.proposals.proposal import KINDS

BLOCKS = our_blocks()
OURS = sorted(
    path for folder in ("procedures", "side", "blocks") for path in (MODELS / folder).glob("*.bpmn")
)


def drafts(name: str, kind: str) -> dict[str | None, str]:
    """The drafts of a kind by element."""
    return {p.element: p.draft for p in proposals(FILES[name], BLOCKS) if p.kind == kind and p.draft}


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.stem)
def test_our_own_diagrams_need_none(path: object) -> None:
    assert proposals(path.read_bytes(), BLOCKS) == []  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", FILES)
def test_every_file_gives_proposals_that_can_be_shown(name: str) -> None:
    for proposal in proposals(FILES[name], BLOCKS):
        assert proposal.kind in KINDS
        assert str(proposal.message)
        assert proposal.line
        assert len(proposal.stands) <= 200


def test_a_camunda_file_is_read() -> None:
    assert drafts("camunda_7", "person") == {"Review": '<motcua:lane role="specialist" slot="competent"/>'}
    assert drafts("camunda_7", "deadline") == {"Review": '<motcua:deadline kind="days" amount="3"/>'}
    assert drafts("camunda_7", "condition") == {
        "f3": "form.Review.approved = true and form.Review.amount > 100"
    }
    assert drafts("camunda_7", "timer") == {"Late": 'duration("PT10H")'}
    assert drafts("camunda_7", "step") == {"Pay": '<motcua:step name="record"/>'}
    assert drafts("camunda_7", "decision") == {"Rules": '<motcua:decide decision="fees"/>'}
    assert drafts("camunda_7", "block") == {"Call": 'calledElement="approval"'}
    assert drafts("camunda_7", "words") == {"Review": '<motcua:stepText text="Look at every paper."/>'}


def test_fields_of_another_engine_are_a_form_that_can_be_drawn() -> None:
    (fields,) = (p for p in proposals(FILES["camunda_7"]) if p.stands == "approved, amount, kind")
    schema = json.loads(fields.draft.partition("CDATA[")[2].removesuffix("]]></motcua:form>"))
    questions = {field.key: (field.kind.name, field.limits.required) for field in read_form(schema).fields}
    assert questions == {
        "approved": ("checkbox", False),
        "amount": ("number", True),
        "kind": ("select", False),
    }


def test_a_zeebe_file_is_read() -> None:
    assert drafts("camunda_8", "deadline") == {"t": '<motcua:deadline kind="hours" amount="8"/>'}
    assert drafts("camunda_8", "condition") == {"f": "amount > 5"}
    assert drafts("camunda_8", "list") == {"w": 'motcua:collection="items"'}
    assert drafts("camunda_8", "block") == {"c": 'calledElement="intake"'}
    assert 'id="userTaskForm_1"' in drafts("camunda_8", "form")["p"]
    assert [p.draft for p in _of("camunda_8", "person")] == [
        '<motcua:lane role="leader" slot="competent"/>',
        '<motcua:lane role="applicant"/>',
    ]


@pytest.mark.parametrize("name", ["flowable", "activiti"])
def test_a_flowable_file_is_read(name: str) -> None:
    stands = {p.stands for p in proposals(FILES[name], BLOCKS)}
    assert {f'{name}:type="mail"', f'{name}:class="org.example.Doer"', f'{name}:dueDate="${{due}}"'} <= stands
    assert drafts(name, "condition") == {"f1": "form.ask.days > 3 and not((form.ask.days = 7))"}
    assert [p.draft for p in _of(name, "person")][1:] == [
        '<motcua:lane role="leader" slot="competent"/>',
        '<motcua:lane role="archivist" slot="competent"/>',
    ]


def test_names_of_lanes_speak_for_roles() -> None:
    assert drafts("signavio", "person") == {
        "sid-l1": '<motcua:lane role="returner" slot="receiving"/>',
        "sid-l2": '<motcua:lane role="leader" slot="competent"/>',
    }
    assert guessed_role("Chuyên viên phòng Tài chính") == "specialist"
    assert guessed_role("boss,caseOfficer") == "leader"
    assert guessed_role("caseOfficers") == "specialist"
    assert guessed_role("lovers of managery") is None


JUEL = [
    ("${approved}", "approved"),
    ("#{ approved == true }", "approved = true"),
    ("${!a || b and c ne 'x'}", 'not(a) or b and c != "x"'),
    ("${(a + 1) * -2 >= b.c}", "(a + 1) * -2 >= b.c"),
    ("${empty list ? 'no' : \"yes\"}", 'if (list = null or list = "") then "no" else "yes"'),
    ("${name.equals('x')}", 'name = "x"'),
    ("${name.startsWith('x') && n lt 3}", 'starts with(name, "x") and n < 3'),
    ("= a.b > 1", "a.b > 1"),
]


@pytest.mark.parametrize(("juel", "feel"), JUEL)
def test_conditions_are_translated(juel: str, feel: str) -> None:
    assert to_feel(juel, {}) == feel
    compile_expression(feel)


@pytest.mark.parametrize(
    ("approved", "amount"), [(True, 5), (False, 5), (True, 50), (False, 50), (True, 10), (False, 10)]
)
def test_a_translation_decides_as_the_original(approved: bool, amount: int) -> None:
    feel = to_feel("${!approved || amount >= 10 && !(amount == 50)}", {"amount": "form.f.amount"})
    assert feel is not None
    context = {"approved": approved, "form": {"f": {"amount": amount}}}
    decided = compile_expression(feel).evaluate(context)
    assert decided is (not approved or (amount >= 10 and amount != 50))


@pytest.mark.parametrize(
    "text",
    [
        "${execution.getVariable('x')}",
        "${a = 1}",
        "${a % 2 == 0}",
        "${bean.run(a, b)}",
        "${}",
        "${a ==}",
        "${'open}",
        "${" + "!" * 500 + "a}",
        "${" + "(" * 500 + "a" + ")" * 500 + "}",
        "= a b",
        "=",
        "${" + "a" * 3000 + "}",
    ],
)
def test_what_is_not_certain_is_not_translated(text: str) -> None:
    assert to_feel(text, {}) is None


def test_a_variable_that_a_form_asks_becomes_its_path() -> None:
    paths = {"a": "form.x.a"}
    assert to_feel("=a + b.a + count(a)", paths) == "form.x.a + b.a + count(form.x.a)"
    assert to_feel('${a == "a" and b.a}', paths) == 'form.x.a = "a" and b.a'


def _of(name: str, kind: str) -> list[Proposal]:
    return [p for p in proposals(FILES[name], BLOCKS) if p.kind == kind]
