"""The command ``motcua``: a sentence for every mistake, never a traceback."""

import json
import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner

from app.cli.check import check
from app.cli.demo import demo
from app.cli.due import due
from app.cli.feel import feel
from app.cli.init import init
from app.cli.journal import verify_journal
from app.cli.publish import publish
from processes.actions.publication import TwoDiagrams

ROOT = Path(__file__).parent.parent.parent
DIAGRAM = ROOT / "bpmn_models" / "procedures" / "1.001612.bpmn"


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Run a command in an installation of its own."""
    monkeypatch.setenv("MOTCUA_VAR", str(tmp_path / "var"))
    monkeypatch.setenv("MOTCUA_MODELS", str(ROOT / "bpmn_models"))
    monkeypatch.delenv("DATABASE_URL", raising=False)

    def invoke(command, *words, code=0, **options):
        result = CliRunner().invoke(command, [str(word) for word in words], **options)
        assert result.exit_code == code, result.output
        return result.output

    return invoke


def last_line(output):
    return output.strip().splitlines()[-1]


def test_due_runs_the_vectors(run, tmp_path):
    vectors = ROOT / "tests" / "data" / "working_time"
    file = next(path for path in vectors.rglob("*.json"))
    assert last_line(run(due, file)) == "25 passed, 0 failed"


@pytest.mark.parametrize(
    "text", ["", "[]", '{"vectors": 3}', '{"calendars": {"A": {}}, "vectors": []}', "nonsense"]
)
def test_due_refuses_a_broken_file_with_a_sentence(run, tmp_path, text):
    file = tmp_path / "vectors.json"
    file.write_text(text)
    assert "Traceback" not in run(due, file, code=1)


def test_due_prints_each_failure(run, tmp_path):
    file = next(path for path in (ROOT / "tests" / "data" / "working_time").rglob("*.json"))
    data = json.loads(file.read_text("utf-8"))
    data["vectors"][0]["expect"]["due"] = "2023-04-24T16:59"
    wrong = tmp_path / "wrong.json"
    wrong.write_text(json.dumps(data))
    output = run(due, wrong, code=1)
    assert data["vectors"][0]["id"] in output
    assert last_line(output) == "24 passed, 1 failed"


def test_feel_evaluates_and_refuses(run):
    assert run(feel, "a.b + 1", "--context", '{"a": {"b": 2}}').strip() == "3"
    assert "column" in run(feel, "a + ", code=1)
    assert "JSON" in run(feel, "a", "--context", "{", code=1)
    run(feel, code=2)


def test_feel_runs_the_public_cases(run):
    file = next((ROOT / "tests" / "data" / "feel").glob("*.json"))
    passed, failed, refused = (
        int(word.split()[0]) for word in last_line(run(feel, "--cases", file)).split(",")
    )
    assert (failed, passed >= 1400, refused < 60) == (0, True, True)


def test_check_says_what_is_wrong_where(run, tmp_path):
    assert run(check, DIAGRAM) == ""
    assert json.loads(run(check, "--json", DIAGRAM)) == []
    bad = tmp_path / "bad.bpmn"
    bad.write_bytes(
        DIAGRAM.read_bytes()
        .replace(b"<bpmn:userTask", b"<bpmn:scriptTask")
        .replace(b"</bpmn:userTask", b"</bpmn:scriptTask")
    )
    findings = json.loads(run(check, "--json", bad, code=1))
    assert {"file", "rule", "severity", "element", "line", "message"} <= set(findings[0])
    assert any(f["severity"] == "error" and f["element"] and f["line"] for f in findings)
    assert "appraise" in run(check, bad, code=1)


@pytest.mark.parametrize(
    "source",
    [b"", b"\x00\xff", b"<a/>", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', b"<definitions>" * 200],
)
def test_check_never_breaks(run, tmp_path, source):
    file = tmp_path / "any.bpmn"
    file.write_bytes(source)
    assert "Traceback" not in run(check, file, code=1)


def test_publish_puts_in_force_all_or_nothing(run, tmp_path):
    bad = tmp_path / "bad.bpmn"
    bad.write_text("<a/>")
    output = run(publish, DIAGRAM, bad, code=1)
    assert "Nothing was put in force" in output
    assert "version 1" not in output
    assert "1.001612 version 1 is in force" in run(publish, DIAGRAM)
    assert "version 1" in run(publish, DIAGRAM)


def test_publish_says_what_a_diagram_needs_and_who_is_missing(run, tmp_path):
    run(demo)
    said = run(publish, DIAGRAM, "--report")
    assert "block issue: here" in said
    assert "warning" not in said
    assert "role specialist: here" in run(check, DIAGRAM, "--needs")
    strange = tmp_path / "strange.bpmn"
    lane, call = b'role="specialist" slot="competent"', b'calledElement="issue"'
    text = DIAGRAM.read_bytes().replace(lane, b'role="archivist" slot="nowhere"')
    strange.write_bytes(text.replace(call, b'calledElement="nothing"'))
    said = run(publish, strange, "--report", code=1)
    assert "block nothing: MISSING" in said
    assert "no unit fills slot nowhere (archivist)" in said
    strange.write_bytes(DIAGRAM.read_bytes().replace(lane, b'role="archivist" slot="competent"'))
    assert "is archivist (slot competent)" in run(publish, strange, "--report")


def test_publish_takes_zips_and_refuses_two_of_one_code(run, tmp_path):
    packed = tmp_path / "made.zip"
    with ZipFile(packed, "w") as archive:
        archive.write(DIAGRAM, "made.bpmn")
    other = tmp_path / "other.bpmn"
    other.write_bytes(DIAGRAM.read_bytes().replace(b'shortName="', b'shortName="N', 1))
    with pytest.raises(TwoDiagrams):
        run(publish, packed, other, catch_exceptions=False)
    assert "made.bpmn: 1.001612 version 1 is in force" in run(publish, packed)


ANSWERS = ("--agency", "Xã Thử", "--code", "H99.01", "--name", "Lê Quản Trị", "--username", "quantri")


def test_demo_and_the_journal(run):
    assert "ready" in run(demo)
    assert "already" in run(demo)
    assert "whole" in run(verify_journal)
    assert "đã có cơ quan" in run(init, *ANSWERS, "--password", "mot mat khau dai", code=1)


def test_init_makes_an_installation_once(run, tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("mot mat khau dai\nnot this\n")
    said = run(init, *ANSWERS, "--email", "quantri@thu.example", "--password-file", secret)
    assert "quantri at" in said
    assert "/quan-tri/bat-dau" in said
    assert "mot mat khau dai" not in said
    assert "đã có cơ quan" in run(init, *ANSWERS, "--password", "mot mat khau dai", code=1)
    assert "whole" in run(verify_journal)


def test_init_asks_for_what_it_was_not_told(run):
    typed = "Xã Thử\nH99.01\nLê Quản Trị\nquantri\n\nmot mat khau dai\nmot mat khau dai\n"
    said = run(init, input=typed)
    assert "quantri at" in said
    assert "mot mat khau dai" not in said


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"--password": "12345678"}, "dễ đoán"),
        ({"--password": "ngan"}, "8"),
        ({"--password": "quantri!", "--username": "quantri!"}, "username"),
        ({"--username": "quantriii", "--password": "QuanTriII"}, "khác với tên đăng nhập"),
        ({"--code": "???"}, "code"),
        ({"--agency": " "}, "name"),
        ({"--email": "not an address"}, "email"),
    ],
)
def test_init_refuses_with_a_sentence_and_makes_nothing(run, change, words):
    given = dict(zip(ANSWERS[::2], ANSWERS[1::2], strict=True)) | {"--password": "mot mat khau dai"} | change
    said = run(init, *[part for pair in given.items() for part in pair], code=1)
    assert words in said
    assert "Traceback" not in said
    assert "quantri at" in run(init, *ANSWERS, "--password", "mot mat khau dai")


def test_demo_is_refused_where_others_can_reach_it(run, monkeypatch):
    monkeypatch.setenv("HOST", "0.0.0.0")
    assert "loopback" in run(demo, code=1)


def test_the_command_itself_ends_without_a_traceback(tmp_path):
    command = [sys.executable, "-c", "from app.cli.main import main; main()", "verify-journal"]
    environment = {
        "MOTCUA_VAR": str(tmp_path),
        "DATABASE_URL": "sqlite:////nowhere/at/all.sqlite",
        "PATH": "",
    }
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, env=environment)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr + done.stdout


@pytest.mark.slow
def test_what_a_command_begins_is_read_by_this_user_only(tmp_path):
    """The folder was there before, open to all, as a mounted disk is."""
    var = tmp_path / "var"
    var.mkdir(mode=0o755)
    words = ["init", "--agency", "UBND xã", "--code", "H31.40.1", "--name", "Đinh Hoàng Nam"]
    words += ["--username", "nam90", "--password", "ba con mèo mun"]
    command = f"import sys, app.cli.main as m; sys.argv = {['motcua', *words]!r}; m.main()"
    environment = os.environ | {"MOTCUA_VAR": str(var), "MOTCUA_MODELS": str(ROOT / "bpmn_models")}
    environment.pop("DATABASE_URL", None)
    done = subprocess.run(
        [sys.executable, "-c", command], env=environment, umask=0o022, cwd=ROOT, capture_output=True
    )
    assert done.returncode == 0, done.stderr
    kept = [path for path in var.rglob("*") if path.is_file()]
    assert "motcua.sqlite" in {path.name for path in kept}
    assert [path.name for path in kept if path.stat().st_mode & 0o077] == []
