"""What follows from one mistake is not told as a second one; what FEEL refuses is told in Vietnamese."""

import pytest
from drawings import MODELS, our_blocks, our_procedure

from forms.feel import errors
from forms.feel_reasons import SENTENCES
from forms.library import load_library
from processes.checks import Finding, check


def broken(old: str, new: str) -> list[Finding]:
    source = our_procedure("2.000635").decode()
    assert old in source
    return check(source.replace(old, new, 1).encode(), our_blocks(), load_library())


@pytest.mark.parametrize("old", ['calledElement="approval"', '<motcua:with name="hours"'])
def test_a_block_that_cannot_be_taken_in(old: str) -> None:
    assert {finding.rule for finding in broken(old, old.replace('l"', 'x"').replace('s"', 'x"'))} == {
        "blocks"
    }


def test_a_form_that_cannot_be_read() -> None:
    found = broken('"schemaVersion": 18,', '"schemaVersion": 18')
    assert {finding.rule for finding in found} <= {"forms_readable", "form_json"}


def test_a_form_says_why_its_expression_cannot_be_read() -> None:
    source = (MODELS / "procedures" / "2.000815.bpmn").read_text(encoding="utf-8")
    half = source.replace('"hide": "=', '"hide": "=1 + + ', 1).encode()
    (finding,) = [each for each in check(half, our_blocks(), load_library()) if each.severity == "error"]
    assert "không đứng ở đây được, ở đây cần một giá trị" in str(finding.message)


def test_every_refusal_of_feel_has_its_sentence() -> None:
    assert SENTENCES.keys() == errors.SENTENCES.keys()


def test_a_way_that_is_left_out_is_missed_where_the_dossier_would_stand() -> None:
    source = our_procedure("2.000635").decode()
    start = source.index('<bpmn:sequenceFlow id="if_sent_back"')
    end = source.index("</bpmn:sequenceFlow>", start) + len("</bpmn:sequenceFlow>")
    found = check((source[:start] + source[end:]).encode(), our_blocks(), load_library())
    assert [(f.rule, f.element) for f in found if f.severity != "hint"] == [("moves_legal", "issue")]
    assert "“Đang xử lý” (in_process)" in str(found[0].message)


def test_a_word_that_cannot_be_is_told_with_the_nearest_that_can() -> None:
    (lane,) = [each for each in broken('role="specialist"', 'role="specialst"') if each.rule == "attributes"]
    assert (lane.element, str(lane.remedy)) == ("lane_specialist", "Có phải là specialist?")
    (fee,) = [
        each for each in broken('timing="on_submission"', 'timing="later"') if each.rule == "attributes"
    ]
    assert "fee “copies”" in str(fee.message)
    assert "before_return" in str(fee.remedy)
