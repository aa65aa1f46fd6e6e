"""``motcua check``: several files, tables, zips, folders, two languages, and what the exit code says."""

import json
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from drawings import MODELS, our_procedure
from foreign_exports import FILES

from app.cli.check import check

WRONG = our_procedure().replace(b'move="submit_for_approval"', b'move="fly"')
DMN = b'<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="n"/>'


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Run the command over files of the folder."""
    monkeypatch.setenv("MOTCUA_MODELS", str(MODELS))

    def invoke(*words: object, code: int) -> str:
        result = CliRunner().invoke(check, [str(word) for word in words])
        assert result.exit_code == code, result.output
        return result.output

    return invoke


def put(folder: Path, **files: bytes) -> Path:
    for name, content in files.items():
        (folder / name.replace("_dot_", ".")).write_bytes(content)
    return folder


def test_a_folder_is_searched_and_what_is_in_order_says_nothing(run):
    assert run(MODELS / "procedures", code=0) == ""


def test_a_folder_is_searched_for_every_ending_of_diagrams(run, tmp_path):
    folder = put(tmp_path, a_dot_bpmn=WRONG, b_dot_bpmn2=WRONG, c_dot_bpmn20_dot_xml=WRONG, d_dot_txt=WRONG)
    told = run(folder, code=1)
    assert all(name in told for name in ("a.bpmn:", "b.bpmn2:", "c.bpmn20.xml:"))
    assert "d.txt" not in told


def test_several_files_are_told_one_after_the_other(run, tmp_path):
    put(tmp_path, a_dot_bpmn=WRONG, b_dot_bpmn=our_procedure(), c_dot_bpmn=b"<x")
    rows = json.loads(run("--json", tmp_path, code=1))
    assert [(Path(row["file"]).name, row["rule"]) for row in rows] == [
        ("a.bpmn", "moves"),
        ("c.bpmn", "well_formed"),
    ]
    assert rows[0]["name"] == "Thẩm tra hồ sơ"


def test_tables_are_given_to_every_diagram(run, tmp_path, monkeypatch):
    seen: list[tuple[bytes, set[str]]] = []
    monkeypatch.setattr(
        "app.cli.check.check_source", lambda source, models, tables: seen.append((source, set(tables))) or []
    )
    put(tmp_path, a_dot_bpmn=b"a", b_dot_bpmn=b"b", fees_dot_dmn=DMN)
    run(tmp_path / "a.bpmn", tmp_path / "b.bpmn", tmp_path / "fees.dmn", code=0)
    assert seen == [(b"a", {"fees"}), (b"b", {"fees"})]


def test_a_zip_is_a_diagram_with_its_tables(run, tmp_path):
    with zipfile.ZipFile(tmp_path / "one.zip", "w") as packed:
        packed.writestr("one.bpmn", WRONG)
        packed.writestr("fees.dmn", DMN)
    assert "(moves)" in run(tmp_path / "one.zip", code=1)


def test_proposals_stand_in_a_section_of_their_own(run, tmp_path):
    put(tmp_path, a_dot_bpmn=FILES["camunda_8"])
    said, offered = run(tmp_path / "a.bpmn", code=1).split("\n\n")
    assert "camunda" not in said
    assert 'calledElement="intake"' in offered
    rows = json.loads(run("--json", tmp_path / "a.bpmn", code=1))
    assert {row["severity"] for row in rows} >= {"error", "proposal"}
    assert {"stands", "draft"} <= rows[-1].keys()


def test_english_is_spoken_when_asked(run, tmp_path):
    put(tmp_path, a_dot_bpmn=WRONG)
    assert "bước" in run(tmp_path / "a.bpmn", code=1)
    assert "bước" not in run("--lang", "en", tmp_path / "a.bpmn", code=1)


@pytest.mark.parametrize("name", ["missing.bpmn", "only.dmn", "broken.zip"])
def test_what_cannot_be_opened_is_a_sentence(run, tmp_path, name):
    put(tmp_path, only_dot_dmn=DMN, broken_dot_zip=b"PK\x03\x04nonsense")
    output = run(tmp_path / "only.dmn" if name == "only.dmn" else f"{tmp_path}/{name}", code=2)
    assert output.startswith("Error: ")
    assert "Traceback" not in output
