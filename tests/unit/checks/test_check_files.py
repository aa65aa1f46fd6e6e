"""Whatever file it is given, the checker answers with findings, never with an exception."""

import random

import pytest
from drawings import MODELS, our_blocks, our_procedure
from hypothesis import given, settings
from hypothesis import strategies as st

from processes.checks import check

PROCEDURES = sorted(path.stem for path in (MODELS / "procedures").glob("*.bpmn"))
BLOCKS = our_blocks()
SEED = 20261113
MUTATIONS = 200
BOMB = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'


@pytest.mark.parametrize("code", PROCEDURES)
def test_our_procedures_are_free_of_errors_and_warnings(code: str) -> None:
    assert check(our_procedure(code), BLOCKS, {}) == []


@pytest.mark.parametrize(
    ("xml", "rule"),
    [
        (b"", "well_formed"),
        (b"<not-closed>", "well_formed"),
        (b"<html/>", "well_formed"),
        (BOMB, "hostile_xml"),
        (b" " * 5_000_001, "hostile_xml"),
        (b"<a>" * 100, "hostile_xml"),
    ],
)
def test_files_that_are_no_procedure(xml: bytes, rule: str) -> None:
    (finding,) = check(xml, BLOCKS, {})
    assert (finding.rule, finding.severity) == (rule, "error")


def test_findings_say_where() -> None:
    source = our_procedure().replace(b'move="submit_for_approval"', b'move="fly"')
    (finding,) = check(source, BLOCKS, {})
    lines = source.decode().splitlines()
    assert (finding.rule, finding.element, finding.name) == ("moves", "appraise", "Thẩm tra hồ sơ")
    assert finding.line is not None
    assert '<bpmn:userTask id="appraise"' in lines[finding.line - 1]


def test_findings_inside_a_block_say_where_it_is_called() -> None:
    blocks = {**BLOCKS, "intake": BLOCKS["intake"].replace(b'move="accept"', b'move="fly"')}
    (finding,) = check(our_procedure(), blocks, {})
    lines = our_procedure().decode().splitlines()
    assert (finding.element, finding.name) == ("intake__check", "Kiểm tra, tiếp nhận hồ sơ")
    assert finding.line is not None
    assert '<bpmn:callActivity id="intake"' in lines[finding.line - 1]


def test_errors_come_before_hints() -> None:
    source = (
        our_procedure()
        .replace(b'move="submit_for_approval"', b'move="fly"')
        .replace(b' labelEn="Ask to amend"', b"")
    )
    assert [finding.severity for finding in check(source, BLOCKS, {})] == ["error", "hint"]


def test_a_near_name_is_offered() -> None:
    source = our_procedure().replace(b"form.founding.filed_by != ", b"form.founding.file_by != ")
    (finding,) = check(source, BLOCKS, {})
    assert "form.founding.file_by" in str(finding.message)
    assert "form.founding.filed_by" in str(finding.remedy)


def mutated(source: bytes, chance: random.Random) -> bytes:
    """The file with a few bytes lost, doubled, moved or changed."""
    data = bytearray(source)
    for _ in range(chance.randint(1, 4)):
        start = chance.randrange(len(data))
        piece = data[start : start + chance.randint(1, 60)]
        where = chance.randrange(len(data))
        kind = chance.randrange(4)
        if kind == 0:
            del data[start : start + len(piece)]
        elif kind == 1:
            data[where:where] = piece
        elif kind == 2:
            data[start] = chance.randrange(256)
        else:
            data[start : start + len(piece)] = data[where : where + len(piece)]
    return bytes(data)


def swapped(source: bytes, chance: random.Random) -> bytes:
    """The file with the values of attributes exchanged: still XML, but nonsense."""
    parts = source.split(b'"')
    for _ in range(chance.randint(1, 6)):
        one, other = (chance.randrange(len(parts) // 2) * 2 + 1 for _ in range(2))
        parts[one], parts[other] = parts[other], parts[one]
    return b'"'.join(parts)


@pytest.mark.parametrize("change", [mutated, swapped])
def test_damaged_files_give_findings(change: object) -> None:
    chance, readable = random.Random(SEED), 0
    source = our_procedure()
    for _ in range(MUTATIONS // 2):
        findings = check(change(source, chance), BLOCKS, {})  # type: ignore[operator]
        assert "rule_failed" not in {finding.rule for finding in findings}
        readable += "well_formed" not in {finding.rule for finding in findings}
    assert readable > 10


@given(st.binary(max_size=300))
def test_any_bytes_give_findings(xml: bytes) -> None:
    assert check(xml, {}, {})


def test_signs_that_xml_cannot_hold_are_refused() -> None:
    said = '<motcua:form id="f"><![CDATA[{"components": ["\\ud800"]}]]></motcua:form>'
    xml = our_procedure().replace(b"<motcua:form id", said.encode() + b"<motcua:form id", 1)
    assert "form_json" in {finding.rule for finding in check(xml, BLOCKS, {})}


@settings(deadline=None, max_examples=40)
@given(st.text(alphabet='{}[]":,abctype ', max_size=80))
def test_any_text_may_stand_in_a_form(text: str) -> None:
    said = f"<motcua:form id='f'><![CDATA[{text.replace(']]>', '')}]]></motcua:form>"
    xml = our_procedure().replace(b"<motcua:form id", said.encode() + b"<motcua:form id", 1)
    assert "rule_failed" not in {finding.rule for finding in check(xml, BLOCKS, {})}
